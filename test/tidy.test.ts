import { spawnSync } from "node:child_process";
import { existsSync, globSync, readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PROBLEMS } from "../src/http/problem-codes";
import { en } from "../web/locales/en";
import { zhCn } from "../web/locales/zh-cn";
import { dependenciesOf, filesUnder, reachableFrom, type SourceFile } from "./support/source-tree";

// What neither the formatter, the linter nor the compiler can say about this house.

const src = filesUnder("src");
const web = filesUnder("web");
const tests = filesUnder("test");
const scripts = filesUnder("scripts");
// What the generator writes is no file of this house.
const client = filesUnder("client").filter(({ path }) => path !== "client/api.ts");
const migrations = filesUnder("migrations");
const documents = [...filesAtTop(/\.md$/), ...(existsSync("docs") ? filesUnder("docs") : [])];
const settings = filesAtTop(/\.(json|toml|ts)$/).filter(({ path }) => path !== "package-lock.json");
const written = [
  ...src,
  ...web,
  ...client,
  ...tests,
  ...scripts,
  ...migrations,
  ...documents,
  ...settings,
];
const code = [...src, ...web, ...client, ...tests, ...scripts].filter(({ path }) =>
  /\.(tsx?|mjs)$/.test(path),
);

describe("size and names", () => {
  it("a source file has at most 300 lines, a page or component 250", () => {
    const sources = [...src, ...client].map(limited(300));
    const tooLong = [...sources, ...web.map(limited(250))].flat();
    expect(tooLong).toEqual([]);
  });

  it("nothing is named after being useful", () => {
    const banned = /(^|[/.-])(utils?|helpers?|common|managers?|misc|shared)([/.-]|$)/;
    const named = [...src, ...web, ...client, ...tests, ...scripts].filter(({ path }) =>
      banned.test(path),
    );
    expect(paths(named)).toEqual([]);
  });

  it("folders are singular or plural nouns and files are kebab-case", () => {
    const strange = code.filter(
      ({ path }) => !/^[a-z0-9-]+(\/[a-z0-9-]+)*(\.[a-z0-9]+)+$/.test(path),
    );
    expect(paths(strange)).toEqual([]);
  });

  it("no file re-exports a folder", () => {
    const barrels = code.filter(({ path, text }) =>
      /(^|\/)index\.tsx?$/.test(path) ? true : /^export \* from/m.test(text),
    );
    expect(paths(barrels)).toEqual([]);
  });

  it("only an entry point or a tool's settings exports a default", () => {
    const allowed =
      /^(src\/worker\.ts|test\/bench\/worker\.ts|test\/support\/(browser-world|provider-bench)\.ts|.*\.config\.ts|.*\.d\.ts)$/;
    const found = [...code, ...settings].filter(
      ({ path, text }) => /^export default /m.test(text) && !allowed.test(path),
    );
    expect(paths(found)).toEqual([]);
  });
});

describe("nothing is left over", () => {
  it("no marker promises work for later", () => {
    const marker = new RegExp(
      `(//|/\\*|\\*|--|#|<!--).*\\b(${["TO" + "DO", "FIX" + "ME", "X" + "XX"].join("|")})\\b`,
    );
    expect(linesMatching(written, marker)).toEqual([]);
  });

  it("no test is parked or singled out", () => {
    const parked = new RegExp(
      `\\b(it|test|describe)(\\.[a-z]+)*\\.(${"sk" + "ip"}|${"on" + "ly"}|${"to" + "do"})\\b`,
    );
    expect(linesMatching(tests, parked)).toEqual([]);
  });

  it("nothing knows the machine it was written on", () => {
    // Absolute places only: `.wrangler/tmp` is nobody's machine.
    const places = ["wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers", "tm" + "p", "va" + "r"];
    const place = new RegExp(`(?<![\\w.$}*-])/(${places.join("|")})/|registry\\.npmjs`);
    const found = linesMatching(written, place);
    expect(found).toEqual([]);
    expect(readFileSync("package-lock.json", "utf8")).not.toMatch(/"resolved": "https?:/);
  });

  it("every source file is reached from an entry point", () => {
    const entries = ["src/worker.ts", "web/islands/app.ts", "client/forbear.ts"];
    const roots = [...entries, ...paths(scripts), ...benchWorker()];
    const reached = reachableFrom(roots, [...src, ...web, ...client, ...scripts, ...tests]);
    const dead = [...src, ...web, ...client].filter(
      ({ path }) =>
        !reached.has(path) &&
        !/\.d\.ts$|\/tsconfig\.json$/.test(path) &&
        !path.startsWith("web/public/"),
    );
    expect(paths(dead)).toEqual([]);
  });

  it("the cost table is what was measured at the published prices", () => {
    const checked = spawnSync(process.execPath, ["scripts/cost.mjs", "--check"]);
    expect(String(checked.stderr)).toBe("");
    expect(checked.status).toBe(0);
  });

  it("every path a document names exists", () => {
    expect(documents.flatMap(missingPaths)).toEqual([]);
  });
});

describe("dependencies point inward", () => {
  const inward: Readonly<Record<string, readonly string[]>> = {
    kernel: ["kernel"],
    domain: ["kernel", "domain"],
    app: ["kernel", "domain", "app"],
    store: ["kernel", "domain", "app", "store", "env"],
    gateway: ["kernel", "domain", "app", "gateway", "env"],
    queue: ["kernel", "domain", "app", "store", "composition", "queue", "env"],
    cron: ["kernel", "domain", "app", "store", "composition", "queue", "cron", "env"],
    http: ["kernel", "domain", "app", "store", "composition", "queue", "http", "web", "env"],
    composition: ["kernel", "domain", "app", "store", "gateway", "composition", "env"],
  };

  it("a layer imports only what lies further in", () => {
    const outward = src
      .flatMap(dependenciesOf)
      .filter(({ from, to }) => {
        const layer = layerOf(from);
        const allowed = inward[layer];
        if (allowed === undefined || allowed.includes(layerOf(to))) return false;
        // Letters about a person's account belong to no tenant, so no context carries them.
        return !(from.startsWith("src/http/auth/") && layerOf(to) === "gateway");
      })
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(outward).toEqual([]);
  });

  it("use cases never reach a database, a queue or a provider but through their context", () => {
    const stored = src.filter(
      ({ path, text }) =>
        /^src\/(app|domain|kernel)\//.test(path) &&
        /\b(D1Database|R2Bucket|SendEmail|MessageBatch)\b|\bQueue</.test(text),
    );
    expect(paths(stored)).toEqual([]);
  });

  it("pages take data as props: they import types of the core and its pure words only", () => {
    const inside = web
      .flatMap(dependenciesOf)
      .filter(({ to, typeOnly }) => to.startsWith("src/") && !typeOnly)
      .filter(({ to }) => !/^src\/(kernel|domain)\//.test(to))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(inside).toEqual([]);
  });

  it("the core has neither clock nor randomness", () => {
    const impure = /\bMath\.random\b|\bnew Date\b|\bDate\.now\b|\bTemporal\.Now\b|\brandomUUID\b/;
    const core = src.filter(
      ({ path }) => /^src\/(kernel|domain)\//.test(path) && path !== "src/kernel/calendar.ts",
    );
    expect(linesMatching(core, impure)).toEqual([]);
  });

  it("databases are held by the store and the wiring alone", () => {
    const holders = src.filter(
      ({ path, text }) =>
        !/^src\/(store|composition|env|worker)/.test(path) &&
        /\benv\.(SHARD_\d\d|CONTROL)\b/.test(text),
    );
    // better-auth keeps its own tables and is handed the control database; the rest goes by a door.
    const named = /^src\/(http\/auth|http\/middleware|queue|cron|http\/routes\/health)/;
    expect(paths(holders.filter(({ path }) => !named.test(path)))).toEqual([]);
  });
});

describe("the languages say the same", () => {
  const english = en as Readonly<Record<string, string>>;
  const chinese = zhCn as Readonly<Record<string, string>>;

  it("both dictionaries have the same keys; Chinese has one plural form", () => {
    const wanted = Object.keys(english).filter((key) => !key.endsWith(".one"));
    expect(Object.keys(chinese).sort()).toEqual(wanted.sort());
  });

  it("a message names the same facts in both", () => {
    const names = (message = "") =>
      [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const different = Object.keys(chinese).filter((key) => {
      const [here, there] = [names(chinese[key]), names(english[key])];
      return JSON.stringify([...new Set(here)]) !== JSON.stringify([...new Set(there)]);
    });
    expect(different).toEqual([]);
  });

  it("no Chinese message is empty or still English", () => {
    const untranslated = Object.entries(chinese).filter(
      ([key, message]) =>
        message.trim() === "" || (message === english[key] && /[a-z]{3} [a-z]{3}/.test(message)),
    );
    expect(untranslated).toEqual([]);
  });
});

describe("the API", () => {
  /** What pages alone do, each for its reason. */
  const ONLY_PAGES: Readonly<Record<string, string>> = {
    "borrower/by-link": "a borrower's own page, reached by a link and not by a key",
    "borrower/name": "names for a table; the API answers references",
    "contact/standing": "all channels at once; by API each is asked with dryRun",
    context: "the word for what was denied",
    "deletion/ask": "a lender ends by a person's own hand, with their password",
    "deletion/cancel": "as deletion/ask",
    "deletion/read": "as deletion/ask",
    "loan/describe": "references for a table; the API answers ids",
    "loan/read-history": "the loan page at once; each part has an operation",
    moment: "what a clock says beside a form",
    "payment/amount-text": "reads what is typed in major units",
    "reconciliation/run": "a number for a sentence",
    "scan/read-clock-move": "the days of a move as told; the API has /v1/scans",
    "simulation/simulated-as": "a link from a version to its last simulation",
    "task/ask-call-back": "a borrower's own page",
    "task/neighbours": "the way from one task to the next",
  };

  it("does whatever the pages do", () => {
    const used = (folder: string) => {
      const files = src.filter(({ path }) => path.startsWith(folder));
      const uses = files.flatMap(dependenciesOf).filter(({ typeOnly }) => !typeOnly);
      const app = uses.filter(({ to }) => to.startsWith("src/app/"));
      return new Set(app.map(({ to }) => to.slice("src/app/".length)));
    };
    const missing = used("src/http/pages/").difference(used("src/http/routes/"));
    expect([...missing].sort()).toEqual(Object.keys(ONLY_PAGES).sort());
  });
});

describe("refusals", () => {
  // Said of a row, a notice or a queue message, never as the answer of a request. A code without a
  // noun is the reason of one field.
  const neverAnswered =
    /^[^.]+$|^import\.(row_invalid|column_|header_)|^notice\.(no_address|nothing_to_say|template_failed)$|^webhook\.message_id_too_long$|^policy\.|^template\.(?!not_found|invalid|changed)|^behaviour\.|^allocation\.|^condition\.|^score\./;

  it("every code of a use case has a status and a title", () => {
    const missing = src
      .filter(({ path }) => /^src\/(app|domain|kernel)\//.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\bcode: "([^"]+)"/g)].map(([, code = ""]) => ({ path, code })),
      )
      .filter(({ code }) => !(code in PROBLEMS) && !neverAnswered.test(code))
      .map(({ path, code }) => `${code} (${path})`);
    expect([...new Set(missing)]).toEqual([]);
  });

  it("every code is noun.reason", () => {
    const odd = Object.keys(PROBLEMS).filter(
      (code) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(_[a-z]+)*$/.test(code),
    );
    expect(odd).toEqual([]);
  });
});

describe("migrations", () => {
  it("only add: a rebuild deletes children on D1", () => {
    const forbidden =
      /DROP\s+TABLE|__new_|PRAGMA\s+foreign_keys|ON\s+DELETE\s+CASCADE|DROP\s+COLUMN/i;
    expect(linesMatching(migrations, forbidden)).toEqual([]);
  });

  it("are numbered without a gap in each set", () => {
    for (const set of ["control", "shard"]) {
      const numbers = readdirSync(`migrations/${set}`)
        .sort()
        .map((name) => Number(name.slice(0, 4)));
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
  });
});

function filesAtTop(pattern: RegExp): SourceFile[] {
  return readdirSync(".")
    .filter((name) => pattern.test(name) && statSync(name).isFile())
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

function limited(linesMax: number) {
  return ({ path, text }: SourceFile): string[] => {
    const lines = text.split("\n").length - 1;
    return lines > linesMax ? [`${path}: ${lines} lines`] : [];
  };
}

function linesMatching(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
  );
}

function paths(files: readonly SourceFile[]): string[] {
  return files.map(({ path }) => path);
}

function layerOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  return top === "src" ? second.replace(/\.ts$/, "") : top;
}

function benchWorker(): string[] {
  return existsSync("test/bench/worker.ts") ? ["test/bench/worker.ts"] : [];
}

const ROOTED = /^(src|web|client|test|migrations|docs|scripts|\.ci)\//;

/** Paths in backticks or links of a document that are not there. */
function missingPaths({ path, text }: SourceFile): string[] {
  const named = [...text.matchAll(/`([^`\s]+)`|\]\(([^)\s#]+)/g)]
    .map(([, quoted, linked]) => quoted ?? linked ?? "")
    .filter((name) => ROOTED.test(name) && !/[<>]/.test(name))
    .map((name) => name.replace(/:\d+$/, "").replace(/[.,;]$/, ""));
  return named
    .filter((name) => (/[*{]/.test(name) ? globSync(name).length === 0 : !existsSync(name)))
    .map((name) => `${path} names ${name}`);
}

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type ApiDocument, operationsByTag } from "../../web/pages/api-document";
import { signedSamples } from "../../web/pages/api-example-signed";
import { typescriptOf } from "../../web/pages/api-example-typescript";
import { GUIDE_PARTS } from "../../web/pages/guide-parts";
import { QUICK_START } from "../../web/pages/quick-start-steps";

const place = mkdtempSync(join(tmpdir(), "forbear-client-"));
let document: ApiDocument;
let problemCodes: readonly string[];

/** An empty project of an integrator, with the client that this Forbear serves. */
beforeAll(async () => {
  // Commands block this process, and a connection kept open would be closed meanwhile.
  const read = (path: string) =>
    fetch(new URL(path, inject("baseURL")), { headers: { connection: "close" } });
  document = (await (await read("/openapi.json")).json()) as ApiDocument;
  const told = (await (await read("/problems")).json()) as { problems: { code: string }[] };
  problemCodes = told.problems.map(({ code }) => code);
  const tarball = await read("/forbear-client.tgz");
  expect(tarball.status).toBe(200);
  writeFileSync(join(place, "client.tgz"), Buffer.from(await tarball.arrayBuffer()));
  writeFileSync(join(place, "package.json"), '{"type": "module", "private": true}');
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "./client.tgz"]);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

function run(command: string, args: readonly string[], input?: string) {
  const ran = spawnSync(command, args, {
    cwd: place,
    encoding: "utf8",
    input,
    maxBuffer: 64 << 20,
  });
  expect(
    ran.status,
    `${command} ${args.join(" ")}\n${ran.stdout.slice(-4000)}\n${ran.stderr}`,
  ).toBe(0);
  return ran.stdout;
}

/** Compiles what lies in a folder of the project, strictly. */
function compile(folder: string, typescript: string, options: object = {}) {
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ target: "es2022", module: "nodenext", noEmit: true, skipLibCheck: false },
    ...{ lib: ["es2023", "dom", "dom.iterable"], types: ["node"] },
    typeRoots: [resolve("node_modules/@types")],
    ...options,
  };
  writeFileSync(
    join(place, folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["*.mts"] }),
  );
  run(process.execPath, [join(typescript, "bin/tsc"), "-p", folder]);
}

function typescriptFrom(manifest: string): string {
  return dirname(createRequire(resolve(manifest)).resolve("typescript/package.json"));
}

/** Every module that the documentation shows, by the place where it stands. */
function modules(): readonly (readonly [string, string])[] {
  const operations = [...operationsByTag(document).values()].flat();
  const samples = operations
    .filter(({ isWebhook }) => !isWebhook)
    .map((placed) => {
      const signed = signedSamples(document, placed)?.typescript;
      return [placed.id, String(signed ?? typescriptOf(document, placed))] as const;
    });
  const guides = Object.values(GUIDE_PARTS)
    .flat()
    .flatMap(({ key, samples: shown }) =>
      shown ? [[key.replaceAll(".", "-"), String(shown.typescript)] as const] : [],
    );
  const steps = Object.values(QUICK_START)
    .flatMap(({ typescript }) => typescript)
    .flatMap(({ file, text }) => (file ? [[`start-${file}`, text] as const] : []));
  return [...samples, ...guides, ...steps];
}

const USE = `import { createClient, ForbearProblem, type Schema, verifyEvent } from "forbear/client";

const forbear = createClient({ baseUrl: process.argv[2], apiKey: "fbk_none", retries: 0 });
const health = await forbear.get("/health");
const status: string = health.status;
try {
  for await (const loan of forbear.list("/v1/loans", { params: { query: { limit: 10 } } })) {
    const late: number = loan.daysPastDue;
    const whole: Schema<"Loan"> = loan;
    console.log(late, whole.id);
  }
} catch (error) {
  if (!(error instanceof ForbearProblem)) throw error;
  console.log(status, error.code, error.status);
}

export function read(body: string, headers: Headers): string {
  const event = verifyEvent(body, headers, "whsec_AAAA");
  return event.type === "loan.cured" ? event.data.pastDueSince : event.id;
}

export async function wrong(): Promise<void> {
  // @ts-expect-error there is no such path
  await forbear.get("/v1/nothing");
  // @ts-expect-error the id is missing
  await forbear.get("/v1/loans/{id}");
  // @ts-expect-error no such parameter
  await forbear.get("/v1/loans", { params: { query: { buckett: "M1" } } });
  // @ts-expect-error a body is needed
  await forbear.put("/v1/clock");
  // @ts-expect-error this is no list
  forbear.list("/v1/tenant");
}
`;

/** The Nodes that this machine has, the oldest that we promise among them where it is here. */
function nodes(): readonly string[] {
  const found = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => {
    try {
      return [realpathSync(join(folder, "node"))];
    } catch {
      return [];
    }
  });
  return [...new Set([...found, process.execPath])];
}

describe("the client that Forbear serves", () => {
  test("asks for nothing but what it runs on", () => {
    const installed = run("npm", ["ls", "--all", "--parseable"]).trim().split("\n").slice(1);
    const names = installed.map((path) => path.replace(/^.*node_modules\//, ""));
    expect(names.sort()).toEqual([
      ...["@stablelib/base64", "fast-sha256", "forbear", "openapi-fetch"],
      ...["openapi-typescript-helpers", "standardwebhooks"],
    ]);
  });

  test("compiles strictly under TypeScript 5 and 7, and refuses what the document does not know", () => {
    mkdirSync(join(place, "use"));
    writeFileSync(join(place, "use/use.mts"), USE);
    compile("use", typescriptFrom("scripts/openapi/package.json"), { skipLibCheck: true });
    compile("use", typescriptFrom("package.json"));
  });

  test("runs on every Node that is here", () => {
    const emitted = USE.replaceAll(/(?<=const \w+): [^=]+(?= =)|, type Schema/g, "").replace(
      /export[\s\S]*/,
      "",
    );
    writeFileSync(join(place, "use.mjs"), emitted);
    for (const node of nodes()) {
      expect(run(node, ["use.mjs", inject("baseURL")])).toBe("ok access.unauthenticated 401\n");
    }
  });

  test("has the types of the document: npm run client writes them anew", () => {
    const input = JSON.stringify({ document, problemCodes });
    const written = run(process.execPath, [resolve("scripts/openapi/write-types.mjs")], input);
    // Compared as one value: a difference of ten thousand lines helps nobody.
    expect(written === readFileSync("client/api.ts", "utf8")).toBe(true);
  });
});

test("every module in the documentation compiles strictly against the client", () => {
  mkdirSync(join(place, "samples"));
  for (const [name, text] of modules()) {
    const isModule = /^(import|export) /m.test(text) ? "" : "\nexport {};\n";
    writeFileSync(join(place, `samples/${name.replace(/\.mjs$/, "")}.mts`), text + isModule);
  }
  expect(modules().length).toBeGreaterThan(150);
  compile("samples", typescriptFrom("package.json"), { skipLibCheck: true });
});

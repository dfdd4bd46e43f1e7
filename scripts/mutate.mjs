import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ROOT, runTool } from "./tool.mjs";

// npm run mutate -- [--count 60] [--seed 1] [--only src/domain/loan]: changes one operator or number of
// the core at a time, in a copy, and runs the tests of the core. A mutant that no test notices is
// printed: either it changes nothing, or a test is missing.

const CORE = [
  "src/kernel",
  "src/domain/loan",
  "src/domain/apr",
  "src/domain/quote",
  "src/domain/delinquency",
  "src/domain/modification",
];
const TESTS = [
  "test/domain/kernel",
  "test/domain/loan",
  "test/domain/apr",
  "test/domain/quote",
  "test/domain/delinquency",
  "test/domain/modification",
];
const RUN_MS_MAX = 120_000;
// Outside the project's own settings, so that no test of the project finds the copy.
const COPY = join(ROOT, ".wrangler/mutate");

// The formatter puts spaces around operators, and none into types: text is enough to find them.
const CHANGES = [
  [/ < /, " <= "],
  [/ <= /, " < "],
  [/ > /, " >= "],
  [/ >= /, " > "],
  [/ === /, " !== "],
  [/ !== /, " === "],
  [/ \+ /, " - "],
  [/ - /, " + "],
  [/ \* /, " + "],
  [/ && /, " || "],
  [/ \|\| /, " && "],
  [/Math\.min\(/, "Math.max("],
  [/Math\.max\(/, "Math.min("],
  // Said without the names of money, which a mutated file may not import.
  [/(?<![.\w]|function )least\(/, "Math.max("],
  [/(?<![.\w]|function )greatest\(/, "Math.min("],
  [/(?<![.\w]|function )add\(/, "((a, b) => a - b)("],
  [/(?<![.\w]|function )subtract\(/, "((a, b) => a + b)("],
  [/\bearliest\(/, "latest("],
  [/\blatest\(/, "earliest("],
  [/ \+= /, " -= "],
  [/ -= /, " += "],
  [/, 1\)/, ", 2)"],
  [/\? (.+) : (.+);$/, "? $2 : $1;"],
];

const count = Number(option("--count") ?? 60);
const only = option("--only");
const random = generator(Number(option("--seed") ?? 1));
const all = CORE.filter((folder) => !only || folder === only || only.startsWith(folder))
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
  .filter((path) => path.endsWith(".ts") && (!only || path.startsWith(only)))
  .flatMap(mutantsOf);
const chosen = sample(all, count);

rmSync(COPY, { recursive: true, force: true });
mkdirSync(COPY, { recursive: true });
for (const name of ["src", "test", "web", "package.json", "tsconfig.json"]) {
  cpSync(join(ROOT, name), join(COPY, name), { recursive: true });
}
writeFileSync(join(COPY, "vitest.config.mjs"), "export default {};\n");
symlinkSync(join(ROOT, "node_modules"), join(COPY, "node_modules"));

const survivors = [];
for (const [index, mutant] of chosen.entries()) {
  const path = join(COPY, mutant.path);
  const text = readFileSync(path, "utf8");
  const lines = text.split("\n");
  lines[mutant.line] = mutant.after;
  writeFileSync(path, lines.join("\n"));
  const killed = await testsFail();
  writeFileSync(path, text);
  if (!killed) survivors.push(mutant);
  const place = `${mutant.path}:${mutant.line + 1}`;
  console.log(`${index + 1}/${chosen.length} ${killed ? "killed  " : "SURVIVED"} ${place}`);
}
for (const { path, line, before, after } of survivors) {
  console.log(`\n${path}:${line + 1}\n- ${before.trim()}\n+ ${after.trim()}`);
}
const share = ((chosen.length - survivors.length) / chosen.length) * 100;
console.log(
  `\n${chosen.length - survivors.length} of ${chosen.length} killed, ${share.toFixed(1)} %`,
);

function mutantsOf(path) {
  let inComment = false;
  return readFileSync(join(ROOT, path), "utf8")
    .split("\n")
    .flatMap((before, line) => {
      const text = before.trim();
      if (text.startsWith("/*")) inComment = true;
      const skip =
        inComment ||
        text.startsWith("//") ||
        text.startsWith("import") ||
        /^(export )?type /.test(text);
      if (text.endsWith("*/")) inComment = false;
      // What an assertion or a refusal says is no behaviour of its own.
      if (skip || /\bassert\(|^\| /.test(text)) return [];
      return CHANGES.filter(([find]) => find.test(before)).map(([find, replace]) => ({
        path,
        line,
        before,
        after: before.replace(find, replace),
      }));
    })
    .filter(({ before, after }) => before !== after);
}

async function testsFail() {
  // A mutant that never ends is noticed too; in threads, so that ending the run ends it.
  const args = ["run", "--bail=1", "--reporter=dot", "--pool=threads", ...TESTS];
  const options = { cwd: COPY, stdio: "ignore", timeout: RUN_MS_MAX, killSignal: "SIGKILL" };
  return (await runTool("vitest", args, options)) !== 0;
}

function sample(list, size) {
  const rest = [...list];
  const taken = [];
  while (taken.length < size && rest.length > 0) {
    taken.push(...rest.splice(Math.floor(random() * rest.length), 1));
  }
  return taken;
}

/** mulberry32: the same seed chooses the same mutants. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function option(name) {
  const index = process.argv.indexOf(name);
  return index === -1 ? undefined : process.argv[index + 1];
}

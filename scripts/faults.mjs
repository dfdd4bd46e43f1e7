import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { ROOT, runTool, toolEnvironment, toolNode, toolScript } from "./tool.mjs";

// npm run faults: lives through seven months of the ladder again and again, each time with other faults
// drawn from a seed, and compares every table with the run in which nothing went wrong. With
// `--book letters` ten thousand letters of one day, and in which order each was tried; with
// `--book payments` fifty thousand payment webhooks in any order, each up to three times. Progress
// goes to standard error, the figures as one line of JSON to standard output.

const MEMORY_DISK = "/dev/shm";
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    book: { type: "string", default: "ladder" },
    days: { type: "string", default: "215" },
    letters: { type: "string", default: "10000" },
    events: { type: "string", default: "50000" },
    processes: { type: "string", default: String(Math.min(4, availableParallelism())) },
  },
});
const book = values.book;
/** What a run of the book sends out, or takes in. */
const THINGS = book === "payments" ? "messages" : "letters";
const runs = book === "ladder" ? Number(values.runs) : 1;
/** The letters of one step: the second day sends them. */
const LETTER_DAYS = 2;
const days = book === "letters" ? LETTER_DAYS : Number(values.days);
const letters = Number(values.letters);
const events = Number(values.events);
const first = Number(values.seed);
const seeds = Array.from({ length: runs }, (_, index) => first + index);
const processes = Math.max(1, Math.min(Number(values.processes), runs));

const startedAt = performance.now();
const total = { runs: 0, splits: 0, equal: 0, differing: [], faults: {}, letters: 0 };
if (!existsSync(join(ROOT, "dist/web"))) await runTool("vite", ["build", "--logLevel", "warn"]);
const codes = await Promise.all(
  Array.from({ length: processes }, (_, share) =>
    runShare({
      seeds: seeds.filter((_seed, index) => index % processes === share),
      splits: share === 0 && book === "ladder",
      book,
      days,
      letters,
      events,
    }),
  ),
);
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(JSON.stringify({ book, days, ...total, seconds }));
if (codes.some((code) => code !== 0) || total.runs < runs) process.exitCode = 1;

/** One process of vitest with its own databases, and a part of the seeds. */
function runShare(asked) {
  const args = [toolScript("vitest"), "run", "--project", "faults", "--reporter=default"];
  const child = spawn(toolNode(), args, {
    cwd: ROOT,
    env: {
      ...toolEnvironment(),
      FAULTS: JSON.stringify(asked),
      NO_COLOR: "1",
      // A hundred thousand small commits wait for a disk more than they compute.
      TMPDIR: existsSync(MEMORY_DISK) ? MEMORY_DISK : tmpdir(),
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const told = /faults: (\{.*\})/.exec(line)?.[1];
    if (told) add(JSON.parse(told));
    else if (/Error|FAIL/.test(line)) process.stderr.write(`${line}\n`);
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill());
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}

function add({ reached, seed, stops, seconds: took, hoursLived, letters, found, ...rest }) {
  const { counts = {}, orders } = rest;
  if (reached) {
    const minutes = (performance.now() - startedAt) / 60_000;
    process.stderr.write(`faults: ${reached} after ${minutes.toFixed(1)} min\n`);
    return;
  }
  const name = seed === undefined ? `${stops} stops` : `seed ${seed}`;
  if (seed === undefined) total.splits += 1;
  else total.runs += 1;
  total.letters += letters;
  if (orders) total.orders = orders;
  if (found.length === 0) total.equal += 1;
  else total.differing.push(seed ?? name);
  for (const [kind, count] of Object.entries(counts)) {
    total.faults[kind] = (total.faults[kind] ?? 0) + count;
  }
  const struck = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const verdict = found.length === 0 ? "equal" : `DIFFERENT\n${found.join("\n")}`;
  process.stderr.write(
    `faults: ${name}: ${stops} stops, ${struck} faults, ${letters} ${THINGS}, ` +
      `${hoursLived.toFixed(1)} h of its own time in ${took.toFixed(1)} s: ${verdict}\n`,
  );
}

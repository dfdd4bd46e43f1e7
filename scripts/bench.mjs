import { spawnSync } from "node:child_process";
import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureImport, measureLoanGet, measureScan } from "./bench/book.mjs";
import {
  measureGate,
  measureOverviewScripts,
  measureReplay,
  measureSchedule,
} from "./bench/core.mjs";
import { figures, notes } from "./bench/figures.mjs";
import { MEMORY_MAX, measureInvocation, measureLargeBook } from "./bench/large-book.mjs";
import { measureLetters } from "./bench/letters.mjs";
import {
  forgetLargeBook,
  goLive,
  makeLender,
  startLargeWorker,
  startWorker,
} from "./bench/server.mjs";
import { measureLoanList, measurePayments } from "./bench/payments.mjs";
import { measureTick } from "./bench/tick.mjs";
import { measureWebhooks } from "./bench/webhooks.mjs";
import { ROOT, runTool, toolEnvironment, toolNode } from "./tool.mjs";

// npm run bench: one JSON document on standard output, progress on standard error. Every floor is
// measured in the same run, on the same machine, with the same rows and no logic of ours.
// -- --loans 1000000: a large book on four shards instead, and the tick over a thousand lenders.
// -- --keep: keeps what the cost table is computed from in docs/measured.json.

if (realpathSync(process.execPath) !== realpathSync(toolNode())) {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const ran = spawnSync(toolNode(), args, { env: toolEnvironment(), stdio: "inherit" });
  process.exit(ran.status ?? 1);
}
// Standard output is the document and nothing else, whatever a tool says on the way.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const loans = option("--loans");
if (loans === undefined) await measureProduct();
else await measureAtScale(Number(loans));
print(`${JSON.stringify(notes.length > 0 ? { figures, notes } : { figures }, null, 2)}\n`);

async function measureProduct() {
  const built = await runTool("vite", ["build", "--logLevel", "warn"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (built !== 0) throw new Error("the pages were not built");
  await measureReplay();
  await measureSchedule();
  await measureGate();
  measureOverviewScripts();
  const server = await startWorker();
  try {
    const lender = await makeLender(server);
    await measureImport(server, lender);
    await measureScan(server, lender);
    await measureLetters(server, lender);
    const live = await goLive(server, lender);
    await measureLoanGet(server, live);
    await measureLoanList(server, live);
    await measureWebhooks(server, live);
    await measurePayments(server, live);
  } finally {
    await server.close();
  }
}

async function measureAtScale(count) {
  try {
    const { lender, measured } = await withLargeWorker({ anew: true }, (server) =>
      measureLargeBook(server, count),
    );
    // An isolate that has done nothing yet, as a consumer begins with, and may have no more than it should.
    const heapMegabytes = MEMORY_MAX;
    await withLargeWorker({ anew: false, heapMegabytes }, (server) =>
      measureInvocation(server, lender),
    );
    const tick = await withLargeWorker({ anew: false }, (server) => measureTick(server, lender));
    if (!process.argv.includes("--keep")) return;
    const kept = { loans: count, ...measured, tick };
    writeFileSync(join(ROOT, "docs/measured.json"), `${JSON.stringify(kept, null, 2)}\n`);
  } finally {
    forgetLargeBook();
  }
}

async function withLargeWorker(options, work) {
  const server = await startLargeWorker(options);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

function option(name) {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

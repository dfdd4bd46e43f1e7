import { median, note, remark, report, round, sum } from "./figures.mjs";
import { measureReports } from "./reports.mjs";
import { withHeap, withProcessorTime } from "./runtime.mjs";
import { makeLender } from "./server.mjs";

const PARTITIONS = 8;
const SHARDS = 4;
const LOANS_PER_FILE = 10_000;
/** What the product imports itself; a larger book is copies of it, made inside the databases. */
const IMPORTED_MAX = 100_000;
const COPIES_MAX = 15;
const SMALLER_BY = 10;
const SCANNED_DAYS = [1, 2];
/** So far behind that a message cannot get through: its invocation is as long as one can be. */
const BEHIND_DAY = 40;
const MEGABYTE = 1_000_000;
/** Megabytes that a consumer's invocation may need. */
export const MEMORY_MAX = 100;
/** With fewer looks at the heap nobody knows its peak. */
const LOOKS_MIN = 50;

/** A large book on eight partitions over four shards; answers what the cost table needs. */
export async function measureLargeBook(server, loans) {
  const lender = await makeLender(server, PARTITIONS);
  const { tenant } = lender;
  const imported = await importBook(server, tenant, Math.min(loans, IMPORTED_MAX));
  await growTo(server, tenant, loans);
  const smaller = await makeSmaller(server, tenant, loans);
  const scan = await measureDays(server, { tenant, smaller, loans });
  const payment = await measurePayments(server, tenant);
  const notice = await measureNotices(server, tenant);
  await measureReports(server, { tenant, partitions: partitions(), day: SCANNED_DAYS[0] });
  return { lender: { tenant }, measured: { import: imported, payment, scan, notice } };
}

// The product's own import, file by file: rows, processor time and bytes for each loan.
async function importBook(server, tenant, count) {
  const before = await server.step("size", {});
  const totals = { seconds: 0, processorSeconds: 0, rowsWritten: 0, rowsRead: 0 };
  for (let from = 0; from < count; from += LOANS_PER_FILE) {
    const size = Math.min(LOANS_PER_FILE, count - from);
    const { number } = await server.step("file", { tenant, from, count: size });
    const ran = await withProcessorTime(() => server.timed("import", { tenant, number }));
    const { seconds, answer } = ran.answer;
    if (answer.accepted !== size) throw new Error(`import: ${JSON.stringify(answer)}`);
    totals.seconds += seconds;
    totals.processorSeconds += ran.processorSeconds;
    totals.rowsWritten += answer.rowsWritten;
    totals.rowsRead += answer.rowsRead;
    note(`imported ${from + size} loans, the last ${size} in ${round(seconds)} s`);
  }
  const { bytes } = await server.step("size", {});
  const { entries } = await server.step("audit-entries", { tenant });
  return {
    rowsWritten: round(totals.rowsWritten / count),
    rowsRead: round(totals.rowsRead / count),
    auditEntries: round(entries / count),
    processorMs: round((totals.processorSeconds * 1000) / count),
    bytes: round((bytes - before.bytes) / count),
  };
}

// Payments by the API: one in a call, and 500 in a call.
async function measurePayments(server, tenant) {
  const day = SCANNED_DAYS.at(-1);
  const one = await postPayments(server, { tenant, day, from: 0, count: 500, perCall: 1 });
  const many = await postPayments(server, { tenant, day, from: 1000, count: 4000, perCall: 500 });
  return { one, many };
}

async function postPayments(server, step) {
  const size = await server.step("size", {});
  const audit = await server.step("audit-entries", step);
  const ran = await withProcessorTime(() => server.step("payments", step));
  const { posted, rowsWritten, rowsRead } = ran.answer;
  if (posted !== step.count) throw new Error(`payments: ${JSON.stringify(ran.answer)}`);
  const after = await server.step("audit-entries", step);
  const { bytes } = await server.step("size", {});
  return {
    rowsWritten: round(rowsWritten / posted),
    rowsRead: round(rowsRead / posted),
    auditEntries: round((after.entries - audit.entries) / posted),
    processorMs: round((ran.processorSeconds * 1000) / posted),
    bytes: round((bytes - size.bytes) / posted),
  };
}

async function growTo(server, tenant, loans) {
  const copies = Math.ceil(loans / IMPORTED_MAX) - 1;
  if (copies > 0 && loans % IMPORTED_MAX !== 0) throw new Error("--loans: whole hundred thousands");
  if (copies > COPIES_MAX) throw new Error(`--loans: at most ${(COPIES_MAX + 1) * IMPORTED_MAX}`);
  const started = performance.now();
  for (const partition of partitions()) {
    for (let copy = 1; copy <= copies; copy += 1) {
      await server.step("copy-partition", { tenant, partition, copy });
    }
    if (copies > 0) {
      await server.step("multiply-rollup", { tenant, partition, times: copies + 1 });
      note(`partition ${partition} has ${copies + 1} times its loans`);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const { bytes } = await server.step("size", {});
  const made =
    copies > 0
      ? `; ${IMPORTED_MAX} came by the product's own import, the others are ${copies} copies of ` +
        `them made inside the databases in ${round(seconds)} s, without search terms`
      : ", all by the product's own import";
  remark(
    `the book: ${loans} loans on ${PARTITIONS} partitions over ${SHARDS} shards, ` +
      `${round(bytes / MEGABYTE)} MB${made}`,
  );
}

/** A lender on the same shards whose book has a tenth of the loans, with all that will be touched. */
async function makeSmaller(server, tenant, loans) {
  let other = tenant;
  // Partitions go round the shards from a place that differs between lenders.
  for (let made = 0; made < SHARDS; made += 1) {
    other = (await makeLender(server, PARTITIONS)).tenant;
  }
  const count = Math.round(loans / SMALLER_BY / PARTITIONS);
  const day = SCANNED_DAYS.at(-1);
  const parts = [];
  for (const partition of partitions()) {
    const step = { tenant, to: other, partition, day, count };
    parts.push(await server.step("smaller-part", step));
  }
  const total = sum(parts.map((part) => part.loans));
  note(
    `a smaller book of ${total} loans has the same ${sum(parts.map(({ due }) => due))} due ones`,
  );
  return { tenant: other, loans: total };
}

// scan.touched_1m, scan.rows_written_1m: as scan.touched and scan.rows_written, of the large book.
// scan.growth_1m: the large book against the smaller one with the same touched loans. All three are
// medians over the partitions of the days, each measured side by side.
async function measureDays(server, { tenant, smaller, loans }) {
  const audit = await server.step("audit-entries", { tenant });
  const parts = [];
  for (const day of SCANNED_DAYS) {
    for (const partition of partitions()) {
      parts.push(await scanPart(server, { tenant, smaller: smaller.tenant, day, partition }));
    }
    const touched = sum(parts.filter((part) => part.day === day).map((part) => part.loansTouched));
    note(`scanned day ${day}: ${touched} of ${loans} loans`);
  }
  const after = await server.step("audit-entries", { tenant });
  const all = (key) => sum(parts.map((part) => part[key]));
  const touched = all("loansTouched");
  const middle = (of) => median(parts.map(of));
  report(
    "scan.touched_1m",
    "milliseconds per touched loan",
    (all("seconds") * 1000) / touched,
    (all("floorSeconds") * 1000) / touched,
    3,
  );
  report("scan.rows_written_1m", "rows per touched loan", all("rowsWritten") / touched, null, 6);
  report(
    "scan.growth_1m",
    "ratio",
    middle((part) => part.seconds / part.smallerSeconds),
    null,
    1.2,
  );
  remark(
    `scan.growth_1m: reading and writing the same loans in the same two books by bare SQL, without any ` +
      `decision, takes ${round(middle((part) => part.touchGrowth))} times as long in the larger one`,
  );
  remark(
    `scan: ${round(touched / SCANNED_DAYS.length)} touched loans a day in ${loans}; the median ratio to ` +
      `the floor by partition is ${round(middle((part) => part.seconds / part.floorSeconds))}; growth ` +
      `is against ${smaller.loans} loans in the same databases, the order of the two changing`,
  );
  return {
    touchedPerLoanAndDay: round(touched / SCANNED_DAYS.length / loans),
    noticesPerTouched: round(all("noticesPlanned") / touched),
    rowsWritten: round(all("rowsWritten") / touched),
    rowsRead: round(all("rowsRead") / touched),
    auditEntries: round((after.entries - audit.entries) / touched),
    processorMs: round((all("processorSeconds") * 1000) / touched),
  };
}

async function scanPart(server, { tenant, smaller, day, partition }) {
  await server.step("scan/prepare", { tenant, day, partition });
  const large = () => withProcessorTime(() => scanOnce(server, { tenant, day, partition }));
  const small = () => scanOnce(server, { tenant: smaller, day, partition });
  let [ran, other] = [undefined, undefined];
  // Whoever comes second may find warmer caches.
  if ((partition + day) % 2 === 0) [ran, other] = [await large(), await small()];
  else [other, ran] = [await small(), await large()];
  const { answer } = ran;
  if (answer.loansTouched !== other.loansTouched) throw new Error("the books differ");
  await server.step("scan-floor/prepare", { tenant, day, partition });
  const floor = await server.timed("floor", {});
  const touches = new Map();
  for (const one of (partition + day) % 2 === 0 ? [tenant, smaller] : [smaller, tenant]) {
    await server.step("touch/prepare", { tenant: one, day, partition });
    touches.set(one, (await server.timed("floor", {})).seconds);
  }
  return {
    day,
    touchGrowth: touches.get(tenant) / touches.get(smaller),
    ...answer,
    processorSeconds: ran.processorSeconds,
    smallerSeconds: other.seconds,
    floorSeconds: floor.seconds,
  };
}

async function scanOnce(server, step) {
  const { seconds, answer } = await server.timed("scan", step);
  if (!answer.finished || answer.loansTouched === 0 || answer.setAside > 0) {
    throw new Error(`scan: ${JSON.stringify(answer)}`);
  }
  return { seconds, ...answer };
}

async function measureNotices(server, tenant) {
  const step = { tenant, partition: 0, count: 1000 };
  const size = await server.step("size", {});
  const audit = await server.step("audit-entries", step);
  const ran = await withProcessorTime(() => server.step("notices", step));
  const { handled, sent, rowsWritten, rowsRead } = ran.answer;
  if (handled === 0) throw new Error("no notice was planned");
  const after = await server.step("audit-entries", step);
  const { bytes } = await server.step("size", {});
  note(`${sent} of ${handled} notices were sent (captured)`);
  return {
    sentShare: round(sent / handled),
    rowsWritten: round(rowsWritten / handled),
    rowsRead: round(rowsRead / handled),
    auditEntries: round((after.entries - audit.entries) / handled),
    processorMs: round((ran.processorSeconds * 1000) / handled),
    bytes: round((bytes - size.bytes) / handled),
  };
}

// scan.cpu_1m, scan.memory_1m: messages of partitions that are so far behind that each works until
// its deadline, in an isolate that was just made. Processor time is that of the whole runtime,
// databases and all: more than a Worker is charged for. Memory is the most that the isolate's inspector
// told of its heap meanwhile, garbage and all. The heap is limited to what is allowed, since an engine
// that has gigabytes to itself lets garbage lie that one with a limit collects.
export async function measureInvocation(server, { tenant }) {
  const long = (partition) => server.timed("invocation", { tenant, partition, day: BEHIND_DAY });
  const alone = await withHeap(server.inspector, () => withProcessorTime(() => long(0)));
  const { answer: ran, processorSeconds } = alone.answer;
  report("scan.cpu_1m", "seconds of processor time", processorSeconds, null, 30);
  report("scan.memory_1m", "megabytes", peakOf(alone), null, MEMORY_MAX);
  const together = await withHeap(server.inspector, () => Promise.all([1, 2, 3, 4].map(long)));
  remark(
    `scan.cpu_1m: one message worked ${round(ran.seconds)} s and brought its partition from ` +
      `${ran.answer.before} to ${ran.answer.after} in ${ran.answer.roundTrips} round trips; the ` +
      "processor time is that of the whole runtime with its databases",
  );
  remark(
    `scan.memory_1m: ${round(alone.heap.start / MEGABYTE)} MB before the message and at most ` +
      `${peakOf(alone)} MB in ${alone.heap.samples} looks while it ran in a heap of ${MEMORY_MAX} MB, garbage and all; four ` +
      `messages at once in one isolate: ${peakOf(together)} MB in ${together.heap.samples} looks`,
  );
}

function peakOf({ heap }) {
  if (heap.samples < LOOKS_MIN) throw new Error(`only ${heap.samples} looks at the heap`);
  return round(heap.peak / MEGABYTE);
}

function partitions() {
  return Array.from({ length: PARTITIONS }, (_, partition) => partition);
}

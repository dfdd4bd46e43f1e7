import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tool.mjs";

// node scripts/cost.mjs: writes docs/cost.md from what `npm run bench -- --loans 1000000 --keep`
// measured (docs/measured.json) and the published prices (docs/prices.json). With --check it only
// says whether the document is that.

const LOANS = 1_000_000;
const DAYS = 30;
const TICKS = DAYS * 96;
const OPERATIONS_PER_MESSAGE = 3;
const NOTICES_PER_MESSAGE = 100;
const WRITTEN_PER_AUDIT_ENTRY = 2;
const PAYMENTS_PER_LOAN = 0.95;
const NEW_LOANS_SHARE = 0.04;
const PAGE_VIEWS = 300_000;
const SCAN_MESSAGES_PER_DAY = 16;
const LENDERS = 1000;

const measured = read("docs/measured.json");
const prices = read("docs/prices.json");
const text = documentOf();
const target = join(ROOT, "docs/cost.md");
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error("docs/cost.md is not what scripts/cost.mjs makes: run node scripts/cost.mjs");
  process.exitCode = 1;
}

/** What happens in a month, how often, and what one of it costs. */
function activities() {
  const { scan, payment, notice, tick } = measured;
  const touched = scan.touchedPerLoanAndDay * LOANS * DAYS;
  const notices = touched * scan.noticesPerTouched;
  const payments = PAYMENTS_PER_LOAN * LOANS;
  const noticeMessages = notices / NOTICES_PER_MESSAGE;
  return [
    activity("Scans", touched, "touched loans", scan, {
      messages: SCAN_MESSAGES_PER_DAY * DAYS + noticeMessages,
    }),
    activity("Payments", payments, "payments", payment.one, { requests: payments }),
    activity("Imports", NEW_LOANS_SHARE * LOANS, "new loans", measured.import, {}),
    activity("Notices", notices, "notices", notice, { emails: notices * notice.sentShare }),
    activity(
      "Ticks",
      TICKS,
      "ticks",
      { ...tick, auditEntries: 0, processorMs: tick.milliseconds },
      { messages: LENDERS * DAYS },
    ),
    activity(
      "Reconciliation",
      LOANS,
      "loans",
      { ...scan, rowsWritten: 0, auditEntries: 0 },
      { messages: LOANS / 30_000 },
    ),
    activity(
      "Pages",
      PAGE_VIEWS,
      "views",
      { rowsWritten: 0, rowsRead: 100, auditEntries: 0, processorMs: 20 },
      { requests: PAGE_VIEWS },
    ),
  ];
}

function activity(name, count, unit, one, { messages = 0, requests = 0, emails = 0 }) {
  return {
    name,
    count,
    unit,
    each: one.rowsWritten,
    rowsWritten: count * one.rowsWritten,
    auditRows: count * one.auditEntries * WRITTEN_PER_AUDIT_ENTRY,
    rowsRead: count * one.rowsRead,
    cpuMs: count * one.processorMs,
    queueOperations: messages * OPERATIONS_PER_MESSAGE,
    requests,
    emails,
  };
}

function documentOf() {
  const all = activities();
  const total = (key) => all.reduce((sum, one) => sum + one[key], 0);
  const storageGb = storageOf(all) / 1e9;
  const amounts = {
    rowsWritten: total("rowsWritten"),
    rowsRead: total("rowsRead"),
    storageGb,
    queueOperations: total("queueOperations"),
    requests: total("requests"),
    cpuMs: total("cpuMs"),
    emails: total("emails"),
  };
  const bills = Object.entries(prices.items).map(([key, item]) => billOf(item, amounts[key]));
  const sum = bills.reduce((dollars, bill) => dollars + bill.dollars, prices.monthly);
  const emails = bills.at(-1).dollars;
  const list = bills.reduce((dollars, bill) => dollars + bill.list, 0);
  return `# What a million loans cost a month

<!-- Written by scripts/cost.mjs from docs/measured.json and docs/prices.json; a test compares. -->

**${money(sum)} a month** for ${count(LOANS)} loans, of which ${money(emails)} are e-mails and ${money(prices.monthly)} the plan.
Without any free allowance it would be ${money(list)}. Prices: ${prices.plan}, ${prices.source}.

## What happens in a month

Rows, processor time and bytes of one act are measured by \`npm run bench -- --loans ${measured.loans} --keep\`; how often an
act happens is assumed below.

| what | how often | rows written each | rows written | of which audit | rows read | processor s | queue operations | requests |
|---|---|---|---|---|---|---|---|---|
${all.map(rowOf).join("\n")}
| **all** | | | ${count(amounts.rowsWritten)} | ${count(total("auditRows"))} | ${count(amounts.rowsRead)} | ${count(amounts.cpuMs / 1000)} | ${count(amounts.queueOperations)} | ${count(amounts.requests)} |

## What is paid for it

| what | used | included | price beyond | dollars | without allowance |
|---|---|---|---|---|---|
${bills.map((bill) => bill.row).join("\n")}
| the plan | | | | ${money(prices.monthly)} | |
| **all** | | | | **${money(sum)}** | ${money(list)} |

${assumptions()}`;
}

function storageOf(all) {
  const countOf = (name) => all.find((one) => one.name === name).count;
  const year = 12;
  const { payment, notice } = measured;
  return (
    LOANS * measured.import.bytes +
    year * (countOf("Payments") * payment.one.bytes + countOf("Notices") * notice.bytes)
  );
}

function billOf({ name, included, perMillion, perUnit, source }, amount) {
  const price = perUnit ?? perMillion / 1e6;
  const dollars = Math.max(0, amount - included) * price;
  const unit = perUnit === undefined ? `$${perMillion} a million` : `$${perUnit} each`;
  const used = perUnit === undefined ? count(amount) : amount.toFixed(1);
  const list = amount * price;
  return {
    dollars,
    list,
    row: `| [${name}](${source}) | ${used} | ${count(included)} | ${unit} | ${money(dollars)} | ${money(list)} |`,
  };
}

function rowOf(one) {
  const cells = [
    one.name,
    `${count(one.count)} ${one.unit}`,
    one.each.toFixed(2),
    count(one.rowsWritten),
    count(one.auditRows),
    count(one.rowsRead),
    count(one.cpuMs / 1000),
    count(one.queueOperations),
    count(one.requests),
  ];
  return `| ${cells.join(" | ")} |`;
}

function assumptions() {
  const { scan, tick } = measured;
  const percent = (share) => `${Number((share * 100).toPrecision(3))} %`;
  return `## Assumptions

- The book is that of the benchmark (\`test/bench/book.ts\`): monthly installments on all days of the month, 6 % of the loans one to
  seven installments late. Of it a scan touches ${percent(scan.touchedPerLoanAndDay)} a day and plans ${scan.noticesPerTouched} notices per touched loan, nearly all of them
  reminders before a due date; a lender who does not send those has far fewer touched loans and notices.
- ${PAYMENTS_PER_LOAN} payments per loan and month, each alone in one request of the API, the dearest way there is: ${measured.payment.one.rowsWritten} rows written;
  in requests of 500 or in a file ${measured.payment.many.rowsWritten}.
- ${percent(NEW_LOANS_SHARE)} of the loans are new each month and come by file. Bringing the million once writes ${count(LOANS * measured.import.rowsWritten)} rows.
- Storage is the book after a year: ${count(measured.import.bytes)} bytes a loan with its borrower, schedule and search terms, and what its payments
  and notices leave.
- A message is ${OPERATIONS_PER_MESSAGE} operations of the queue. A notice message carries up to ${NOTICES_PER_MESSAGE} notices, a day of a partition takes up to two scan messages.
- The tick runs every quarter of an hour over ${count(LENDERS)} lenders (${tick.rowsRead} rows read each time) and sends each of them one message a day.
- A reconciliation reads the whole book once a month, and of each loan what a scan reads of it; that is reckoned, not measured.
- Staff look at ${count(PAGE_VIEWS)} pages a month of 100 rows read and 20 ms each; that is guessed, and changes nothing that is paid.
- Processor time is that of the whole local runtime with its databases, on the machine of the benchmark: more than a Worker is
  charged for.
- Every e-mail is sent by the platform's own service at its price; with a provider of one's own that line is theirs. Files in R2, logs and
  taxes are left out.
`;
}

function count(amount) {
  return Math.round(amount).toLocaleString("en-US");
}

function money(dollars) {
  return `$${dollars.toFixed(2)}`;
}

function read(path) {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}

import { median, note, remark, report, round, sum } from "./figures.mjs";

const MONTHS = 24;
const READS = 5;
/** As of a day that was closed, as it was known then. */
const AS_OF = "ageing-as-of";
const REPORTS = [
  "overview",
  "ageing",
  AS_OF,
  "movements",
  "transitions",
  "vintages",
  "forecast",
  "contacts",
];

/**
 * report.*: milliseconds of each report of a book of two years of months, against a GROUP BY over its
 * loans in the same databases. Rows read are told beside it.
 */
export async function measureReports(server, { tenant, partitions, day }) {
  const counting = [];
  for (let months = MONTHS; months >= 1; months -= 1) {
    for (const partition of partitions) {
      const { seconds, answer } = await server.timed("reports/count-month", {
        ...{ tenant, partition, months },
      });
      counting.push({ milliseconds: seconds * 1000, ...answer });
    }
  }
  const most = Math.max(...counting.map(({ milliseconds }) => milliseconds));
  const [{ rowsRead, rowsWritten }] = counting;
  remark(
    `the close of a month counts a partition in ${round(median(counting.map((one) => one.milliseconds)))} ms ` +
      `(at most ${round(most)}), reading ${rowsRead} rows and writing ${rowsWritten}`,
  );
  const floor = await readSeveral(server, "reports/floor", { tenant });
  note(`a GROUP BY over the loans reads ${floor.rowsRead} rows in ${round(floor.milliseconds)} ms`);
  const read = [];
  for (const name of REPORTS) {
    const one = await readSeveral(server, "reports/read", { tenant, name, day });
    report(`report.${name}`, "milliseconds", one.milliseconds, floor.milliseconds, targetOf(name));
    read.push({ name, ...one });
  }
  remark(
    `rows read: ${read.map(({ name, rowsRead: rows }) => `${name} ${rows}`).join(", ")}; the GROUP BY ` +
      `${floor.rowsRead}; ${sum(read.map(({ rowsRead: rows }) => rows))} in all`,
  );
}

function targetOf(name) {
  return name === AS_OF ? 1.5 : 0.2;
}

async function readSeveral(server, step, body) {
  const runs = [];
  for (let run = 0; run < READS; run += 1) runs.push(await server.timed(step, body));
  return {
    milliseconds: median(runs.map(({ seconds }) => seconds * 1000)),
    rowsRead: runs.at(-1).answer.rowsRead,
  };
}

import { median, note, report, round } from "./figures.mjs";
import { makeLender } from "./server.mjs";

const BOOK_LOANS = 100_000;
const LOANS_PER_FILE = 10_000;
/** Imports that count, each with its floor right behind it; the others fill the book. */
const MEASURED_FILES = [1, 3, 5, 7, 9];
const SCANNED_DAYS = [1, 2, 3, 4, 5];
const GETS = 400;

// import.loans: the app's own import of a file of 10,000 loans from R2, parts and commits included.
// Floor: the rows it left behind, inserted again by json_each, 500 loans to a batch.
export async function measureImport(server, { tenant }) {
  const [ours, floors] = [[], []];
  for (let file = 0; file < BOOK_LOANS / LOANS_PER_FILE; file += 1) {
    const range = { tenant, from: file * LOANS_PER_FILE, count: LOANS_PER_FILE };
    const { number } = await server.step("file", range);
    const { seconds, answer } = await server.timed("import", { tenant, number });
    if (answer.accepted !== LOANS_PER_FILE) throw new Error(`import: ${JSON.stringify(answer)}`);
    note(`imported ${range.from + range.count} loans, the last 10,000 in ${round(seconds)} s`);
    if (!MEASURED_FILES.includes(file)) continue;
    ours.push(seconds);
    await server.step("import-floor/prepare", range);
    floors.push((await server.timed("floor", {})).seconds);
  }
  report("import.loans", "seconds per 10,000 loans", median(ours), median(floors), 4);
}

// scan.touched: runScan over one business date of the book. Floor: bare SQL that reads and writes the
// same loans, schedules, entries, transitions and notices. scan.rows_written: what D1 counted for
// the tenant's commits. scan.growth: the same days of the same book with twice the untouched loans.
export async function measureScan(server, { tenant }) {
  const grown = await makeGrownLender(server, tenant);
  const days = [];
  for (const day of SCANNED_DAYS) {
    const one = await scanDay(server, tenant, day, true);
    const other = await scanDay(server, grown, day, false);
    if (one.loansTouched !== other.loansTouched) throw new Error("the books differ");
    days.push({ ...one, growth: other.perLoan / one.perLoan });
  }
  const middle = (key) => median(days.map((day) => day[key]));
  report(
    "scan.touched",
    "milliseconds per touched loan",
    middle("perLoan"),
    middle("floorPerLoan"),
    3,
  );
  report("scan.rows_written", "rows per touched loan", middle("rowsPerLoan"), null, 6);
  report("scan.growth", "ratio", middle("growth"), null, 1.15);
}

/** A second lender on the same shard, with the same book and as many loans again that are untouched. */
async function makeGrownLender(server, from) {
  await makeLender(server);
  const { tenant } = await makeLender(server);
  const { added } = await server.step("grow", { tenant, from });
  note(`a second book has the same loans and ${added} that nothing happens to`);
  return tenant;
}

async function scanDay(server, tenant, day, withFloor) {
  if (withFloor) await server.step("scan/prepare", { tenant, day });
  const { seconds, answer } = await server.timed("scan", { tenant, day });
  const { loansTouched, noticesPlanned, transitions, setAside, rowsWritten, finished } = answer;
  if (!finished || loansTouched === 0 || setAside > 0) {
    throw new Error(`scan: ${JSON.stringify(answer)}`);
  }
  note(
    `scanned day ${day}: ${loansTouched} loans, ${transitions} transitions, ${noticesPlanned} notices in ${round(seconds)} s`,
  );
  const perLoan = (seconds * 1000) / loansTouched;
  const rowsPerLoan = rowsWritten / loansTouched;
  if (!withFloor) return { loansTouched, perLoan };
  await server.step("scan-floor/prepare", { tenant, day });
  const floor = await server.timed("floor", {});
  return {
    loansTouched,
    perLoan,
    rowsPerLoan,
    floorPerLoan: (floor.seconds * 1000) / loansTouched,
  };
}

// api.loan_get: GET /v1/loans/{id} with the API key of a live lender, one after another.
// Floor: a bare Hono route with one D1 read of the same loan and borrower.
export async function measureLoanGet(server, { tenant, secret }) {
  const { loanId } = await server.step("tenant", { tenant });
  const headers = { authorization: `Bearer ${secret}` };
  const listed = await server.json("/v1/loans?limit=1", { headers });
  const path = `/v1/loans/${listed.loans[0].id}`;
  const floorPath = `/floor/loans/${tenant}/${loanId}`;
  const [ours, floors] = [[], []];
  for (let get = 0; get < GETS + 50; get += 1) {
    const [one, other] = [await server.took(path, { headers }), await server.took(floorPath, {})];
    // The first ones warm up both.
    if (get < 50) continue;
    ours.push(one);
    floors.push(other);
  }
  report("api.loan_get", "milliseconds, p50", median(ours), median(floors), 1.3);
}

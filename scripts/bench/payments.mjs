import { median, remark, report, round } from "./figures.mjs";

const PAYMENTS = 2_000;
const PAGES = 600;
const WARM_UP = 50;
const PAGE_LOANS = 100;

// payment.apply: payments that came by webhook, from the queue's batch to the ledger, the loan's new
// numbers and the message's own state. Floor: bare SQL that reads and writes the same rows, batch by batch.
export async function measurePayments(server, { tenant, secret }) {
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const body = JSON.stringify({ name: "bench payments" });
  await server.json("/v1/webhook-endpoints", { method: "POST", headers, body });
  const asked = { tenant, count: PAYMENTS };
  const messages = await server.step("payments/prepare", asked);
  const ours = await server.timed("payments/apply", { ...asked, ...messages });
  if (ours.answer.posted !== PAYMENTS) throw new Error(`payments: ${JSON.stringify(ours.answer)}`);
  await server.step("payments/prepare-floor", asked);
  const floor = await server.timed("payments/floor", {});
  const each = (seconds) => (seconds * 1000) / PAYMENTS;
  report("payment.apply", "milliseconds a payment", each(ours.seconds), each(floor.seconds), 3);
  remark(`payment.apply: ${round(PAYMENTS / ours.seconds)} a second of one consumer`);
}

// api.loan_list: GET /v1/loans by pages of a hundred, with the API key of a live lender, one after
// another. Floor: a bare Hono route with the same statement. api.loan_list_rows: rows read for each loan
// of a page, the worst way of asking.
export async function measureLoanList(server, { tenant, secret }) {
  const headers = { authorization: `Bearer ${secret}` };
  const [ours, floors] = [[], []];
  let cursor = "";
  let after = 0;
  for (let page = 0; page < PAGES + WARM_UP; page += 1) {
    const from = cursor && `&cursor=${cursor}`;
    const one = await server.timedJson(`/v1/loans?limit=${PAGE_LOANS}${from}`, { headers });
    const other = await server.timedJson(`/floor/loans/${tenant}?after=${after}`, {});
    // At the end of the book both begin again.
    cursor = one.answer.nextCursor ?? "";
    after = cursor === "" ? 0 : other.answer[PAGE_LOANS - 1].id;
    if (page < WARM_UP) continue;
    ours.push(one.milliseconds);
    floors.push(other.milliseconds);
  }
  report("api.loan_list", "milliseconds, p50", median(ours), median(floors), 1.3);
  report("api.loan_list_p99", "milliseconds, p99", p99(ours), p99(floors), 1.3);
  const whole = ["id", "external-id", "days-past-due"].map((sort) => ({ bucket: null, sort }));
  const buckets = [0, 1, 5].flatMap((bucket) =>
    ["id", "days-past-due"].map((sort) => ({ bucket, sort })),
  );
  let worst = 0;
  for (const along of [...whole, ...buckets]) {
    const { loans, rowsRead } = await server.step("loans/rows", { tenant, along });
    remark(`loans by ${JSON.stringify(along)}: ${rowsRead} rows read for ${loans}`);
    // Nobody in M0 need be late at all.
    if (loans === 0 && along.bucket === 0 && along.sort === "days-past-due") continue;
    if (loans === 0) throw new Error(`no loans by ${JSON.stringify(along)}`);
    worst = Math.max(worst, rowsRead / loans);
  }
  report("api.loan_list_rows", "rows read per loan", worst, null, 3);
}

function p99(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.99)];
}

import type { ContractRun } from "../contract-run";
import type { Answer, World } from "../world";
import { BAD_TERMS } from "./calculations";

const LOAN = {
  ...{ externalId: "C1", borrowerExternalId: "CB1", borrowerName: "Ada Park" },
  ...{ principal: 120_000, annualRatePercent: "12", installmentCount: 12, frequency: "monthly" },
  ...{ method: "annuity", disbursedOn: "2025-09-15", firstDueOn: "2025-10-15" },
};
const CUSTOM = { ...LOAN, method: "custom", installmentCount: 2 };
const LINES = [
  { number: 1, dueOn: "2025-10-15", principal: 60_000, interest: 1_000 },
  { number: 2, dueOn: "2025-11-15", principal: 60_000, interest: 500 },
];
/** In mid-life: what was paid until then, and what of the principal was left. */
const opened = (openingPaid: number, openingPrincipal: number) => ({
  ...{ openingAsOf: "2025-12-20", openingPaid, openingPrincipal },
});

/** Loans, their schedules and their history. */
export async function reachLoans(run: ContractRun): Promise<void> {
  const { send } = run;
  const create = async (externalId: string, change: object = {}): Promise<string> => {
    const { body } = await send("POST", "/v1/loans", { ...LOAN, ...change, externalId });
    return body.id ?? body.loan?.id;
  };
  const loan = await create("C1");
  await create("C1");
  await create("C1", { principal: 130_000 });
  for (const [index, change] of BAD_TERMS.entries()) await create(`bad-${index}`, change);
  await create("C2", { ...opened(0, 50_000) });
  await create("C2", { ...opened(0, 120_000), openingAsOf: "2026-06-01" });
  await create("C2", opened(9_000_000, 0));

  await reachSchedules(run, create);
  const ask = (query: string) => send("GET", `/v1/loans/${loan}/delinquency?${query}`);
  await ask("to=2025-01-01");
  await ask("to=2027-01-01");
  await ask("from=1990-01-01");
  await ask("knownAt=1");
}

async function reachSchedules(
  { send }: ContractRun,
  create: (externalId: string, change: object) => Promise<string>,
): Promise<void> {
  const add = (id: string, installments: readonly object[]) =>
    send("POST", `/v1/loans/${id}/schedules`, { installments });
  const plain = await create("C3", CUSTOM);
  await send("GET", `/v1/loans/${plain}/quote`);
  await add(plain, LINES.slice(0, 1));
  await add(plain, LINES);
  await add(plain, [{ ...LINES[0], interest: 2_000 }, ...LINES.slice(1)]);
  await add(await create("C4", { ...CUSTOM, ...opened(0, 50_000) }), LINES);
  await add(await create("C5", { ...CUSTOM, ...opened(9_000_000, 0) }), LINES);

  const many = Array.from({ length: 1200 }, (_, index) => ({
    number: index + 1,
    dueOn: dayAfter(index),
    ...{ principal: 100, interest: 1 },
  }));
  const daily = await create("C6", {
    ...{ ...CUSTOM, installmentCount: 1200, frequency: "daily" },
    ...{ disbursedOn: dayAfter(0), firstDueOn: dayAfter(0) },
  });
  const dear = { fee: 10_000_000_000_000, interest: 10_000_000_000_000 };
  await add(
    daily,
    many.map((line) => ({ ...line, ...dear })),
  );
  await add(daily, many);
  // Something happens to it on more days than one answer tells.
  for (const first of [1200, 1700]) {
    const payments = Array.from({ length: 500 }, (_, index) => ({
      ...{ externalId: `daily-${first + index}`, loanId: daily, amount: 1 },
      paidOn: dayAfter(first + index),
    }));
    await send("POST", "/v1/payments", { payments });
  }
  await send("GET", `/v1/loans/${daily}/delinquency?from=${dayAfter(0)}`);
}

function dayAfter(days: number): string {
  return new Date(Date.UTC(2019, 5, 1 + days)).toISOString().slice(0, 10);
}

/** Payments: posted, kept, taken back, assigned. */
export async function reachPayments({ send, ids }: ContractRun): Promise<void> {
  const pay = (externalId: string, change: object = {}) =>
    send("POST", "/v1/payments", {
      ...{ externalId, loanExternalId: "L2", amount: 1_000, paidOn: "2026-01-05" },
      ...change,
    });
  await pay("cp-1");
  await pay("cp-1");
  await pay("cp-1", { amount: 2_000 });
  await send("POST", "/v1/payments", { payments: [{ externalId: "cp-2" }] });
  await pay("cp-3", { paidOn: "2024-01-01" });
  await pay("cp-3", { paidOn: "2027-01-01" });
  await send("POST", "/v1/loans", { ...LOAN, externalId: "C7", ...opened(21_324, 101_000) });
  await pay("cp-3", { loanExternalId: "C7", paidOn: "2025-11-01" });
  await send("DELETE", "/v1/payments/cp-1");
  await send("DELETE", "/v1/payments/cp-1");

  const keep = async (externalId: string, change: object = {}): Promise<string> => {
    const { body } = await pay(externalId, { loanExternalId: "nowhere", ...change });
    return body.unmatchedPaymentId ?? body.id;
  };
  const assign = (id: string, loanExternalId: string) =>
    send("POST", `/v1/unmatched-payments/${id}/assignment`, { loanExternalId });
  const stray = await keep("cp-4");
  await assign(stray, "nobody");
  for (const _ of ["once", "again"]) await assign(stray, "L2");
  await assign(await keep("cp-8", { paidOn: "2025-11-01" }), "C7");
  await assign(await keep("cp-5", { paidOn: "2024-01-01" }), "L2");
  await send("DELETE", `/v1/unmatched-payments/${stray}`);
  const dropped = await keep("cp-7");
  await send("DELETE", `/v1/unmatched-payments/${dropped}`);
  await pay("cp-7", { loanExternalId: "nowhere" });
  await send("POST", "/v1/loans", { ...LOAN, externalId: "C8", currency: "JPY" });
  const decimals = await keepDecimals(ids.world);
  await assign(decimals, "C8");
  await reachSplits({ send, pay, keep, decimals });
}

type Splits = Pick<ContractRun, "send"> &
  Readonly<{
    pay(externalId: string, change?: object): Promise<Answer>;
    keep(externalId: string, change?: object): Promise<string>;
    /** A payment of a file, whose amount has decimals. */
    decimals: string;
  }>;

/** Payments that are split over loans or go back to their payer. */
async function reachSplits({ send, pay, keep, decimals }: Splits): Promise<void> {
  for (const externalId of ["C9", "C10"]) await send("POST", "/v1/loans", { ...LOAN, externalId });
  const split = (id: string, ...parts: readonly (readonly [loan: string, amount: number])[]) =>
    send("POST", `/v1/unmatched-payments/${id}/split`, {
      parts: parts.map(([loanExternalId, amount]) => ({ loanExternalId, amount })),
    });
  const stray = await keep("cp-20");
  await split(stray, ["C9", 400], ["C10", 500]);
  await split(stray, ["C9", 400], ["C9", 600]);
  await split(stray, ["C9", 400], ["C8", 600]);
  await split(stray, ["C9", 400], ["C10", 600]);
  await split(decimals, ["C8", 1], ["C9", 104]);
  await split(await keep("cp-21", { paidOn: "2025-11-01" }), ["C7", 400], ["C9", 600]);
  await split(await keep("cp-22", { paidOn: "2024-01-01" }), ["C9", 400], ["C10", 600]);
  await pay("cp-23#60");
  await split(await keep("cp-23"), ["C9", 400], ["C10", 600]);
  const returned = await keep("cp-24");
  await send("POST", `/v1/unmatched-payments/${returned}/return`, { reason: "not ours" });
  await pay("cp-24", { loanExternalId: "nowhere" });
}

/** A file's amount has no currency until its loan is known: yen have no decimals, dollars two. */
async function keepDecimals(world: World): Promise<string> {
  const form = new FormData();
  form.set("kind", "payments");
  const csv = "externalId,loanExternalId,amount,paidOn\ncp-9,nowhere,1.05,2026-01-05\n";
  form.set("file", new File([csv], "p.csv"));
  await world.api("POST", "/v1/imports", form);
  await world.settle();
  const { body } = await world.api("GET", "/v1/unmatched-payments?limit=100");
  return body.payments.find((one: { externalId: string }) => one.externalId === "cp-9")?.id;
}

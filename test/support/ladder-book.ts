import type { TenantContext } from "../../src/app/context";
import { createLoans } from "../../src/app/loan/create";
import { postPayments } from "../../src/app/payment/post";
import { parseLoanRow } from "../../src/domain/import/loan-row";
import { addDays, businessDate } from "../../src/kernel/calendar";
import type { LadderStep, PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf, type PolicyTemplate } from "../../src/domain/policy/templates";
import { minor } from "../../src/kernel/money";
import type { Life } from "./ladder-run";
import { approved, withNoticeOn } from "./policy-versions";

const LADDER_START = businessDate("2026-01-15");

/** method, frequency, installments, principal, yearly rate, disbursed, first due, borrower. */
const LOANS = [
  ["annuity", "monthly", "12", "1200.00", "11.5", "2025-08-01", "2025-08-31", "B0"],
  ["equal-principal", "monthly", "18", "2400.00", "9", "2025-12-31", "2026-01-31", "B0"],
  ["flat", "weekly", "40", "800.00", "0", "2025-11-26", "2025-12-03", "B2"],
  ["interest-only", "monthly", "12", "3000.00", "12", "2025-11-10", "2025-12-14", "B3"],
  ["annuity", "monthly", "12", "900.00", "17.25", "2025-12-20", "2026-01-20", "B4"],
  ["annuity", "semimonthly", "24", "1000.00", "0", "2025-12-10", "2026-01-01", "B5"],
  ["single", "monthly", "1", "500.00", "8", "2025-12-15", "2026-03-31", "B6"],
  ["equal-principal", "quarterly", "8", "4000.00", "6.25", "2025-11-30", "2026-02-28", "B7"],
  ["flat", "every-10-days", "30", "600.00", "4.5", "2026-01-02", "2026-01-12", "B8"],
  ["annuity", "biweekly", "6", "300.00", "9", "2026-01-10", "2026-01-24", "B9"],
  ["annuity", "monthly", "36", "7000.00", "13.99", "2025-06-30", "2025-07-30", "B10"],
  ["interest-only", "monthly", "24", "5000.00", "10", "2026-01-14", "2026-02-14", "B10"],
] as const;

/** What was paid before the clock begins: then one is half a year late, one weeks, most are on time. */
const PAID_BEFORE = [
  ["L0", 46_000, "2025-12-30"],
  ["L2", 11_900, "2026-01-07"],
  ["L5", 4_100, "2025-12-31"],
  ["L8", 2_100, "2026-01-12"],
] as const;

/** A small book of every kind: two pairs of loans of one borrower, month ends, weeks, a bullet. */
async function bringLadderBook(ctx: TenantContext): Promise<void> {
  const rows = LOANS.map((loan, index) => {
    const [method, frequency, installmentCount, principal, annualRatePercent, ...rest] = loan;
    const [disbursedOn, firstDueOn, borrowerExternalId] = rest;
    const row = parseLoanRow(
      {
        externalId: `L${index}`,
        borrowerExternalId,
        borrowerName: `Borrower ${borrowerExternalId}`,
        email: `${borrowerExternalId}@example.com`,
        timezone: index % 3 === 0 ? "America/Los_Angeles" : "America/New_York",
        locale: index % 4 === 0 ? "zh-CN" : "en",
        product: "personal",
        principal,
        annualRatePercent,
        installmentCount,
        frequency,
        method,
        disbursedOn,
        firstDueOn,
      },
      { defaultCurrency: "USD", defaultCountry: "US" },
    );
    if (!row.ok) throw new Error(JSON.stringify(row.refusal));
    return row.value;
  });
  const options = { tolerancePercent: "1", dryRun: false, importNumber: null };
  const payments = PAID_BEFORE.map(([externalId, amount, paidOn]) => ({
    loan: { externalId },
    amount: { minor: minor(amount) },
    paidOn: businessDate(paidOn),
    externalId: `before-${externalId}`,
    method: null,
  }));
  const outcomes = [
    ...(await createLoans(ctx, rows, options)),
    ...(await postPayments(ctx, payments, "api")),
  ];
  const refused = outcomes.find(({ status }) => status === "refused");
  if (refused) throw new Error(JSON.stringify(refused));
}

/** Something that reaches us over the API on a day, counted from the start of the clock. */
export type Fact = Readonly<{
  day: number;
  method: "POST" | "DELETE";
  path: string;
  body?: unknown;
}>;

const paid = (day: number, loan: string, amount: number, daysAgo: number): Fact => ({
  day,
  method: "POST",
  path: "/v1/payments",
  body: {
    externalId: `${loan}-paid`,
    loanExternalId: loan,
    amount,
    paidOn: addDays(LADDER_START, day - daysAgo),
  },
});

const promised = (day: number, loanExternalId: string, amount: number, days: number): Fact => ({
  day,
  method: "POST",
  path: "/v1/promises",
  body: { loanExternalId, amount, dueOn: addDays(LADDER_START, day + days) },
});

/**
 * What is told on some of so many days: payments of the day and of last month, one too small, one
 * that ends its loan, and a reversal; promises that are broken, kept, and kept until the payment is
 * taken back.
 */
export function ladderFacts(days: number): readonly Fact[] {
  const [first, second] = [Math.round(days * 0.3), Math.round(days * 0.6)];
  return [
    promised(first - 2, "L0", 5_000, 4),
    promised(first - 2, "L5", 20_000, 12),
    promised(second - 3, "L2", 30_000, 3),
    paid(first, "L3", 9_000, 33),
    paid(first, "L4", 16_500, 4),
    paid(first, "L5", 25_000, 0),
    paid(first, "L9", 31_000, 8),
    paid(second, "L2", 30_050, 0),
    paid(second, "L10", 1_000, 31),
    { day: second, method: "DELETE", path: "/v1/payments/L5-paid?reason=bounced" },
  ];
}

/** A template with work of every kind, levels for loans of many installments, and conditions. */
function workOf(template: PolicyTemplate): PolicyDocument {
  const { ladder, ...document } = documentOf(template);
  const letter = { kind: "notice", channels: ["email"], template: "past-due-late" } as const;
  const work: LadderStep[] = [
    {
      step: "work",
      day: 3,
      actions: [
        { kind: "task", role: "officer", title: "Call", dueInDays: 2 },
        { kind: "case", stage: "early" },
      ],
    },
    {
      step: "held",
      day: 20,
      when: "loan.pastDueAmount < 100000",
      actions: [
        { kind: "hold", stops: ["notices", "charges"], days: 6, reason: "r", legalBasis: "l" },
      ],
    },
    {
      step: "paused",
      day: 5,
      when: "loan.principal <= 100000",
      actions: [{ kind: "hold", stops: ["counting"], days: 4, reason: "r", legalBasis: "l" }],
    },
    {
      step: "asked",
      day: 33,
      when: 'case.stage == "late" || "watch" in flags',
      repeat: { everyDays: 9, timesMax: 3 },
      actions: [{ kind: "flag", flag: "asked", days: 12 }],
    },
  ];
  const events: LadderStep[] = [
    {
      step: "enters-m2",
      on: { event: "bucket-entered", bucket: "M2" },
      actions: [
        { kind: "case", stage: "late", priority: "high" },
        { kind: "watch", reason: "r", days: 9 },
      ],
    },
    {
      step: "promised",
      on: { event: "promise-broken" },
      when: "loan.brokenPromises > 0 && !loan.openPromise",
      actions: [{ kind: "task", role: "officer", title: "Call again", dueInDays: 1 }],
    },
    {
      step: "cured",
      on: { event: "cured" },
      actions: [
        { kind: "close-case", reason: "Cured" },
        { kind: "task", role: "admin", title: "Thank them", dueInDays: 1 },
      ],
    },
  ];
  const levels = [2, 9, 30, 75].map((day): LadderStep => {
    return { step: `level-${day}`, day, actions: [letter] };
  });
  const taken = new Set(work.map(({ day }) => day));
  const all = [...ladder.filter(({ day }) => !taken.has(day)), ...work];
  const steps = [...all.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0)), ...events];
  return {
    ...document,
    ladder: steps,
    segments: [
      {
        name: "counted apart",
        when: "loan.principal == 300000 || loan.principal == 90000",
        graceDays: 3,
        counting: "due-day",
        toleranceAmount: minor(4_000),
        ladder: steps,
      },
      {
        name: "many installments",
        when: "loan.installmentsTotal >= 30",
        match: "one-at-a-time",
        ladder: [...levels, ...events],
      },
    ],
  };
}

/** A lender with the small book, and a policy that changes on the way. */
export function ladderLife(days: number, partitionCount: number): Omit<Life, "stops"> {
  return {
    start: LADDER_START,
    days,
    partitionCount,
    facts: ladderFacts(days),
    async bring(world) {
      await bringLadderBook(await world.open());
      const on = (share: number) => addDays(LADDER_START, Math.round(days * share));
      await approved(world, workOf("seven-months"), on(0.05));
      await approved(world, withNoticeOn(45), on(0.45));
      await approved(world, { ...workOf("mortgage"), canaryPercent: 50 }, on(0.5));
    },
  };
}

import type { ContractRun } from "../contract-run";

const TERMS = {
  principal: 120_000,
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2025-01-15",
  firstDueOn: "2025-02-15",
};
const paidOut = (...parts: readonly (readonly [on: string, amount: number])[]) => ({
  conventions: { disbursements: parts.map(([on, amount]) => ({ on, amount })) },
});
const preceding = { rule: "preceding", weekend: [6, 7], holidays: [] };
const weekends = { rule: "following", weekend: [6, 7], holidays: [] };

/** Terms that give no schedule, each for a reason of its own. */
export const BAD_TERMS: readonly object[] = [
  {
    ...{ principal: 9_000_000_000_000, annualRatePercent: "1000", installmentCount: 600 },
    ...{ method: "interest-only" },
  },
  { frequency: "weekly", conventions: { dueDay: 5 } },
  {
    disbursedOn: "2025-09-15",
    firstDueOn: "2025-10-15",
    installmentCount: 3,
    ...paidOut(["2025-09-15", 60_000], ["2025-12-15", 60_000]),
  },
  paidOut(["2025-01-15", 1]),
  paidOut(["2025-01-16", 120_000]),
  { frequency: "daily", firstDueOn: "2025-10-17", conventions: { businessDays: weekends } },
  { disbursedOn: "2025-02-15", firstDueOn: "2025-02-16", conventions: { businessDays: preceding } },
  { conventions: { principalGraceCount: 12 } },
  { annualRatePercent: "1200", installmentCount: 60 },
  { installment: 20_000 },
  { conventions: { installmentMultiple: 50_000 } },
  { principal: 5 },
  { method: "custom" },
  { disbursedOn: "2190-01-15", firstDueOn: "2190-02-15", installmentCount: 360 },
  { method: "single" },
];

const ASKED = { kind: "re-amortize" };
const RE_AGE = { kind: "re-age", installmentCount: 12, firstDueOn: "2026-01-10" };
const LATE = { terms: TERMS, asOf: "2025-12-10" };
/** After two payments of twelve. */
const EARLY = { terms: TERMS, asOf: "2025-02-20" };
const ROWS = [
  { dueOn: "2025-11-01", principal: 10_000, interest: 100 },
  { dueOn: "2026-01-01", principal: 10_000, interest: 50 },
];
const PAID_OFF = [{ type: "payment", amount: 500_000, effectiveOn: "2025-02-01" }];
const NO_LIMITS = { paymentCountMin: 0, ageMonthsMin: 0 };

const MODIFICATIONS: readonly object[] = [
  { ...LATE, request: ASKED },
  { ...LATE, ledger: PAID_OFF, request: ASKED },
  { ...LATE, request: RE_AGE },
  { ...LATE, limits: NO_LIMITS, reAgedOn: ["2025-06-01"], request: RE_AGE },
  { ...EARLY, asOf: "2025-02-18", request: { ...RE_AGE, firstDueOn: "2025-03-10" } },
  { ...EARLY, asOf: "2025-01-20", limits: NO_LIMITS, request: RE_AGE },
  {
    ...LATE,
    ledger: [{ type: "charge-off", amount: 0, effectiveOn: "2025-11-01" }],
    limits: NO_LIMITS,
    request: RE_AGE,
  },
  { ...LATE, limits: NO_LIMITS, request: { ...RE_AGE, firstDueOn: "2025-12-01" } },
  { ...LATE, request: { kind: "forgive", component: "fee", amount: 1 } },
  { ...EARLY, request: { kind: "move-due-dates", to: { days: -20 } } },
  {
    terms: { ...TERMS, frequency: "weekly" },
    asOf: "2025-01-20",
    request: { kind: "move-due-dates", to: { dayOfMonth: 28 } },
  },
  { ...EARLY, request: { kind: "extend", by: { installmentMax: 1 } } },
  { terms: TERMS, asOf: "2026-06-01", request: { kind: "extend", by: { addedCount: 1 } } },
  { ...EARLY, asOf: "2025-01-20", request: { kind: "capitalize", components: ["interest"] } },
  { ...EARLY, request: { kind: "cut-rate", annualRatePercent: "13" } },
  { ...LATE, request: { kind: "settle", payments: [{ on: "2026-01-10", amount: 9_000_000 }] } },
  { schedule: ROWS, asOf: "2025-12-10", request: { kind: "extend", by: { addedCount: 2 } } },
];

const OWED = { borrower: "B1", currency: "USD", disbursedOn: "2025-01-01" };
const LINE = { dueOn: "2025-02-01", principal: 100_000, interest: 700 };
const loanOf = (reference: string, change: object = {}) => ({
  ...{ ...OWED, reference, schedule: [LINE] },
  ...change,
});
const PAID_LOAN = {
  ledger: [{ type: "payment", amount: 100_700, effectiveOn: "2025-01-10" }],
};
const CONSOLIDATED = {
  loans: [loanOf("L1"), loanOf("L2")],
  asOf: "2025-01-15",
  reference: "L3",
};
const SMALL = { schedule: [{ dueOn: "2025-02-01", principal: 2, interest: 0 }] };
const HUGE = { schedule: [{ dueOn: "2025-02-01", principal: 1_000_000_000_000, interest: 0 }] };

function termsOfNew(change: object) {
  const {
    principal: _,
    disbursedOn: __,
    installment: ___,
    ...terms
  } = {
    ...TERMS,
    ...(change as Partial<typeof TERMS & { installment: number }>),
  };
  return terms;
}

const DAY = "2025-01-01";
const flow = (on: string, amount: number) => ({ on, amount });
const APRS: readonly object[] = [
  { advances: [], payments: [flow("2025-02-01", 1)] },
  { advances: [flow(DAY, 1)], payments: [] },
  { advances: [flow("2025-03-01", 100)], payments: [flow(DAY, 101)] },
  { advances: [flow(DAY, 100)], payments: [flow(DAY, 101)] },
  { advances: [flow(DAY, 1)], payments: [flow("2025-01-02", 1_000_000_000_000)] },
];

const RANGE = { name: "late", from: 0, to: null };
const SCHEMES: readonly object[][] = [
  [],
  [{ ...RANGE, from: -1 }],
  [RANGE, { ...RANGE, from: 30 }],
  [{ ...RANGE, from: 5 }],
  [{ ...RANGE, to: 30 }],
  [
    { ...RANGE, to: 10 },
    { name: "later", from: 20, to: null },
  ],
  [
    { ...RANGE, to: 10 },
    { name: "later", from: 5, to: null },
  ],
];
const COUNTED = {
  schedule: [{ dueOn: "2026-02-01", principal: 100_000, interest: 700 }],
  asOf: "2026-03-02",
};

/** The new loan pays off the old ones, whose sum is known when it was asked for. */
async function reachPaidOutParts({ send }: ContractRun): Promise<void> {
  const ask = (change: object, asOf = CONSOLIDATED.asOf) =>
    send("POST", "/v1/calculations/consolidation", {
      ...{ ...CONSOLIDATED, asOf },
      terms: termsOfNew(change),
    });
  const { principal } = (await ask({})).body;
  await ask(paidOut([CONSOLIDATED.asOf, 1], ["2026-01-15", principal - 1]));
  await ask(paidOut(["2025-01-16", principal]));
  await ask({ firstDueOn: "2025-01-26", conventions: { businessDays: preceding } }, "2025-01-25");
}

/** Schemes and classes that nobody knows. */
async function reachClasses({ send }: ContractRun): Promise<void> {
  const loan = { reference: "L-1", product: "closed-end", exposure: { principal: 100_000 } };
  const classify = (change: object) =>
    send("POST", "/v1/calculations/classification", {
      ...{ asOf: "2026-04-01", schemes: ["ifrs-9"], loans: [loan] },
      ...change,
    });
  const [first] = (await send("GET", "/v1/classification-schemes")).body.schemes;
  await classify({ schemes: ["nobody's"] });
  await classify({ schemes: [], ownSchemes: [{ ...first, rules: [] }] });
  const previous = { "ifrs-9": { class: "stage-4", since: "2026-01-01" } };
  await classify({ loans: [{ ...loan, previous }] });
}

/** What the calculations refuse of their bodies; nothing is stored, so all at once. */
export async function reachCalculations({ send }: ContractRun): Promise<void> {
  const post = (name: string, body: object) => send("POST", `/v1/calculations/${name}`, body);
  const bad = BAD_TERMS.map((change) => ({ ...TERMS, ...change }));
  const ceiling = { referencePercent: "3", source: "a law" };
  await reachPaidOutParts({ send } as ContractRun);
  await Promise.all([
    ...bad.flatMap((terms) => [
      post("schedule", terms),
      post("modification", { terms, asOf: "2025-12-10", request: ASKED }),
      post("apr", { basis: "us-reg-z", terms }),
    ]),
    post("schedule", { ...TERMS, rateCeiling: ceiling }),
    ...MODIFICATIONS.map((body) => post("modification", body)),
    ...BAD_TERMS.map((change) =>
      post("consolidation", { ...CONSOLIDATED, terms: termsOfNew(change) }),
    ),
    ...[
      { loans: [loanOf("L1"), loanOf("L2", { currency: "EUR" })] },
      { loans: [loanOf("L1"), loanOf("L2", { borrower: "B2" })] },
      { loans: [loanOf("L1", PAID_LOAN), loanOf("L2", PAID_LOAN)] },
      { loans: [loanOf("L1", SMALL), loanOf("L2", SMALL)] },
    ].map((change) => post("consolidation", { ...CONSOLIDATED, ...change, terms: termsOfNew({}) })),
    post("consolidation", {
      ...CONSOLIDATED,
      loans: ["L1", "L2", "L3", "L4", "L5", "L6"].map((name) => loanOf(name, HUGE)),
      terms: termsOfNew({ annualRatePercent: "1000", installmentCount: 1200, method: "flat" }),
    }),
    ...APRS.map((body) => post("apr", { basis: "eu-aprc-days-365", ...body })),
    ...SCHEMES.map((scheme) => post("delinquency", { ...COUNTED, counting: { scheme } })),
    post("delinquency", { ...COUNTED, from: "2027-01-01" }),
  ]);
  await reachClasses({ send } as ContractRun);
}

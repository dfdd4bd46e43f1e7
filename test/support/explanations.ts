import { openConditions } from "../../src/domain/condition/open-conditions";
import { explainCharge } from "../../src/domain/explanation/charge";
import type { Explanation } from "../../src/domain/explanation/explanation";
import { asSeenOn, type DatedLoan, numbersOn } from "../../src/domain/explanation/loan-numbers";
import { explainRule, type KeptReason } from "../../src/domain/explanation/policy-rule";
import { preventingPayment } from "../../src/domain/explanation/prevention";
import type { LadderStep } from "../../src/domain/policy/policy";
import { documentOf } from "../../src/domain/policy/templates";
import type { PolicyVersion } from "../../src/domain/policy/version";
import { addMonths, businessDate, instant } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import { payment } from "./arbitraries";

// Explanations of one loan as the core puts them together, for tables of words and for pages.

export const AT = instant(Date.UTC(2026, 1, 16, 14));
export const ON = businessDate("2026-02-16");
const DUE_ON = businessDate("2026-02-10");

/** Six installments of 1,000.00 from December on, the first two paid; charged when late. */
export const LOAN: DatedLoan = {
  schedules: [
    {
      version: 1,
      effectiveOn: businessDate("2025-11-10"),
      stoodOn: businessDate("2025-11-10"),
      installments: Array.from({ length: 6 }, (_, index) => ({
        number: index + 1,
        dueOn: addMonths(businessDate("2025-12-10"), index),
        principal: minor(90_000),
        interest: minor(10_000),
        fee: minor(0),
      })),
    },
  ],
  ledger: [payment(1, 100_000, "2025-12-10"), payment(2, 100_000, "2026-01-10")].map((one) => ({
    ...one,
    stoodOn: one.effectiveOn,
  })),
  rules: {
    toleranceAmount: minor(100),
    graceDays: 0,
    allocation: "oldest-first",
    charges: {
      lateFee: {
        basis: { kind: "percent", percent: "5", of: "overdue" },
        amountMin: null,
        amountMax: null,
        graceDays: 2,
        recurring: null,
        capPerInstallment: minor(4_000),
        capPerLoan: null,
        rounding: "half-even",
      },
      penaltyInterest: {
        base: "principal",
        rate: { kind: "multiple", of: "1.5", contractRatePercent: "12" },
        compounding: "simple",
        dayCount: "act-365f",
        graceDays: 0,
        capPercentOfPrincipal: "10",
        rounding: "half-even",
      },
      stoppedBy: ["hold"],
    },
  },
  stops: [{ kind: "hold", from: businessDate("2026-02-14"), to: businessDate("2026-02-16") }],
};

export const STEP: LadderStep = {
  step: "call",
  day: 6,
  when: "loan.pastDueAmount > 50000",
  repeat: { everyDays: 10, timesMax: 2 },
  actions: [{ kind: "notice", channels: ["email"], template: "past-due" }],
};

export const VERSION: PolicyVersion = {
  version: 4,
  state: "approved",
  revision: 1,
  effectiveOn: businessDate("2026-01-01"),
  document: {
    ...documentOf("seven-months"),
    name: "Spring",
    canaryPercent: 20,
    segments: [
      { name: "mortgages", when: 'loan.product == "mortgage"', ladder: [STEP] },
      { name: "cards", when: 'loan.product == "card"', ladder: [STEP], match: "one-at-a-time" },
    ],
  },
  basedOn: 1,
  author: "person:a",
  createdAt: AT,
  updatedAt: AT,
  submittedBy: "person:a",
  submittedAt: AT,
  approvedBy: "person:b",
  approvedAt: AT,
};

export const REASON: KeptReason = {
  segment: "cards",
  when: "loan.pastDueAmount > 50000",
  facts: { "loan.product": "card", "loan.pastDueAmount": 100_000 },
  daysPastDue: 6,
  dueOn: DUE_ON,
};

const CONDITIONS = openConditions();
const SEEN = asSeenOn(LOAN, ON, AT);
const FIRST_STEP: KeptReason = { segment: null, facts: {}, daysPastDue: 6, dueOn: DUE_ON };

export const RULE = explainRule({
  version: 4,
  found: VERSION,
  step: "call",
  reason: REASON,
  conditions: CONDITIONS,
});

const TASK: Explanation = {
  act: { kind: "task", id: 1 },
  what: { kind: "task", title: "Call Ada", role: "officer", dueOn: businessDate("2026-02-18") },
  on: ON,
  at: AT,
  loan: { id: 2, externalId: "L-1042", currency: "USD" },
  borrowerId: 3,
  rule: RULE,
  actor: null,
  charge: null,
  cause: null,
  numbers: numbersOn(SEEN, ON, REASON),
  contact: null,
  preventions: [preventingPayment(SEEN, { on: ON, dueOn: DUE_ON, isEarly: false })].filter(
    (one) => one !== null,
  ),
};

/** By no policy, no person noted. */
const BARE: Explanation = { ...TASK, rule: null, numbers: null, preventions: [] };
const ENTRY = payment(3, 100_000, "2026-02-16");

function charged(charge: "late-fee" | "penalty-interest"): Explanation {
  const found = explainCharge(LOAN, { charge, installment: 3, occurrence: 1 }, ON);
  if (!found) throw new Error(`no ${charge}`);
  return {
    ...BARE,
    act: { kind: "fee", loanId: 2, charge, installment: 3, occurrence: 1 },
    what: { kind: "fee", charge, installment: 3, amount: found.amount },
    charge: found,
    preventions: found.preventions,
  };
}

const MOVE: Explanation = {
  ...BARE,
  act: { kind: "move", loanId: 2, loanVersion: 4 },
  what: {
    kind: "move",
    from: 1,
    to: 0,
    pastDueAmount: minor(0),
    principalBalance: minor(360_000),
  },
  rule: explainRule({
    version: 1,
    found: undefined,
    step: null,
    reason: null,
    conditions: CONDITIONS,
  }),
  cause: { cause: "payment", entries: [ENTRY], scheduleVersion: null, isExact: true },
};

export const EXPLANATIONS = {
  task: TASK,
  notice: {
    ...TASK,
    act: { kind: "notice", id: 1 },
    what: { kind: "notice", step: "notice-7", state: "sent" },
    rule: explainRule({
      version: 1,
      found: undefined,
      step: "notice-7",
      reason: FIRST_STEP,
      conditions: CONDITIONS,
    }),
    contact: [],
  },
  "notice of before reasons were kept": {
    ...TASK,
    act: { kind: "notice", id: 1 },
    what: { kind: "notice", step: "call", state: "deferred" },
    rule: explainRule({
      version: 4,
      found: VERSION,
      step: "call",
      reason: null,
      conditions: CONDITIONS,
    }),
    contact: [],
  },
  "act of a version that is gone": {
    ...TASK,
    rule: explainRule({
      version: 9,
      found: undefined,
      step: "call",
      reason: REASON,
      conditions: CONDITIONS,
    }),
  },
  case: {
    ...TASK,
    act: { kind: "case", caseId: 1, sequence: 1 },
    what: {
      kind: "case",
      event: "moved",
      stage: "early",
      priority: "high",
      role: "officer",
      text: null,
    },
  },
  hold: {
    ...BARE,
    act: { kind: "hold", loanId: 2, number: 1 },
    actor: "person:b",
    what: {
      kind: "hold",
      stops: ["notices", "charges"],
      from: ON,
      to: null,
      reason: "Dispute",
      legalBasis: "12 CFR 1006.38",
      liftedBy: "person:b",
      liftReason: "Settled",
    },
  },
  flag: {
    ...BARE,
    act: { kind: "flag", loanId: 2, flag: "watch" },
    what: { kind: "flag", flag: "watch", endsOn: ON, note: "Large" },
  },
  move: MOVE,
  "move of an entry that was not noted": {
    ...MOVE,
    cause: { cause: "payment", entries: [], scheduleVersion: null, isExact: false },
  },
  fee: charged("late-fee"),
  interest: charged("penalty-interest"),
} as const satisfies Readonly<Record<string, Explanation>>;

export type Explained = keyof typeof EXPLANATIONS;

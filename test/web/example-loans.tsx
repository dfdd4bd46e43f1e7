import { businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import type { Translator } from "../../web/locales/translate";
import { LoanPage } from "../../web/pages/loan";
import type { LoanEvent } from "../../web/pages/loan-events";
import type { Explanation } from "../../web/pages/loan-explanation";
import type { LedgerRow } from "../../web/pages/loan-ledger";
import type { InstallmentRow } from "../../web/pages/loan-schedule";
import type { Deadline } from "../../src/domain/deadline/deadlines";
import { type LoanListRow, LoansPage } from "../../web/pages/loans";
import { BUCKETS } from "./example-book";
import { EXAMPLE_STANDING, EXAMPLE_TASKS } from "./example-cases";
import { exampleFrame, NOW } from "./example-frame";
import { ALWAYS_ON_TIME, LATE_NOW } from "./example-history";

const PEOPLE = ["Rosa Delgado", "欧阳 静怡", "Theodore Brandt-Okonkwo", "李 明", "Mae Lin"];
const PRODUCTS = ["Personal loan", "Car loan", "Phone plan", "Working capital"];

const ROWS: readonly LoanListRow[] = Array.from({ length: 24 }, (_, index) => ({
  id: `loan_0${index + 2}`,
  externalId: `L-${1042 + index * 7}`,
  borrowerName: PEOPLE[index % PEOPLE.length] ?? "",
  product: PRODUCTS[index % PRODUCTS.length] ?? "",
  currency: "USD",
  status: index === 20 ? "closed" : index === 21 ? "awaiting-schedule" : "active",
  bucket: index < 9 ? index : 0,
  daysPastDue: index < 9 ? index * 29 : 0,
  pastDueAmount: index < 9 ? index * 41_250 : 0,
  balance: 480_000 + index * 91_733,
  nextDueOn: index === 20 ? null : "2026-04-01",
  setAside: index === 22,
}));

const SHARED = { pack: "US-REGX", packVersion: 2, status: "VP", onlyFor: null } as const;
const DEADLINES: readonly Deadline[] = [
  {
    ...SHARED,
    ...{ rule: "live36", source: "12 CFR 1024.39(a), (c), (d)", kind: "live-contact" },
    ...{ letter: null, state: "missed", on: businessDate("2026-03-22"), doneOn: null },
    onlyFor: ["mortgage"],
  },
  {
    ...SHARED,
    ...{ rule: "notice45", source: "12 CFR 1024.39(b)", kind: "late-letter" },
    ...{ letter: "early-intervention", state: "late", on: businessDate("2026-03-31") },
    doneOn: businessDate("2026-04-02"),
  },
  {
    ...SHARED,
    ...{ rule: "f120", source: "12 CFR 1024.41(f)(1)", kind: "foreclosure-wait" },
    ...{ letter: null, state: "waiting", on: businessDate("2026-06-15"), doneOn: null },
  },
];

const EXPLANATION: Explanation = {
  lines: [
    {
      on: "2025-07-15",
      origin: { kind: "schedule", version: 1 },
      component: "principal",
      asked: 102_738,
      paid: 0,
    },
    {
      on: "2025-07-15",
      origin: { kind: "schedule", version: 1 },
      component: "interest",
      asked: 7_564,
      paid: 0,
    },
    {
      on: "2026-02-20",
      origin: { kind: "entry", type: "payment", sequence: 8, reference: "pay-88120" },
      component: "interest",
      asked: 0,
      paid: 4_000,
    },
    {
      on: "2026-02-25",
      origin: { kind: "rule", rule: "late-fee", whyHref: "/why/fee/loan_02/late-fee/7/1" },
      component: "penalty",
      asked: 2_500,
      paid: 0,
    },
  ],
  asked: 112_802,
  paid: 4_000,
};

const INSTALLMENTS: readonly InstallmentRow[] = Array.from({ length: 12 }, (_, index) => {
  const paid = index < 6;
  return {
    number: index + 1,
    dueOn: new Date(Date.UTC(2025, 7 + index, 15)).toISOString().slice(0, 10),
    principal: 96_240 + index * 1_083,
    interest: 14_062 - index * 1_083,
    fee: 0,
    principalPaid: paid ? 96_240 + index * 1_083 : 0,
    interestPaid: paid ? 14_062 - index * 1_083 : index === 6 ? 4_000 : 0,
    feePaid: 0,
    penalty: index === 6 ? 2_500 : 0,
    penaltyPaid: 0,
    explanation: index === 6 ? EXPLANATION : null,
    metOn: paid ? new Date(Date.UTC(2025, 7 + index, 17 + index)).toISOString().slice(0, 10) : null,
    state: paid ? "paid" : index < 8 ? (index === 6 ? "part" : "late") : "open",
  };
});

const LEDGER: readonly LedgerRow[] = Array.from({ length: 8 }, (_, index) => ({
  sequence: 8 - index,
  type: index === 2 ? "reversal" : index === 7 ? "adjustment" : "payment",
  amount: index === 7 ? -1_205 : 110_302,
  effectiveOn: `2026-0${index < 3 ? 2 : 1}-${10 + index}`,
  postedAt: NOW - index * 86_400_000,
  externalId: index === 7 ? null : `pay-${88_120 + index}`,
  method: index % 2 === 0 ? "bank transfer" : "card",
  origin: index === 7 ? "opening" : "webhook",
  reverses: index === 2 ? 5 : null,
  reversed: index === 3,
  reversible: index < 2,
}));

const EVENTS: readonly LoanEvent[] = [
  {
    kind: "notice",
    id: "ntc_02",
    step: "notice-30",
    state: "sent",
    policyVersion: 1,
    on: "2026-03-16",
    at: NOW - 86_400_000,
    who: null,
  },
  {
    kind: "moved",
    from: 1,
    to: 2,
    cause: "scan",
    policyVersion: 1,
    whyHref: "/why/move/loan_02/7",
    on: "2026-03-17",
    at: NOW,
    who: null,
  },
  {
    kind: "payment",
    amount: 4_000,
    origin: "webhook",
    on: "2026-02-20",
    at: NOW - 25 * 86_400_000,
    who: null,
  },
  {
    kind: "reversal",
    amount: 110_302,
    origin: "manual",
    on: "2026-02-12",
    at: NOW - 30 * 86_400_000,
    who: "Ana Whitfield",
  },
  {
    kind: "moved",
    from: 1,
    to: 0,
    cause: "payment",
    policyVersion: 1,
    whyHref: "/why/move/loan_02/7",
    on: "2026-01-12",
    at: null,
    who: null,
  },
  { kind: "opened", amount: 1_250_000, on: "2025-07-15", at: null, who: "Ana Whitfield" },
];

const LOAN = {
  id: "loan_02",
  externalId: "L-1042",
  product: "Personal loan",
  currency: "USD",
  status: "active",
  bucket: 2,
  daysPastDue: 31,
  policyBucket: "SMA-1",
  calendarDaysPastDue: 31,
  installmentsLate: 2,
  pastDueSince: "2026-02-14",
  pastDueAmount: 216_604,
  balance: 640_118,
  credit: 0,
  nextDueOn: "2026-04-15",
  nextDueAmount: 110_302,
  setAsideReason: null,
  explanations: {
    pastDue: EXPLANATION,
    balance: EXPLANATION,
    credit: { lines: [], asked: 0, paid: 0 },
    toleranceAmount: 100,
  },
  terms: {
    principal: 1_250_000,
    annualRatePercent: "13.5",
    method: "annuity",
    frequency: "monthly",
    installmentCount: 12,
    installment: null,
    disbursedOn: "2025-07-15",
    firstDueOn: "2025-08-15",
  },
  opening: { asOf: "2025-12-31", paid: 551_510, adjustment: -1_205 },
} as const;

const BORROWER = {
  id: "bor_02",
  name: "Theodore Brandt-Okonkwo",
  externalId: "B-2207",
  email: "theodore.brandt-okonkwo@mail.example",
  phone: "+1 212 555 0133",
  timezone: "America/Los_Angeles",
  locale: "zh-CN",
  stopRequestedOn: null,
  otherLoans: [{ id: "loan_03", externalId: "L-1049" }],
} as const;

const NOTICES = [
  {
    id: "ntc_02",
    step: "notice-30",
    state: "sent",
    businessDate: "2026-03-16",
    daysPastDue: 30,
    sentAt: NOW - 86_400_000,
  },
  {
    id: "ntc_03",
    step: "reminder-5",
    state: "cancelled",
    businessDate: "2026-02-10",
    daysPastDue: -5,
    sentAt: null,
  },
] as const;

const PROMISED = {
  id: "ptp_03",
  amount: 12_500,
  paid: 2_000,
  madeOn: "2026-03-12",
  dueOn: "2026-03-20",
  state: "open",
  note: "gets paid on the 18th",
  cancelReason: null,
} as const;
const PROMISES = {
  promises: [
    PROMISED,
    { ...PROMISED, id: "ptp_02", dueOn: "2026-02-20", state: "broken", note: null },
    { ...PROMISED, id: "ptp_01", state: "cancelled", cancelReason: "recorded twice" },
  ],
  days: { from: "2026-03-17", to: "2026-04-16" },
  canPromise: true,
  again: undefined,
} as const;

export function loanExamples(t: Translator) {
  const frame = exampleFrame(t, "/loans");
  const list = { t, frame, bucketCounts: BUCKETS.map((bucket) => bucket.loanCount) };
  const page = {
    t,
    frame,
    loan: LOAN,
    borrower: BORROWER,
    next: { kind: "notice", step: "notice-60", on: "2026-04-15" },
    installments: INSTALLMENTS,
    history: LATE_NOW,
    quote: {
      asked: "120.00",
      wrong: undefined,
      quote: {
        bringCurrent: 219_104,
        payoff: 661_240,
        perDiem: 236,
        payment: {
          amount: 12_000,
          installments: [
            {
              number: 7,
              dueOn: "2026-02-14",
              penalty: minor(2_500),
              fee: minor(0),
              interest: minor(3_564),
              principal: minor(5_936),
            },
          ],
          pays: {
            penalty: minor(2_500),
            fee: minor(0),
            interest: minor(3_564),
            principal: minor(5_936),
          },
          toCredit: 0,
          before: { daysPastDue: 31, pastDueAmount: 216_604, credit: 0 },
          after: { daysPastDue: 31, pastDueAmount: 207_104, credit: 0 },
        },
      },
    },
    wholeSchedule: false,
    ledger: LEDGER,
    events: EVENTS,
    notices: NOTICES,
    standing: EXAMPLE_STANDING,
    tasks: EXAMPLE_TASKS,
    deadlines: DEADLINES,
    promises: PROMISES,
    canReverse: true,
  } as const;
  return {
    loans: (
      <LoansPage
        {...list}
        query={{ q: "", bucket: null, sort: "days-past-due" }}
        rows={ROWS}
        cursor={null}
        nextCursor="abc"
      />
    ),
    "loans-compact-mixed": (
      <LoansPage
        {...list}
        frame={{ ...frame, density: "compact", search: "delgado" }}
        query={{ q: "delgado", bucket: 3, sort: "external-id" }}
        rows={ROWS.map((row, index) => (index % 2 ? { ...row, currency: "JPY" } : row))}
        cursor="abc"
        nextCursor={null}
      />
    ),
    "loans-no-match": (
      <LoansPage
        {...list}
        query={{ q: "nobody", bucket: null, sort: "id" }}
        rows={[]}
        cursor={null}
        nextCursor={null}
      />
    ),
    loan: <LoanPage {...page} />,
    "loan-never-late": (
      <LoanPage
        {...page}
        history={ALWAYS_ON_TIME}
        promises={{ ...PROMISES, promises: [], canPromise: false }}
      />
    ),
    "loan-promise-wrong": (
      <LoanPage
        {...page}
        promises={{
          ...PROMISES,
          promises: [],
          again: {
            values: { promiseAmount: "lots", promiseDueOn: "2026-03-20", promiseNote: "" },
            errors: { promiseAmount: t("promise.error.amount") },
          },
        }}
      />
    ),
    "loan-paused": <LoanPage {...page} loan={{ ...LOAN, daysPastDue: 12, bucket: 1 }} />,
    "loan-set-aside": (
      <LoanPage
        {...page}
        loan={{ ...LOAN, setAsideReason: "the schedule of version 2 cannot be read" }}
        borrower={{ ...BORROWER, stopRequestedOn: "2026-03-02", otherLoans: [] }}
        next={{ kind: "nothing" }}
        history={null}
        ledger={[]}
        events={[]}
        notices={[]}
        canReverse={false}
      />
    ),
  };
}

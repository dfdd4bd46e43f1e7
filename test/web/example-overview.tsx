import type { Translator } from "../../web/locales/translate";
import { OverviewPage } from "../../web/pages/overview";
import { BUCKETS, TREND_DAYS } from "./example-book";
import { exampleFrame, NOW } from "./example-frame";

const NEEDS = {
  tasksDue: [
    { role: "officer", count: 101 },
    { role: "admin", count: 1 },
  ],
  unownedCases: 4,
  submittedPolicies: 1,
  unmatchedPayments: 3,
  setAsideLoans: 1,
  deadLetters: 2,
  rejectedRows: 14,
  failedNotices: 1,
  drifts: 2,
  bookLateSeconds: 14_400,
  clockTrouble: { from: NOW - 9_000_000, until: NOW - 1_000_000 },
} as const;
const NOTHING = {
  tasksDue: [],
  unownedCases: 0,
  submittedPolicies: 0,
  unmatchedPayments: 0,
  setAsideLoans: 0,
  deadLetters: 0,
  rejectedRows: 0,
  failedNotices: 0,
  drifts: 0,
  bookLateSeconds: null,
  clockTrouble: null,
};

const TONIGHT = {
  businessDate: "2026-03-17",
  state: "finished",
  partsDone: 2,
  partsTotal: 2,
  finishedAt: NOW,
  loansTouched: 61,
  noticesPlanned: 38,
  setAside: 1,
  notices: { sent: 31, deferred: 4, cancelled: 1, denied: 1, failed: 1 },
} as const;

const MOVES = [
  { fromBucket: 0, toBucket: 1, loanCount: 7 },
  { fromBucket: 1, toBucket: 2, loanCount: 2 },
  { fromBucket: 1, toBucket: 0, loanCount: 5 },
  { fromBucket: 3, toBucket: 1, loanCount: 1 },
];

export function overviewExamples(t: Translator) {
  const standing = {
    buckets: BUCKETS,
    par30: "4.7387",
    weekAgo: { par30: "4.5120", pastDueAmount: 7_912_040, lateLoanCount: 81 },
  };
  const frame = exampleFrame(t, "/");
  const trend = { currency: "USD", days: TREND_DAYS };
  return {
    overview: (
      <OverviewPage
        t={t}
        frame={frame}
        books={[{ currency: "USD", ...standing }]}
        tonight={TONIGHT}
        moves={MOVES}
        needs={NEEDS}
        trends={[trend]}
      />
    ),
    "overview-live-two-books": (
      <OverviewPage
        t={t}
        frame={{ ...frame, tenant: { ...frame.tenant, mode: "live" } }}
        books={[
          { currency: "USD", ...standing, weekAgo: null },
          { currency: "JPY", ...standing },
        ]}
        tonight={null}
        moves={[]}
        needs={NOTHING}
        trends={[trend, { currency: "JPY", days: TREND_DAYS.slice(0, 1) }]}
      />
    ),
    "overview-empty": (
      <OverviewPage
        t={t}
        frame={frame}
        books={[]}
        tonight={null}
        moves={[]}
        needs={NOTHING}
        trends={[]}
      />
    ),
  };
}

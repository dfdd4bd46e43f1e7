import { businessDate, instant } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import type { SimulatedAct, Why } from "../../src/domain/simulation/act";
import type { SimulationInput } from "../../src/domain/simulation/input";
import { EMPTY_REPORT, type PartReport } from "../../src/domain/simulation/report";
import { rollRates } from "../../src/domain/simulation/roll-rates";
import { addCounts, NO_TALLY, type SideTally, tallyActs } from "../../src/domain/simulation/tally";
import type { Translator } from "../../web/locales/translate";
import { SimulationPage, type SimulationPageProps } from "../../web/pages/simulation";
import { SimulationNewPage, type SimulationNewPageProps } from "../../web/pages/simulation-new";
import { SimulationsPage } from "../../web/pages/simulations";
import type { SimulationRow } from "../../web/pages/simulation-words";
import { exampleFrame, NOW } from "./example-frame";

const FROM = businessDate("2026-03-17");
const ON = businessDate("2026-03-20");
const WHY: Why = {
  segment: "small",
  when: "loan.pastDueAmount > 11000",
  facts: { "loan.pastDueAmount": 12_000 },
  daysPastDue: 12,
};
const ACT: SimulatedAct = {
  kind: "notice",
  on: ON,
  loanId: 1,
  step: "notice-12",
  policyVersion: 2,
  what: "past-due",
  identity: "1",
  why: WHY,
  contact: { channel: "email", outcome: "allowed", rule: "allowed" },
};
const ACTS: readonly SimulatedAct[] = [
  ACT,
  { ...ACT, contact: { channel: "email", outcome: "deferred", rule: "allowed" } },
  { ...ACT, contact: { channel: "email", outcome: "denied", rule: "borrower-stop" } },
  { ...ACT, kind: "task", role: "officer", what: "Call the borrower" },
  { ...ACT, kind: "case", what: "soft", opened: true },
  { ...ACT, kind: "bucket", what: "M0 M1", why: null },
];
const STANDING: SideTally = {
  ...NO_TALLY,
  charges: { USD: { lateFees: 2500, penaltyInterest: 130 } },
  buckets: { USD: { M0: { loans: 40, pastDue: 0 }, M2: { loans: 3, pastDue: 90_000 } } },
};
const LINE = { kind: "notice", on: ON, loanId: 1, step: "notice-12", what: "past-due" } as const;
const REPORT: PartReport = {
  ...EMPTY_REPORT,
  borrowers: 40,
  loans: 43,
  loansPassed: 1,
  tested: addCounts(tallyActs(ACTS), STANDING),
  inForce: addCounts(tallyActs(ACTS.slice(3)), STANDING),
  borrowersDiffering: 2,
};
const ROW: SimulationRow = {
  id: "sim_3",
  kind: "ahead",
  state: "finished",
  version: 2,
  against: 1,
  fromOn: FROM,
  throughOn: "2026-04-16",
  createdAt: NOW,
};
const INPUT: SimulationInput = {
  behaviour: { kind: "as-rolled" },
  capacity: { officer: 1 },
  prices: { email: minor(2) },
  rolls: rollRates({
    flows: [{ fromBucket: 1, toBucket: 2, loanCount: 4 }],
    currentLoanDays: 4000,
  }),
};

export function simulationExamples(t: Translator) {
  const frame = exampleFrame(t, "/policy");
  const page: SimulationPageProps = {
    t,
    frame,
    simulation: { ...ROW, every: 1, loansTotal: 44, loansDone: 44, input: INPUT },
    report: REPORT,
    currency: "USD",
    differences: [
      {
        borrowerId: "bor_01",
        externalId: "B-17",
        firstOn: ON,
        testedCount: 7,
        inForceCount: 0,
        tested: [{ ...LINE, why: WHY }],
        inForce: [],
      },
      {
        borrowerId: "bor_02",
        externalId: "B-18",
        firstOn: ON,
        testedCount: 0,
        inForceCount: 1,
        tested: [],
        inForce: [{ ...LINE, kind: "bucket", what: "M0 M1", why: null }],
      },
    ],
    offset: 0,
    nextOffset: 50,
  };
  const running = { ...page.simulation, state: "running", loansDone: 12 } as const;
  const past = { ...page.simulation, kind: "back-test", input: { ...INPUT, rolls: [] } } as const;
  const equality = { matched: 210, missingCount: 0, extraCount: 0, missing: [], extra: [] };
  const fresh: SimulationNewPageProps = {
    t,
    frame,
    version: 2,
    name: "Kinder first weeks",
    currency: "USD",
    values: { days: "90", behaviour: "as-rolled", script: "{}", from: "2026-01-01" },
    errors: {},
    wrong: null,
    earliestOn: "2024-03-18",
    latestOn: FROM,
  };
  return {
    simulations: (
      <SimulationsPage
        t={t}
        frame={frame}
        rows={[{ ...ROW, state: "running", createdAt: instant(NOW) }, ROW]}
        cursor={null}
        nextCursor="x"
      />
    ),
    "simulations-empty": (
      <SimulationsPage t={t} frame={frame} rows={[]} cursor={null} nextCursor={null} />
    ),
    "simulation-new": <SimulationNewPage {...fresh} />,
    "simulation-new-wrong": (
      <SimulationNewPage
        {...fresh}
        wrong="ahead"
        errors={{
          script: t("sandbox.notJson"),
          "price-email": t("simulation.wrongAmount"),
        }}
      />
    ),
    simulation: <SimulationPage {...page} />,
    "simulation-running": <SimulationPage {...page} simulation={running} />,
    "simulation-back-test": (
      <SimulationPage {...page} simulation={past} report={{ ...REPORT, equality }} />
    ),
    "simulation-unequal": (
      <SimulationPage
        {...page}
        simulation={{ ...past, every: 4 }}
        report={{ ...REPORT, equality: { ...equality, missingCount: 2, extraCount: 1 } }}
      />
    ),
    "simulation-failed": (
      <SimulationPage {...page} simulation={{ ...page.simulation, state: "failed" }} />
    ),
  };
}

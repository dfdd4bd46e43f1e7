import type { Translator } from "../../web/locales/translate";
import { ReconciliationPage } from "../../web/pages/reconciliation";
import type { DriftRow } from "../../web/pages/reconciliation-words";
import { ReconciliationsPage } from "../../web/pages/reconciliations";
import { ScansPage } from "../../web/pages/scans";
import { exampleFrame, NOW } from "./example-frame";

const RUN = {
  id: "rec_3",
  cause: "asked",
  state: "finished",
  partsDone: 4,
  partsTotal: 4,
  loansChecked: 12_480,
  loansDrifted: 2,
  loansPassed: 1,
  rollupsDrifted: 1,
  createdBy: "Ana Whitfield",
  createdAt: NOW - 90_000,
  finishedAt: NOW,
} as const;

const CLEAN = {
  ...RUN,
  id: "rec_2",
  cause: "monthly",
  loansDrifted: 0,
  loansPassed: 0,
  rollupsDrifted: 0,
} as const;

const RUNNING = {
  ...CLEAN,
  id: "rec_4",
  state: "running",
  partsDone: 1,
  finishedAt: null,
} as const;

const LOAN = { loanId: "loan_02", externalId: "L-1042", currency: "USD", bucket: null } as const;
const DRIFTS: readonly DriftRow[] = [
  {
    loanId: null,
    externalId: "",
    currency: "USD",
    bucket: 2,
    field: "loanCount",
    on: "2026-03-17",
    stored: "41",
    folded: "40",
  },
  { ...LOAN, field: "pastDueAmount", on: "2026-03-16", stored: "110302", folded: "0" },
  { ...LOAN, field: "pastDueSince", on: "2026-03-16", stored: "2026-02-15", folded: null },
  { ...LOAN, field: "status", on: "2026-03-16", stored: "active", folded: "closed" },
  { ...LOAN, field: "bucket", on: "2026-03-16", stored: "1", folded: "0" },
  {
    ...LOAN,
    loanId: "loan_03",
    externalId: "",
    field: "fold",
    on: "2026-03-17",
    stored: null,
    folded: "Fault",
  },
];

export function reconciliationExamples(t: Translator) {
  const frame = exampleFrame(t, "/scans");
  const none = { cursor: null, nextCursor: null } as const;
  const list = { t, frame, canStart: true, ...none } as const;
  const one = { t, frame, listedMax: 1, ...none } as const;
  return {
    reconciliations: <ReconciliationsPage {...list} rows={[RUNNING, RUN, CLEAN]} nextCursor="x" />,
    "reconciliations-empty": (
      <ReconciliationsPage {...list} rows={[]} wrong={t("reconciliations.underWay")} />
    ),
    reconciliation: (
      <ReconciliationPage {...one} reconciliation={RUN} drifts={DRIFTS} nextCursor="x" />
    ),
    "reconciliation-running": <ReconciliationPage {...one} reconciliation={RUNNING} drifts={[]} />,
    "reconciliation-clean": <ReconciliationPage {...one} reconciliation={CLEAN} drifts={[]} />,
    "scans-behind": (
      <ScansPage
        t={t}
        frame={{ ...frame, tenant: { ...frame.tenant, mode: "live" } }}
        health={{
          bookDate: "2026-03-15",
          tickedAt: NOW,
          tickAgeSeconds: 9_000,
          behindSeconds: 30_000,
          trouble: { from: NOW - 9_000_000, until: null },
        }}
        runs={[]}
        setAside={[]}
        deadLetters={[]}
        canRepair={false}
        {...none}
      />
    ),
  };
}

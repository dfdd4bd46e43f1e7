import type { Translator } from "../../web/locales/translate";
import { CertificatePage, PendingCertificatePage } from "../../web/pages/certificate";
import { type ExportFacts, ExportPage } from "../../web/pages/export";
import { type ExportRow, ExportsPage } from "../../web/pages/exports";
import { LeavingPage } from "../../web/pages/leaving";
import { exampleFrame, NOW } from "./example-frame";

const VALUES = {
  ...{ kind: "states", format: "csv", asOf: "2026-13-01", from: "", to: "", currency: "usd1" },
  ...{ bucket: "M1", personal: true, when: "week" },
};
const ROW: ExportRow = {
  id: "exp_2",
  kind: "loans",
  format: "csv",
  state: "running",
  rowsDone: 41_000,
  createdBy: "Ana Whitfield",
  createdAt: NOW,
};
const JOB: ExportFacts = {
  ...ROW,
  ...{ failure: null, rowsTotal: 120_000, rowsPerSecond: 9_000, bytes: 18_000_000 },
  ...{ businessDate: "2026-03-16", from: null, to: null, currency: "USD", bucket: "M1" },
  ...{ personal: true, isScheduled: false, finishedAt: null, keptUntil: null },
};
const DONE: ExportFacts = {
  ...JOB,
  state: "finished",
  finishedAt: NOW,
  keptUntil: NOW + 2_592_000_000,
};
const CERTIFICATE = "crt_0123456789abcdef0123456789abcdef";

export function exportExamples(t: Translator) {
  const frame = exampleFrame(t, "/exports");
  const list = { t, frame, values: VALUES, cursor: null, nextCursor: "b" };
  const one = { t, frame, canMake: true, canFetch: true };
  const leaving = { t, frame: exampleFrame(t, "/settings/leaving"), canDelete: true };
  return {
    "exports-empty": <ExportsPage {...list} rows={[]} schedules={[]} canMake nextCursor={null} />,
    exports: (
      <ExportsPage
        {...list}
        rows={[
          ROW,
          { ...ROW, id: "exp_1", kind: "everything", format: "tar", state: "removed" },
          { ...ROW, id: "exp_3", state: "failed" },
        ]}
        schedules={[
          {
            ...{ id: "exs_1", name: "Warehouse", kind: "states", format: "ndjson" },
            ...{ every: "week", day: 3, nextOn: "2026-03-18" },
          },
          {
            ...{ id: "exs_2", name: "Month end", kind: "ledger", format: "csv" },
            ...{ every: "month", day: 31, nextOn: "2026-03-31" },
          },
        ]}
        canMake
        errors={{
          asOf: t("export.wrong.day"),
          currency: t("export.wrong.currency"),
          personal: t("export.wrong.option_not_of_kind"),
        }}
      />
    ),
    "export-running": <ExportPage {...one} job={JOB} />,
    "export-done": (
      <ExportPage
        {...one}
        job={{ ...DONE, from: "2026-01-01", to: "2026-03-01" }}
        link={{ url: "https://forbear.example/downloads/1-1-x", expiresAt: NOW }}
      />
    ),
    "export-failed": (
      <ExportPage {...one} canFetch={false} job={{ ...JOB, state: "failed", failure: "Fault" }} />
    ),
    leaving: (
      <LeavingPage
        {...leaving}
        deletion={null}
        typed="Harbour"
        errors={{ name: t("leaving.delete.nameWrong", { name: leaving.frame.tenant.name }) }}
      />
    ),
    "leaving-waiting": (
      <LeavingPage
        {...leaving}
        deletion={{ askedAt: NOW, dueAt: NOW + 604_800_000, certificate: CERTIFICATE }}
      />
    ),
    certificate: (
      <CertificatePage
        t={t}
        path={`/certificates/${CERTIFICATE}`}
        certificate={{
          ...{ id: CERTIFICATE, lender: "ten_1", mode: "live", askedBy: "person:abc" },
          ...{ askedAt: NOW, startedAt: NOW, finishedAt: NOW, fileCount: 12 },
          counts: [{ table: "loan", rows: 120_000 }],
          seals: [{ partition: "0", hash: "ab".repeat(32) }],
        }}
      />
    ),
    "certificate-pending": (
      <PendingCertificatePage
        t={t}
        path={`/certificates/${CERTIFICATE}`}
        dueAt={NOW}
        hasBegun={false}
      />
    ),
  };
}

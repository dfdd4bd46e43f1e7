import type { Translator } from "../../web/locales/translate";
import { ContactReportPage } from "../../web/pages/contact-report";
import { AgeingReportPage } from "../../web/pages/ageing-report";
import { ImportPage } from "../../web/pages/import";
import { MappingsPage } from "../../web/pages/import-mappings";
import { ImportsPage } from "../../web/pages/imports";
import type { NoticeDecision } from "../../web/pages/notice-decisions";
import { NoticePage } from "../../web/pages/notice";
import { LettersPage } from "../../web/pages/letters";
import { NoticesPage } from "../../web/pages/notices";
import { ScansPage } from "../../web/pages/scans";
import { BUCKETS, EMPTY_BUCKETS } from "./example-book";
import { exampleSpoken } from "./example-contact";
import { exampleFrame, NOW, TIMEZONE } from "./example-frame";

const NOTICE = {
  id: "ntc_02",
  step: "notice-30",
  state: "sent",
  businessDate: "2026-03-16",
  daysPastDue: 30,
  policyVersion: 1,
  channel: "email",
  channels: ["email"],
  segments: null,
  provider: "prv_10001",
  reports: [],
  template: "past-due",
  locale: "en",
  attempts: 2,
  providerId: "msg-7d2f",
  failure: null,
  sendAfter: null,
  sentAt: NOW,
  createdAt: NOW - 40_000_000,
} as const;

const WINDOW = { startMinute: 480, endMinute: 1260 };

/** What rules of every kind say in an answer of the contact gate. */
const SPOKEN = exampleSpoken(NOW);

const DECISIONS: readonly NoticeDecision[] = [
  {
    at: NOW,
    verdict: "allow",
    rule: "allowed",
    until: NOW + 3_600_000,
    timezones: [TIMEZONE],
    window: WINDOW,
    ...SPOKEN,
  },
  {
    at: NOW - 20_000_000,
    verdict: "defer",
    rule: "quiet-hours",
    until: NOW,
    timezones: [TIMEZONE, "America/Los_Angeles"],
    window: WINDOW,
    // As answers were kept before they told every rule.
    spoke: [],
    warnings: [],
  },
];

const CONTENT = {
  to: "rosa.delgado@mail.example",
  subject: "Your installment of 15 February is still open",
  text: "Dear Rosa Delgado,\n\nYour installment of USD 1,103.02 was due on 15 February 2026.\nIt is 30 days past due.\n\nIf you have paid in the last days, please ignore this message.\n\nHarbor Street Credit",
};

const ROWS = (["sent", "deferred", "planned", "failed", "denied", "cancelled"] as const).map(
  (state, index) => ({
    id: `ntc_0${index + 2}`,
    step: index % 2 ? "notice-7" : "reminder-5",
    state,
    businessDate: "2026-03-17",
    daysPastDue: index % 2 ? 7 : -5,
    sentAt: state === "sent" ? NOW : null,
    loan: { id: `loan_0${index + 2}`, externalId: `L-10${index + 42}`, borrowerName: "李 明" },
  }),
);

export function noticeExamples(t: Translator) {
  const frame = exampleFrame(t, "/notices");
  const counts = { sent: 31, deferred: 4, failed: 1 };
  const shared = { t, frame, loan: { id: "loan_02", externalId: "L-1042" } };
  return {
    notices: (
      <NoticesPage
        t={t}
        frame={frame}
        state={null}
        counts={counts}
        rows={ROWS}
        printing={{ canPrint: true, hasLetterhead: true }}
        cursor={null}
        nextCursor="x"
      />
    ),
    "notices-to-print": (
      <NoticesPage
        t={t}
        frame={frame}
        state="to-print"
        counts={counts}
        rows={ROWS}
        printing={{ canPrint: true, hasLetterhead: true }}
        cursor={null}
        nextCursor={null}
      />
    ),
    "notices-no-letterhead": (
      <NoticesPage
        t={t}
        frame={frame}
        state="to-print"
        counts={counts}
        rows={ROWS}
        printing={{ canPrint: true, hasLetterhead: false }}
        cursor={null}
        nextCursor={null}
      />
    ),
    letters: (
      <LettersPage
        t={t}
        frame={frame}
        letterhead={["1 Harbor Street", "Portland, ME 04101"]}
        letters={[
          {
            ...{ locale: "en", name: "Rosa Delgado", address: ["12 Elm Street", "Springfield"] },
            ...{ on: "2026-03-17", subject: CONTENT.subject, text: CONTENT.text },
          },
        ]}
      />
    ),
    "notices-empty": (
      <NoticesPage
        t={t}
        frame={frame}
        state={null}
        counts={{}}
        rows={[]}
        printing={{ canPrint: false, hasLetterhead: false }}
        cursor={null}
        nextCursor={null}
      />
    ),
    notice: (
      <NoticePage
        {...shared}
        notice={NOTICE}
        borrower={{ id: "bor_02", name: "Rosa Delgado", timezone: TIMEZONE }}
        decisions={DECISIONS}
        content={CONTENT}
        canSettle
      />
    ),
    "notice-unconfirmed": (
      <NoticePage
        {...shared}
        notice={{
          ...NOTICE,
          ...{ state: "unconfirmed", channel: "sms", channels: ["email", "sms"], segments: 2 },
          failure: "twilio: no answer",
          reports: [{ at: NOW, says: "failed", detail: "twilio 30003" }],
        }}
        borrower={{ id: "bor_02", name: "Rosa Delgado", timezone: TIMEZONE }}
        decisions={DECISIONS}
        content={{ ...CONTENT, subject: "" }}
        canSettle
      />
    ),
    "notice-uncarried": (
      <NoticePage
        {...shared}
        notice={{ ...NOTICE, state: "failed", sentAt: null, failure: "notice.no_provider" }}
        borrower={{ id: "bor_02", name: "Rosa Delgado", timezone: TIMEZONE }}
        decisions={[]}
        content={null}
        canSettle
      />
    ),
    "notice-failed": (
      <NoticePage
        {...shared}
        notice={{ ...NOTICE, state: "failed", sentAt: null, failure: "The mailbox is full." }}
        borrower={{ id: "bor_02", name: "Rosa Delgado", timezone: null }}
        decisions={[]}
        content={null}
        canSettle={false}
        deadLetterHref="/scans#dead-letters"
      />
    ),
  };
}

const JOB = {
  id: "imp_3",
  kind: "loans",
  fileName: "book-2026-03.csv",
  status: "running",
  dryRun: false,
  rowsTotal: 6_120,
  rowsAccepted: 6_106,
  rowsRejected: 14,
  createdBy: "Ana Whitfield",
  createdAt: NOW - 30_000,
  fileBytes: 1_984_220,
  mapping: "core-banking",
  openingTolerancePercent: "1",
  failure: null,
  unknownColumns: ["BranchCode", "Officer"],
  rowsCreated: 6_000,
  rowsUpdated: 100,
  rowsUnchanged: 6,
  rowsUnmatched: 0,
  finishedAt: null,
} as const;

const REJECTED = [
  { row: 118, field: "annualRatePercent", reason: "“14,07 %” is not a rate such as 14.07" },
  { row: 240, field: "firstDueOn", reason: "2026-02-30 is not a day; write it as 2026-02-28" },
];

export function importExamples(t: Translator) {
  const frame = exampleFrame(t, "/imports");
  const list = {
    t,
    frame,
    canImport: true,
    fileBytesMax: 33_000_000,
    cursor: null,
    nextCursor: null,
  } as const;
  const adjustments = {
    count: 12,
    totals: [{ currency: "USD", total: -418, absolute: 902, largest: 77 }],
  };
  return {
    imports: (
      <ImportsPage
        {...list}
        mappings={[{ name: "core-banking", kind: "loans" }]}
        rows={[JOB, { ...JOB, id: "imp_2", status: "finished", kind: "payments", dryRun: true }]}
      />
    ),
    mappings: (
      <MappingsPage
        t={t}
        frame={frame}
        saved={[
          { name: "core-banking", kind: "payments", columnCount: 4, isPlain: true },
          { name: "lake", kind: "loans", columnCount: 17, isPlain: false },
        ]}
        columns={[
          { name: "externalId", isRequired: true, isDate: false },
          { name: "paidOn", isRequired: true, isDate: true },
          { name: "method", isRequired: false, isDate: false },
        ]}
        dateFormats={["YYYY-MM-DD", "DD.MM.YYYY"]}
        values={{
          name: "core-banking",
          kind: "payments",
          dateFormat: "DD.MM.YYYY",
          lines: { externalId: "Beleg", method: "=card" },
        }}
        errors={{ name: "Write a name." }}
        canSave
      />
    ),
    "imports-wrong": (
      <ImportsPage
        {...list}
        mappings={[]}
        rows={[]}
        values={{ kind: "payments", mapping: "", openingTolerancePercent: "x", dryRun: false }}
        errors={{
          file: "Choose a file.",
          openingTolerancePercent: "Write a percentage such as 1 or 2.5.",
        }}
      />
    ),
    "import-running": (
      <ImportPage
        t={t}
        frame={frame}
        job={JOB}
        progress={{ bytesDone: 1_204_000, rowsPerSecond: 2_480, remainingSeconds: 4 }}
        adjustments={{ count: 0, totals: [] }}
        rejected={[]}
        canImport
      />
    ),
    "import-finished": (
      <ImportPage
        t={t}
        frame={frame}
        job={{ ...JOB, status: "finished", finishedAt: NOW }}
        progress={null}
        adjustments={adjustments}
        rejected={REJECTED}
        canImport
      />
    ),
    "import-checked": (
      <ImportPage
        t={t}
        frame={frame}
        job={{ ...JOB, status: "finished", dryRun: true, finishedAt: NOW }}
        progress={null}
        adjustments={adjustments}
        rejected={REJECTED}
        canImport
        wrong={t("import.notRepeatable")}
      />
    ),
  };
}

export function bookExamples(t: Translator) {
  const run = {
    businessDate: "2026-03-17",
    partition: 0,
    state: "finished",
    loansTouched: 61,
    transitions: 15,
    noticesPlanned: 38,
    setAside: 1,
    attempts: 1,
    startedAt: NOW - 412,
    finishedAt: NOW,
  } as const;
  const letter = {
    id: "dl_1",
    queue: "notices",
    kind: "notice.send",
    reason: "The provider answered 550 five times.",
    attempts: 9,
    state: "open",
    createdAt: NOW,
  } as const;
  const par = { par1: "8.5412", par30: "4.7387", par60: "3.5201", par90: "2.7204" };
  return {
    scans: (
      <ScansPage
        t={t}
        frame={exampleFrame(t, "/scans")}
        health={{
          bookDate: "2026-03-17",
          tickedAt: NOW,
          tickAgeSeconds: 240,
          behindSeconds: null,
          trouble: null,
        }}
        runs={[run, { ...run, partition: 1, state: "running", finishedAt: null }]}
        setAside={[
          { id: "loan_02", externalId: "L-1042", reason: "installments are not a list of rows" },
        ]}
        deadLetters={[letter, { ...letter, id: "dl_2", state: "replayed" }]}
        canRepair
        cursor={null}
        nextCursor="x"
      />
    ),
    "contact-report": (
      <ContactReportPage
        t={t}
        frame={exampleFrame(t, "/reports/ageing")}
        from="2026-02-16"
        through="2026-03-17"
        daysMax={400}
        report={{
          channels: [
            { channel: "email", counts: { allow: 812, defer: 96, deny: 14, "near-miss": 3 } },
            { channel: "phone", counts: { allow: 120, deny: 9, unasked: 2 } },
          ],
          rules: [
            {
              ...{ pack: "US-REGF", rule: "calls", source: "12 CFR 1006.14(b)(2)(i)" },
              counts: { deny: 9, "near-miss": 3 },
            },
            { pack: "HOUSE", rule: "quiet-hours", source: "", counts: { defer: 96 } },
          ],
          people: [{ name: "Ana Whitfield", counts: { allow: 60, deny: 4, unasked: 2 } }],
        }}
      />
    ),
    "contact-report-empty": (
      <ContactReportPage
        t={t}
        frame={exampleFrame(t, "/reports/ageing")}
        from="2026-02-16"
        through="2026-03-17"
        daysMax={400}
        report={{ channels: [], rules: [], people: [] }}
      />
    ),
    "contact-report-wrong": (
      <ContactReportPage
        t={t}
        frame={exampleFrame(t, "/reports/ageing")}
        from="2026-03-16"
        through="2026-02-17"
        daysMax={400}
        report={null}
        errors={{ from: "Choose a period of 1 to 400 days." }}
      />
    ),
    "ageing-report": (
      <AgeingReportPage
        t={t}
        frame={exampleFrame(t, "/reports/ageing")}
        known="now"
        asOf="2026-03-17"
        books={[
          { currency: "USD", buckets: BUCKETS, par },
          { currency: "KWD", buckets: EMPTY_BUCKETS, par },
        ]}
      />
    ),
  };
}

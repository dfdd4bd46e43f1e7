import type { Translator } from "../../web/locales/translate";
import { BorrowerPage } from "../../web/pages/borrower";
import { EXAMPLE_EVENTS, EXAMPLE_STANDING, EXAMPLE_TASKS } from "./example-cases";
import { exampleFrame, NOW } from "./example-frame";

const BORROWER = {
  id: "bor_02",
  externalId: "B-2207",
  name: "Theodore Brandt-Okonkwo",
  email: "theodore.brandt-okonkwo@mail.example",
  phone: "+12125550133",
  timezone: "America/Los_Angeles",
  residence: "US-CA",
  locale: "zh-CN",
} as const;

const LATE = {
  id: "loan_02",
  externalId: "L-1042",
  product: "Personal loan",
  currency: "USD",
  status: "active",
  bucket: 2,
  daysPastDue: 31,
  pastDueAmount: 216_604,
  balance: 640_118,
  nextDueOn: "2026-04-15",
  nextDueAmount: 110_302,
} as const;

const CLOSED = {
  ...LATE,
  id: "loan_03",
  externalId: "L-1049",
  status: "closed",
  bucket: 0,
  daysPastDue: 0,
  pastDueAmount: 0,
  balance: 0,
  nextDueOn: null,
  nextDueAmount: 0,
} as const;

const NOTICES = [
  {
    id: "ntc_02",
    step: "notice-30",
    state: "denied",
    businessDate: "2026-03-16",
    daysPastDue: 30,
    sentAt: null,
    loan: { id: "loan_02", externalId: "L-1042" },
  },
  {
    id: "ntc_03",
    step: "notice-15",
    state: "sent",
    businessDate: "2026-03-01",
    daysPastDue: 15,
    sentAt: NOW,
    loan: { id: "loan_02", externalId: "L-1042" },
  },
] as const;

const STOPPED = { act: "stopped", on: "2026-03-12", reason: "asked by phone" } as const;
const LIFTED = { act: "lifted", on: "2026-02-20", reason: null } as const;

export function borrowerExamples(t: Translator) {
  const page = {
    t,
    frame: exampleFrame(t, "/loans"),
    borrower: BORROWER,
    stop: null,
    deeds: [],
    loans: [LATE, CLOSED],
    notices: NOTICES,
    moreNotices: false,
    standing: EXAMPLE_STANDING,
    tasks: EXAMPLE_TASKS,
    events: EXAMPLE_EVENTS,
    canOpenCase: true,
    canChange: true,
  } as const;
  return {
    borrower: <BorrowerPage {...page} />,
    "borrower-stopped": (
      <BorrowerPage
        {...page}
        stop={{ on: "2026-03-12", reason: "asked by phone" }}
        deeds={[
          { ...STOPPED, who: "Ana Whitfield" },
          { ...LIFTED, who: "Ana Whitfield" },
        ]}
        loans={[LATE, { ...LATE, id: "loan_04", externalId: "L-1050", currency: "JPY" }]}
        moreNotices
      />
    ),
    "borrower-stop-wrong": (
      <BorrowerPage
        {...page}
        borrower={{ ...BORROWER, email: null, phone: null, timezone: null }}
        loans={[]}
        standing={{ case: null, loans: [] }}
        tasks={[]}
        events={[]}
        caseAgain={{ reason: "", error: t("case.error.words") }}
        notices={[]}
        values={{ reason: "" }}
        errors={{ reason: t("borrower.error.reasonMissing") }}
      />
    ),
    "borrower-read-only": (
      <BorrowerPage {...page} stop={{ on: "2026-03-12", reason: null }} canChange={false} />
    ),
  };
}

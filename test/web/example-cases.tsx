import type { Translator } from "../../web/locales/translate";
import { CasePage } from "../../web/pages/case";
import { CasesPage } from "../../web/pages/cases";
import { HoldsPage } from "../../web/pages/holds";
import type { StandingTreatment } from "../../web/pages/standing-treatment";
import { TaskPage } from "../../web/pages/task";
import type { TreatmentEvent } from "../../web/pages/treatment-events";
import { WorklistPage } from "../../web/pages/worklist";
import { exampleFrame } from "./example-frame";

const LOAN = { id: "loan_02", externalId: "L-1042" };
const BORROWER = { id: "bor_02", name: "Theodore Brandt-Okonkwo" };

const STANDING = {
  id: "cas_02",
  state: "open",
  stage: "second-contact",
  priority: "high",
  ownerRole: "officer",
  owner: "Ana Whitfield",
  openedOn: "2026-02-15",
  movedOn: "2026-03-16",
  closedOn: null,
  closeReason: null,
} as const;

const RULE = { version: 2, step: "call-7", href: "/why/task/tsk_02" };

const TASK = {
  id: "tsk_02",
  title: "Call the borrower",
  state: "open",
  role: "officer",
  plannedOn: "2026-03-10",
  dueOn: "2026-03-12",
  outcome: null,
  doneOn: null,
  doneBy: null,
  rule: RULE,
} as const;

export const EXAMPLE_TASKS = [
  { id: "tsk_02", title: "Call the borrower", role: "officer", dueOn: "2026-03-12" },
  { id: "tsk_03", title: "Look at the plan", role: "admin", dueOn: "2026-03-20" },
] as const;

export const EXAMPLE_STANDING: StandingTreatment = {
  case: { id: "cas_02", stage: "second-contact", priority: "high" },
  loans: [
    {
      ...LOAN,
      holds: [
        { stops: ["notices", "charges"], to: "2026-04-01" },
        { stops: ["steps"], to: null },
      ],
      flags: ["watch", "second-look"],
    },
  ],
};

const BY_PERSON = { who: "Ana Whitfield", rule: null } as const;
const BY_RULE = { who: null, rule: RULE, text: null } as const;

const PROMISED = {
  kind: "promise",
  amount: 12_500,
  paid: 2_000,
  currency: "USD",
  dueOn: "2026-03-12",
  loan: LOAN,
} as const;

export const EXAMPLE_EVENTS: readonly TreatmentEvent[] = [
  {
    ...BY_PERSON,
    on: "2026-03-17",
    kind: "case",
    act: "noted",
    caseId: "cas_02",
    text: "pays half on Friday",
  },
  {
    ...BY_PERSON,
    on: "2026-03-17",
    kind: "case",
    act: "assigned",
    caseId: "cas_02",
    owner: "Ana Whitfield",
    ownerRole: "officer",
    text: null,
  },
  { ...BY_RULE, on: "2026-03-16", kind: "case", act: "moved", caseId: "cas_02", stage: "second" },
  { ...BY_RULE, on: "2026-03-16", kind: "case", act: "moved", caseId: "cas_02", priority: "high" },
  { ...BY_RULE, on: "2026-03-15", kind: "notice", id: "ntc_02", step: "notice-30", state: "sent" },
  { ...BY_RULE, on: "2026-03-14", kind: "hold", moment: "begins", stops: ["notices"], loan: LOAN },
  { ...BY_RULE, on: "2026-03-14", kind: "flag", moment: "set", flag: "watch", loan: LOAN },
  { ...BY_RULE, ...PROMISED, rule: null, on: "2026-03-13", act: "broken" },
  { ...BY_RULE, ...PROMISED, rule: null, on: "2026-03-12", act: "reopened" },
  { ...BY_PERSON, ...PROMISED, on: "2026-03-11", act: "made", text: "gets paid on the 11th" },
  { ...BY_RULE, on: "2026-03-10", kind: "task", moment: "planned", id: "tsk_02", title: "Call" },
  { ...BY_RULE, on: "2026-03-01", kind: "move", from: 1, to: 2, loan: LOAN },
  {
    ...BY_RULE,
    rule: null,
    on: "2026-02-20",
    kind: "payment",
    type: "payment",
    amount: 4_000,
    currency: "USD",
    loan: LOAN,
  },
  { ...BY_RULE, on: "2026-02-15", kind: "case", act: "opened", caseId: "cas_02", stage: "first" },
];

const LOAN_ROW = {
  ...LOAN,
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

export function caseExamples(t: Translator) {
  const frame = exampleFrame(t, "/cases");
  const page = {
    t,
    frame,
    standing: STANDING,
    borrower: BORROWER,
    loans: [LOAN_ROW],
    tasks: EXAMPLE_TASKS,
    events: EXAMPLE_EVENTS,
    moreEvents: true,
    canChange: true,
  } as const;
  const row = { ...STANDING, borrowerName: BORROWER.name };
  const none = { state: null, stage: null, priority: null, ownerRole: null } as const;
  const list = { t, frame, cursor: null, nextCursor: null } as const;
  return {
    case: <CasePage {...page} />,
    "case-wrong": (
      <CasePage
        {...page}
        again={{
          form: "stage",
          values: { stage: "Second contact" },
          errors: { stage: t("case.error.stage") },
        }}
      />
    ),
    "case-closed": (
      <CasePage
        {...page}
        standing={{
          ...STANDING,
          state: "closed",
          owner: null,
          closedOn: "2026-03-17",
          closeReason: "Brought current",
        }}
        tasks={[]}
        events={[]}
        moreEvents={false}
        canChange={false}
      />
    ),
    cases: (
      <CasesPage
        {...list}
        filters={{ ...none, state: "open", stage: "second-contact" }}
        rows={[row, { ...row, id: "cas_03", state: "closed", owner: null }]}
        nextCursor="x"
      />
    ),
    "cases-empty": <CasesPage {...list} filters={none} rows={[]} />,
    "cases-none": <CasesPage {...list} filters={{ ...none, priority: "urgent" }} rows={[]} />,
    ...taskExamples(t),
    ...holdExamples(t),
  };
}

function taskExamples(t: Translator) {
  const frame = exampleFrame(t, "/worklist");
  const list = { t, frame, workingRole: null, cursor: null, nextCursor: null } as const;
  const page = { t, frame, task: TASK, borrower: BORROWER, loan: LOAN, canChange: true } as const;
  const rows = EXAMPLE_TASKS.map((task) => ({ ...task, borrower: BORROWER }));
  return {
    worklist: <WorklistPage {...list} rows={rows} nextCursor="x" />,
    "worklist-empty": <WorklistPage {...list} workingRole="officer" rows={[]} />,
    task: <TaskPage {...page} />,
    "task-wrong": (
      <TaskPage {...page} values={{ reason: "" }} errors={{ reason: t("task.error.words") }} />
    ),
    "task-done": (
      <TaskPage
        {...page}
        task={{
          ...TASK,
          state: "done",
          outcome: "reached",
          doneOn: "2026-03-12",
          doneBy: "Ana Whitfield",
        }}
      />
    ),
  };
}

function holdExamples(t: Translator) {
  const hold = {
    number: 2,
    stops: ["notices", "charges"],
    reason: "dispute about the March payment",
    legalBasis: "12 CFR 1006.38",
    owner: "Disputes team",
    from: "2026-03-14",
    to: null,
    openEndReason: "until the court decides",
    liftReason: null,
    rule: null,
    canLift: true,
  } as const;
  const lifted = { ...hold, number: 1, to: "2026-03-10", liftReason: "settled", canLift: false };
  const flag = { flag: "watch", setOn: "2026-03-14", endsOn: null, note: null, isSet: true };
  const page = {
    t,
    frame: exampleFrame(t, "/loans"),
    loan: LOAN,
    holds: [hold, { ...lifted, rule: { version: 2, step: "hold-45", href: "/why/hold/x/1" } }],
    flags: [{ ...flag, rule: RULE }],
    canHold: true,
    canFlag: true,
  } as const;
  return {
    holds: <HoldsPage {...page} />,
    "holds-wrong": (
      <HoldsPage
        {...page}
        again={{
          form: "place",
          values: { "stop-notices": "true", reason: "dispute" },
          errors: { to: t("hold.error.openEnd"), stops: t("hold.error.stops") },
        }}
      />
    ),
    "holds-none": <HoldsPage {...page} holds={[]} flags={[]} canHold={false} canFlag={false} />,
  };
}

import type { Translator } from "../../web/locales/translate";
import { CasePage } from "../../web/pages/case";
import { CasesPage } from "../../web/pages/cases";
import { HoldsPage } from "../../web/pages/holds";
import type { StandingTreatment } from "../../web/pages/standing-treatment";
import { WatchlistPage } from "../../web/pages/watchlist";
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
  assignee: null,
  plannedBy: null,
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

const LATE = { days: 31, amount: 216_604, currency: "USD", bucket: 2 } as const;

export const EXAMPLE_TASKS = [
  {
    id: "tsk_02",
    title: "Call the borrower",
    role: "officer",
    assignee: null,
    dueOn: "2026-03-12",
  },
  {
    id: "tsk_03",
    title: "Look at the plan",
    role: "admin",
    assignee: "Ana Whitfield",
    dueOn: "2026-03-20",
  },
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
    people: [{ value: "person:ana", label: "Ana Whitfield" }],
  } as const;
  const row = { ...STANDING, borrowerName: BORROWER.name, latest: LATE };
  const none = {
    state: null,
    stage: null,
    priority: null,
    ownerRole: null,
    owner: null,
  } as const;
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
        rows={[row, { ...row, id: "cas_03", state: "closed", owner: null, latest: null }]}
        nextCursor="x"
      />
    ),
    "cases-empty": <CasesPage {...list} filters={none} rows={[]} />,
    "cases-none": <CasesPage {...list} filters={{ ...none, priority: "urgent" }} rows={[]} />,
    "case-task-wrong": (
      <CasePage
        {...page}
        again={{
          form: "task",
          values: { title: "Ask", dueOn: "2020-01-01" },
          errors: { dueOn: t("task.error.dueOn") },
        }}
      />
    ),
    ...watchExamples(t),
    ...taskExamples(t),
    ...holdExamples(t),
  };
}

function watchExamples(t: Translator) {
  const list = { t, frame: exampleFrame(t, "/watchlist"), cursor: null } as const;
  const row = {
    loan: LOAN,
    borrower: BORROWER,
    late: LATE,
    since: "2026-03-02",
    reviewOn: "2026-03-30",
    note: "Second month past due",
    rule: RULE,
    who: "Forbear",
  };
  const byHand = { ...row, reviewOn: null, note: null, rule: null, who: "Ana Whitfield" };
  return {
    watchlist: <WatchlistPage {...list} rows={[row, byHand]} nextCursor="x" />,
    "watchlist-empty": <WatchlistPage {...list} rows={[]} nextCursor={null} />,
  };
}

function taskExamples(t: Translator) {
  const frame = exampleFrame(t, "/worklist");
  const list = { t, frame, list: "all", cursor: null, nextCursor: null } as const;
  const page = {
    t,
    frame,
    task: TASK,
    borrower: BORROWER,
    canChange: true,
    loan: { ...LOAN, late: LATE },
    openCase: { id: "cas_02", stage: "second-contact" },
    list: "officer",
    previous: null,
    next: EXAMPLE_TASKS[1],
  } as const;
  const rows = EXAMPLE_TASKS.map((task) => ({ ...task, borrower: BORROWER, late: LATE }));
  return {
    worklist: <WorklistPage {...list} rows={rows} nextCursor="x" />,
    "worklist-empty": <WorklistPage {...list} rows={[]} />,
    "worklist-none": <WorklistPage {...list} list="officer" rows={[]} />,
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
          assignee: "Ana Whitfield",
          plannedBy: "Ana Whitfield",
        }}
        openCase={null}
        list={null}
        next={null}
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

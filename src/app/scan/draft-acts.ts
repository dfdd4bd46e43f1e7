import { followedInstead, type LoanLateness } from "../../domain/case/follow";
import { type Act, planActs } from "../../domain/treatment/plan-acts";
import type { PlannedStep } from "../../domain/delinquency/advance";
import { WATCH_FLAG } from "../../domain/policy/step-action";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import { internalId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { NoticeDraft } from "../notice/store";
import type {
  ActReason,
  CaseClosing,
  CaseMove,
  FlagDraft,
  HoldDraft,
  TaskDraft,
} from "../treatment/store";
import type { Write } from "../write";

/** A loan of a page with the steps that it takes and the version that says so. */
export type Stepping = Readonly<{
  loan: Readonly<{ id: number; borrowerId: number; holds: readonly unknown[] }>;
  locale: string;
  policyVersion: number;
  steps: readonly PlannedStep[];
}>;

export type ActDrafts = Readonly<{
  notices: readonly NoticeDraft[];
  tasks: readonly TaskDraft[];
  moves: readonly CaseMove[];
  closings: readonly CaseClosing[];
  holds: readonly HoldDraft[];
  flags: readonly FlagDraft[];
}>;

/** The same before the partition has numbered them. */
export type PlannedActs = Readonly<{
  notices: readonly Omit<NoticeDraft, "id">[];
  tasks: readonly Omit<TaskDraft, "id">[];
  moves: readonly Omit<CaseMove, "id">[];
}> &
  Omit<ActDrafts, "notices" | "tasks" | "moves">;

/** What decides whether a step may move a borrower's case. */
export type CaseBook = Readonly<{
  isOpen(borrowerId: number): boolean;
  /** How late each loan of the borrower is on the day. */
  loansOf(borrowerId: number): readonly LoanLateness[];
}>;

/** The acts of a page of loans, with their numbers. */
export async function draftActs(
  ctx: Pick<TenantContext, "reserve">,
  partition: number,
  date: BusinessDate,
  stepping: readonly Stepping[],
  cases: CaseBook,
): Promise<ActDrafts> {
  const { notices, tasks, moves, ...rest } = actsOf(date, stepping, cases);
  const count = notices.length + tasks.length + moves.length;
  let next = count === 0 ? 0 : await ctx.reserve(partition, count);
  const numbered = <D>(draft: D): D & { id: number } => {
    next += 1;
    return { ...draft, id: internalId(partition, next - 1) };
  };
  return {
    notices: notices.map(numbered),
    tasks: tasks.map(numbered),
    moves: moves.map(numbered),
    ...rest,
  };
}

/**
 * The acts of loans on one day. Letters, tasks and moves of a case are once per borrower, step and
 * day: a borrower whose second loan takes the same step gets only the first. Holds and flags are each
 * loan's own. A case that is open stays with the loan that is late the longest.
 */
export function actsOf(
  date: BusinessDate,
  stepping: readonly Stepping[],
  cases: CaseBook,
): PlannedActs {
  const taken = new Set<string>();
  const isFirst = (kind: string, borrowerId: number, { planned, place }: Act) => {
    const key = `${kind}|${borrowerId}|${planned.step.step}|${place}`;
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  };
  const notices: Omit<NoticeDraft, "id">[] = [];
  const tasks: Omit<TaskDraft, "id">[] = [];
  const moves: Omit<CaseMove, "id">[] = [];
  const closings: CaseClosing[] = [];
  const holds: HoldDraft[] = [];
  const flags: FlagDraft[] = [];
  const opened = new Set<number>();
  for (const one of stepping) {
    const { borrowerId } = one.loan;
    const acts = planActs(one.steps);
    const once = <A extends Act>(kind: string, list: readonly A[]) =>
      list.filter((act) => isFirst(kind, borrowerId, act));
    const shared = (act: Act) => ({ ...sharedOf(one, date, act) });
    for (const act of once("notice", firstOfStep(acts.notices))) {
      const { template, channels } = act.action;
      const { daysPastDue } = act.planned;
      if (channels.length === 0) continue;
      notices.push({ ...shared(act), channels, template, locale: one.locale, daysPastDue });
    }
    for (const act of once("task", acts.tasks)) {
      const { role, title, dueInDays } = act.action;
      const dueOn = addDays(date, dueInDays);
      tasks.push({ ...shared(act), role, title, dueOn, place: act.place });
    }
    const isOpen = opened.has(borrowerId) || cases.isOpen(borrowerId);
    const follows = isOpen ? followedInstead(one.loan.id, cases.loansOf(borrowerId)) : null;
    for (const act of once(follows ? "kept-case" : "case", acts.cases)) {
      const { stage, priority = null, role = null } = act.action;
      moves.push({ ...shared(act), stage, priority, role, follows });
      opened.add(borrowerId);
    }
    for (const act of once("close-case", acts.closings)) {
      closings.push({ ...shared(act), closeReason: act.action.reason });
    }
    holds.push(...holdsOf(one, date, acts.holds));
    flags.push(...acts.flags.map((act) => ({ ...shared(act), ...markOf(date, act.action) })));
  }
  return { notices, tasks, moves, closings, holds, flags };
}

function sharedOf({ loan, policyVersion }: Stepping, businessDate: BusinessDate, { planned }: Act) {
  const { step } = planned.step;
  const reason = reasonOf(planned);
  return {
    loanId: loan.id,
    borrowerId: loan.borrowerId,
    businessDate,
    policyVersion,
    step,
    reason,
  };
}

function reasonOf(planned: PlannedStep): ActReason {
  const { step, segment, facts, daysPastDue, dueOn, promise } = planned;
  const { on, when } = step;
  return {
    segment,
    ...(on && { event: on.event === "bucket-entered" ? `${on.event} ${on.bucket}` : on.event }),
    ...(promise && { promise }),
    ...(when !== undefined && { when }),
    facts,
    daysPastDue,
    dueOn,
  };
}

/** A step writes one letter: another one of the same step and day would have the same identity. */
function firstOfStep<A extends Act>(acts: readonly A[]): readonly A[] {
  return acts.filter(
    (act, index) => acts.findIndex((other) => other.planned === act.planned) === index,
  );
}

/** What a step holds is held from the next day on: the day itself is what it is by then. */
function holdsOf(
  one: Stepping,
  date: BusinessDate,
  acts: ReturnType<typeof planActs>["holds"],
): HoldDraft[] {
  const from = addDays(date, 1);
  return acts.map((act, index) => {
    const { stops, days, reason, legalBasis } = act.action;
    return {
      ...sharedOf(one, date, act),
      number: one.loan.holds.length + index + 1,
      stops,
      from,
      to: addDays(from, days),
      holdReason: reason,
      legalBasis,
    };
  });
}

function markOf(
  date: BusinessDate,
  action: ReturnType<typeof planActs>["flags"][number]["action"],
): Pick<FlagDraft, "flag" | "endsOn" | "note"> {
  const { days } = action;
  const endsOn = days === undefined ? null : addDays(date, days);
  if (action.kind === "flag") return { flag: action.flag, endsOn, note: null };
  return { flag: WATCH_FLAG, endsOn, note: action.reason };
}

/** The writes of all acts of a page but its letters. */
export function writesOfActs(
  { treatments, now }: Pick<TenantContext, "treatments" | "now">,
  drafts: ActDrafts,
): Write[] {
  return [
    ...treatments.planTasks(drafts.tasks, now),
    ...treatments.moveCases(drafts.moves, now),
    ...treatments.closeCases(drafts.closings, now),
    ...treatments.placeHolds(drafts.holds, now),
    ...treatments.setFlags(drafts.flags, now),
  ];
}

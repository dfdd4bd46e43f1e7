import type { BusinessDate } from "../../kernel/calendar";
import type { Priority } from "../policy/step-action";

/** A borrower's case as a simulation keeps it, with what it was before the day of its last move. */
export type CaseMemory = Readonly<{
  stage: string;
  stageBefore: string;
  priority: Priority;
  priorityBefore: Priority;
  movedOn: BusinessDate;
  openedOn: BusinessDate;
  closedOn: BusinessDate | null;
}>;

export type FlagMemory = Readonly<{
  loanId: number;
  flag: string;
  setOn: BusinessDate;
  endsOn: BusinessDate | null;
  /** Null when a person set it. */
  policyVersion: number | null;
  step: string | null;
}>;

/** The case that conditions of a day see: as it stood at the end of the day before. */
export function caseSeenOn(
  cases: readonly CaseMemory[],
  on: BusinessDate,
): Readonly<{ stage: string; priority: Priority }> | null {
  const seen = cases.findLast(
    ({ openedOn, closedOn }) => openedOn < on && (closedOn === null || closedOn >= on),
  );
  if (!seen) return null;
  const { stage, stageBefore, priority, priorityBefore, movedOn } = seen;
  return movedOn < on ? { stage, priority } : { stage: stageBefore, priority: priorityBefore };
}

/** Opens a case or moves the open one, as the store does; says whether it was opened. */
export function moveCase(
  cases: readonly CaseMemory[],
  move: Readonly<{ stage: string; priority: Priority | null; on: BusinessDate }>,
): Readonly<{ cases: readonly CaseMemory[]; opened: boolean }> {
  const { stage, on } = move;
  const open = cases.find(({ closedOn }) => closedOn === null);
  if (!open) {
    const priority = move.priority ?? "normal";
    const fresh: CaseMemory = {
      stage,
      stageBefore: stage,
      priority,
      priorityBefore: priority,
      movedOn: on,
      openedOn: on,
      closedOn: null,
    };
    return { cases: [...cases, fresh], opened: true };
  }
  const again = open.movedOn === on;
  const moved: CaseMemory = {
    ...open,
    stage,
    stageBefore: again ? open.stageBefore : open.stage,
    priority: move.priority ?? open.priority,
    priorityBefore: again ? open.priorityBefore : open.priority,
    movedOn: on,
  };
  return { cases: cases.map((one) => (one === open ? moved : one)), opened: false };
}

/** As moveCase for what a person did; a stage that was left out stays. */
export function moveByPerson(
  cases: readonly CaseMemory[],
  move: Readonly<{ stage: string | null; priority: Priority | null; on: BusinessDate }>,
): readonly CaseMemory[] {
  const stage = move.stage ?? cases.find(({ closedOn }) => closedOn === null)?.stage;
  return stage === undefined ? cases : moveCase(cases, { ...move, stage }).cases;
}

/** Closes the open case, if there is one. */
export function closeCase(cases: readonly CaseMemory[], on: BusinessDate): readonly CaseMemory[] {
  return cases.map((one) => (one.closedOn === null ? { ...one, closedOn: on } : one));
}

/** The marks of a loan that conditions of a day see. */
export function flagsSeenOn(
  flags: readonly FlagMemory[],
  loanId: number,
  on: BusinessDate,
): readonly string[] {
  return flags
    .filter(
      (one) => one.loanId === loanId && one.setOn < on && (one.endsOn === null || one.endsOn > on),
    )
    .map(({ flag }) => flag)
    .sort();
}

/** Sets a mark, or moves the end of one that is there. */
export function setFlag(flags: readonly FlagMemory[], flag: FlagMemory): readonly FlagMemory[] {
  const before = flags.find((one) => one.loanId === flag.loanId && one.flag === flag.flag);
  if (!before) return [...flags, flag];
  const ended = before.endsOn !== null && before.endsOn <= flag.setOn;
  const after = { ...flag, setOn: ended ? flag.setOn : before.setOn };
  return flags.map((one) => (one === before ? after : one));
}

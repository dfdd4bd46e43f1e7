import { assert } from "../../kernel/assert";
import { sum, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { COMPONENTS, type Components } from "../loan/components";
import type { Schedule, ScheduleChange } from "../loan/schedule";
import { draftOf, type EntryDraft } from "../loan/entry-draft";
import type { Modification, ModificationRefusal } from "./modification";
import type { Position, UnpaidLine } from "./position";

/** Which lines a new version asks instead of the old ones: those due later, or all that is unpaid. */
export type Scope = "ahead" | "all";

type Issue = Readonly<{
  kind: ScheduleChange["kind"];
  scope: Scope;
  lines: readonly UnpaidLine[];
  reason: string | null;
  annualRatePercent?: string;
  /** Penalties that become principal, or nothing when they stay where they are. */
  penalty?: Components["penalty"];
}>;

/**
 * The version that asks `lines` instead of what is unpaid in its scope. Old lines are repeated word
 * for word, so that all that came before is replayed as it was; entries take off them what the new
 * lines ask, by component. Refuses lines that are due on the day of the modification or before it:
 * the day itself belongs to the old version.
 */
export function issueVersion(
  position: Position,
  issue: Issue,
): Result<Modification, ModificationRefusal> {
  const { loan, posted } = position;
  const lines = issue.lines
    .filter(({ principal, interest, fee }) => principal + interest + fee > 0)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const first = lines[0];
  if (first !== undefined && first.dueOn <= loan.asOf) {
    return refuse({ code: "modification.due_too_early", dueOn: first.dueOn, after: loan.asOf });
  }
  const taken = takenBy(position, issue);
  assert(
    sum(lines.map(({ principal }) => principal)) >= taken.principal,
    "a new version asks all the principal that it takes over",
  );
  return ok({
    schedule: versionOf(position, issue, lines),
    entries: [...posted, ...takeOver(position, taken), ...markOf(position, lines.length)],
  });
}

function takenBy({ arrears, ahead }: Position, { scope, penalty }: Issue): Components {
  return {
    ...totalUnpaid(scope === "all" ? [...arrears, ...ahead] : ahead),
    penalty: penalty ?? ZERO,
  };
}

/** What lines ask together, by component. */
export function totalUnpaid(lines: readonly UnpaidLine[]): Components {
  return {
    penalty: ZERO,
    fee: sum(lines.map(({ fee }) => fee)),
    interest: sum(lines.map(({ interest }) => interest)),
    principal: sum(lines.map(({ principal }) => principal)),
  };
}

function versionOf(
  { loan, schedule, version }: Position,
  { kind, reason, annualRatePercent }: Issue,
  lines: readonly UnpaidLine[],
): Schedule {
  const old = schedule.installments;
  const first = old.reduce((most, { number }) => Math.max(most, number), 0) + 1;
  return {
    version,
    effectiveOn: loan.asOf,
    installments: [
      ...old,
      ...lines.map((line, index) => ({ number: first + index, ...line, since: version })),
    ],
    change: {
      kind,
      replaces: schedule.version,
      annualRatePercent: annualRatePercent ?? null,
      reason,
    },
  };
}

function takeOver({ loan, version }: Position, taken: Components): readonly EntryDraft[] {
  return COMPONENTS.filter((component) => taken[component] > 0).map((component) =>
    draftOf({
      type: "schedule-change",
      amount: taken[component],
      component,
      effectiveOn: loan.asOf,
      version,
    }),
  );
}

/** The entry that opens the lines of the version. */
function markOf({ loan, version }: Position, lineCount: number): readonly EntryDraft[] {
  if (lineCount === 0) return [];
  const mark = { type: "schedule-change" as const, amount: ZERO };
  return [draftOf({ ...mark, effectiveOn: loan.asOf, version })];
}

import { type Result, ok, refuse } from "../../kernel/result";
import type { LedgerEntry } from "../loan/ledger";
import { type Schedule, scheduleOn } from "../loan/schedule";
import { draftOf } from "../loan/entry-draft";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";

export type UndoRequest = Readonly<{ kind: "undo"; reason: string | null }>;

/**
 * Takes the last modification back as if it had never been: a further version with the lines of the
 * one it replaced, and a reversal of each entry it posted, effective today. The days between keep
 * what was in effect on them.
 *
 * Refuses when the version in effect is no modification, and when something depends on it: a later
 * version, or an entry posted after it or effective after its day.
 */
export function undo(
  loan: ModifiableLoan,
  { reason }: UndoRequest,
): Result<Modification, ModificationRefusal> {
  const found = modified(loan);
  if (!found.ok) return found;
  const { version, effectiveOn } = found.value.made;
  const own = loan.ledger.filter((entry) => entry.version === version);
  const since = Math.max(0, ...own.map(({ sequence }) => sequence));
  const dependents = loan.ledger.filter(
    (entry) =>
      entry.version !== version && (entry.sequence > since || entry.effectiveOn > effectiveOn),
  );
  if (dependents.length > 0) {
    const sequences = dependents.map(({ sequence }) => sequence);
    return refuse({ code: "modification.depended_on", sequences });
  }
  return ok(restore(loan, found.value, own, reason));
}

/** The version in effect, and the one it replaced. */
export type Made = Readonly<{ made: Schedule; replaced: Schedule }>;

export function modified(loan: ModifiableLoan): Result<Made, ModificationRefusal> {
  const { schedules, asOf } = loan;
  const made = scheduleOn(schedules, asOf);
  const replaced = schedules.find(({ version }) => version === made?.change?.replaces);
  if (!made?.change || made.change.kind === "undo" || replaced === undefined) {
    return refuse({ code: "modification.nothing_to_undo" });
  }
  const later = schedules.find(({ version }) => version > made.version);
  if (later !== undefined) {
    const { version, effectiveOn } = later;
    return refuse({ code: "modification.superseded", version, effectiveOn });
  }
  return ok({ made, replaced });
}

/** The version and entries that bring back what a modification replaced. */
export function restore(
  loan: ModifiableLoan,
  { made, replaced }: Made,
  own: readonly LedgerEntry[],
  reason: string | null,
): Modification {
  const version = made.version + 1;
  const effectiveOn = loan.asOf;
  const reversals = own.map(({ sequence, amount }) =>
    draftOf({ type: "reversal", amount, effectiveOn, reverses: sequence, version }),
  );
  return {
    schedule: {
      version,
      effectiveOn,
      installments: replaced.installments,
      change: { kind: "undo", replaces: made.version, annualRatePercent: null, reason },
    },
    entries: reversals,
  };
}

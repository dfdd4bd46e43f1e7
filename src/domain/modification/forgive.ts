import type { Minor } from "../../kernel/money";
import { type Result, refuse } from "../../kernel/result";
import type { Component } from "../loan/components";
import { amortize, withFeesOf } from "./amortize";
import { issueVersion, totalUnpaid } from "./issue";
import { draftOf } from "../loan/entry-draft";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { positionOf } from "./position";

export type ForgiveRequest = Readonly<{
  kind: "forgive";
  component: Component;
  /** Minor units, above zero. */
  amount: Minor;
  /** How it is booked: not asked any more, or given up as a loss. */
  as: "waiver" | "write-off";
  reason: string | null;
}>;

/**
 * Gives up a part of one component for good, the oldest installments first. When principal is given
 * up, what is due later is computed again over the same dates, so that nobody pays interest on it.
 *
 * Refuses more than is owed of the component, and principal of a loan that cannot be computed again
 * while installments are left.
 */
export function forgivePart(
  loan: ModifiableLoan,
  { kind, component, amount, as: type, reason }: ForgiveRequest,
): Result<Modification, ModificationRefusal> {
  const before = positionOf(loan);
  if (!before.ok) return before;
  const owed = before.value.state.outstanding[component];
  if (amount > owed) return refuse({ code: "modification.beyond_owed", component, owed });

  const effectiveOn = loan.asOf;
  const entry = (version: number) => [draftOf({ type, amount, component, effectiveOn, version })];
  const after = positionOf(loan, entry);
  // All that was owed is forgiven: the entry says everything, and no line is left to ask anything.
  const position = after.ok
    ? after.value
    : { ...before.value, posted: entry(before.value.version) };
  const { ahead } = position;
  if (component !== "principal" || ahead.length === 0 || !after.ok) {
    return issueVersion({ ...position, ahead: [] }, { kind, reason, scope: "ahead", lines: [] });
  }
  const lines = amortize(position, {
    principal: totalUnpaid(ahead).principal,
    dueDates: ahead.map(({ dueOn }) => dueOn),
  });
  if (!lines.ok) return lines;
  return issueVersion(position, {
    kind,
    reason,
    scope: "ahead",
    lines: withFeesOf(lines.value, ahead),
  });
}

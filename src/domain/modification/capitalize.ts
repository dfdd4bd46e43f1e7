import { minor, type Minor, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { Component } from "../loan/components";
import { amortize, spreadOver, withFeesOf } from "./amortize";
import { dueDatesAfter } from "./due-dates-after";
import { issueVersion, totalUnpaid } from "./issue";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { type Position, positionOf, type UnpaidLine } from "./position";

export type CapitalizeRequest = Readonly<{
  kind: "capitalize";
  /** Which overdue amounts become principal. */
  components: readonly Exclude<Component, "principal">[];
  /** So many installments more than are left. */
  addedCount: number;
  reason: string | null;
}>;

/**
 * Makes overdue interest, fees or penalties principal: together with all principal owed it is paid
 * back over the installments that are left, or some more, by the contract's method and rate, and the
 * loan is current. What is overdue and not capitalized is asked in equal parts on top, penalties
 * excepted: they stay where they are. From then on what was capitalized bears interest, which not
 * every law allows.
 *
 * Refuses a loan without such overdue amounts, one with no installments left, and one that cannot be
 * computed again.
 */
export function capitalize(
  loan: ModifiableLoan,
  { kind, components, addedCount, reason }: CapitalizeRequest,
): Result<Modification, ModificationRefusal> {
  const found = positionOf(loan);
  if (!found.ok) return found;
  const position = found.value;
  const overdue = { ...totalUnpaid(position.arrears), penalty: position.state.outstanding.penalty };
  const chosen = (component: "penalty" | "fee" | "interest") =>
    components.includes(component) ? overdue[component] : ZERO;
  const capitalized = minor(chosen("penalty") + chosen("fee") + chosen("interest"));
  if (capitalized === 0) return refuse({ code: "modification.nothing_to_capitalize" });
  const lines = linesWith(position, addedCount, capitalized, {
    interest: minor(overdue.interest - chosen("interest")),
    fee: minor(overdue.fee - chosen("fee")),
  });
  if (!lines.ok) return lines;
  return issueVersion(position, {
    kind,
    reason,
    scope: "all",
    lines: lines.value,
    penalty: chosen("penalty"),
  });
}

function linesWith(
  position: Position,
  addedCount: number,
  capitalized: Minor,
  left: Readonly<{ interest: Minor; fee: Minor }>,
): Result<readonly UnpaidLine[], ModificationRefusal> {
  const { ahead, arrears, loan } = position;
  const own = ahead.map(({ dueOn }) => dueOn);
  const last = own.at(-1) ?? loan.asOf;
  const added = addedCount === 0 ? ok([]) : dueDatesAfter(loan.terms, last, addedCount);
  if (!added.ok) return added;
  const owed = totalUnpaid([...arrears, ...ahead]).principal;
  const lines = amortize(position, {
    principal: minor(owed + capitalized),
    dueDates: [...own, ...added.value],
  });
  return lines.ok ? ok(spreadOver(withFeesOf(lines.value, ahead), left)) : lines;
}

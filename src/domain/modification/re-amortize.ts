import { ok, type Result, refuse } from "../../kernel/result";
import { amortize, spreadOver, withFeesOf } from "./amortize";
import { issueVersion, totalUnpaid } from "./issue";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { type Position, positionOf, type UnpaidLine } from "./position";

export type ReAmortizeRequest = Readonly<{
  kind: "re-amortize";
  /** `kept`: no more interest than was asked. `computed`: the contract's on all principal owed. */
  interest: "computed" | "kept";
  reason: string | null;
}>;

/**
 * Spreads what is overdue over the installments that are left: same due dates, same count, larger
 * installments, and the loan is current at once. Overdue amounts go in equal parts, exact to the
 * minor unit, the larger ones first; with interest `computed` all principal is paid back by the
 * contract's method over those dates. Penalties stay where they are.
 *
 * Refuses a loan that is not past due, and one with no installments left.
 */
export function reAmortize(
  loan: ModifiableLoan,
  { kind, interest, reason }: ReAmortizeRequest,
): Result<Modification, ModificationRefusal> {
  const found = positionOf(loan);
  if (!found.ok) return found;
  const position = found.value;
  if (position.state.oldestUnpaidDueOn === null) {
    return refuse({ code: "modification.not_past_due" });
  }
  if (position.ahead.length === 0) {
    return refuse({ code: "modification.no_installments_left", count: 0 });
  }
  const lines =
    interest === "kept"
      ? ok(spreadOver(position.ahead, totalUnpaid(position.arrears)))
      : computed(position);
  if (!lines.ok) return lines;
  return issueVersion(position, { kind, reason, scope: "all", lines: lines.value });
}

function computed(position: Position): Result<readonly UnpaidLine[], ModificationRefusal> {
  const { arrears, ahead } = position;
  const { principal } = totalUnpaid([...arrears, ...ahead]);
  const dueDates = ahead.map(({ dueOn }) => dueOn);
  const lines = amortize(position, { principal, dueDates });
  if (!lines.ok) return lines;
  const { interest, fee } = totalUnpaid(arrears);
  return ok(spreadOver(withFeesOf(lines.value, ahead), { interest, fee }));
}

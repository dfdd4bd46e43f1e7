import { addMonths, type BusinessDate } from "../../kernel/calendar";
import { least, minor, sum, ZERO } from "../../kernel/money";
import { type Result, refuse } from "../../kernel/result";
import { asKnown } from "../loan/ledger";
import { amortize, spreadOver } from "./amortize";
import { dueDatesFrom } from "./due-dates-after";
import { issueVersion, totalUnpaid } from "./issue";
import { originatedOn, type ReAgeLimits, reAgeDates, reAgeWindows } from "./lineage";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { type Position, positionOf } from "./position";

export type ReAgeRequest = Readonly<{
  kind: "re-age";
  installmentCount: number;
  firstDueOn: BusinessDate;
  /**
   * `computed`: interest of the new installments by the contract, and what was due of it in equal
   * parts on top. `kept`: all interest that was asked and not paid, in equal parts, and no more.
   */
  interest: "computed" | "kept";
  reason: string | null;
}>;

/**
 * Brings a late loan back to current: all that is unpaid of principal, interest and fees moves onto
 * new installments, penalties stay owed where they are, and days past due become zero. What is
 * spread in equal parts is exact to the minor unit, the larger parts first.
 *
 * Refuses a loan that is not past due, one that was charged off, and one beyond the limits: too
 * young, too few payments since the last re-age, re-aged too often (FFIEC; see lineage).
 */
export function reAge(
  loan: ModifiableLoan,
  request: ReAgeRequest,
  limits: ReAgeLimits,
): Result<Modification, ModificationRefusal> {
  const found = positionOf(loan);
  if (!found.ok) return found;
  const position = found.value;
  const { oldestUnpaidDueOn, chargedOffOn } = position.state;
  if (chargedOffOn !== null) return refuse({ code: "modification.charged_off", chargedOffOn });
  if (oldestUnpaidDueOn === null) return refuse({ code: "modification.not_past_due" });
  const refusal = refusalByLimits(position, limits);
  if (refusal) return refuse(refusal);

  const dates = dueDatesFrom(loan.terms, request.firstDueOn, request.installmentCount);
  if (!dates.ok) return dates;
  const lines = newLines(position, request, dates.value);
  if (!lines.ok) return lines;
  const { kind, reason } = request;
  return issueVersion(position, { kind, reason, scope: "all", lines: lines.value });
}

function newLines(
  position: Position,
  { interest }: ReAgeRequest,
  dueDates: readonly BusinessDate[],
): ReturnType<typeof amortize> {
  const { arrears, ahead } = position;
  const all = totalUnpaid([...arrears, ...ahead]);
  if (interest === "kept") {
    const empty = dueDates.map((dueOn) => ({
      dueOn,
      principal: ZERO,
      interest: ZERO,
      fee: ZERO,
    }));
    return { ok: true, value: spreadOver(empty, all) };
  }
  const computed = amortize(position, { principal: all.principal, dueDates });
  if (!computed.ok) return computed;
  const due = totalUnpaid(arrears);
  return {
    ok: true,
    value: spreadOver(computed.value, { interest: due.interest, fee: all.fee }),
  };
}

function refusalByLimits(position: Position, limits: ReAgeLimits): ModificationRefusal | undefined {
  const { loan } = position;
  const bornOn = originatedOn(loan);
  const eligibleOn = bornOn === null ? loan.asOf : addMonths(bornOn, limits.ageMonthsMin);
  if (eligibleOn > loan.asOf) {
    return {
      code: "modification.loan_too_young",
      ageMonthsMin: limits.ageMonthsMin,
      eligibleOn,
    };
  }
  const paymentCount = paymentsSinceReAge(position);
  if (paymentCount < limits.paymentCountMin) {
    return {
      code: "modification.too_few_payments",
      paymentCount,
      paymentCountMin: limits.paymentCountMin,
    };
  }
  for (const { left, count, countMax, withinMonths, eligibleOn: freeOn } of reAgeWindows(
    loan,
    limits,
  )) {
    if (left > 0 || freeOn === null) continue;
    return {
      code: "modification.too_often",
      reAgeCount: count,
      reAgeCountMax: countMax,
      withinMonths,
      eligibleOn: freeOn,
    };
  }
  return undefined;
}

/** Payments that were not taken back, or as many smallest installments as they pay together. */
function paymentsSinceReAge({ loan, schedule }: Position): number {
  const last = reAgeDates(loan).at(-1) ?? "";
  const payments = asKnown(loan.ledger, { effectiveThrough: loan.asOf }).filter(
    ({ type, effectiveOn }) => type === "payment" && effectiveOn > last,
  );
  const paid = sum(payments.map(({ amount }) => amount));
  const asked = schedule.installments
    .map(({ principal, interest, fee }) => minor(principal + interest + fee))
    .filter((amount) => amount > 0);
  const level = asked.length === 0 ? ZERO : asked.reduce(least);
  const equivalent = level === 0 ? 0 : Math.floor(paid / level);
  return Math.max(payments.length, equivalent);
}

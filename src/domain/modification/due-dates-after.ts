import type { BusinessDate } from "../../kernel/calendar";
import { minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { buildSchedule } from "../loan/build-schedule";
import type { LoanTerms } from "../loan/terms";
import type { ModificationRefusal } from "./modification";

/** More installments than that no contract is stretched to. */
export const INSTALLMENT_COUNT_MAX = 1200;

/**
 * So many due dates from a first one on, by the rhythm of the contract. Refuses a contract without
 * terms, and dates beyond what can be written.
 */
export function dueDatesFrom(
  terms: LoanTerms | null,
  firstDueOn: BusinessDate,
  count: number,
): Result<readonly BusinessDate[], ModificationRefusal> {
  if (terms === null) return refuse({ code: "modification.terms_missing" });
  if (count < 1 || count > INSTALLMENT_COUNT_MAX) {
    return refuse({ code: "modification.no_installments_left", count });
  }
  // One minor unit of principal each and no interest: only the dates are wanted.
  const built = buildSchedule({
    ...terms,
    method: "equal-principal",
    principal: minor(count),
    annualRatePercent: "0",
    installment: null,
    installmentCount: count,
    disbursedOn: firstDueOn,
    firstDueOn,
    ...(terms.conventions && { conventions: datingOf(terms.conventions) }),
  });
  return built.ok ? ok(built.value.map(({ dueOn }) => dueOn)) : built;
}

function datingOf({ dueDay, businessDays }: NonNullable<LoanTerms["conventions"]>) {
  return {
    ...(dueDay !== undefined && { dueDay }),
    ...(businessDays !== undefined && { businessDays }),
  };
}

/**
 * The next due dates after a day that is one. As long as it lies on the contract's own dates they go
 * on as the contract does (31 Jan, 28 Feb, 31 Mar); otherwise they count from that day.
 */
export function dueDatesAfter(
  terms: LoanTerms | null,
  after: BusinessDate,
  count: number,
): Result<readonly BusinessDate[], ModificationRefusal> {
  if (terms === null) return refuse({ code: "modification.terms_missing" });
  const own = dueDatesFrom(terms, terms.firstDueOn, terms.installmentCount + count);
  const place = own.ok ? own.value.indexOf(after) : -1;
  const next = own.ok && place >= 0 ? own.value.slice(place + 1, place + 1 + count) : [];
  if (next.length === count) return ok(next);
  const counted = dueDatesFrom(terms, after, count + 1);
  return counted.ok ? ok(counted.value.slice(1)) : counted;
}

import {
  type BusinessDate,
  dayOf,
  daysInMonth,
  monthOf,
  parseDate,
  yearOf,
} from "../../kernel/calendar";
import { type Minor, sum } from "../../kernel/money";
import { parseRatePercent } from "../../kernel/rate";
import { type Conventions, conventionsOf } from "./conventions";
import { semimonthlyDays } from "./due-dates";
import { type LoanTerms, parseFrequency } from "./terms";

export type ConventionsRefusal =
  /** A value that says nothing: no such day, count, multiple or rate, or dates out of order. */
  | Readonly<{ code: "loan.convention_invalid"; field: keyof Conventions; value: string }>
  /** Not one installment would be left that asks. */
  | Readonly<{
      code: "loan.grace_too_long";
      field: "principalGraceCount" | "interestGraceCount";
      installmentCount: number;
    }>
  | Readonly<{ code: "loan.disbursements_mismatch"; expected: Minor; given: Minor }>
  /** The first part is not paid out with the loan, or one comes before the part before it. */
  | Readonly<{ code: "loan.disbursements_out_of_order"; on: BusinessDate }>;

/** Each of them may compute all installments again: ten years of monthly ones are enough. */
const EVENTS_MAX = 120;

/** The first thing in a loan's conventions that cannot be; undefined when all of them can. */
export function conventionsRefusal(terms: LoanTerms): ConventionsRefusal | undefined {
  if (terms.conventions === undefined) return undefined;
  const conventions = conventionsOf(terms);
  return (
    invalidConvention(terms, conventions) ??
    graceRefusal(terms, conventions) ??
    disbursementsRefusal(terms, conventions)
  );
}

function invalidConvention(
  terms: LoanTerms,
  conventions: Conventions,
): ConventionsRefusal | undefined {
  const { installmentMultiple, principalGraceCount, interestGraceCount, dueDay } = conventions;
  const invalid = (field: keyof Conventions, value: unknown): ConventionsRefusal => ({
    code: "loan.convention_invalid",
    field,
    value: String(value),
  });
  if (!isCount(installmentMultiple) || installmentMultiple === 0) {
    return invalid("installmentMultiple", installmentMultiple);
  }
  if (!isCount(principalGraceCount)) return invalid("principalGraceCount", principalGraceCount);
  if (!isCount(interestGraceCount)) return invalid("interestGraceCount", interestGraceCount);
  if (dueDay !== null && !isDueDay(terms, dueDay)) return invalid("dueDay", dueDay);

  const { weekend, holidays } = conventions.businessDays ?? { weekend: [], holidays: [] };
  const strangeDay = weekend.find((day) => !isCount(day) || day < 1 || day > 7);
  if (strangeDay !== undefined) return invalid("businessDays", strangeDay);
  if (new Set(weekend).size === 7) return invalid("businessDays", "no day of the week");
  const strangeHoliday = holidays.find((day) => parseDate(day) === undefined);
  if (strangeHoliday !== undefined) return invalid("businessDays", strangeHoliday);
  const { disbursements, rateChanges } = conventions;
  if (rateChanges.length > EVENTS_MAX) return invalid("rateChanges", rateChanges.length);
  if (disbursements.length > EVENTS_MAX) return invalid("disbursements", disbursements.length);
  const strangeChange = rateChanges.find(
    ({ from, annualRatePercent }, index, all) =>
      parseDate(from) === undefined ||
      parseRatePercent(annualRatePercent) === undefined ||
      from <= (all[index - 1]?.from ?? ""),
  );
  if (strangeChange === undefined) return undefined;
  return invalid("rateChanges", `${strangeChange.annualRatePercent} from ${strangeChange.from}`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** A day of the month, for a rhythm of months; two a month begin with one of the two. */
function isDueDay({ frequency, firstDueOn }: LoanTerms, dueDay: number): boolean {
  const unit = parseFrequency(frequency)?.unit;
  if (!isCount(dueDay) || dueDay < 1 || dueDay > 31 || unit === "day") return false;
  if (unit === "month") return true;
  const lastDay = daysInMonth(yearOf(firstDueOn), monthOf(firstDueOn));
  return semimonthlyDays(dueDay).some((day) => Math.min(day, lastDay) === dayOf(firstDueOn));
}

function graceRefusal(
  { installmentCount }: LoanTerms,
  { principalGraceCount, interestGraceCount }: Conventions,
): ConventionsRefusal | undefined {
  const code = "loan.grace_too_long";
  if (principalGraceCount >= installmentCount) {
    return { code, field: "principalGraceCount", installmentCount };
  }
  if (interestGraceCount < installmentCount) return undefined;
  return { code, field: "interestGraceCount", installmentCount };
}

function disbursementsRefusal(
  { principal, disbursedOn }: LoanTerms,
  { disbursements }: Conventions,
): ConventionsRefusal | undefined {
  if (disbursements.length === 0) return undefined;
  const strange = disbursements.find(
    ({ on, amount }) => parseDate(on) === undefined || amount <= 0,
  );
  if (strange !== undefined) {
    const value = `${strange.amount} on ${strange.on}`;
    return { code: "loan.convention_invalid", field: "disbursements", value };
  }
  const given = sum(disbursements.map(({ amount }) => amount));
  if (given !== principal) {
    return { code: "loan.disbursements_mismatch", expected: principal, given };
  }
  const misplaced = disbursements.find(({ on }, index) => {
    const previous = disbursements[index - 1];
    return previous === undefined ? on !== disbursedOn : on < previous.on;
  });
  return misplaced && { code: "loan.disbursements_out_of_order", on: misplaced.on };
}

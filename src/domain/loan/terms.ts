import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { Conventions } from "./conventions";
import type { ContractRules } from "./rules";

export const METHODS = [
  "annuity",
  "equal-principal",
  "flat",
  "interest-only",
  "single",
  "custom",
] as const;
export type Method = (typeof METHODS)[number];

export type Frequency =
  | "daily"
  | "weekly"
  | "biweekly"
  | "semimonthly"
  | "monthly"
  | "quarterly"
  | `every-${number}-days`
  | `every-${number}-weeks`
  | `every-${number}-months`;

/** The distance between two due dates: so many days or months, or two fixed days of each month. */
export type ParsedFrequency = Readonly<{ unit: "day" | "month" | "semimonth"; count: number }>;

export type LoanTerms = Readonly<{
  principal: Minor;
  annualRatePercent: string;
  installmentCount: number;
  frequency: Frequency;
  method: Method;
  disbursedOn: BusinessDate;
  firstDueOn: BusinessDate;
  /** The level installment the lender quotes; checked against ours and then used. */
  installment: Minor | null;
  currency: string;
  /** What the contract says beyond this; what it leaves out is plain (see conventions). */
  conventions?: Partial<Conventions>;
  /** How its money is allocated and what lateness costs; absent on terms that are only computed with. */
  rules?: ContractRules;
}>;

const NAMED: Readonly<Record<string, ParsedFrequency>> = {
  daily: { unit: "day", count: 1 },
  weekly: { unit: "day", count: 7 },
  biweekly: { unit: "day", count: 14 },
  semimonthly: { unit: "semimonth", count: 1 },
  monthly: { unit: "month", count: 1 },
  quarterly: { unit: "month", count: 3 },
};
const EVERY = /^every-([1-9]\d{0,2})-(day|week|month)s$/;

/**
 * Reads a rhythm: a name, or `every-<n>-days|weeks|months` with n from 1 to 999. A week is seven
 * days, so `weekly`, `every-1-weeks` and `every-7-days` are the same. Answers undefined otherwise.
 */
export function parseFrequency(text: string): ParsedFrequency | undefined {
  if (Object.hasOwn(NAMED, text)) return NAMED[text];
  const match = EVERY.exec(text);
  if (!match) return undefined;
  const count = Number(match[1]);
  if (match[2] === "month") return { unit: "month", count };
  return { unit: "day", count: match[2] === "week" ? count * 7 : count };
}

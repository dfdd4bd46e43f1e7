import type { Rounding } from "../../kernel/money";

/** What a late fee is taken from. */
export type LateFeeBasis =
  | Readonly<{ kind: "flat"; amount: number }>
  /** Percent of all that the installment asks, or of what is overdue of it on the day of the fee. */
  | Readonly<{ kind: "percent"; percent: string; of: "installment" | "overdue" }>;

export type LateFeeRule = Readonly<{
  basis: LateFeeBasis;
  /** Minor units; null for none. */
  amountMin: number | null;
  amountMax: number | null;
  /** No fee up to and including this many days past due. */
  graceDays: number;
  /** Null: once per installment. Otherwise again after so many days, `times` in all. */
  recurring: Readonly<{ everyDays: number; times: number }> | null;
  /** Minor units of all late fees of one installment, and of the whole loan; null for none. */
  capPerInstallment: number | null;
  capPerLoan: number | null;
  rounding: Rounding;
}>;

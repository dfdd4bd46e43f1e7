import type { FieldErrors } from "../../../web/components/form";
import type { Translator } from "../../../web/locales/translate";
import type { SplitValues } from "../../../web/pages/payment-split";
import type { ComeAmount } from "../../../web/pages/payments-unmatched";
import type { TenantContext } from "../../app/context";
import { readAmount } from "../../app/payment/amount-text";
import type { PartInput, SplitPaymentRefusal } from "../../app/payment/split-unmatched";
import type { UnmatchedPayment } from "../../app/payment/unmatched-store";
import { PARTS_MAX } from "../../domain/payment/split";
import { type Minor, parseMajor, sum } from "../../kernel/money";
import { refusalWords } from "./payment-view";

const ROWS_MIN = 2;
/** So many empty rows wait below those that are filled in. */
const ROWS_SPARE = 2;

/** The rows of a form: each with its number, and what its amount is in the loans' currency. */
type ReadRow = Readonly<{ number: number; loan: string; amount: string; minor: Minor | undefined }>;

export type ReadSplit = Readonly<{
  values: SplitValues;
  rows: readonly ReadRow[];
  /** Null: something is wrong with a row. */
  parts: readonly PartInput[] | null;
  wrong: (t: Translator) => FieldErrors;
}>;

/** A form for a split, with the loans that were chosen for it. */
export function emptySplit(chosen: readonly string[], amount: ComeAmount): SplitValues {
  const rows = chosen.map((loan) => ({ loan, amount: "" }));
  return { rows: withSpare(rows), remainder: "minor" in amount ? amount : null, errors: {} };
}

/** Reads the rows that say something; amounts are in major units of the currency of the first loan. */
export async function readSplit(
  ctx: TenantContext,
  payment: UnmatchedPayment,
  form: Readonly<Record<string, string>>,
): Promise<ReadSplit> {
  const typed = Array.from({ length: PARTS_MAX }, (_, index) => ({
    number: index + 1,
    loan: (form[`loan-${index + 1}`] ?? "").trim(),
    amount: (form[`amount-${index + 1}`] ?? "").trim(),
  })).filter(({ loan, amount }) => loan !== "" || amount !== "");
  // What was typed is shown again without the gaps, and so are the numbers of its rows.
  const rows = typed.map((row, index) => ({ ...row, number: index + 1 }));
  const names = rows.map(({ loan }) => loan).filter((loan) => loan !== "");
  const loans = names.length === 0 ? new Map() : await ctx.loans.byExternalIds(names);
  const currency: string = loans.get(names[0] ?? "")?.currency ?? ctx.tenant.currency;
  const read = rows.map((row) => ({ ...row, minor: parseMajor(row.amount, currency) }));
  const whole = readAmount(payment.amountText, currency);
  const given = sum(read.flatMap(({ minor }) => minor ?? []));
  const parts = read.flatMap(({ loan, minor }): PartInput[] => {
    const isPart = loan !== "" && minor !== undefined && minor > 0;
    return isPart ? [{ loan: { externalId: loan }, amount: minor }] : [];
  });
  const isComplete = parts.length === read.length && parts.length >= ROWS_MIN;
  return {
    values: {
      rows: withSpare(rows.map(({ loan, amount }) => ({ loan, amount }))),
      remainder: whole === undefined ? null : { minor: whole - given, currency },
      errors: {},
    },
    rows: read,
    parts: isComplete ? parts : null,
    wrong: (t) => flawsOf(t, read),
  };
}

function withSpare<Row>(rows: readonly Row[]): readonly (Row | typeof EMPTY)[] {
  const count = Math.min(PARTS_MAX, Math.max(ROWS_MIN, rows.length) + ROWS_SPARE);
  return [...rows, ...Array.from({ length: Math.max(0, count - rows.length) }, () => EMPTY)];
}

const EMPTY = { loan: "", amount: "" };

function flawsOf(t: Translator, rows: readonly ReadRow[]): FieldErrors {
  const flaws = rows.flatMap(({ number, loan, minor }) => [
    ...(loan === "" ? [[`loan-${number}`, t("payments.error.loanMissing")]] : []),
    ...(minor === undefined || minor <= 0
      ? [[`amount-${number}`, t("payments.error.partAmount")]]
      : []),
  ]);
  if (rows.length < ROWS_MIN) flaws.push(["", t("payments.error.tooFewParts")]);
  return Object.fromEntries(flaws);
}

/** A refusal at the row that it is about. */
export function splitErrors(
  t: Translator,
  refusal: SplitPaymentRefusal,
  { rows }: ReadSplit,
): FieldErrors {
  const row = "part" in refusal && refusal.part !== undefined ? rows[refusal.part] : undefined;
  const words = refusalWords(t, refusal, row?.loan ?? "");
  return row ? { [`loan-${row.number}`]: words } : { "": words };
}

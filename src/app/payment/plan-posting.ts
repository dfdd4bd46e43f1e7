import type { LedgerEntry } from "../../domain/loan/ledger";
import { checkPayment } from "../../domain/payment/post";
import type { TenantContext } from "../context";
import type { Loan, LoanRecord } from "../loan/store";
import { readAmount } from "./amount-text";
import { type PaymentOrigin, type PostOutcome, refusedWith } from "./outcome";

/** A payment whose loan is known by id; its amount is still as it was written. */
export type LoanPayment = Readonly<{
  loanId: number;
  amountText: string;
  paidOn: LedgerEntry["effectiveOn"];
  externalId: string;
  method: string | null;
  origin: PaymentOrigin;
}>;

export type PostedReferences = ReadonlyMap<
  string,
  Readonly<{ loanId: number; entry: LedgerEntry }>
>;

/** New entries by loan, and for each row where it stands; loans are as they were before. */
export type PostingPlan = Readonly<{
  entries: ReadonlyMap<number, readonly LedgerEntry[]>;
  outcomes: readonly PostOutcome[];
}>;

/** Decides row by row, so that a later row of a batch sees what the earlier ones will have posted. */
export function planPosting(
  ctx: Pick<TenantContext, "now" | "today">,
  rows: readonly LoanPayment[],
  records: ReadonlyMap<number, LoanRecord>,
  posted: PostedReferences,
): PostingPlan {
  const entries = new Map<number, LedgerEntry[]>();
  const taken = new Map(posted);
  const outcomes = rows.map((row): PostOutcome => {
    const record = records.get(row.loanId);
    if (!record) return refusedWith({ code: "loan.not_found" });
    const draft = draftOf(ctx, row, record.loan);
    if ("status" in draft) return draft;

    const before = taken.get(row.externalId);
    if (before) return repeated(row, draft, before, record.loan);
    const own = entries.get(row.loanId) ?? [];
    const entry = { ...draft, sequence: lastSequence(record) + own.length + 1 };
    entries.set(row.loanId, [...own, entry]);
    taken.set(row.externalId, { loanId: row.loanId, entry });
    return { status: "posted", loan: record.loan, entry };
  });
  return { entries, outcomes };
}

type EntryDraft = Omit<LedgerEntry, "sequence">;

function draftOf(
  ctx: Pick<TenantContext, "now" | "today">,
  row: LoanPayment,
  loan: Loan,
): EntryDraft | Extract<PostOutcome, { status: "refused" }> {
  const { amountText, paidOn, externalId, method, origin } = row;
  const amount = readAmount(amountText, loan.currency);
  if (amount === undefined) {
    const { currency } = loan;
    const code = "payment.amount_not_readable";
    return { status: "refused", refusal: { code, amount: amountText, currency } };
  }
  const { currency } = loan;
  const { disbursedOn } = loan.terms;
  const checked = checkPayment({
    amount,
    paidOn,
    today: ctx.today,
    loan: { currency, disbursedOn, openingAsOf: loan.opening?.asOf ?? null },
  });
  if (!checked.ok) return { status: "refused", refusal: checked.refusal };
  return {
    type: "payment",
    amount,
    effectiveOn: paidOn,
    postedAt: ctx.now,
    externalId,
    reverses: null,
    method,
    origin,
  };
}

function repeated(
  row: LoanPayment,
  draft: EntryDraft,
  before: Readonly<{ loanId: number; entry: LedgerEntry }>,
  loan: Loan,
): PostOutcome {
  const { entry } = before;
  const same =
    before.loanId === row.loanId &&
    entry.amount === draft.amount &&
    entry.effectiveOn === draft.effectiveOn;
  if (same) return { status: "duplicate", loan, entry };
  return refusedWith({ code: "payment.external_id_reused", externalId: row.externalId });
}

export function lastSequence(record: LoanRecord): number {
  return record.ledger.reduce((last, { sequence }) => Math.max(last, sequence), 0);
}

import type { LedgerEntry } from "../../domain/loan/ledger";
import { planReversal } from "../../domain/payment/reverse";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfLoans } from "../event/of-loans";
import { reprojectLoan, writesOf } from "../loan/reproject";
import type { Loan } from "../loan/store";
import type { PaymentOrigin } from "./outcome";
import { lastSequence } from "./plan-posting";
import { loanAfter } from "./post-to-partition";

/** A payment by its place in the ledger. */
export type EntryPlace = Readonly<{ loanId: number; sequence: number }>;

/** Why it is taken back, and through what that came to us. */
export type ReversalCause = Readonly<{ reason: string | null; origin: PaymentOrigin }>;

/** The loan after it, the entry that was reversed, and the one that reverses it. */
export type ReversedEntry = Readonly<{ loan: Loan; payment: LedgerEntry; entry: LedgerEntry }>;

export type ReverseRefusal =
  | Readonly<{ code: "payment.not_found" }>
  | Readonly<{ code: "payment.already_reversed" }>
  /** Not a payment, or one that belongs to how the loan came in. */
  | Readonly<{ code: "payment.not_reversible" }>
  | Readonly<{ code: "request.conflict" }>;

/** Takes a posted payment back: one more entry, and the loan's numbers as if it had never been paid. */
export async function reverseEntry(
  ctx: TenantContext,
  place: EntryPlace,
  cause: ReversalCause,
): Promise<Result<ReversedEntry, ReverseRefusal>> {
  if (partitionOf(place.loanId) >= ctx.tenant.partitionCount) {
    return refuse({ code: "payment.not_found" });
  }
  const outcome = await contend(() => attempt(ctx, place, cause));
  return outcome === LOST ? refuse({ code: "request.conflict" }) : outcome;
}

async function attempt(
  ctx: TenantContext,
  { loanId, sequence }: EntryPlace,
  { reason, origin }: ReversalCause,
): Promise<Result<ReversedEntry, ReverseRefusal> | typeof LOST> {
  const partition = partitionOf(loanId);
  const [bookDate, [record]] = await Promise.all([
    ctx.book.scannedOn(partition),
    ctx.loans.records(partition, [loanId]),
  ]);
  const payment = record?.ledger.find((entry) => entry.sequence === sequence);
  if (!record || !payment) return refuse({ code: "payment.not_found" });
  const plan = planReversal(record.ledger, sequence);
  if (!plan.ok) return plan;

  const entry: LedgerEntry = {
    ...plan.value,
    sequence: lastSequence(record) + 1,
    postedAt: ctx.now,
    externalId: null,
    method: null,
    origin,
  };
  const change = reprojectLoan({
    record,
    newEntries: [entry],
    newSchedules: [],
    asOf: bookDate,
    timeline: ctx.timeline,
    cause: "reversal",
  });
  const { externalId, amount } = payment;
  const committed = await ctx.commit(partition, {
    deed: {
      action: "payment.reverse",
      subject: publicId("loan", loanId),
      detail: { sequence, externalId, amount, reason },
    },
    writes: writesOf(ctx, partition, bookDate, [change]),
    events: eventsOfLoans([change], [payment]),
    bookDate,
  });
  return committed.ok ? ok({ loan: loanAfter(change.move), payment, entry }) : LOST;
}

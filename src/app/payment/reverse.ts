import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { carryOutOne, isSplit } from "./carry-out";
import { dismissUnmatched } from "./dismiss-unmatched";
import {
  type EntryPlace,
  type ReversalCause,
  type ReversedEntry,
  type ReverseRefusal,
  reverseEntry,
} from "./reverse-entry";
import { reverseSplit } from "./reverse-split";
import type { UnmatchedPayment } from "./unmatched-store";

/** A payment by the sender's reference, or by its place in a loan's ledger. */
export type ReversalInput = ReversalCause & (Readonly<{ externalId: string }> | EntryPlace);

export type ReversedPayment =
  | (Readonly<{ status: "reversed" }> & ReversedEntry)
  /** It was still waiting for its loan, and now waits no more. */
  | Readonly<{ status: "dismissed"; unmatched: UnmatchedPayment }>
  /** It was split over loans, and counts on none of them any more. */
  | Readonly<{ status: "split-reversed"; unmatched: UnmatchedPayment }>;

type Reversal = Result<ReversedPayment, ReverseRefusal>;

/** Takes a payment back, wherever it stands: in a ledger, or waiting for its loan. */
export async function reversePayment(ctx: TenantContext, input: ReversalInput): Promise<Reversal> {
  ctx.allow("payment.write");
  if (!("externalId" in input)) return inLedger(ctx, input, input);
  const outcome = await contend(() => byReference(ctx, input.externalId, input));
  return outcome === LOST ? refuse({ code: "request.conflict" }) : outcome;
}

/** Asks the ledger before the list of those that wait: a payment leaves the list after it is posted. */
async function byReference(
  ctx: TenantContext,
  externalId: string,
  cause: ReversalCause,
): Promise<Reversal | typeof LOST> {
  const posted = (await ctx.loans.postedReferences([externalId])).get(externalId);
  if (posted) {
    return inLedger(ctx, { loanId: posted.loanId, sequence: posted.entry.sequence }, cause);
  }
  const kept = (await ctx.unmatched.byExternalIds([externalId])).get(externalId);
  if (!kept) return refuse({ code: "payment.not_found" });
  switch (kept.state) {
    case "dismissed":
    case "returned":
    case "reversed":
      return refuse({ code: "payment.already_reversed" });
    case "posting":
    case "reversing":
      await carryOutOne(ctx, kept.id);
      return LOST;
    case "applied": {
      if (!isSplit(kept)) return LOST;
      const reversed = await reverseSplit(ctx, kept, cause.reason);
      return reversed === LOST ? LOST : ok({ status: "split-reversed", unmatched: reversed });
    }
    case "waiting": {
      const reason = cause.reason ?? "reversed";
      const dismissed = await dismissUnmatched(ctx, { id: kept.id, reason });
      return dismissed.ok ? ok({ status: "dismissed", unmatched: dismissed.value }) : LOST;
    }
  }
}

async function inLedger(
  ctx: TenantContext,
  place: EntryPlace,
  cause: ReversalCause,
): Promise<Reversal> {
  const reversed = await reverseEntry(ctx, place, cause);
  return reversed.ok ? ok({ status: "reversed", ...reversed.value }) : reversed;
}

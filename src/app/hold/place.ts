import { checkHold, type HoldRefusal, type HoldTerms } from "../../domain/hold/hold";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { commitHolds } from "./commit-holds";
import type { Hold } from "./store";

export type PlaceInput = HoldTerms &
  Readonly<{ loanId: number; holdReason: string; legalBasis: string; owner: string }>;

export type PlaceRefusal = HoldRefusal | Readonly<{ code: "loan.not_found" | "request.conflict" }>;

/** Places a hold on a loan: from its first day it stops what it says, and nothing else. */
export async function placeHold(
  ctx: TenantContext,
  input: PlaceInput,
): Promise<Result<Hold, PlaceRefusal>> {
  ctx.allow("hold.write");
  const { loanId, holdReason, legalBasis, owner } = input;
  const placed = await contend(async () => {
    const record = await ctx.loans.record(loanId);
    if (!record) return refuse({ code: "loan.not_found" });
    const checked = checkHold(input, ctx.today);
    if (!checked.ok) return checked;
    const { stops, from, to, openEndReason } = checked.value;
    const number = record.loan.holds.length + 1;
    const hold: Hold = {
      loanId,
      number,
      borrowerId: record.loan.borrowerId,
      stops,
      from,
      to,
      holdReason,
      legalBasis,
      owner,
      openEndReason,
      placedBy: ctx.actor.name,
      liftedBy: null,
      liftReason: null,
      policyVersion: null,
      step: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    };
    const holds = [...record.loan.holds, { hold: number, stops, from, to }];
    const writes = ctx.holds.place(hold);
    const done = await commitHolds(ctx, { record, holds, action: "hold.place", hold, writes });
    return done === LOST ? LOST : ok(done);
  });
  return placed === LOST ? refuse({ code: "request.conflict" }) : placed;
}

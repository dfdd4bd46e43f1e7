import { checkFlagEnd, isFlagged } from "../../domain/flag/flag";
import type { BusinessDate } from "../../kernel/calendar";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Flag } from "./store";

export type SetRefusal = Readonly<{
  code: "loan.not_found" | "flag.ends_too_early" | "request.conflict";
}>;

/** Sets a mark on a loan from today on; one that stands gets the new end and note. */
export async function setFlag(
  ctx: TenantContext,
  input: Readonly<{
    loanId: number;
    flag: string;
    endsOn: BusinessDate | null;
    note: string | null;
  }>,
): Promise<Result<Flag, SetRefusal>> {
  ctx.allow("flag.write");
  const { loanId, flag, endsOn, note } = input;
  const found = await ctx.loans.find(loanId);
  if (!found) return refuse({ code: "loan.not_found" });
  const checked = checkFlagEnd(endsOn, ctx.today);
  if (!checked.ok) return checked;
  const { borrowerId, partition } = found.loan;
  const before = (await ctx.flags.ofLoans(partition, [loanId])).find((one) => one.flag === flag);
  const setOn = before && isFlagged(before, ctx.today) ? before.setOn : ctx.today;
  const actor = ctx.actor.name;
  const draft = { loanId, flag, borrowerId, setOn: ctx.today, endsOn, note, actor };
  const committed = await ctx.commit(partitionOf(loanId), {
    deed: {
      action: "flag.set",
      subject: publicId("loan", loanId),
      detail: { flag, endsOn, note, businessDate: ctx.today },
    },
    writes: ctx.flags.set(draft, ctx.now),
  });
  if (!committed.ok) return refuse({ code: "request.conflict" });
  const createdAt = before?.createdAt ?? ctx.now;
  return ok({ ...draft, setOn, policyVersion: null, step: null, createdAt });
}

import { isFlagged } from "../../domain/flag/flag";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Flag } from "./store";

export type RemoveRefusal = Readonly<{
  code: "loan.not_found" | "flag.not_found" | "request.conflict";
}>;

/** Takes a mark off a loan from today on; that it was there stays known. */
export async function removeFlag(
  ctx: TenantContext,
  input: Readonly<{ loanId: number; flag: string; reason: string | null }>,
): Promise<Result<Flag, RemoveRefusal>> {
  ctx.allow("flag.write");
  const { loanId, flag, reason } = input;
  const found = await ctx.loans.find(loanId);
  if (!found) return refuse({ code: "loan.not_found" });
  const flags = await ctx.flags.ofLoans(found.loan.partition, [loanId]);
  const standing = flags.find((one) => one.flag === flag && isFlagged(one, ctx.today));
  if (!standing) return refuse({ code: "flag.not_found" });
  const committed = await ctx.commit(partitionOf(loanId), {
    deed: {
      action: "flag.remove",
      subject: publicId("loan", loanId),
      detail: { flag, reason, businessDate: ctx.today },
    },
    writes: ctx.flags.end(standing, ctx.today),
  });
  if (!committed.ok) return refuse({ code: "request.conflict" });
  return ok({ ...standing, endsOn: ctx.today });
}

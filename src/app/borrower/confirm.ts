import type { Confirmable, Confirmations } from "../../domain/contact/confirmations";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

export type ConfirmRefusal = Readonly<{
  code: "borrower.not_found" | "borrower.no_such_address" | "request.conflict";
}>;

/** Notes that addresses were seen to be the borrower's today; one that is not stored is refused. */
export async function confirmAddresses(
  ctx: TenantContext,
  { id, ways, evidence }: Readonly<{ id: number; ways: readonly Confirmable[]; evidence: string }>,
): Promise<Result<Confirmations, ConfirmRefusal>> {
  ctx.allow("contact.write");
  const borrower = await ctx.borrowers.find(id);
  if (!borrower) return refuse({ code: "borrower.not_found" });
  if (ways.some((way) => borrower.contact[way] === null)) {
    return refuse({ code: "borrower.no_such_address" });
  }
  const change = Object.fromEntries(ways.map((way) => [way, ctx.today]));
  const committed = await ctx.commit(partitionOf(id), {
    deed: {
      action: "borrower.confirm",
      subject: publicId("borrower", id),
      detail: { ways, evidence, businessDate: ctx.today },
    },
    writes: ctx.borrowers.confirm(id, change),
  });
  return committed.ok
    ? ok({ ...borrower.confirmed, ...change })
    : refuse({ code: "request.conflict" });
}

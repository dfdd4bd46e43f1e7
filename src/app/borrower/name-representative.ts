import type { Representative } from "../../domain/contact/representative";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { Borrower } from "./store";

type Named = Readonly<{
  id: number;
  /** Null: nobody speaks for them any more. */
  representative: Representative | null;
  /** How it was learned. */
  evidence: string;
}>;

/**
 * Records who speaks for a borrower from now on, in place of whom was named before. Name and numbers are
 * sealed like the borrower's own and stand in no log.
 */
export async function nameRepresentative(
  ctx: TenantContext,
  { id, representative, evidence }: Named,
): Promise<Result<Borrower, Readonly<{ code: "borrower.not_found" | "request.conflict" }>>> {
  ctx.allow("contact.write");
  const named = await contend(async () => {
    const borrower = await ctx.borrowers.find(id);
    if (!borrower) return refuse({ code: "borrower.not_found" });
    if (representative === null && borrower.contact.representative === null) return ok(borrower);
    const after: Borrower = { ...borrower, contact: { ...borrower.contact, representative } };
    const committed = await ctx.commit(partitionOf(id), {
      deed: {
        action: "borrower.represent",
        subject: publicId("borrower", id),
        detail: {
          named: representative !== null,
          only: representative?.isOnly ?? false,
          evidence,
          businessDate: ctx.today,
        },
      },
      writes: ctx.borrowers.update([{ before: borrower, after }], ctx.now),
    });
    return committed.ok ? ok({ ...after, version: borrower.version + 1 }) : LOST;
  });
  return named === LOST ? refuse({ code: "request.conflict" }) : named;
}

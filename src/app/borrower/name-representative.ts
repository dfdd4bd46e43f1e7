import type { Representative } from "../../domain/contact/representative";
import { internalId, partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { TaskDraft } from "../task/store";
import { subjectOf } from "../task/subject-of";
import type { Write } from "../write";
import type { Borrower } from "./store";

export type NameRefusal = Readonly<{
  code: "borrower.not_found" | "request.conflict" | "representative.confirmed";
}>;

type Named = Readonly<{
  id: number;
  /** Null: nobody speaks for them any more. */
  representative: Representative | null;
  /** How it was learned. */
  evidence: string;
  /**
   * What the task is called of the officer who finds out whether it is so; null: whoever says it for the
   * lender knows.
   */
  toConfirm: string | null;
}>;

/** Who plans the task of confirming: not the maker of the calls that are asked for on the same page. */
const CONFIRMING = "system:representative";

/**
 * Records who speaks for a borrower from now on, in place of whom was named before. Name and numbers are
 * sealed like the borrower's own and stand in no log. What is still to be confirmed takes the place of
 * nobody who is.
 */
export async function nameRepresentative(
  ctx: TenantContext,
  { id, representative, evidence, toConfirm }: Named,
): Promise<Result<Borrower, NameRefusal>> {
  ctx.allow("contact.write");
  const named = await contend(async () => {
    const borrower = await ctx.borrowers.find(id);
    if (!borrower) return refuse({ code: "borrower.not_found" });
    const before = borrower.contact.representative;
    if (representative === null && before === null) return ok(borrower);
    if (toConfirm !== null && before?.isConfirmed) {
      return refuse({ code: "representative.confirmed" });
    }
    const after: Borrower = { ...borrower, contact: { ...borrower.contact, representative } };
    const isNew = toConfirm !== null && representative !== null && before === null;
    const task = isNew ? await confirming(ctx, id, toConfirm) : [];
    const committed = await ctx.commit(partitionOf(id), {
      deed: {
        action: "borrower.represent",
        subject: publicId("borrower", id),
        detail: {
          named: representative !== null,
          only: representative?.isOnly ?? false,
          confirmed: representative?.isConfirmed ?? false,
          evidence,
          businessDate: ctx.today,
        },
      },
      writes: [...ctx.borrowers.update([{ before: borrower, after }], ctx.now), ...task],
    });
    return committed.ok ? ok({ ...after, version: borrower.version + 1 }) : LOST;
  });
  return named === LOST ? refuse({ code: "request.conflict" }) : named;
}

async function confirming(
  ctx: TenantContext,
  borrowerId: number,
  title: string,
): Promise<readonly Write[]> {
  const loan = subjectOf(await ctx.loans.ofBorrower(borrowerId));
  if (!loan) return [];
  const partition = partitionOf(borrowerId);
  const id = internalId(partition, await ctx.reserve(partition, 1));
  const draft: TaskDraft = {
    ...{ id, borrowerId, loanId: loan.id, role: "officer", assignee: null, title },
    ...{ plannedBy: CONFIRMING, dueOn: ctx.today, state: "open", plannedOn: ctx.today },
    ...{ outcome: null, doneBy: null, doneOn: null, createdAt: ctx.now, updatedAt: ctx.now },
  };
  return ctx.tasks.add(draft, ctx.now);
}

import { openCase } from "../../domain/case/case";
import type { Priority, WorkingRole } from "../../domain/policy/step-action";
import { internalId, partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { eventsOfCase } from "../event/of-cases";
import type { BorrowerCase } from "./store";

export type OpenRefusal =
  | Readonly<{ code: "borrower.not_found" | "request.conflict" }>
  | Readonly<{ code: "case.already_open"; caseId: string }>;

/** Opens a borrower's case by hand. A borrower has one open case at most. */
export async function openByHand(
  ctx: TenantContext,
  input: Readonly<{
    borrower: Readonly<{ id: number } | { externalId: string }>;
    stage: string;
    priority: Priority;
    ownerRole: WorkingRole;
    reason: string;
  }>,
): Promise<Result<BorrowerCase, OpenRefusal>> {
  ctx.allow("case.write");
  const { borrower, stage, priority, ownerRole, reason } = input;
  const found =
    "id" in borrower
      ? await ctx.borrowers.find(borrower.id)
      : (await ctx.borrowers.byExternalIds([borrower.externalId])).get(borrower.externalId);
  if (!found) return refuse({ code: "borrower.not_found" });
  const borrowerId = found.id;
  const standing = await ctx.cases.openOf(borrowerId);
  if (standing) return alreadyOpen(standing);
  const partition = partitionOf(borrowerId);
  const id = internalId(partition, await ctx.reserve(partition, 1));
  const draft = {
    ...openCase({ stage, priority, ownerRole }, ctx.today),
    id,
    borrowerId,
    openedOn: ctx.today,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
  const said = { text: reason, to: { stage, priority, ownerRole } };
  const event = { kind: "opened", on: ctx.today, actor: ctx.actor.name, reason: said } as const;
  const committed = await ctx.commit(partition, {
    deed: {
      action: "case.open",
      subject: publicId("case", id),
      detail: { ...said, borrower: publicId("borrower", borrowerId), businessDate: ctx.today },
    },
    writes: ctx.cases.open(draft, event, ctx.now),
    events: eventsOfCase("opened", draft, { on: ctx.today, by: ctx.actor.name }),
  });
  if (committed.ok) return ok({ ...draft, version: 1 });
  const faster = await ctx.cases.openOf(borrowerId);
  return faster ? alreadyOpen(faster) : refuse({ code: "request.conflict" });
}

function alreadyOpen({ id }: BorrowerCase) {
  return refuse({ code: "case.already_open", caseId: publicId("case", id) });
}

import type { CaseRefusal } from "../../domain/case/case";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfCase } from "../event/of-cases";
import type { BorrowerCase, CaseEventDraft } from "./store";

export type ChangeRefusal =
  | CaseRefusal
  | Readonly<{ code: "case.not_found" }>
  | Readonly<{ code: "request.conflict" }>;

export type CaseChange = Readonly<{
  id: number;
  /** The deed of the audit log: `case.move`. */
  action: string;
  kind: CaseEventDraft["kind"];
  reason: CaseEventDraft["reason"];
  next: (standing: BorrowerCase) => Result<BorrowerCase, CaseRefusal>;
}>;

/** One person's act on a case, with its event, in one commit; dated with the lender's day. */
export async function changeCase(
  ctx: TenantContext,
  { id, action, kind, reason, next }: CaseChange,
): Promise<Result<BorrowerCase, ChangeRefusal>> {
  ctx.allow("case.write");
  const changed = await contend(async () => {
    const before = await ctx.cases.find(id);
    if (!before) return refuse({ code: "case.not_found" });
    const moved = next(before);
    if (!moved.ok) return moved;
    const after = moved.value;
    const event = { kind, on: ctx.today, actor: ctx.actor.name, reason };
    const committed = await ctx.commit(partitionOf(id), {
      deed: {
        action,
        subject: publicId("case", id),
        detail: { ...reason, businessDate: ctx.today },
      },
      writes: ctx.cases.change({ before, after }, event, ctx.now),
      events: eventsOfCase(kind, after, { on: ctx.today, by: ctx.actor.name }),
    });
    if (!committed.ok) return LOST;
    return ok({ ...after, updatedAt: ctx.now, version: before.version + 1 });
  });
  return changed === LOST ? refuse({ code: "request.conflict" }) : changed;
}

import { assignCase } from "../../domain/case/case";
import type { WorkingRole } from "../../domain/policy/step-action";
import { refuse, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { changeCase, type ChangeRefusal } from "./change-case";
import type { BorrowerCase } from "./store";

export type AssignRefusal = ChangeRefusal | Readonly<{ code: "case.person_needed" }>;

/**
 * Gives a case to a role, and to the person who asks when they take it themselves. A key takes none:
 * a case belongs to somebody who can be asked.
 */
export async function assignTo(
  ctx: TenantContext,
  input: Readonly<{ id: number; ownerRole: WorkingRole; isTaken: boolean }>,
): Promise<Result<BorrowerCase, AssignRefusal>> {
  ctx.allow("case.write");
  const { id, ownerRole, isTaken } = input;
  if (!(await ctx.cases.find(id))) return refuse({ code: "case.not_found" });
  const { name } = ctx.actor;
  if (isTaken && !name.startsWith("person:")) return refuse({ code: "case.person_needed" });
  const owner = isTaken ? name : null;
  return changeCase(ctx, {
    id,
    action: "case.assign",
    kind: "assigned",
    reason: { to: { ownerRole, owner } },
    next: (standing) => assignCase(standing, { ownerRole, owner }),
  });
}

import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { type NotStanding, whyNotStanding } from "./why-not-standing";

export type DropBehaviourRefusal =
  | Readonly<{ code: "sandbox.only" }>
  | Readonly<{ code: "behaviour.not_found" }>
  | NotStanding;

/** From here on the borrowers of a sandbox do nothing by themselves. */
export async function dropBehaviour(
  ctx: TenantContext,
): Promise<Result<null, DropBehaviourRefusal>> {
  ctx.allow("behaviour.write");
  if (ctx.tenant.mode !== "sandbox") return refuse({ code: "sandbox.only" });
  if (!(await ctx.behaviours.find())) return refuse({ code: "behaviour.not_found" });
  if (!(await ctx.behaviours.drop())) return refuse(whyNotStanding(ctx));
  await ctx.access.audit(
    { actor: ctx.actor.name, action: "behaviour.drop", subject: ctx.today, detail: {} },
    ctx.now,
  );
  return ok(null);
}

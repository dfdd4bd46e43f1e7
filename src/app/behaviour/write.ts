import { type BehaviourFlaw, checkBehaviour } from "../../domain/behaviour/check";
import type { BehaviourScript } from "../../domain/behaviour/script";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { StoredBehaviour } from "./store";
import { type NotStanding, whyNotStanding } from "./why-not-standing";

export type WriteBehaviourRefusal =
  | Readonly<{ code: "sandbox.only" }>
  | NotStanding
  | Readonly<{ code: "behaviour.invalid"; flaws: readonly BehaviourFlaw[] }>;

/** Says how the borrowers of a sandbox pay from the day on at which its clock stands. */
export async function writeBehaviour(
  ctx: TenantContext,
  script: BehaviourScript,
): Promise<Result<StoredBehaviour, WriteBehaviourRefusal>> {
  ctx.allow("behaviour.write");
  if (ctx.tenant.mode !== "sandbox") return refuse({ code: "sandbox.only" });
  const flaws = checkBehaviour(script);
  if (flaws.length > 0) return refuse({ code: "behaviour.invalid", flaws });
  const { now, actor } = ctx;
  if (!(await ctx.behaviours.save(script, actor.name, now))) return refuse(whyNotStanding(ctx));
  await ctx.access.audit(
    { actor: actor.name, action: "behaviour.write", subject: ctx.today, detail: { script } },
    now,
  );
  return ok({ script, updatedBy: actor.name, updatedAt: now });
}

import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { StoredBehaviour } from "./store";

export type ReadBehaviourRefusal =
  | Readonly<{ code: "sandbox.only" }>
  | Readonly<{ code: "behaviour.not_found" }>;

/** How the borrowers of this sandbox pay; without a script nothing happens by itself. */
export async function readBehaviour(
  ctx: TenantContext,
): Promise<Result<StoredBehaviour, ReadBehaviourRefusal>> {
  ctx.allow("behaviour.read");
  if (ctx.tenant.mode !== "sandbox") return refuse({ code: "sandbox.only" });
  const behaviour = await ctx.behaviours.find();
  return behaviour ? ok(behaviour) : refuse({ code: "behaviour.not_found" });
}

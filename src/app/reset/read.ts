import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Reset } from "./store";

/** The last emptying of a sandbox's book, and how far it is; null when there was none. */
export async function readReset(
  ctx: TenantContext,
): Promise<Result<Reset | null, Readonly<{ code: "sandbox.only" }>>> {
  ctx.allow("clock.read");
  if (ctx.tenant.mode !== "sandbox") return refuse({ code: "sandbox.only" });
  return ok((await ctx.resets.latest()) ?? null);
}

import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { PromiseToPay } from "./store";

/** One promise as it stands. */
export async function findPromise(
  ctx: TenantContext,
  id: number,
): Promise<Result<PromiseToPay, Readonly<{ code: "promise.not_found" }>>> {
  ctx.allow("promise.read");
  const found = await ctx.promises.find(id);
  return found ? ok(found) : refuse({ code: "promise.not_found" });
}

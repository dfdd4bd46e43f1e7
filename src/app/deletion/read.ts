import type { TenantContext } from "../context";
import type { Deletion } from "./store";

/** Whether a lender is to be deleted, and when; undefined when nobody has asked. */
export async function readDeletion(ctx: TenantContext): Promise<Deletion | undefined> {
  ctx.allow("tenant.read");
  return ctx.deletion.find();
}

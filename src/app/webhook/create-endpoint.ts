import { endpointId } from "../../kernel/ids";
import type { TenantContext } from "../context";

export type CreatedEndpoint = Readonly<{
  id: string;
  name: string;
  /** Shown this once. */
  secret: string;
}>;

/** Makes an address for payment webhooks, with the secret its sender signs with. */
export async function createEndpoint(
  ctx: TenantContext,
  input: Readonly<{ name: string }>,
): Promise<CreatedEndpoint> {
  ctx.allow("webhook.manage");
  const { number, secret } = await ctx.webhooks.createEndpoint(input.name, ctx.actor.name, ctx.now);
  const id = endpointId(ctx.tenant.id, number);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "webhook.create-endpoint",
      subject: id,
      detail: { name: input.name },
    },
    ctx.now,
  );
  return { id, name: input.name, secret };
}

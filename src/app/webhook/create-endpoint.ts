import { checkSecrets, type SourceFlaw, type SourceSecrets } from "../../domain/webhook/source";
import { endpointId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { EndpointDraft } from "./store";

export type CreatedEndpoint = Readonly<{
  id: string;
  name: string;
  /** Of the standard source: shown this once. Of another one null: it has secrets of its own. */
  secret: string | null;
}>;

export type SecretsRefusal = Readonly<{
  code: "webhook.secrets_invalid";
  flaws: readonly SourceFlaw[];
}>;

/**
 * Makes an address for payment webhooks. A standard one gets the secret its sender signs with; another
 * source has secrets of its own, which may come later, since it often asks for the address first.
 */
export async function createEndpoint(
  ctx: TenantContext,
  { name, source, loanKey, secrets }: EndpointDraft,
): Promise<Result<CreatedEndpoint, SecretsRefusal>> {
  ctx.allow("webhook.manage");
  const flaws = secrets ? checkSecrets(source, secrets) : [];
  if (flaws.length > 0) return refuse({ code: "webhook.secrets_invalid", flaws });
  const draft = { name, source, loanKey, secrets: secrets && trimmed(secrets) };
  const { number, secret } = await ctx.webhooks.createEndpoint(draft, ctx.actor.name, ctx.now);
  const id = endpointId(ctx.tenant.id, number);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "webhook.create-endpoint",
      subject: id,
      detail: { name, source },
    },
    ctx.now,
  );
  return ok({ id, name, secret });
}

export function trimmed(secrets: SourceSecrets): SourceSecrets {
  return Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value.trim()]));
}

import { targetFlaw } from "../../domain/provider/target";
import {
  checkDescription,
  type Description,
  type DescriptionFlaw,
} from "../../domain/webhook/description";
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

export type DescriptionRefusal = Readonly<{
  code: "webhook.description_invalid";
  flaws: readonly DescriptionFlaw[];
}>;

export type CreateRefusal =
  | SecretsRefusal
  | DescriptionRefusal
  | Readonly<{ code: "webhook.api_url_not_public" }>;

/**
 * Makes an address for payment webhooks. A standard one gets the secret its sender signs with; another
 * source has secrets of its own, which may come later, since it often asks for the address first.
 */
export async function createEndpoint(
  ctx: TenantContext,
  { name, source, loanKey, apiUrl, description, secrets }: EndpointDraft,
): Promise<Result<CreatedEndpoint, CreateRefusal>> {
  ctx.allow("webhook.manage");
  const unreadable = descriptionRefusal(source, description);
  if (unreadable) return refuse(unreadable);
  if (apiUrl !== null && (source !== "gocardless" || !isReachable(apiUrl, ctx.onBench))) {
    return refuse({ code: "webhook.api_url_not_public" });
  }
  const flaws = secrets ? checkSecrets(source, secrets, description) : [];
  if (flaws.length > 0) return refuse({ code: "webhook.secrets_invalid", flaws });
  const own = secrets && trimmed(secrets);
  const draft = { name, source, loanKey, apiUrl, description, secrets: own };
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

/** Only a custom source is described; the others are known. */
export function descriptionRefusal(
  source: EndpointDraft["source"],
  description: Description | null,
): DescriptionRefusal | null {
  if (description === null) return null;
  const flaws: readonly DescriptionFlaw[] =
    source === "custom"
      ? checkDescription(description)
      : [{ pointer: "", code: "webhook.description_not_asked" }];
  return flaws.length === 0 ? null : { code: "webhook.description_invalid", flaws };
}

function isReachable(url: string, onBench: boolean): boolean {
  return onBench ? /^https?:/.test(url) && URL.canParse(url) : targetFlaw(url) === null;
}

export function trimmed(secrets: SourceSecrets): SourceSecrets {
  return Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value.trim()]));
}

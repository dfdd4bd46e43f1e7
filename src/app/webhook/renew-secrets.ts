import { checkSecrets, type SourceSecrets } from "../../domain/webhook/source";
import { endpointId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { type SecretsRefusal, trimmed } from "./create-endpoint";

/**
 * Gives an endpoint what its source signs with, for the first time or anew; messages signed with what
 * was before are taken for another day. A standard endpoint is left as it is: make another one.
 */
export async function renewSecrets(
  ctx: TenantContext,
  number: number,
  secrets: SourceSecrets,
): Promise<Result<null, SecretsRefusal | Readonly<{ code: "webhook.not_found" }>>> {
  ctx.allow("webhook.manage");
  const found = await ctx.webhooks.endpoint(number, ctx.now);
  if (!found || found.endpoint.source === "standard") return refuse({ code: "webhook.not_found" });
  const flaws = checkSecrets(found.endpoint.source, secrets, found.endpoint.description);
  if (flaws.length > 0) return refuse({ code: "webhook.secrets_invalid", flaws });
  if (!(await ctx.webhooks.renewSecrets(number, trimmed(secrets), ctx.now))) {
    return refuse({ code: "webhook.not_found" });
  }
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "webhook.renew-secrets",
      subject: endpointId(ctx.tenant.id, number),
      detail: {},
    },
    ctx.now,
  );
  return ok(null);
}

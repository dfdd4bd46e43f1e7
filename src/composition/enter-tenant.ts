import { createTenant, type TenantDraft, type TenantRefusal } from "../app/tenant/create";
import type { Env } from "../env";
import type { Instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";
import type { Result } from "../kernel/result";
import { enterTenant } from "../store/directory";
import { newSealedKey } from "../store/vault";

/** Enters a lender with the control database behind it; the caller says how its organization is made. */
export function enterLender(
  env: Env,
  createOrganization: (name: string) => Promise<string>,
  draft: TenantDraft,
  now: Instant,
): Promise<Result<TenantId, TenantRefusal>> {
  const registry = {
    createOrganization,
    enter: (tenant: Parameters<Parameters<typeof createTenant>[0]["enter"]>[0]) =>
      enterTenant(env, { ...tenant, sealedKey: newSealedKey(env.PLATFORM_KEY) }),
  };
  return createTenant(registry, draft, now);
}

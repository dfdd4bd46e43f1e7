import type { Tenant } from "../app/context";
import { permissionsOf } from "../domain/member/role";
import type { Env } from "../env";
import { handByPlatform } from "../gateway/email";
import { listMembers } from "../store/identity";

const TOLD_MAX = 20;

/** Writes to those of a lender who may manage its integrations. */
export async function tellStaff(
  env: Env,
  tenant: Tenant,
  letter: Readonly<{ subject: string; text: string }>,
): Promise<void> {
  const members = await listMembers(env.CONTROL, tenant.organizationId);
  const managing = members.filter(({ role }) =>
    permissionsOf(role).includes("subscription.manage"),
  );
  const key = `staff-${crypto.randomUUID()}`;
  for (const { email: to } of managing.slice(0, TOLD_MAX)) {
    await handByPlatform(env, { to, ...letter, html: null, unsubscribeUrl: null, key });
  }
}

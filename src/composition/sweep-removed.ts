import type { Env } from "../env";
import { openFiles } from "../gateway/files";
import { type Instant, instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";
import { removedSince } from "../store/certificate";

/** Longer than a request lasts that had begun before its lender was gone. */
const SWEPT_MS = 2 * 3600_000;

/** A file that was on its way while its lender went has nobody left to refuse it: it goes now. */
export async function sweepRemoved(env: Env, now: Instant): Promise<void> {
  for (const lender of await removedSince(env, instant(now - SWEPT_MS))) {
    await openFiles(env.FILES, lender as TenantId).removeAll("");
  }
}

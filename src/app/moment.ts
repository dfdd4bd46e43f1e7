import { type Instant, instantAt } from "../kernel/calendar";
import type { TenantContext } from "./context";

/** Noon: after the notices of a sandbox's morning. */
const SANDBOX_MINUTE_OF_DAY = 720;

/**
 * When a person acts. A sandbox has business dates and no time of day, so there it is always noon: a
 * rehearsal gets the same answers of the gate at whatever hour it is run.
 */
export function momentOf({ tenant, today, now }: TenantContext): Instant {
  return tenant.mode === "live" ? now : instantAt(today, SANDBOX_MINUTE_OF_DAY, tenant.timezone);
}

import {
  forecastLosses,
  type LossForecast,
  type RollBucket,
} from "../../domain/provision/loss-factors";
import type { TenantContext } from "../context";

/** Loss factors and the forecast loss from roll rates, rounded half up; nothing is read or stored. */
export function calculateLossFactors(
  ctx: TenantContext,
  buckets: readonly RollBucket[],
): LossForecast {
  ctx.allow("loan.read");
  return forecastLosses(buckets, "half-up");
}

import type { PolicyVersion } from "../../domain/policy/version";
import { digestOf } from "../../domain/simulation/digest";
import { controlId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { Simulation } from "./store";

/** The newest finished simulation of a version as it stands, if there is one. */
export async function lastSimulationOf(
  ctx: Pick<TenantContext, "simulations">,
  { version, document, effectiveOn }: Pick<PolicyVersion, "version" | "document" | "effectiveOn">,
): Promise<Simulation | undefined> {
  return ctx.simulations.latestOf(version, digestOf({ document, effectiveOn }));
}

/** The same by its public id, for the audit log; null when it was never simulated as it stands. */
export async function simulatedAs(
  ctx: Pick<TenantContext, "simulations">,
  version: PolicyVersion,
): Promise<string | null> {
  const last = await lastSimulationOf(ctx, version);
  return last ? controlId("simulation", last.number) : null;
}

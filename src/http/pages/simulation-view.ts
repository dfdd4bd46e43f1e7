import type { SimulationSectionProps } from "../../../web/pages/simulation-section";
import type { SimulationRow } from "../../../web/pages/simulation-words";
import type { TenantContext } from "../../app/context";
import { lastSimulationOf } from "../../app/simulation/simulated-as";
import type { Simulation } from "../../app/simulation/store";
import type { PolicyVersion } from "../../domain/policy/version";
import { controlId } from "../../kernel/ids";

/** What the page of a version says of its simulations. */
export async function simulationSection(
  ctx: TenantContext,
  version: PolicyVersion,
): Promise<Omit<SimulationSectionProps, "t">> {
  const last = await lastSimulationOf(ctx, version);
  const canWrite = ctx.actor.permissions.includes("policy.write");
  return {
    newHref: canWrite ? `/policy/versions/${version.version}/simulations/new` : null,
    last: last ? { href: hrefOf(last), at: last.finishedAt ?? last.createdAt } : null,
    timezone: ctx.tenant.timezone,
  };
}

function hrefOf({ number }: Simulation): string {
  return `/simulations/${controlId("simulation", number)}`;
}

export function rowOf(simulation: Simulation): SimulationRow {
  const { number, kind, state, fromOn, throughOn, createdAt } = simulation;
  return {
    id: controlId("simulation", number),
    kind,
    state,
    version: simulation.policyVersion,
    against: simulation.againstVersion,
    fromOn,
    throughOn,
    createdAt,
  };
}

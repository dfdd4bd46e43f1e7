import type { TenantContext } from "../context";
import type { Simulation } from "./store";

export type SimulationPage = Readonly<{
  simulations: readonly Simulation[];
  next: number | null;
}>;

/** Simulations, newest first. */
export async function listSimulations(
  ctx: TenantContext,
  query: Readonly<{ limit: number; before: number | null }>,
): Promise<SimulationPage> {
  ctx.allow("policy.read");
  const simulations = await ctx.simulations.list(query.limit, query.before);
  const last = simulations.at(-1);
  const next = simulations.length === query.limit && last ? last.number : null;
  return { simulations, next };
}

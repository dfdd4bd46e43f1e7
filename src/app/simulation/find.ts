import type { BorrowerDifference } from "../../domain/simulation/difference";
import { addReports, EMPTY_REPORT, type PartReport } from "../../domain/simulation/report";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Simulation } from "./store";

type Missing = Readonly<{ code: "simulation.not_found" }>;

export type FoundSimulation = Readonly<{
  simulation: Simulation;
  /** Of what is done so far. */
  report: PartReport;
}>;

/** One simulation with what it found so far. */
export async function findSimulation(
  ctx: TenantContext,
  number: number,
): Promise<Result<FoundSimulation, Missing>> {
  ctx.allow("policy.read");
  const simulation = await ctx.simulations.find(number);
  if (!simulation) return refuse({ code: "simulation.not_found" });
  const parts = await ctx.simulations.reports(number);
  const report = parts.reduce((sum, part) => addReports(sum, part), EMPTY_REPORT);
  return ok({ simulation, report });
}

/** A page of the borrowers that are treated differently, in the order of their first day. */
export async function listDifferences(
  ctx: TenantContext,
  number: number,
  query: Readonly<{ limit: number; offset: number }>,
): Promise<
  Result<
    Readonly<{ differences: readonly BorrowerDifference[]; counted: number; next: number | null }>,
    Missing
  >
> {
  const found = await findSimulation(ctx, number);
  if (!found.ok) return found;
  const { differences: all, borrowersDiffering: counted } = found.value.report;
  const end = query.offset + query.limit;
  const differences = inOrder(all).slice(query.offset, end);
  return ok({ differences, counted, next: end < all.length ? end : null });
}

/** By the first day that differs, then by borrower. */
export function inOrder(differences: readonly BorrowerDifference[]): readonly BorrowerDifference[] {
  return differences.toSorted((a, b) =>
    a.firstOn < b.firstOn ? -1 : a.firstOn > b.firstOn ? 1 : a.borrowerId - b.borrowerId,
  );
}

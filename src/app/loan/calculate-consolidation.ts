import {
  type Consolidation,
  type ConsolidationRefusal,
  type ConsolidateRequest,
  consolidate,
} from "../../domain/modification/consolidate";
import type { BusinessDate } from "../../kernel/calendar";
import type { Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { type GivenLoan, givenFacts } from "./given-facts";

export type GivenConsolidation = Readonly<{
  loans: readonly (GivenLoan &
    Readonly<{ reference: string; borrower: string; currency: string; startedOn: BusinessDate }>)[];
  request: ConsolidateRequest;
}>;

/** What would make several given loans one; nothing is read or stored. */
export function calculateConsolidation(
  ctx: TenantContext,
  { loans, request }: GivenConsolidation,
): Result<Consolidation, ConsolidationRefusal> {
  ctx.allow("loan.read");
  const given = loans.map((loan) => {
    const { reference, borrower, currency, startedOn } = loan;
    return { ...givenFacts(ctx, loan), reference, borrower, currency, startedOn, terms: null };
  });
  return consolidate(given, request);
}

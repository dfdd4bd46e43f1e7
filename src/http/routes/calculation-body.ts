import { z } from "@hono/zod-openapi";
import type { GivenLoan } from "../../app/loan/calculate";
import { minor } from "../../kernel/money";
import type { LedgerBody, LinesBody } from "./ledger-body";
import {
  AllocationBody,
  AMOUNT_MAX,
  ChargesBody,
  Count,
  InterestBody,
  Percent,
  StopBody,
} from "./rules-body";

const STOPS_MAX = 100;

/** How one loan counts, in a body that brings the loan along. */
export const LoanRulesBody = z
  .strictObject({
    toleranceAmount: Count(AMOUNT_MAX).optional(),
    tolerancePercent: Percent.optional(),
    tolerancePercentMax: Count(AMOUNT_MAX).optional(),
    graceDays: Count(30).optional(),
    allocation: AllocationBody.optional(),
    interest: InterestBody.optional(),
    charges: ChargesBody.optional(),
  })
  .openapi({ description: "Those of your policy where left out; charges: none." });

export const StopsBody = z.array(StopBody).max(STOPS_MAX).default([]);

/** Lines of a body as installments, numbered by position. */
export function toInstallments(lines: z.output<typeof LinesBody>): GivenLoan["installments"] {
  return lines.map((line, index) => ({
    ...line,
    number: index + 1,
    fee: line.fee ?? minor(0),
  }));
}

/** Entries of a body as a ledger takes them, in their order. */
export function toGivenEntries(ledger: z.output<typeof LedgerBody>): GivenLoan["entries"] {
  return ledger.map(({ type, amount, effectiveOn, reverses, component }) => ({
    type,
    amount: amount ?? minor(0),
    effectiveOn,
    reverses: reverses ?? null,
    component: component ?? null,
  }));
}

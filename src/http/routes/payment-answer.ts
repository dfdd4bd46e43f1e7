import { z } from "@hono/zod-openapi";
import type { Loan } from "../../app/loan/store";
import type { FoundPayment } from "../../app/payment/find";
import type { PaymentInput, PostOutcome } from "../../app/payment/outcome";
import type { ReversedPayment } from "../../app/payment/reverse";
import type { UnmatchedPayment } from "../../app/payment/unmatched-store";
import type { LedgerEntry } from "../../domain/loan/ledger";
import { publicId } from "../../kernel/ids";
import type { FieldError } from "../field-errors";
import { PROBLEMS, type ProblemCode } from "../problem-codes";

const LoanAfter = z
  .object({
    id: z.string().openapi({ example: "loan_01" }),
    externalId: z.string(),
    currency: z.string().openapi({ example: "USD" }),
    status: z.enum(["awaiting-schedule", "active", "closed"]),
    pastDueSince: z.iso.date().nullable(),
    pastDueAmount: z.int(),
    principalBalance: z.int(),
    credit: z.int().openapi({ description: "Paid beyond everything that is owed." }),
  })
  .openapi("LoanAfterPayment", { description: "The loan with this payment counted." });

export const PostedPayment = z
  .object({
    externalId: z.string().openapi({ example: "core-7731" }),
    status: z.enum(["posted", "duplicate", "reversed"]).openapi({
      description: "`duplicate`: it was posted before, and nothing changed.",
    }),
    sequence: z.int().openapi({ description: "Its place in the loan's ledger." }),
    amount: z.int().openapi({ example: 12_550 }),
    paidOn: z.iso.date(),
    method: z.string().nullable(),
    origin: z.enum(["api", "import", "webhook", "manual", "opening", "script"]),
    postedAt: z.int().openapi({ description: "Epoch milliseconds." }),
    reversedAt: z.int().nullable().openapi({ description: "Epoch milliseconds." }),
    loan: LoanAfter,
  })
  .openapi("PostedPayment");

const UNMATCHED_STATUSES = [
  ...(["unmatched", "posting", "applied", "reversing"] as const),
  ...(["reversed", "dismissed", "returned"] as const),
] as const;

export const UnmatchedAnswer = z
  .object({
    id: z.string().openapi({ example: "unm_01" }),
    externalId: z.string(),
    status: z.enum(UNMATCHED_STATUSES).openapi({
      description:
        "`unmatched`: it waits. `posting` and `reversing`: decided, and being carried out. `reversed`: " +
        "taken back from every loan it was split over.",
    }),
    loanExternalId: z.string().openapi({ description: "The loan it names, which is not here." }),
    amount: z.int().nullable().openapi({
      description: "Minor units; null when it came in a file, whose loan would say the currency.",
    }),
    amountText: z.string().nullable().openapi({ description: "As a file wrote it." }),
    paidOn: z.iso.date(),
    method: z.string().nullable(),
    origin: z.enum(["api", "import", "webhook"]),
    receivedAt: z.int().openapi({ description: "Epoch milliseconds." }),
    payerName: z.string().nullable().openapi({ description: "Where its source told who paid." }),
    parts: z
      .array(
        z.object({
          loanId: z.string().openapi({ example: "loan_01" }),
          amount: z.int(),
          externalId: z.string().openapi({
            example: "core-7731#1",
            description: "Its reference in that loan's ledger.",
          }),
        }),
      )
      .openapi({ description: "The loans it goes to; empty while nobody has decided that." }),
    returnReference: z.string().nullable(),
    decidedBy: z.string().nullable().openapi({ example: "person:8f2c" }),
    decidedAt: z.int().nullable().openapi({ description: "Epoch milliseconds." }),
    resolution: z.string().nullable().openapi({
      description: "How it ended; while it waits, why the last attempt to post it was refused.",
    }),
  })
  .openapi("UnmatchedPayment");

export const KeptPayment = z
  .object({
    externalId: z.string(),
    status: z.literal("unmatched"),
    id: z.string().openapi({ example: "unm_01" }),
  })
  .openapi("KeptPayment", { description: "It waits for the loan it names." });

export const RefusedPayment = z
  .looseObject({
    externalId: z.string(),
    status: z.literal("refused"),
    code: z.string().openapi({ example: "payment.paid_in_future" }),
    title: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .openapi({ description: "The fields that are wrong, when it is malformed." }),
  })
  .openapi("RefusedPayment", { description: "Why, with the facts of the refusal beside it." });

export function postedAnswer(
  status: "posted" | "duplicate" | "reversed",
  loan: Loan,
  entry: LedgerEntry,
  reversedAt: number | null,
): z.input<typeof PostedPayment> {
  const { sequence, amount, effectiveOn, method, origin, postedAt } = entry;
  const { pastDueSince, pastDueAmount, principalBalance, credit } = loan.projection;
  return {
    externalId: entry.externalId ?? "",
    status,
    sequence,
    amount,
    paidOn: effectiveOn,
    method,
    origin,
    postedAt,
    reversedAt,
    loan: {
      id: publicId("loan", loan.id),
      externalId: loan.externalId,
      currency: loan.currency,
      status: loan.status,
      pastDueSince,
      pastDueAmount,
      principalBalance,
      credit,
    },
  };
}

export function unmatchedAnswer(payment: UnmatchedPayment): z.input<typeof UnmatchedAnswer> {
  const { id, externalId, loanExternalId, amountText, paidOn, method, origin } = payment;
  const minor = /^minor:(\d+)$/.exec(amountText)?.[1];
  return {
    id: publicId("unmatched", id),
    externalId,
    status: payment.state === "waiting" ? "unmatched" : payment.state,
    loanExternalId,
    amount: minor === undefined ? null : Number(minor),
    amountText: minor === undefined ? amountText : null,
    paidOn,
    method,
    origin,
    receivedAt: payment.receivedAt,
    payerName: payment.payerName,
    parts: (payment.plan ?? []).map((part) => {
      return { ...part, loanId: publicId("loan", part.loanId) };
    }),
    returnReference: payment.returnReference,
    decidedBy: payment.decidedBy,
    decidedAt: payment.decidedBy === null ? null : payment.updatedAt,
    resolution: payment.resolution,
  };
}

/** What became of one payment of a call, as its result. */
export function resultAnswer({ externalId }: PaymentInput, outcome: PostOutcome) {
  switch (outcome.status) {
    case "posted":
    case "duplicate":
      return postedAnswer(outcome.status, outcome.loan, outcome.entry, null);
    case "split":
      return unmatchedAnswer(outcome.payment);
    case "unmatched":
      return { externalId, status: outcome.status, id: publicId("unmatched", outcome.id) };
    case "refused":
      return { ...outcome.refusal, ...refusedAnswer(externalId, outcome.refusal.code) };
  }
}

/** One payment of several that is no payment: which fields are wrong. */
export function malformedAnswer(externalId: string, errors: readonly FieldError[]) {
  return { ...refusedAnswer(externalId, "request.invalid"), errors: [...errors] };
}

function refusedAnswer(externalId: string, code: ProblemCode) {
  return { externalId, status: "refused" as const, code, title: PROBLEMS[code].title };
}

export function foundAnswer(found: FoundPayment) {
  if ("payment" in found) return unmatchedAnswer(found.payment);
  const reversedAt = found.status === "reversed" ? found.reversal.postedAt : null;
  return postedAnswer(found.status, found.loan, found.entry, reversedAt);
}

export function reversedAnswer(reversed: ReversedPayment) {
  if ("unmatched" in reversed) return unmatchedAnswer(reversed.unmatched);
  return postedAnswer("reversed", reversed.loan, reversed.payment, reversed.entry.postedAt);
}

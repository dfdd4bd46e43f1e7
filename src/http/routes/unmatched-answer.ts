import { z } from "@hono/zod-openapi";
import { translate } from "../../../web/locales/translate";
import type { SuggestedMatch } from "../../app/payment/suggest-matches";
import type { UnmatchedPayment } from "../../app/payment/unmatched-store";
import { STRENGTHS, SUGGESTION_REASONS } from "../../domain/payment/suggest";
import { publicId } from "../../kernel/ids";
import { UnmatchedAnswer, unmatchedAnswer } from "./payment-answer";

const Suggestion = z
  .object({
    strength: z.enum(STRENGTHS).openapi({
      description: "At most one is sure. Nothing is assigned because of it.",
    }),
    reasons: z.array(
      z.object({
        code: z.enum(SUGGESTION_REASONS),
        text: z.string().openapi({ example: "The reference is the same but for its separators" }),
      }),
    ),
    parts: z
      .array(
        z.object({
          loanId: z.string().openapi({ example: "loan_01" }),
          loanExternalId: z.string().openapi({ example: "L-2018-0001" }),
          borrowerId: z.string().openapi({ example: "bor_01" }),
          amount: z.int().openapi({ description: "Minor units." }),
          currency: z.string().openapi({ example: "USD" }),
        }),
      )
      .openapi({ description: "One loan, or several that share the payment. They sum to it." }),
  })
  .openapi("PaymentSuggestion");

export const UnmatchedWithSuggestions = UnmatchedAnswer.extend({
  suggestions: z.array(Suggestion).openapi({
    description:
      "The loans it may be for, best first, at most five; none for a key that may not read loans.",
  }),
}).openapi("UnmatchedPaymentDetail");

const english = translate("en");

export function withSuggestions(
  payment: UnmatchedPayment,
  matches: readonly SuggestedMatch[],
): z.input<typeof UnmatchedWithSuggestions> {
  const suggestions = matches.map(({ strength, reasons, parts }) => ({
    strength,
    reasons: reasons.map((code) => ({ code, text: english(`payments.reason.${code}`) })),
    parts: parts.map(({ loan, amount }) => ({
      loanId: publicId("loan", loan.id),
      loanExternalId: loan.externalId,
      borrowerId: publicId("borrower", loan.borrowerId),
      amount,
      currency: loan.currency,
    })),
  }));
  return { ...unmatchedAnswer(payment), suggestions };
}

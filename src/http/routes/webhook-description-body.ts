import { z } from "@hono/zod-openapi";
import {
  ALGORITHMS,
  AMOUNT_UNITS,
  DATE_FORMS,
  type DescriptionFlaw,
  ENCODINGS,
  KEY_FORMS,
  TIME_UNITS,
} from "../../domain/webhook/description";
import { PROBLEMS } from "../problem-codes";

const TEXT_MAX = 400;
const text = (description: string) => z.string().trim().max(TEXT_MAX).openapi({ description });
const path = (description: string) => text(`JSONPath (RFC 9535): ${description}`);
const values = z.array(z.string().trim().min(1).max(120)).max(50);

const Signature = z.strictObject({
  header: text("The header that carries the signature.").openapi({ example: "X-Signature" }),
  algorithm: z.enum(ALGORITHMS).openapi({
    description: "`hmac-sha1` is weak: only for a source that has nothing else.",
  }),
  encoding: z.enum(ENCODINGS),
  prefix: z.string().max(40).default("").openapi({
    description: "What stands before each signature, such as `sha256=`.",
  }),
  signed: text(
    "What is signed: `{body}` is the raw body, `{timestamp}` and `{id}` what stands at their places.",
  )
    .default("{body}")
    .openapi({ example: "{timestamp}.{body}" }),
  key: z.enum(KEY_FORMS).default("text").openapi({
    description: "How the secret is written: its own letters, or bytes in hex or base64.",
  }),
});

const Timestamp = z.strictObject({
  from: text("A JSONPath, `header:x-timestamp`, or `header:x-signature[t]` for one part of it."),
  unit: z.enum(TIME_UNITS),
  toleranceSeconds: z.int().default(300).openapi({ description: "Up to a day." }),
});

const Kind = z.strictObject({
  path: path("what says of which kind a message is."),
  payments: values.openapi({ description: "Values there that mean: money came." }),
  reversals: values.default([]).openapi({
    description: "Values there that mean: money was taken back. Any other message is ignored.",
  }),
});

const Payment = z.strictObject({
  reference: path("the payment's own name, the same in every message about it."),
  loan: path("the loan's external id. Null, or not there: the payment waits for a person.")
    .nullable()
    .default(null),
  amount: path("a number or text without separators of thousands."),
  amountUnit: z.enum(AMOUNT_UNITS),
  currency: text("A JSONPath, or the currency itself, such as `EUR`."),
  paidOn: path("when it was paid. Null: when the message came.").nullable().default(null),
  paidOnForm: z.enum(DATE_FORMS).default("instant").openapi({
    description: "`date`: a day of your zone. `instant`: with an offset (RFC 3339). Or epoch.",
  }),
  method: text("A JSONPath, or the word itself.").nullable().default(null),
  payer: path("the name of who paid. Null: it is not told.").nullable().default(null),
});

const Reversal = z.strictObject({
  reference: path("the payment that is taken back. Null: as of payments.").nullable().default(null),
  amount: path("how much of it. Null: all.").nullable().default(null),
  reason: path("why.").nullable().default(null),
});

export const DescriptionBody = z
  .strictObject({
    signature: Signature,
    timestamp: Timestamp.nullable().default(null),
    messageId: text(
      "A JSONPath or header with the message's id. Null: a message is known by its digest.",
    )
      .nullable()
      .default(null),
    kind: Kind.nullable().default(null).openapi({ description: "Null: each is a payment." }),
    payment: Payment,
    reversal: Reversal.default({ reference: null, amount: null, reason: null }),
  })
  .openapi("WebhookDescription");

export const DESCRIPTION_EXAMPLE = {
  signature: {
    ...{ header: "X-Signature", algorithm: "hmac-sha256", encoding: "hex", prefix: "sha256=" },
    ...{ signed: "{timestamp}.{body}", key: "text" },
  },
  timestamp: { from: "header:X-Timestamp", unit: "seconds", toleranceSeconds: 300 },
  messageId: "$.id",
  kind: { path: "$.type", payments: ["payment.settled"], reversals: ["payment.returned"] },
  payment: {
    ...{ reference: "$.data.id", loan: "$.data.metadata.loan", amount: "$.data.amount" },
    ...{ amountUnit: "major", currency: "$.data.currency", paidOn: "$.data.settledAt" },
    ...{ paidOnForm: "instant", method: "bank-transfer", payer: "$.data.payer.name" },
  },
  reversal: { reference: null, amount: null, reason: "$.data.reason" },
} as const;

/** Each flaw at its field, with its place in what stands there. */
export function descriptionErrors(flaws: readonly DescriptionFlaw[], at: string) {
  return flaws.map(({ pointer, code, detail }) => ({
    pointer: `${at}${pointer}`,
    code,
    detail: detail === undefined ? PROBLEMS[code].title : `${PROBLEMS[code].title}: ${detail}`,
  }));
}

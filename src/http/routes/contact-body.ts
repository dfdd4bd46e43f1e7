import { z } from "@hono/zod-openapi";
import { Reason, Reference } from "../../app/payment/payment-fields";
import { CHANNELS, CONTACT_RESULTS, PARTIES, PLACES, PURPOSES } from "../../domain/contact/rule";
import { parsePublicId } from "../../kernel/ids";

/** The year 2000 to 2199: a moment in seconds instead of milliseconds is refused. */
const MOMENT = { min: 946_684_800_000, max: 7_258_118_400_000 } as const;

const SUBJECT = {
  borrowerId: z.string().max(40).optional().openapi({ example: "bor_01" }),
  borrowerExternalId: Reference.optional().openapi({ example: "B-311" }),
  loanId: z.string().max(40).nullable().default(null).openapi({
    description: "The loan it is about; null when it is about no one loan, and it counts for each.",
  }),
  channel: z.enum(CHANNELS).openapi({
    example: "phone",
    description: "`agency` is an agency that did not say how: it counts as every way.",
  }),
  purpose: z.enum(PURPOSES).default("collection").openapi({
    description: "`statutory`: the law demands it; `collection`: to be paid; `service`: to help.",
  }),
  party: z.enum(PARTIES).default("borrower"),
} as const;

type Named = Readonly<{ borrowerId?: string | undefined; borrowerExternalId?: string | undefined }>;
const isNamedOnce = ({ borrowerId, borrowerExternalId }: Named) =>
  (borrowerId === undefined) !== (borrowerExternalId === undefined);
const NAME_ONCE = {
  path: ["borrowerExternalId"],
  message: "name the borrower once: by borrowerExternalId or by borrowerId",
};

export const ContactReportBody = z
  .strictObject({
    ...SUBJECT,
    externalId: Reference.openapi({
      example: "call-88213",
      description: "Yours. The same one twice for a borrower is one contact.",
    }),
    at: z.int().min(MOMENT.min).max(MOMENT.max).openapi({
      description: "When it was made, epoch milliseconds; not in the future.",
    }),
    result: z.enum(CONTACT_RESULTS).nullable().default(null).openapi({
      description: "What became of it; null when that is not known, and every cap counts it.",
    }),
    note: Reason.nullable().default(null),
    permitId: z.string().max(40).nullable().default(null).openapi({
      description: "The permit that it was made under, which it uses up.",
    }),
  })
  .refine(isNamedOnce, NAME_ONCE)
  .openapi("ContactReport");

export const REPORT_EXAMPLE = {
  borrowerExternalId: "B-311",
  externalId: "call-88213",
  channel: "phone",
  at: Date.UTC(2026, 1, 27, 15, 30),
  result: "no-answer",
};

export const PermitRequestBody = z
  .strictObject({
    ...SUBJECT,
    place: z.enum(PLACES).default("unknown").openapi({
      description: "Where the borrower would be reached. What stops contact at work stops unknown.",
    }),
    dryRun: z.boolean().default(false).openapi({
      description: "Only asks: no permit is given and nothing is counted.",
    }),
  })
  .refine(isNamedOnce, NAME_ONCE)
  .openapi("ContactPermitRequest");

export const PERMIT_EXAMPLE = { borrowerExternalId: "B-311", channel: "phone" };

/** The borrower and loan that a body names, as the core knows them; undefined where none can be. */
export function namesIn(body: Named & Readonly<{ loanId: string | null }>) {
  const { borrowerId, borrowerExternalId = "", loanId } = body;
  const id = parsePublicId("borrower", borrowerId ?? "");
  const named = id === undefined ? undefined : { id };
  return {
    borrower: borrowerId === undefined ? { externalId: borrowerExternalId } : named,
    loanId: loanId === null ? null : parsePublicId("loan", loanId),
  };
}

import { createRoute, z } from "@hono/zod-openapi";
import { lateDaysOf, type Today } from "../../app/loan/late-days";
import { type BorrowerDetail, findBorrower } from "../../app/borrower/find";
import { liftStop } from "../../app/borrower/lift-stop";
import { requestStop } from "../../app/borrower/request-stop";
import { searchBorrowers } from "../../app/borrower/search";
import type { Borrower } from "../../app/borrower/store";
import type { Loan } from "../../app/loan/store";
import { Reason, Reference } from "../../app/payment/payment-fields";
import { BUCKETS, bucketName } from "../../domain/delinquency/bucket";
import { parsePublicId, publicId } from "../../kernel/ids";
import {
  ConfirmedDays,
  confirmedAnswer,
  RepresentativeAnswer,
  representativeAnswer,
} from "./reached-body";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const LIMIT_MAX = 200;

const BorrowerAnswer = z
  .object({
    id: z.string().openapi({ example: "bor_02" }),
    externalId: z.string().openapi({ example: "B-2018-0001" }),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable().openapi({ example: "+14155550123" }),
    address: z.string().nullable().openapi({ example: "12 Elm Street; Springfield, IL 62701" }),
    locale: z.string().openapi({ example: "zh-CN" }),
    timezone: z.string().nullable().openapi({ example: "America/New_York" }),
    residence: z.string().nullable().openapi({
      example: "US-MA",
      description: "Where they live, ISO 3166; null: not told, and guessed for rules of contact.",
    }),
    representative: RepresentativeAnswer.nullable().openapi({
      description: "Who speaks for them; null: nobody is named.",
    }),
    confirmed: ConfirmedDays,
    stopRequestedAt: z.int().nullable().openapi({
      description: "Epoch milliseconds: since when nobody may contact this borrower, or null.",
    }),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .openapi("Borrower");

const BorrowerLoan = z
  .object({
    id: z.string().openapi({ example: "loan_01" }),
    externalId: z.string(),
    product: z.string(),
    status: z.enum(["awaiting-schedule", "active", "closed"]),
    currency: z.string(),
    bucket: z.enum(BUCKETS),
    daysPastDue: z.int(),
    pastDueAmount: z.int(),
    principalBalance: z.int(),
    nextDueOn: z.iso.date().nullable(),
    nextDueAmount: z.int(),
  })
  .openapi("BorrowerLoan");

const BorrowerDetailAnswer = BorrowerAnswer.extend({
  stopReason: z.string().nullable().openapi({ description: "Why the stop was recorded." }),
  asOf: z.iso.date().openapi({ description: "The lender's business date: daysPastDue is of it." }),
  loans: z.array(BorrowerLoan),
}).openapi("BorrowerDetail");

const BorrowerList = z.object({ borrowers: z.array(BorrowerAnswer) }).openapi("BorrowerList");

/** No more than what was asked: a key that may only write learns no name. */
const StopAnswer = z
  .object({ borrowerId: z.string(), stopRequestedAt: z.int().nullable() })
  .openapi("BorrowerStop");

const params = z.object({ id: z.string().max(40).openapi({ example: "bor_02" }) });

const find = createRoute({
  method: "get",
  path: "/v1/borrowers/{id}",
  operationId: "borrower.find",
  tags: ["Borrowers"],
  summary: "One borrower with their loans",
  description: "Who it is, how to reach them, whether contact is stopped and why, and their loans.",
  security: SIGNED_IN,
  request: { params },
  responses: {
    ...answers(200, BorrowerDetailAnswer, "The borrower."),
    ...problems("borrower.not_found"),
  },
});

const search = createRoute({
  method: "get",
  path: "/v1/borrowers",
  operationId: "borrower.search",
  tags: ["Borrowers"],
  summary: "Find borrowers",
  description:
    "By your own reference, or by whole words of the name, the whole e-mail, or the whole phone " +
    "number with its country code. Contact data is stored sealed, so parts of words find nothing.",
  security: SIGNED_IN,
  request: {
    query: z
      .object({
        externalId: Reference.optional().openapi({ example: "B-2018-0001" }),
        search: z.string().trim().min(1, "is empty").max(200).optional(),
        limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      })
      .refine((query) => (query.externalId === undefined) !== (query.search === undefined), {
        path: ["search"],
        message: "say whom to find once: by externalId or by search",
      }),
  },
  responses: {
    ...answers(200, BorrowerList, "Those found, at most `limit`; none is an empty list."),
    ...problems("request.invalid"),
  },
});

const Stop = z
  .strictObject({
    reason: Reason.min(1, "is empty").openapi({ example: "asked by phone on 12 March" }),
  })
  .openapi("BorrowerStopRequest");

const stop = createRoute({
  method: "put",
  path: "/v1/borrowers/{id}/stop",
  operationId: "borrower.request-stop",
  tags: ["Borrowers"],
  summary: "Record that a borrower asked to stop contact",
  description:
    "From the next sending on no notice goes out, planned ones included: each is denied with the " +
    "rule `borrower-stop`. A stop that stands already keeps its moment and reason.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Stop) },
  responses: {
    ...answers(200, StopAnswer, "The stop stands."),
    ...problems("request.invalid", "request.malformed", "request.conflict", "borrower.not_found"),
  },
});

const lift = createRoute({
  method: "delete",
  path: "/v1/borrowers/{id}/stop",
  operationId: "borrower.lift-stop",
  tags: ["Borrowers"],
  summary: "Lift a borrower's stop",
  description:
    "Later notices may go out again; those denied meanwhile are not sent. Without a stop nothing " +
    "changes.",
  security: SIGNED_IN,
  request: { params, query: z.object({ reason: Reason.optional() }) },
  responses: {
    ...answers(200, StopAnswer, "No stop stands."),
    ...problems("request.invalid", "request.conflict", "borrower.not_found"),
  },
});

export const borrowerRoutes = newApi();

borrowerRoutes.openapi(search, async (c) => {
  const { externalId, search: text = "", limit } = c.req.valid("query");
  const query = externalId === undefined ? { search: text, limit } : { externalId };
  const found = await searchBorrowers(c.get("tenant"), query);
  return c.json({ borrowers: found.map(toAnswer) }, 200);
});

borrowerRoutes.openapi(find, async (c) => {
  const ctx = c.get("tenant");
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const found = await findBorrower(ctx, id);
  return found.ok ? c.json(toDetail(found.value, ctx), 200) : refused(c, found.refusal);
});

borrowerRoutes.openapi(stop, async (c) => {
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const { reason } = c.req.valid("json");
  const stopped = await requestStop(c.get("tenant"), { id, reason });
  return stopped.ok ? c.json(toStop(stopped.value), 200) : refused(c, stopped.refusal);
});

borrowerRoutes.openapi(lift, async (c) => {
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const reason = c.req.valid("query").reason || null;
  const lifted = await liftStop(c.get("tenant"), { id, reason });
  return lifted.ok ? c.json(toStop(lifted.value), 200) : refused(c, lifted.refusal);
});

function toAnswer(borrower: Borrower): z.input<typeof BorrowerAnswer> {
  const { id, contact, externalId, locale, timezone, residence } = borrower;
  const { stopRequestedAt, createdAt, updatedAt } = borrower;
  return {
    id: publicId("borrower", id),
    externalId,
    name: contact.name,
    email: contact.email,
    phone: contact.phone,
    address: contact.address,
    locale,
    timezone,
    residence,
    representative: contact.representative && representativeAnswer(contact.representative),
    confirmed: confirmedAnswer(borrower.confirmed),
    stopRequestedAt,
    createdAt,
    updatedAt,
  };
}

function toDetail(
  { borrower, loans, stopReason }: BorrowerDetail,
  now: Today,
): z.input<typeof BorrowerDetailAnswer> {
  return {
    ...toAnswer(borrower),
    stopReason,
    asOf: now.today,
    loans: loans.map((loan) => toLoan(loan, now)),
  };
}

function toLoan(loan: Loan, now: Today): z.input<typeof BorrowerLoan> {
  const { bucket, pastDueAmount, principalBalance } = loan.projection;
  const { nextDueOn, nextDueAmount } = loan.projection;
  return {
    id: publicId("loan", loan.id),
    externalId: loan.externalId,
    product: loan.product,
    status: loan.status,
    currency: loan.currency,
    bucket: bucketName(bucket),
    daysPastDue: lateDaysOf(now, loan).daysPastDue,
    pastDueAmount,
    principalBalance,
    nextDueOn,
    nextDueAmount,
  };
}

function toStop({ id, stopRequestedAt }: Borrower): z.input<typeof StopAnswer> {
  return { borrowerId: publicId("borrower", id), stopRequestedAt };
}

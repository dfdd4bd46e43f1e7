import { createRoute, z } from "@hono/zod-openapi";
import { lateDaysOf, type Today } from "../../app/loan/late-days";
import { listCases } from "../../app/case/list";
import type { CaseOwner } from "../../app/case/store";
import { type CaseDetail, readCase } from "../../app/case/read";
import type { Loan } from "../../app/loan/store";
import { BUCKETS, bucketName } from "../../domain/delinquency/bucket";
import { CASE_STATES } from "../../domain/case/case";
import { PARTITION_COUNT_MAX, parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import {
  CaseAnswer,
  CaseEventAnswer,
  caseAnswer,
  caseEventAnswer,
  PriorityName,
  RoleName,
  StageName,
} from "./case-answer";

const LIMIT_MAX = 200;

const CaseLoan = z
  .object({
    id: z.string().openapi({ example: "loan_01" }),
    externalId: z.string(),
    status: z.enum(["awaiting-schedule", "active", "closed"]),
    currency: z.string(),
    bucket: z.enum(BUCKETS),
    daysPastDue: z.int(),
    pastDueAmount: z.int(),
    principalBalance: z.int(),
  })
  .openapi("CaseLoan");

const NamedCaseAnswer = CaseAnswer.extend({
  borrowerExternalId: z.string(),
  borrowerName: z.string(),
}).openapi("NamedCase");

const CaseDetailAnswer = NamedCaseAnswer.extend({
  asOf: z.iso.date().openapi({ description: "The lender's business date: daysPastDue is of it." }),
  loans: z.array(CaseLoan).openapi({ description: "All loans of the borrower." }),
  events: z.array(CaseEventAnswer).openapi({ description: "All that happened, in order." }),
}).openapi("CaseDetail");

const ListedCaseAnswer = NamedCaseAnswer.extend({
  latestLoan: z
    .object({
      id: z.string().openapi({ example: "loan_01" }),
      externalId: z.string(),
      daysPastDue: z.int(),
      pastDueAmount: z.int(),
      currency: z.string(),
    })
    .nullable()
    .openapi({ description: "The borrower's loan that is late the longest; null when none is." }),
}).openapi("ListedCase");

const CaseList = z
  .object({ cases: z.array(ListedCaseAnswer), nextCursor: z.string().nullable() })
  .openapi("CaseList");

const list = createRoute({
  method: "get",
  path: "/v1/cases",
  operationId: "case.list",
  tags: ["Cases"],
  summary: "List cases",
  description:
    "With `state=open` as they are worked on: the most urgent first, then the oldest. Otherwise, or " +
    "for one borrower, newest first. The filters narrow each other.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      state: z.enum(CASE_STATES).optional(),
      stage: StageName.optional(),
      priority: PriorityName.optional(),
      ownerRole: RoleName.optional(),
      owner: z
        .string()
        .max(100)
        .regex(/^(nobody|person:.+)$/, "is `nobody` or a person, `person:…`")
        .optional()
        .openapi({ description: "The person who took it, or `nobody`.", example: "nobody" }),
      borrowerId: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(200, CaseList, "A page of cases; `nextCursor` is null on the last one."),
    ...problems("request.invalid", "borrower.not_found"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/cases/{id}",
  operationId: "case.read",
  tags: ["Cases"],
  summary: "One case with its timeline",
  description:
    "Where it stands, the borrower's loans with days past due and amounts, and every event: who, " +
    "when, and for an automatic one the policy's version and step.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(40).openapi({ example: "cas_01" }) }) },
  responses: {
    ...answers(200, CaseDetailAnswer, "The case."),
    ...problems("case.not_found"),
  },
});

/** As many as a tenant may have partitions, each a sequence number; of open ones a row's place. */
export const CasePlaceSchema = z.union([
  z.array(z.int().min(0)).max(PARTITION_COUNT_MAX),
  z.object({ rank: z.int().min(0), openedOn: z.string().max(10), id: z.int().min(0) }),
]);

export const caseRoutes = newApi();

caseRoutes.openapi(list, async (c) => {
  const query = c.req.valid("query");
  const { state, stage, priority, ownerRole, owner, borrowerId, limit, cursor } = query;
  const borrower = borrowerId === undefined ? null : parsePublicId("borrower", borrowerId);
  if (borrower === undefined) return problem(c, "borrower.not_found");
  const after = cursor === undefined ? null : decodeCursor(cursor, CasePlaceSchema);
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const ctx = c.get("tenant");
  const found = await listCases(ctx, {
    limit,
    after,
    state: state ?? null,
    stage: stage ?? null,
    priority: priority ?? null,
    ownerRole: ownerRole ?? null,
    owner: ownerOf(owner),
    borrowerId: borrower,
  });
  if (!found.ok) return refused(c, found.refusal);
  const { cases, next } = found.value;
  const named = cases.map(({ standing, borrower: { externalId, name }, latest }) => ({
    ...caseAnswer(standing),
    borrowerExternalId: externalId,
    borrowerName: name,
    latestLoan: latest && toLatest(latest, ctx),
  }));
  return c.json({ cases: named, nextCursor: next && encodeCursor(next) }, 200);
});

caseRoutes.openapi(find, async (c) => {
  const ctx = c.get("tenant");
  const id = parsePublicId("case", c.req.valid("param").id);
  if (id === undefined) return problem(c, "case.not_found");
  const found = await readCase(ctx, id);
  return found.ok ? c.json(toDetail(found.value, ctx), 200) : refused(c, found.refusal);
});

function toDetail(
  { standing, borrower, loans, events }: CaseDetail,
  now: Today,
): z.input<typeof CaseDetailAnswer> {
  return {
    ...caseAnswer(standing),
    borrowerExternalId: borrower.externalId,
    borrowerName: borrower.contact.name,
    asOf: now.today,
    loans: loans.map((loan) => toLoan(loan, now)),
    events: events.map(caseEventAnswer),
  };
}

/** What names nobody is anybody's. */
function ownerOf(owner: string | undefined): CaseOwner {
  if (owner === undefined) return "anybody";
  return owner === "nobody" ? owner : `person:${owner.slice("person:".length)}`;
}

function toLatest(loan: Loan, now: Today) {
  const { id, externalId, daysPastDue, pastDueAmount, currency } = toLoan(loan, now);
  return { id, externalId, daysPastDue, pastDueAmount, currency };
}

function toLoan(loan: Loan, now: Today): z.input<typeof CaseLoan> {
  const { bucket, pastDueAmount, principalBalance } = loan.projection;
  return {
    id: publicId("loan", loan.id),
    externalId: loan.externalId,
    status: loan.status,
    currency: loan.currency,
    bucket: bucketName(bucket),
    daysPastDue: lateDaysOf(now, loan).daysPastDue,
    pastDueAmount,
    principalBalance,
  };
}

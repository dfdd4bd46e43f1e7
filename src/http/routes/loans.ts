import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { createLoans } from "../../app/loan/create";
import { explainRefusal } from "../../app/loan/explain-refusal";
import { findLoan } from "../../app/loan/find";
import { listLoans } from "../../app/loan/list";
import type { LoanSort, LoanWalk } from "../../app/loan/store";
import { readLoanState } from "../../app/loan/read-state";
import { BUCKETS } from "../../domain/delinquency/bucket";
import { countryOfCurrency } from "../../domain/import/default-country";
import { parsePublicId } from "../../kernel/ids";
import type { AppEnv } from "../app-env";
import { decodeCursor, encodeCursor } from "../cursor";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { invalid, problem, refused } from "../problem";
import { LoanAnswer, LoanStateAnswer, loanAnswer, loanStateAnswer } from "./loan-answer";
import {
  LOAN_EXAMPLE,
  LoanBody,
  LoansBody,
  OneLoanBody,
  readAnyLoan,
  readLoan,
  SCHEDULE_PROBLEMS,
} from "./loan-body";
import { loanResult, pointersOf, Results, refusedResult, Taken, takenResult } from "./loan-result";

const TOLERANCE_PERCENT = "1";
const LIMIT_MAX = 200;

const CREATE_PROBLEMS = [
  "request.invalid",
  "request.malformed",
  "request.conflict",
  // A custom schedule comes later, as rows.
  ...SCHEDULE_PROBLEMS.filter((code) => code !== "loan.schedule_not_derivable"),
  "loan.opening_beyond_tolerance",
  "loan.opening_in_future",
  "loan.opening_overpaid",
  "loan.terms_differ",
] as const;

const create = createRoute({
  method: "post",
  path: "/v1/loans",
  operationId: "loan.create",
  tags: ["Loans"],
  summary: "Bring loans in",
  description:
    "One loan, or up to 200 as `loans`. The external id is the loan's identity: the same loan again " +
    "is unchanged or takes over what is new of its borrower and product; other terms are refused. A " +
    "single one answers 201 when it is new, 200 when it was here, else a problem. Several answer 200 " +
    "with one result for each. A loan with method custom waits for its schedule.",
  security: SIGNED_IN,
  request: { body: jsonBody(z.union([OneLoanBody, LoansBody]), LOAN_EXAMPLE) },
  responses: {
    ...answers(200, z.union([Taken, Results]), "It was here; or the results of several."),
    ...answers(201, Taken, "The loan is in the book."),
    ...problems(...CREATE_PROBLEMS),
  },
});

const ListQuery = z
  .object({
    externalId: z.string().min(1).max(300).optional(),
    bucket: z.enum(BUCKETS).optional(),
    search: z.string().max(200).optional().openapi({
      description:
        "The beginning of an external id, or words of a borrower's name, e-mail or phone.",
    }),
    sort: z.enum(["id", "external-id", "days-past-due"]).default("id"),
    limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
    cursor: z.string().max(2000).optional(),
  })
  .refine((query) => walkOf(query) !== undefined, {
    path: ["sort"],
    message:
      "of one bucket must be id or days-past-due; by external id only the whole book is listed",
  });

const list = createRoute({
  method: "get",
  path: "/v1/loans",
  operationId: "loan.list",
  tags: ["Loans"],
  summary: "List loans",
  description:
    "The whole book in pages, optionally of one bucket, or the one loan with an external id. Sorted " +
    "by days past due, only loans that are past due are listed, the oldest unpaid due date first, " +
    "whatever was paused. One bucket is listed by id or by days past due. Pages are stable while the " +
    "book changes: by id or external id, each loan comes once; by days past due, a loan that was paid " +
    "meanwhile may come again further down, with what it owes now.",
  security: SIGNED_IN,
  request: {
    query: ListQuery,
  },
  responses: {
    ...answers(
      200,
      z
        .object({ loans: z.array(LoanAnswer), nextCursor: z.string().nullable() })
        .openapi("LoanList"),
      "A page of loans; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid"),
  },
});

const params = z.object({ id: z.string().max(40).openapi({ example: "loan_01" }) });

const find = createRoute({
  method: "get",
  path: "/v1/loans/{id}",
  operationId: "loan.find",
  tags: ["Loans"],
  summary: "One loan",
  description: "Terms, borrower and where it stands on the lender's business date.",
  security: SIGNED_IN,
  request: { params },
  responses: {
    ...answers(200, LoanAnswer, "The loan."),
    ...problems("loan.not_found"),
  },
});

const state = createRoute({
  method: "get",
  path: "/v1/loans/{id}/state",
  operationId: "loan.read-state",
  tags: ["Loans"],
  summary: "The replayed state of a loan",
  description:
    "Every installment with what is due and paid of it by component, replayed from schedule and " +
    "ledger as of a day (today when left out), with everything that is known now.",
  security: SIGNED_IN,
  request: { params, query: z.object({ asOf: Day.optional() }) },
  responses: {
    ...answers(200, LoanStateAnswer, "The state."),
    ...problems("request.invalid", "loan.not_found"),
  },
});

const Place = z.object({ key: z.string().max(300), id: z.int().min(0) });

export const loanRoutes = newApi();
// Rows of several are read one by one, so the document learns their shape here.
loanRoutes.openAPIRegistry.register("NewLoan", LoanBody);

loanRoutes.openapi(
  create,
  async (c) => {
    const body = c.req.valid("json");
    return "loans" in body ? createSeveral(c, body) : createOne(c, body);
  },
  // Of two shapes only the one that was meant says what is wrong with it.
  (result, c) => {
    if (result.success) return undefined;
    const said: unknown = "data" in result ? result.data : undefined;
    const several = typeof said === "object" && said !== null && "loans" in said;
    const meant = (several ? LoansBody : OneLoanBody).safeParse(said);
    return invalid(c, meant.error ?? result.error);
  },
);

loanRoutes.openapi(list, async (c) => {
  const query = c.req.valid("query");
  const { externalId, search, limit, cursor } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor, Place);
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const ctx = c.get("tenant");
  const { loans, next } = await listLoans(ctx, {
    limit,
    after,
    along: walkOf(query) ?? { bucket: null, sort: "id" },
    externalId: externalId ?? null,
    search: search ?? null,
  });
  const nextCursor = next && encodeCursor(next);
  return c.json({ loans: loans.map((loan) => loanAnswer(loan, ctx)), nextCursor }, 200);
});

loanRoutes.openapi(find, async (c) => {
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const ctx = c.get("tenant");
  const found = await findLoan(ctx, id);
  return found.ok ? c.json(loanAnswer(found.value, ctx), 200) : refused(c, found.refusal);
});

loanRoutes.openapi(state, async (c) => {
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const ctx = c.get("tenant");
  const found = await readLoanState(ctx, id, c.req.valid("query").asOf ?? ctx.today);
  return found.ok ? c.json(loanStateAnswer(found.value), 200) : refused(c, found.refusal);
});

function walkOf({
  bucket,
  sort,
}: Readonly<{ bucket?: (typeof BUCKETS)[number] | undefined; sort: LoanSort }>):
  | LoanWalk
  | undefined {
  if (bucket === undefined) return { bucket: null, sort };
  return sort === "external-id" ? undefined : { bucket: BUCKETS.indexOf(bucket), sort };
}

type AppContext = Context<AppEnv>;

function defaultsOf(c: AppContext) {
  const { currency } = c.get("tenant").tenant;
  return { currency, country: countryOfCurrency(currency) };
}

async function createOne(c: AppContext, body: z.output<typeof OneLoanBody>) {
  const row = readLoan(body, defaultsOf(c));
  if (!("externalId" in row))
    return problem(c, "request.invalid", { errors: pointersOf(row, "#") });
  const tolerancePercent = body.openingTolerancePercent ?? TOLERANCE_PERCENT;
  const options = { tolerancePercent, dryRun: false, importNumber: null };
  const [outcome] = await createLoans(c.get("tenant"), [row], options);
  if (!outcome) return problem(c, "request.conflict");
  if (outcome.status === "refused") {
    const { code, ...facts } = outcome.refusal;
    const errors = pointersOf([explainRefusal(outcome.refusal, row.terms.currency)], "#");
    return problem(c, code, { ...facts, errors });
  }
  return c.json(takenResult(outcome), outcome.status === "created" ? 201 : 200);
}

async function createSeveral(c: AppContext, body: z.output<typeof LoansBody>) {
  const defaults = defaultsOf(c);
  const read = body.loans.map((loan) => readAnyLoan(loan, defaults));
  const rows = read.flatMap((one) => ("row" in one ? [one.row] : []));
  const outcomes = await createLoans(c.get("tenant"), rows, {
    tolerancePercent: body.openingTolerancePercent ?? TOLERANCE_PERCENT,
    dryRun: false,
    importNumber: null,
  });
  let taken = 0;
  const results = read.map((one, index) => {
    const at = `#/loans/${index}`;
    if (!("row" in one)) return refusedResult(one.externalId, "request.invalid", one.errors, at);
    const outcome = outcomes[taken];
    taken += 1;
    return loanResult(one.row, outcome, at);
  });
  return c.json({ results }, 200);
}

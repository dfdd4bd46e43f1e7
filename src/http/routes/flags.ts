import { createRoute, z } from "@hono/zod-openapi";
import { lateDaysOf } from "../../app/loan/late-days";
import { listFlags } from "../../app/flag/list";
import { removeFlag } from "../../app/flag/remove";
import { setFlag } from "../../app/flag/set";
import type { Flag } from "../../app/flag/store";
import { readWatchlist } from "../../app/flag/watchlist";
import { Reason } from "../../app/payment/payment-fields";
import { isFlagged } from "../../domain/flag/flag";
import { BUCKETS, bucketName } from "../../domain/delinquency/bucket";
import type { BusinessDate } from "../../kernel/calendar";
import { parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { StageName } from "./case-answer";

const LIMIT_MAX = 200;

const FlagAnswer = z
  .object({
    loanId: z.string().openapi({ example: "loan_01" }),
    flag: z.string().openapi({ example: "watch" }),
    setOn: z.iso.date(),
    endsOn: z.iso.date().nullable().openapi({
      description: "The first day without it; null until somebody takes it off.",
    }),
    isSet: z.boolean().openapi({ description: "Whether the loan carries it today." }),
    note: z.string().nullable(),
    actor: z.string().openapi({ description: "Who set it, as the audit log writes it." }),
    policyVersion: z.int().nullable(),
    step: z.string().nullable().openapi({ description: "Null when a person set it." }),
  })
  .openapi("Flag");

const WatchedLoan = FlagAnswer.extend({
  loanExternalId: z.string(),
  borrowerExternalId: z.string(),
  bucket: z.enum(BUCKETS),
  daysPastDue: z.int(),
  pastDueAmount: z.int(),
  currency: z.string(),
}).openapi("WatchedLoan");

const FlagList = z.object({ flags: z.array(FlagAnswer) }).openapi("FlagList");
const Watchlist = z
  .object({ loans: z.array(WatchedLoan), nextCursor: z.string().nullable() })
  .openapi("Watchlist");

const params = z.object({ id: z.string().max(40).openapi({ example: "loan_01" }) });
const named = params.extend({ flag: StageName.openapi({ example: "watch" }) });

const list = createRoute({
  method: "get",
  path: "/v1/loans/{id}/flags",
  operationId: "flag.list",
  tags: ["Holds and flags"],
  summary: "The flags of a loan",
  description: "Also those that it carries no more.",
  security: SIGNED_IN,
  request: { params },
  responses: { ...answers(200, FlagList, "The flags."), ...problems("loan.not_found") },
});

const Setting = z
  .strictObject({
    endsOn: Day.nullable().optional().openapi({ example: "2026-04-15" }),
    note: Reason.min(1, "is empty").optional().openapi({ example: "lost the job in March" }),
  })
  .openapi("FlagSetting");

const set = createRoute({
  method: "put",
  path: "/v1/loans/{id}/flags/{flag}",
  operationId: "flag.set",
  tags: ["Holds and flags"],
  summary: "Set a flag on a loan",
  description:
    "From today on, before `endsOn` or until it is taken off. `watch` is the watch list. One that " +
    "stands gets the new end and note.",
  security: SIGNED_IN,
  request: { params: named, body: jsonBody(Setting) },
  responses: {
    ...answers(200, FlagAnswer, "The flag."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "loan.not_found",
      "flag.ends_too_early",
    ),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/v1/loans/{id}/flags/{flag}",
  operationId: "flag.remove",
  tags: ["Holds and flags"],
  summary: "Take a flag off a loan",
  description: "From today on; that it was there stays known.",
  security: SIGNED_IN,
  request: { params: named, query: z.object({ reason: Reason.optional() }) },
  responses: {
    ...answers(200, FlagAnswer, "The flag, ended."),
    ...problems("request.invalid", "request.conflict", "loan.not_found", "flag.not_found"),
  },
});

const watchlist = createRoute({
  method: "get",
  path: "/v1/watchlist",
  operationId: "flag.read-watchlist",
  tags: ["Holds and flags"],
  summary: "The watch list",
  description:
    "Loans that carry the flag `watch` today, what is to be looked at again (`endsOn`) soonest " +
    "first, with how late they are.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(200, Watchlist, "A page of loans; `nextCursor` is null on the last one."),
    ...problems("request.invalid"),
  },
});

export const flagRoutes = newApi();

flagRoutes.openapi(list, async (c) => {
  const ctx = c.get("tenant");
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const found = await listFlags(ctx, id);
  if (!found.ok) return refused(c, found.refusal);
  return c.json({ flags: found.value.map((flag) => toAnswer(flag, ctx.today)) }, 200);
});

flagRoutes.openapi(set, async (c) => {
  const ctx = c.get("tenant");
  const { id, flag } = c.req.valid("param");
  const loanId = parsePublicId("loan", id);
  if (loanId === undefined) return problem(c, "loan.not_found");
  const { endsOn = null, note = null } = c.req.valid("json");
  const done = await setFlag(ctx, { loanId, flag, endsOn, note });
  return done.ok ? c.json(toAnswer(done.value, ctx.today), 200) : refused(c, done.refusal);
});

flagRoutes.openapi(remove, async (c) => {
  const ctx = c.get("tenant");
  const { id, flag } = c.req.valid("param");
  const loanId = parsePublicId("loan", id);
  if (loanId === undefined) return problem(c, "loan.not_found");
  const reason = c.req.valid("query").reason || null;
  const done = await removeFlag(ctx, { loanId, flag, reason });
  return done.ok ? c.json(toAnswer(done.value, ctx.today), 200) : refused(c, done.refusal);
});

/** Where a page of the watch list ends. */
export const WatchPlaceSchema = z.object({ loanId: z.int().min(0), endsOn: Day.nullable() });

flagRoutes.openapi(watchlist, async (c) => {
  const ctx = c.get("tenant");
  const { limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? null : decodeCursor(cursor, WatchPlaceSchema);
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const { watched, next } = await readWatchlist(ctx, { limit, after });
  const loans = watched.map(({ flag, subject }) => {
    const { loan, borrower } = subject;
    const { bucket, pastDueAmount } = loan.projection;
    return {
      ...toAnswer(flag, ctx.today),
      loanExternalId: loan.externalId,
      borrowerExternalId: borrower.externalId,
      bucket: bucketName(bucket),
      daysPastDue: lateDaysOf(ctx, loan).daysPastDue,
      pastDueAmount,
      currency: loan.currency,
    };
  });
  return c.json({ loans, nextCursor: next === null ? null : encodeCursor(next) }, 200);
});

function toAnswer(flag: Flag, today: BusinessDate): z.input<typeof FlagAnswer> {
  const { loanId, borrowerId: _, createdAt: __, ...rest } = flag;
  return { ...rest, loanId: publicId("loan", loanId), isSet: isFlagged(flag, today) };
}

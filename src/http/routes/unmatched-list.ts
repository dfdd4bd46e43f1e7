import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { listSettled } from "../../app/payment/list-settled";
import { listUnmatched } from "../../app/payment/list-unmatched";
import type { AppEnv } from "../app-env";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { UnmatchedAnswer, unmatchedAnswer } from "./payment-answer";

const LIMIT_MAX = 200;

/** Where a page of the list ends; also what the dashboard's cursor holds. */
export const UnmatchedPlace = z.object({
  loanExternalId: z.string().max(400),
  id: z.int().min(0),
});

/** Where a page of what is settled ends. */
export const SettledPlace = z.object({ updatedAt: z.int().min(0), id: z.int().min(0) });

const UnmatchedList = z
  .object({
    payments: z.array(UnmatchedAnswer),
    total: z.int().nullable().openapi({
      description: "How many wait in all; null in a list of those that are settled.",
    }),
    nextCursor: z.string().nullable(),
  })
  .openapi("UnmatchedPaymentList");

const list = createRoute({
  method: "get",
  path: "/v1/unmatched-payments",
  operationId: "payment.list-unmatched",
  tags: ["Payments"],
  summary: "List payments that wait for a loan",
  description:
    "By the loan reference they name, so that what belongs together stands together; those that are " +
    "`settled` by when they were, the last one first.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      state: z.enum(["waiting", "settled"]).default("waiting"),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(200, UnmatchedList, "A page; `nextCursor` is null on the last one."),
    ...problems("request.invalid"),
  },
});

export const unmatchedListRoutes = newApi();

unmatchedListRoutes.openapi(list, async (c) => {
  const { limit, cursor, state } = c.req.valid("query");
  if (state === "settled") {
    const after = cursor === undefined ? null : decodeCursor(cursor, SettledPlace);
    if (after === undefined) return badCursor(c);
    const { payments, next } = await listSettled(c.get("tenant"), { limit, after });
    return c.json(
      {
        payments: payments.map(unmatchedAnswer),
        total: null,
        nextCursor: next && encodeCursor(next),
      },
      200,
    );
  }
  const after = cursor === undefined ? null : decodeCursor(cursor, UnmatchedPlace);
  if (after === undefined) return badCursor(c);
  const { payments, total, next } = await listUnmatched(c.get("tenant"), { limit, after });
  const nextCursor = next && encodeCursor(next);
  return c.json({ payments: payments.map(unmatchedAnswer), total, nextCursor }, 200);
});

function badCursor(c: Context<AppEnv>) {
  const detail = "is not a cursor of this list; leave it out to start again";
  return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
}

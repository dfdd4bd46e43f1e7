import { createRoute, z } from "@hono/zod-openapi";
import { forgetHistory } from "../../app/standing/forget-history";
import { answers, newApi, SIGNED_IN } from "../openapi";

const forget = createRoute({
  method: "delete",
  path: "/v1/standings",
  operationId: "standing.forget",
  tags: ["Imports"],
  summary: "Remove the imported status history",
  description:
    "All months that were told go, and the transitions and vintages counted of them; this book's own " +
    "months stay. For a history that was imported with a wrong month or mapping: a month told again " +
    "replaces what was told of it, one that is told no more would stay. A million months may take " +
    "several calls: repeat it until `isGone`.",
  security: SIGNED_IN,
  responses: answers(
    200,
    z.object({ isGone: z.boolean() }).openapi("HistoryForgotten"),
    "What could be removed is.",
  ),
});

export const standingRoutes = newApi().openapi(forget, async (c) =>
  c.json({ isGone: await forgetHistory(c.get("tenant")) }, 200),
);

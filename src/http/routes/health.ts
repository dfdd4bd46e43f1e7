import { createRoute, z } from "@hono/zod-openapi";
import { lastBeat } from "../../store/heartbeat";
import { answers, newApi } from "../openapi";

const Health = z
  .object({
    status: z.literal("ok"),
    tickedAt: z
      .int()
      .nullable()
      .openapi({ description: "When the platform's clock last ticked, every quarter of an hour." }),
  })
  .openapi("Health");

const read = createRoute({
  method: "get",
  path: "/health",
  operationId: "health.read",
  tags: ["Service"],
  summary: "Whether the service answers, for a watchdog",
  responses: { ...answers(200, Health, "It does.") },
});

export const healthRoutes = newApi().openapi(read, async (c) =>
  c.json({ status: "ok" as const, tickedAt: await lastBeat(c.env.CONTROL) }, 200),
);

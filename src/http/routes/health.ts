import { createRoute, z } from "@hono/zod-openapi";
import { BOOK_LATE_MS, TICK_LATE_MS } from "../../domain/scan/lateness";
import { readPulse } from "../../store/heartbeat";
import { answers, newApi } from "../openapi";

const Seconds = z.int().nonnegative();

const Health = z
  .object({
    status: z.enum(["ok", "late"]).openapi({
      description: "`late` when the clock has not ticked in time or books are behind.",
    }),
    tickedAt: z
      .int()
      .nullable()
      .openapi({ description: "When the platform's clock last ticked, every quarter of an hour." }),
    tickAgeSeconds: Seconds.nullable().openapi({ description: "How long ago that was." }),
    tickLateAfterSeconds: Seconds.openapi({ description: "An older tick is late." }),
    scanAgeSeconds: Seconds.nullable().openapi({
      description: "How long ago the newest scan of any lender was finished.",
    }),
    tenantsBehind: Seconds.nullable().openapi({
      description: "Lenders whose next day has been due for too long, as the last tick saw it.",
    }),
    behindAfterSeconds: Seconds.openapi({ description: "A book is behind after that long." }),
  })
  .openapi("Health");

const read = createRoute({
  method: "get",
  path: "/health",
  operationId: "health.read",
  security: [],
  tags: ["Service"],
  summary: "Whether the service answers and keeps up, for a watchdog",
  description: "It is always 200 while the service answers: `status` says whether it keeps up.",
  responses: { ...answers(200, Health, "It answers.") },
});

export const healthRoutes = newApi().openapi(read, async (c) => {
  const { tickedAt, tenantsBehind, scanFinishedAt } = await readPulse(c.env.CONTROL);
  const now = Date.now();
  const age = (at: number | null) =>
    at === null ? null : Math.max(0, Math.round((now - at) / 1000));
  const stands = tickedAt !== null && now - tickedAt > TICK_LATE_MS;
  const isLate = stands || (tenantsBehind ?? 0) > 0;
  const body = {
    status: isLate ? ("late" as const) : ("ok" as const),
    tickedAt,
    tickAgeSeconds: age(tickedAt),
    tickLateAfterSeconds: TICK_LATE_MS / 1000,
    scanAgeSeconds: age(scanFinishedAt),
    tenantsBehind,
    behindAfterSeconds: BOOK_LATE_MS / 1000,
  };
  return c.json(body, 200);
});

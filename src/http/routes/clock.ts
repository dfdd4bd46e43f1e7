import { createRoute, z } from "@hono/zod-openapi";
import { readClock, startClock } from "../../app/scan/start-clock";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";

const Clock = z
  .object({
    on: z.string().openapi({ description: "The business date the sandbox stands at." }),
    target: z.string().nullable().openapi({ description: "Where it is moving to." }),
    from: z.string().nullable().openapi({ description: "Where this move began." }),
    state: z.enum(["standing", "moving"]),
  })
  .openapi("Clock");

const read = createRoute({
  method: "get",
  path: "/v1/clock",
  operationId: "clock.read",
  tags: ["Test clock"],
  summary: "Where the test clock stands",
  security: SIGNED_IN,
  responses: { ...answers(200, Clock, "The clock."), ...problems("tenant.clock_only_in_sandbox") },
});

const move = createRoute({
  method: "put",
  path: "/v1/clock",
  operationId: "clock.move",
  tags: ["Test clock"],
  summary: "Move the test clock forward",
  description:
    "Every day on the way is scanned as in production, in the background: ask GET until `state` is " +
    "`standing`. At most 731 days at a time, never back.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(z.strictObject({ on: Day }).openapi("ClockMove"), { on: "2026-03-31" }),
  },
  responses: {
    ...answers(200, Clock, "It stands there already."),
    ...answers(202, Clock, "It is on its way."),
    ...problems(
      "request.invalid",
      "tenant.clock_only_in_sandbox",
      "clock.goes_forward_only",
      "clock.too_far",
      "clock.moving",
      "sandbox.reset_under_way",
    ),
  },
});

export const clockRoutes = newApi()
  .openapi(read, (c) => {
    const clock = readClock(c.get("tenant"));
    return clock.ok ? c.json(clock.value, 200) : refused(c, clock.refusal);
  })
  .openapi(move, async (c) => {
    const clock = await startClock(c.get("tenant"), c.req.valid("json"));
    if (!clock.ok) return refused(c, clock.refusal);
    return c.json(clock.value, clock.value.state === "moving" ? 202 : 200);
  });

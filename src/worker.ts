// First: it teaches zod to describe itself, which only reaches schemas that are made afterwards.
import "@hono/zod-openapi";
import { tick } from "./cron/tick";
import type { Env } from "./env";
import { createApp } from "./http/app";
import { instant } from "./kernel/calendar";
import { consume } from "./queue/dispatch";

export { RateCounter } from "./http/rate-counter";

const app = createApp();

export default {
  fetch: (request, env, ctx) => app.fetch(request, env, ctx),
  scheduled: (controller, env) => tick(env, instant(controller.scheduledTime)),
  queue: (batch, env) => consume(batch, env),
} satisfies ExportedHandler<Env>;

import { createRoute, z } from "@hono/zod-openapi";
import { readReset } from "../../app/reset/read";
import { startReset } from "../../app/reset/start";
import type { Reset } from "../../app/reset/store";
import { Day } from "../fields";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";

const PATH = "/v1/sandbox/book";

const LastReset = z
  .object({
    state: z.enum(["queued", "running", "finished"]),
    clockOn: z.string().openapi({ description: "Where the clock stands afterwards." }),
    loansTotal: z.int(),
    loansRemoved: z.int(),
    rowsRemoved: z.int(),
    createdBy: z.string(),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
    finishedAt: z.int().nullable(),
  })
  .openapi("BookReset");

const Book = z
  .object({ state: z.enum(["open", "emptying"]), lastReset: LastReset.nullable() })
  .openapi("SandboxBook");

const read = createRoute({
  method: "get",
  path: PATH,
  operationId: "book.read",
  tags: ["Sandbox"],
  summary: "Whether the book of the sandbox is open, or being emptied",
  security: SIGNED_IN,
  responses: {
    ...answers(200, Book, "The book, and its last emptying."),
    ...problems("sandbox.only"),
  },
});

const empty = createRoute({
  method: "delete",
  path: PATH,
  operationId: "book.empty",
  tags: ["Sandbox"],
  summary: "Empty the book of the sandbox and set its clock",
  description:
    "Loans, borrowers, payments, notices, imports and numbers go; keys, people, policies, webhook " +
    "endpoints, the script and the audit log stay. It happens in the background: ask GET until " +
    "`state` is `open`. Until then nothing can be written.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      clockOn: Day.optional().openapi({
        description: "Where the clock stands afterwards; without it the day the book began with.",
      }),
    }),
  },
  responses: {
    ...answers(202, Book, "It is being emptied."),
    ...problems(
      "request.invalid",
      "sandbox.only",
      "sandbox.book_kept",
      "clock.moving",
      "sandbox.reset_under_way",
    ),
  },
});

export const sandboxBookRoutes = newApi()
  .openapi(read, async (c) => {
    const found = await readReset(c.get("tenant"));
    return found.ok ? c.json(toAnswer(found.value), 200) : refused(c, found.refusal);
  })
  .openapi(empty, async (c) => {
    const ctx = c.get("tenant");
    const started = await startReset(ctx, { clockOn: c.req.valid("query").clockOn ?? null });
    if (!started.ok) return refused(c, started.refusal);
    return c.json(toAnswer((await ctx.resets.latest()) ?? null), 202);
  });

function toAnswer(reset: Reset | null): z.infer<typeof Book> {
  if (reset === null) return { state: "open", lastReset: null };
  const { number: _, ...told } = reset;
  return { state: reset.state === "finished" ? "open" : "emptying", lastReset: told };
}

import { createRoute, z } from "@hono/zod-openapi";
import { readBookHealth } from "../../app/health/read";
import { readOverview, WORK_COUNT_MAX } from "../../app/overview/read";
import { BUCKETS, bucketName } from "../../domain/delinquency/bucket";
import { NOTICE_STATES } from "../../domain/notice/state";
import { WORKING_ROLES } from "../../domain/policy/step-action";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";

const Move = z.object({
  currency: z.string(),
  fromBucket: z.enum(BUCKETS),
  toBucket: z.enum(BUCKETS),
  loanCount: z.int(),
});

const Overview = z
  .object({
    bookDate: z.iso.date().openapi({ description: "The day on which the whole book stands." }),
    clock: z.object({
      tickedAt: z.int().nullable().openapi({ description: "Epoch milliseconds." }),
      behindSeconds: z.int().nullable().openapi({
        description: "How long the book's next day has been due; null in a sandbox.",
      }),
      trouble: z.object({ from: z.int(), until: z.int().nullable() }).nullable().openapi({
        description: "The clock stood still from then on; `until` is null while it still does.",
      }),
    }),
    moves: z.array(Move).openapi({ description: "Between buckets on the book date." }),
    notices: z.partialRecord(z.enum(NOTICE_STATES), z.int()).openapi({
      description: "Letters of the book date by what became of them.",
    }),
    waiting: z.object({
      tasksDue: z.array(z.object({ role: z.enum(WORKING_ROLES), count: z.int() })).openapi({
        description: `Counted up to ${WORK_COUNT_MAX + 1}, which stands for more.`,
      }),
      unownedCases: z.int(),
      submittedPolicies: z.int(),
      unmatchedPayments: z.int(),
      setAsideLoans: z.int(),
      deadLetters: z.int(),
      rejectedRows: z.int(),
      failedNotices: z.int(),
      drifts: z.int(),
      bookLateSeconds: z.int().nullable(),
    }),
  })
  .openapi("Overview");

const read = createRoute({
  method: "get",
  path: "/v1/overview",
  operationId: "overview.read",
  tags: ["Reports"],
  summary: "Where the book stands and what waits for a person",
  description:
    "What the first page shows: whether the clock keeps up, the moves and letters of the day, and how " +
    "much work of each kind waits. It costs the same for any book. Numbers by bucket are under " +
    "`/v1/reports/ageing`.",
  security: SIGNED_IN,
  responses: { ...answers(200, Overview, "As it is now."), ...problems() },
});

export const overviewRoutes = newApi().openapi(read, async (c) => {
  const ctx = c.get("tenant");
  const [overview, health] = await Promise.all([readOverview(ctx), readBookHealth(ctx)]);
  const { bookDate, moves, notices, waiting } = overview;
  const { clockTrouble: _, tasksDue, ...counts } = waiting;
  const { tickedAt, behindMs, trouble } = health;
  return c.json(
    {
      bookDate,
      clock: {
        tickedAt,
        behindSeconds: behindMs === null ? null : Math.round(behindMs / 1000),
        trouble,
      },
      moves: moves.map(({ currency, fromBucket, toBucket, loanCount }) => ({
        currency,
        fromBucket: bucketName(fromBucket),
        toBucket: bucketName(toBucket),
        loanCount,
      })),
      notices,
      waiting: { ...counts, tasksDue: [...tasksDue] },
    },
    200,
  );
});

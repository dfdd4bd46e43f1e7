import { createRoute, z } from "@hono/zod-openapi";
import { readTimeline, type TimelineEntry } from "../../app/borrower/read-timeline";
import { PROMISE_EVENTS } from "../../app/promise/store";
import { BUCKETS, bucketName } from "../../domain/delinquency/bucket";
import { ENTRY_TYPES } from "../../domain/loan/ledger";
import { NOTICE_STATES } from "../../domain/notice/state";
import { NOTICE_CHANNELS } from "../../domain/notice/template-name";
import { HOLD_STOPS } from "../../domain/policy/step-action";
import { parsePublicId, publicId } from "../../kernel/ids";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { CaseEventAnswer, caseEventAnswer } from "./case-answer";
import { TaskAnswer, taskAnswer } from "./tasks";

const on = z.iso.date();
const loanId = z.string().openapi({ example: "loan_01" });

const Entry = z
  .discriminatedUnion("kind", [
    z.object({ on, kind: z.literal("case"), caseId: z.string(), event: CaseEventAnswer }),
    z.object({
      on,
      kind: z.literal("task"),
      moment: z.enum(["planned", "done", "cancelled"]),
      task: TaskAnswer,
    }),
    z.object({
      on,
      kind: z.literal("promise"),
      moment: z.enum(PROMISE_EVENTS),
      promiseId: z.string(),
      loanId,
      amount: z.int(),
      dueOn: z.iso.date(),
      paid: z.int().openapi({ description: "What had come in towards it." }),
    }),
    z.object({
      on,
      kind: z.literal("hold"),
      moment: z.enum(["begins", "ends"]),
      loanId,
      number: z.int(),
      stops: z.array(z.enum(HOLD_STOPS)),
      reason: z.string(),
    }),
    z.object({
      on,
      kind: z.literal("flag"),
      moment: z.enum(["set", "ends"]),
      loanId,
      flag: z.string(),
    }),
    z.object({
      on,
      kind: z.literal("notice"),
      noticeId: z.string(),
      loanId,
      step: z.string(),
      channel: z.enum(NOTICE_CHANNELS),
      state: z.enum(NOTICE_STATES),
    }),
    z.object({
      on,
      kind: z.literal("move"),
      loanId,
      fromBucket: z.enum(BUCKETS),
      toBucket: z.enum(BUCKETS),
      pastDueAmount: z.int(),
      principalBalance: z.int(),
    }),
    z.object({
      on,
      kind: z.literal("payment"),
      loanId,
      type: z.enum(ENTRY_TYPES).openapi({ description: "A payment or its reversal." }),
      amount: z.int(),
      externalId: z.string().nullable(),
    }),
  ])
  .openapi("TimelineEntry");

const Timeline = z
  .object({
    entries: z.array(Entry),
    hasMore: z.boolean().openapi({ description: "Whether older ones were left out." }),
  })
  .openapi("BorrowerTimeline");

const read = createRoute({
  method: "get",
  path: "/v1/borrowers/{id}/timeline",
  operationId: "borrower.read-timeline",
  tags: ["Borrowers"],
  summary: "What happened with a borrower",
  description:
    "Cases, tasks, promises, holds, flags, letters, moves between buckets and payments of all their " +
    "loans until the lender's business date, newest first: at most 200, and 100 of a kind. `on` is " +
    "a business date.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(40).openapi({ example: "bor_02" }) }) },
  responses: {
    ...answers(200, Timeline, "The newest entries."),
    ...problems("borrower.not_found"),
  },
});

export const borrowerTimelineRoutes = newApi().openapi(read, async (c) => {
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const found = await readTimeline(c.get("tenant"), id);
  if (!found.ok) return refused(c, found.refusal);
  const { entries, hasMore } = found.value;
  return c.json({ entries: entries.map(entryAnswer), hasMore }, 200);
});

function entryAnswer(entry: TimelineEntry): z.input<typeof Entry> {
  const { on, kind } = entry;
  switch (kind) {
    case "case": {
      const { event } = entry;
      return { on, kind, caseId: publicId("case", event.caseId), event: caseEventAnswer(event) };
    }
    case "task":
      return { on, kind, moment: entry.moment, task: taskAnswer(entry.task) };
    case "promise": {
      const { event, promise } = entry;
      const promiseId = publicId("promise", promise.id);
      const { amount, dueOn } = promise;
      const { kind: moment, paid } = event;
      return { on, kind, moment, promiseId, ...loanOf(promise), amount, dueOn, paid };
    }
    case "hold": {
      const { number, stops, holdReason } = entry.hold;
      const said = { number, stops: [...stops], reason: holdReason };
      return { on, kind, moment: entry.moment, ...loanOf(entry.hold), ...said };
    }
    case "flag":
      return { on, kind, moment: entry.moment, ...loanOf(entry.flag), flag: entry.flag.flag };
    case "notice": {
      const { id, step, channel, state } = entry.notice;
      const noticeId = publicId("notice", id);
      return { on, kind, noticeId, ...loanOf(entry.notice), step, channel, state };
    }
    case "move": {
      const { fromBucket, toBucket, pastDueAmount, principalBalance } = entry.transition;
      const buckets = { fromBucket: bucketName(fromBucket), toBucket: bucketName(toBucket) };
      return {
        ...{ on, kind, ...loanOf(entry.transition), ...buckets },
        ...{ pastDueAmount, principalBalance },
      };
    }
    case "payment": {
      const { type, amount, externalId } = entry.entry;
      return { on, kind, ...loanOf(entry), type, amount, externalId };
    }
  }
}

function loanOf({ loanId }: Readonly<{ loanId: number }>) {
  return { loanId: publicId("loan", loanId) };
}

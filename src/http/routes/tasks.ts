import { createRoute, z } from "@hono/zod-openapi";
import { lateDaysOf, type Today } from "../../app/loan/late-days";
import { cancelTask } from "../../app/task/cancel";
import { findTask } from "../../app/task/find";
import { finishTask } from "../../app/task/finish";
import { type ListedTask, listTasks } from "../../app/task/list";
import type { Task } from "../../app/task/store";
import { Reason } from "../../app/payment/payment-fields";
import { TASK_STATES } from "../../domain/task/task";
import { parsePublicId, publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { RoleName } from "./case-answer";

const LIMIT_MAX = 200;

export const TaskAnswer = z
  .object({
    id: z.string().openapi({ example: "tsk_01" }),
    borrowerId: z.string().openapi({ example: "bor_01" }),
    loanId: z.string().openapi({ example: "loan_01" }),
    state: z.enum(TASK_STATES),
    role: RoleName,
    assignee: z.string().nullable().openapi({
      description: "The person who is to do it, `person:…`; null for whoever of the role is first.",
    }),
    title: z.string().openapi({ example: "Call the borrower" }),
    plannedOn: z.iso.date(),
    plannedBy: z.string().nullable().openapi({
      description: "Who made it by hand, as the audit log writes them; null when a step did.",
    }),
    dueOn: z.iso.date(),
    policyVersion: z.int().nullable(),
    step: z.string().nullable(),
    outcome: z.string().nullable().openapi({
      description: "What came of it, or why not; null when it was dropped by `system:cured`.",
    }),
    doneBy: z.string().nullable().openapi({ description: "As the audit log writes it." }),
    doneOn: z.iso.date().nullable(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .openapi("Task");

const NamedTaskAnswer = TaskAnswer.extend({
  borrowerExternalId: z.string(),
  borrowerName: z.string(),
}).openapi("NamedTask");

const ListedTaskAnswer = NamedTaskAnswer.extend({
  loanExternalId: z.string(),
  daysPastDue: z.int().openapi({ description: "Of the loan, on the lender's business date." }),
  pastDueAmount: z.int(),
  currency: z.string(),
}).openapi("ListedTask");

const TaskList = z
  .object({ tasks: z.array(ListedTaskAnswer), nextCursor: z.string().nullable() })
  .openapi("TaskList");

/** As the audit log writes a person. */
export const Assignee = z
  .string()
  .max(100)
  .regex(/^person:.+$/, "is a person, `person:…`")
  .openapi({ example: "person:9b2c" });

const params = z.object({ id: z.string().max(40).openapi({ example: "tsk_01" }) });

/** Where a page of the worklist ends. */
export const TaskPlaceSchema = z.object({ dueOn: z.string().max(10), id: z.int().min(0) });

const list = createRoute({
  method: "get",
  path: "/v1/tasks",
  operationId: "task.list",
  tags: ["Tasks"],
  summary: "The worklist",
  description:
    "Open tasks of a role, of a person or of all, what is due first first, with how late the loan is.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      role: RoleName.optional(),
      assignee: Assignee.optional(),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(200, TaskList, "A page of tasks; `nextCursor` is null on the last one."),
    ...problems("request.invalid"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/tasks/{id}",
  operationId: "task.find",
  tags: ["Tasks"],
  summary: "One task",
  description: "What is to be done for whom until when, or what came of it.",
  security: SIGNED_IN,
  request: { params },
  responses: { ...answers(200, NamedTaskAnswer, "The task."), ...problems("task.not_found") },
});

const Completion = z
  .strictObject({
    outcome: Reason.min(1, "is empty").openapi({ example: "reached; will pay on Friday" }),
  })
  .openapi("TaskCompletion");

const finish = createRoute({
  method: "post",
  path: "/v1/tasks/{id}/completion",
  operationId: "task.finish",
  tags: ["Tasks"],
  summary: "Mark a task as done",
  description: "With what came of it, for whoever looks next.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Completion) },
  responses: {
    ...answers(200, TaskAnswer, "The task, done."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "task.not_found",
      "task.settled",
    ),
  },
});

const cancel = createRoute({
  method: "delete",
  path: "/v1/tasks/{id}",
  operationId: "task.cancel",
  tags: ["Tasks"],
  summary: "Drop a task",
  description: "It is kept with the reason; the policy does not plan it again.",
  security: SIGNED_IN,
  request: { params, query: z.object({ reason: Reason.optional() }) },
  responses: {
    ...answers(200, TaskAnswer, "The task, cancelled."),
    ...problems("request.invalid", "request.conflict", "task.not_found", "task.settled"),
  },
});

export const taskRoutes = newApi();

taskRoutes.openapi(list, async (c) => {
  const ctx = c.get("tenant");
  const { role = null, assignee = null, limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? null : decodeCursor(cursor, TaskPlaceSchema);
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const { tasks, next } = await listTasks(ctx, { role, assignee, limit, after });
  const listed = tasks.map((one) => toListed(one, ctx));
  return c.json({ tasks: listed, nextCursor: next && encodeCursor(next) }, 200);
});

taskRoutes.openapi(find, async (c) => {
  const id = parsePublicId("task", c.req.valid("param").id);
  if (id === undefined) return problem(c, "task.not_found");
  const found = await findTask(c.get("tenant"), id);
  return found.ok ? c.json(toNamed(found.value), 200) : refused(c, found.refusal);
});

taskRoutes.openapi(finish, async (c) => {
  const id = parsePublicId("task", c.req.valid("param").id);
  if (id === undefined) return problem(c, "task.not_found");
  const { outcome } = c.req.valid("json");
  const done = await finishTask(c.get("tenant"), { id, outcome });
  return done.ok ? c.json(taskAnswer(done.value), 200) : refused(c, done.refusal);
});

taskRoutes.openapi(cancel, async (c) => {
  const id = parsePublicId("task", c.req.valid("param").id);
  if (id === undefined) return problem(c, "task.not_found");
  const reason = c.req.valid("query").reason ?? "";
  const dropped = await cancelTask(c.get("tenant"), { id, reason });
  return dropped.ok ? c.json(taskAnswer(dropped.value), 200) : refused(c, dropped.refusal);
});

function toListed(one: ListedTask, now: Today): z.input<typeof ListedTaskAnswer> {
  const { externalId, currency, projection } = one.loan;
  const { pastDueAmount } = projection;
  const { daysPastDue } = lateDaysOf(now, one.loan);
  return { ...toNamed(one), loanExternalId: externalId, daysPastDue, pastDueAmount, currency };
}

function toNamed({
  task,
  borrower,
}: Readonly<{
  task: Task;
  borrower: Readonly<{ externalId: string; name: string }>;
}>): z.input<typeof NamedTaskAnswer> {
  const { externalId, name } = borrower;
  return { ...taskAnswer(task), borrowerExternalId: externalId, borrowerName: name };
}

export function taskAnswer(task: Task): z.input<typeof TaskAnswer> {
  const { version: _, id, borrowerId, loanId, ...rest } = task;
  return {
    id: publicId("task", id),
    borrowerId: publicId("borrower", borrowerId),
    loanId: publicId("loan", loanId),
    ...rest,
  };
}

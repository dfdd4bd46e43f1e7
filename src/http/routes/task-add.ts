import { createRoute, z } from "@hono/zod-openapi";
import { addTask } from "../../app/task/add";
import { Reason, Reference } from "../../app/payment/payment-fields";
import { TITLE_LENGTH_MAX } from "../../domain/task/task";
import { parsePublicId } from "../../kernel/ids";
import { isMember } from "../auth/people";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { RoleName } from "./case-answer";
import { Assignee, TaskAnswer, taskAnswer } from "./tasks";

const NewTask = z
  .strictObject({
    borrowerId: z.string().max(40).optional().openapi({ example: "bor_01" }),
    borrowerExternalId: Reference.optional().openapi({ example: "B-311" }),
    loanId: z.string().max(40).optional().openapi({
      description: "One of the borrower's; the one that is late the longest when left out.",
      example: "loan_01",
    }),
    title: Reason.min(1, "is empty")
      .max(TITLE_LENGTH_MAX)
      .openapi({ example: "Ask for the new address" }),
    role: RoleName.default("officer"),
    assignee: Assignee.optional(),
    dueOn: Day.optional().openapi({ description: "Today when left out." }),
  })
  .refine(
    ({ borrowerId, borrowerExternalId }) =>
      (borrowerId === undefined) !== (borrowerExternalId === undefined),
    {
      path: ["borrowerExternalId"],
      message: "name the borrower once: by borrowerExternalId or by borrowerId",
    },
  )
  .openapi("NewTask");

const EXAMPLE = { borrowerExternalId: "B-311", title: "Ask for the new address", role: "officer" };

const add = createRoute({
  method: "post",
  path: "/v1/tasks",
  operationId: "task.add",
  tags: ["Tasks"],
  summary: "Add a task by hand",
  description: "Work that no step of the policy plans, for a role or one person of it.",
  security: SIGNED_IN,
  request: { body: jsonBody(NewTask, EXAMPLE) },
  responses: {
    ...answers(201, TaskAnswer, "The task, open."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "borrower.not_found",
      "loan.not_found",
      "task.no_loan",
      "task.person_unknown",
      "task.due_out_of_range",
    ),
  },
});

export const taskAddRoutes = newApi();

taskAddRoutes.openapi(add, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("task.write");
  const body = c.req.valid("json");
  const { borrowerId, borrowerExternalId: externalId = "", assignee = null, ...rest } = body;
  const id = borrowerId === undefined ? undefined : parsePublicId("borrower", borrowerId);
  if (borrowerId !== undefined && id === undefined) return problem(c, "borrower.not_found");
  const loanId = rest.loanId === undefined ? null : parsePublicId("loan", rest.loanId);
  if (loanId === undefined) return problem(c, "loan.not_found");
  if (assignee !== null && !(await isMember(c.env, ctx.tenant.organizationId, assignee))) {
    return problem(c, "task.person_unknown");
  }
  const borrower = id === undefined ? { externalId } : { id };
  const { dueOn = ctx.today } = rest;
  const added = await addTask(ctx, { ...rest, dueOn, borrower, loanId, assignee });
  return added.ok ? c.json(taskAnswer(added.value), 201) : refused(c, added.refusal);
});

import { createRoute, z } from "@hono/zod-openapi";
import { assignTo } from "../../app/case/assign";
import { closeWithReason } from "../../app/case/close";
import { moveToStage } from "../../app/case/move";
import { noteOnCase } from "../../app/case/note";
import { openByHand } from "../../app/case/open";
import { Reason, Reference } from "../../app/payment/payment-fields";
import { parsePublicId } from "../../kernel/ids";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { CaseAnswer, caseAnswer, PriorityName, RoleName, StageName } from "./case-answer";

const params = z.object({ id: z.string().max(40).openapi({ example: "cas_01" }) });
const Said = Reason.min(1, "is empty");
const REFUSALS = [
  "request.invalid",
  "request.malformed",
  "request.conflict",
  "case.not_found",
] as const;

const Opening = z
  .strictObject({
    borrowerId: z.string().max(40).optional().openapi({ example: "bor_01" }),
    borrowerExternalId: Reference.optional().openapi({ example: "B-311" }),
    stage: StageName,
    priority: PriorityName.default("normal"),
    ownerRole: RoleName.default("officer"),
    reason: Said.openapi({ example: "called us about the March installment" }),
  })
  .refine(
    ({ borrowerId, borrowerExternalId }) =>
      (borrowerId === undefined) !== (borrowerExternalId === undefined),
    {
      path: ["borrowerExternalId"],
      message: "name the borrower once: by borrowerExternalId or by borrowerId",
    },
  )
  .openapi("CaseOpening");

const OPENING_EXAMPLE = {
  borrowerExternalId: "B-311",
  stage: "first-contact",
  reason: "called us about the March installment",
};

const open = createRoute({
  method: "post",
  path: "/v1/cases",
  operationId: "case.open",
  tags: ["Cases"],
  summary: "Open a case",
  description:
    "Policies open and move cases by themselves; this is for what only a person knows. A borrower " +
    "has one open case at most.",
  security: SIGNED_IN,
  request: { body: jsonBody(Opening, OPENING_EXAMPLE) },
  responses: {
    ...answers(201, CaseAnswer, "The case is open."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "borrower.not_found",
      "case.already_open",
    ),
  },
});

const Stage = z
  .strictObject({ stage: StageName, priority: PriorityName.optional(), reason: Said.optional() })
  .openapi("CaseStage");

const move = createRoute({
  method: "put",
  path: "/v1/cases/{id}/stage",
  operationId: "case.move",
  tags: ["Cases"],
  summary: "Move a case",
  description:
    "To another stage, priority or both; without `priority` it keeps its own. Conditions of a " +
    "policy see it from the next business date on.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Stage) },
  responses: {
    ...answers(200, CaseAnswer, "The case, moved."),
    ...problems(...REFUSALS, "case.closed", "case.unchanged"),
  },
});

const Assignment = z
  .strictObject({
    ownerRole: RoleName,
    take: z.boolean().default(false).openapi({
      description: "True when the signed-in person takes it; otherwise nobody has it.",
      example: false,
    }),
  })
  .openapi("CaseAssignment");

const assign = createRoute({
  method: "put",
  path: "/v1/cases/{id}/assignment",
  operationId: "case.assign",
  tags: ["Cases"],
  summary: "Say who works on a case",
  description: "A role, and the person who asks when they take it themselves.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Assignment) },
  responses: {
    ...answers(200, CaseAnswer, "The case, assigned."),
    ...problems(...REFUSALS, "case.closed", "case.unchanged", "case.person_needed"),
  },
});

const Closure = z
  .strictObject({ reason: Said.openapi({ example: "brought current, agreed by phone" }) })
  .openapi("CaseClosure");

const close = createRoute({
  method: "post",
  path: "/v1/cases/{id}/closure",
  operationId: "case.close",
  tags: ["Cases"],
  summary: "Close a case",
  description: "For good, with the reason; the borrower's next trouble opens another one.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Closure) },
  responses: {
    ...answers(200, CaseAnswer, "The case, closed."),
    ...problems(...REFUSALS, "case.closed"),
  },
});

const Note = z
  .strictObject({ text: Said.openapi({ example: "will pay half on Friday" }) })
  .openapi("CaseNote");

const note = createRoute({
  method: "post",
  path: "/v1/cases/{id}/notes",
  operationId: "case.note",
  tags: ["Cases"],
  summary: "Write a note into a case",
  description: "It stands in the timeline and is never changed; closed cases take notes as well.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Note) },
  responses: {
    ...answers(201, CaseAnswer, "The note is in the timeline."),
    ...problems(...REFUSALS),
  },
});

export const caseChangeRoutes = newApi();

caseChangeRoutes.openapi(open, async (c) => {
  const { borrowerId, borrowerExternalId = "", ...body } = c.req.valid("json");
  const id = borrowerId === undefined ? undefined : parsePublicId("borrower", borrowerId);
  if (borrowerId !== undefined && id === undefined) return problem(c, "borrower.not_found");
  const borrower = id === undefined ? { externalId: borrowerExternalId } : { id };
  const opened = await openByHand(c.get("tenant"), { ...body, borrower });
  return opened.ok ? c.json(caseAnswer(opened.value), 201) : refused(c, opened.refusal);
});

caseChangeRoutes.openapi(move, async (c) => {
  const id = parsePublicId("case", c.req.valid("param").id);
  if (id === undefined) return problem(c, "case.not_found");
  const { stage, priority, reason = null } = c.req.valid("json");
  const moved = await moveToStage(c.get("tenant"), { id, stage, priority, reason });
  return moved.ok ? c.json(caseAnswer(moved.value), 200) : refused(c, moved.refusal);
});

caseChangeRoutes.openapi(assign, async (c) => {
  const id = parsePublicId("case", c.req.valid("param").id);
  if (id === undefined) return problem(c, "case.not_found");
  const { ownerRole, take } = c.req.valid("json");
  const assigned = await assignTo(c.get("tenant"), { id, ownerRole, isTaken: take });
  return assigned.ok ? c.json(caseAnswer(assigned.value), 200) : refused(c, assigned.refusal);
});

caseChangeRoutes.openapi(close, async (c) => {
  const id = parsePublicId("case", c.req.valid("param").id);
  if (id === undefined) return problem(c, "case.not_found");
  const { reason } = c.req.valid("json");
  const closed = await closeWithReason(c.get("tenant"), { id, reason });
  return closed.ok ? c.json(caseAnswer(closed.value), 200) : refused(c, closed.refusal);
});

caseChangeRoutes.openapi(note, async (c) => {
  const id = parsePublicId("case", c.req.valid("param").id);
  if (id === undefined) return problem(c, "case.not_found");
  const { text } = c.req.valid("json");
  const noted = await noteOnCase(c.get("tenant"), { id, text });
  return noted.ok ? c.json(caseAnswer(noted.value), 201) : refused(c, noted.refusal);
});

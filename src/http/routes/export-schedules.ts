import { createRoute, z } from "@hono/zod-openapi";
import { addExportSchedule } from "../../app/export/add-schedule";
import { listExportSchedules } from "../../app/export/list-schedules";
import { removeExportSchedule } from "../../app/export/remove-schedule";
import { parseControlId } from "../../kernel/ids";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import {
  ExportScheduleAnswer,
  ExportScheduleBody,
  flawed,
  requestOf,
  SCHEDULE_EXAMPLE,
  scheduleAnswer,
} from "./export-body";

const add = createRoute({
  method: "post",
  path: "/v1/export-schedules",
  operationId: "export.schedule",
  tags: ["Exports"],
  summary: "Have an export made by itself",
  description:
    "Each day, week or month, as soon as the whole book has reached that business date: `states` are " +
    "then of that day. `export.finished` is told to who listens, and staff get a letter with a link.",
  security: SIGNED_IN,
  request: { body: jsonBody(ExportScheduleBody, SCHEDULE_EXAMPLE) },
  responses: {
    ...answers(201, ExportScheduleAnswer, "The schedule."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "export.invalid",
      "export.too_many_schedules",
    ),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/export-schedules",
  operationId: "export.list-schedules",
  tags: ["Exports"],
  summary: "List what is made by itself",
  security: SIGNED_IN,
  responses: {
    ...answers(
      200,
      z.object({ schedules: z.array(ExportScheduleAnswer) }).openapi("ExportScheduleList"),
      "All schedules, oldest first.",
    ),
    ...problems(),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/v1/export-schedules/{id}",
  operationId: "export.unschedule",
  tags: ["Exports"],
  summary: "End a schedule",
  description: "What it has made stays until its thirty days are over.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(40).openapi({ example: "exs_1" }) }) },
  responses: { 204: { description: "It is gone." }, ...problems("export.schedule_not_found") },
});

export const exportScheduleRoutes = newApi();

exportScheduleRoutes.openapi(add, async (c) => {
  const { name, every, day, ...said } = c.req.valid("json");
  const request = requestOf({ ...said, asOf: null, from: null, to: null });
  const input = { ...request, name, time: { every, day } };
  const added = await addExportSchedule(c.get("tenant"), input);
  if (added.ok) return c.json(scheduleAnswer(added.value), 201);
  const { refusal } = added;
  return refusal.code === "export.invalid" ? flawed(c, refusal.flaws) : refused(c, refusal);
});

exportScheduleRoutes.openapi(list, async (c) => {
  const schedules = await listExportSchedules(c.get("tenant"));
  return c.json({ schedules: schedules.map(scheduleAnswer) }, 200);
});

exportScheduleRoutes.openapi(remove, async (c) => {
  const number = parseControlId("exportSchedule", c.req.valid("param").id) ?? 0;
  const removed = await removeExportSchedule(c.get("tenant"), number);
  return removed.ok ? c.body(null, 204) : refused(c, removed.refusal);
});

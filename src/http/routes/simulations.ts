import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { findSimulation, listDifferences } from "../../app/simulation/find";
import { listSimulations } from "../../app/simulation/list";
import { startBackTest, type StartRefusal, startSimulation } from "../../app/simulation/start";
import { controlId, parseControlId } from "../../kernel/ids";
import type { AppEnv } from "../app-env";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { flawErrors } from "./behaviour-body";
import { versionParams } from "./policies";
import {
  DifferenceAnswer,
  differenceAnswer,
  reportAnswer,
  SimulationAnswer,
  simulationAnswer,
  SimulationReport,
} from "./simulation-answer";
import {
  BackTestRequest,
  behaviourFrom,
  EXAMPLE_SIMULATION,
  inputsFrom,
  SimulationRequest,
} from "./simulation-body";

const LIMIT_MAX = 200;
const Place = z.int().positive();
const Started = z
  .object({ id: z.string().openapi({ example: "sim_1" }) })
  .openapi("SimulationStart");
const params = z.object({ id: z.string().max(40).openapi({ example: "sim_1" }) });
const query = z.object({
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
  cursor: z.string().max(2000).optional(),
});
const BAD_CURSOR = { errors: [{ pointer: "query:cursor", detail: "Not a cursor of this list" }] };

const start = createRoute({
  method: "post",
  path: "/v1/policies/{version}/simulations",
  operationId: "simulation.start",
  tags: ["Policies"],
  summary: "Simulate a version on your own book",
  description:
    "What it would do in the coming days beside what is in force, under stated payments: notices, " +
    "tasks, cases, fees, cost, and which borrowers are treated differently. It runs in the " +
    "background by the same core as the daily scan and changes nothing of the book.",
  security: SIGNED_IN,
  request: { params: versionParams, body: jsonBody(SimulationRequest, EXAMPLE_SIMULATION) },
  responses: {
    ...answers(202, Started, "It is queued: ask for it by this id."),
    ...problems("request.invalid", "policy.not_found", "simulation.under_way", "behaviour.invalid"),
  },
});

const test = createRoute({
  method: "post",
  path: "/v1/policies/{version}/backtests",
  operationId: "simulation.test-past",
  tags: ["Policies"],
  summary: "Test a version on the past",
  description:
    "What it would have done since a day, from the payments as they became known. What was really " +
    "in force is simulated beside it and compared with what is stored.",
  security: SIGNED_IN,
  request: { params: versionParams, body: jsonBody(BackTestRequest, { from: "2026-01-01" }) },
  responses: {
    ...answers(202, Started, "It is queued: ask for it by this id."),
    ...problems(
      "request.invalid",
      "policy.not_found",
      "simulation.under_way",
      "simulation.from_out_of_range",
    ),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/simulations",
  operationId: "simulation.list",
  tags: ["Policies"],
  summary: "List simulations",
  description: "Newest first.",
  security: SIGNED_IN,
  request: { query },
  responses: {
    ...answers(
      200,
      z
        .object({ simulations: z.array(SimulationAnswer), nextCursor: z.string().nullable() })
        .openapi("Simulations"),
      "A page of them; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/simulations/{id}",
  operationId: "simulation.find",
  tags: ["Policies"],
  summary: "How a simulation goes and what it says",
  security: SIGNED_IN,
  request: { params },
  responses: {
    ...answers(200, SimulationReport, "The simulation with its report so far."),
    ...problems("request.invalid", "simulation.not_found"),
  },
});

const differences = createRoute({
  method: "get",
  path: "/v1/simulations/{id}/differences",
  operationId: "simulation.list-differences",
  tags: ["Policies"],
  summary: "Who is treated differently, and why",
  description: "By the first day that differs. About 500 borrowers are listed, all are counted.",
  security: SIGNED_IN,
  request: { params, query },
  responses: {
    ...answers(
      200,
      z
        .object({
          borrowersDiffering: z.int(),
          differences: z.array(DifferenceAnswer),
          nextCursor: z.string().nullable(),
        })
        .openapi("SimulationDifferences"),
      "A page of them; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid", "simulation.not_found"),
  },
});

export const simulationRoutes = newApi();

simulationRoutes.openapi(start, async (c) => {
  const { behaviour, days, ...inputs } = c.req.valid("json");
  const started = await startSimulation(c.get("tenant"), {
    version: c.req.valid("param").version,
    days,
    behaviour: behaviourFrom(behaviour),
    ...inputsFrom(inputs),
  });
  if (!started.ok) return refusedStart(c, started.refusal);
  return c.json({ id: controlId("simulation", started.value) }, 202);
});

simulationRoutes.openapi(test, async (c) => {
  const { from, ...inputs } = c.req.valid("json");
  const { version } = c.req.valid("param");
  const request = { version, from, ...inputsFrom(inputs) };
  const started = await startBackTest(c.get("tenant"), request);
  if (!started.ok) return refusedStart(c, started.refusal);
  return c.json({ id: controlId("simulation", started.value) }, 202);
});

simulationRoutes.openapi(list, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const before = cursor === undefined ? null : decodeCursor(cursor, Place);
  if (before === undefined) return problem(c, "request.invalid", BAD_CURSOR);
  const { simulations, next } = await listSimulations(c.get("tenant"), { limit, before });
  const nextCursor = next === null ? null : encodeCursor(next);
  return c.json({ simulations: simulations.map(simulationAnswer), nextCursor }, 200);
});

simulationRoutes.openapi(find, async (c) => {
  c.get("tenant").allow("policy.read");
  const number = parseControlId("simulation", c.req.valid("param").id);
  if (number === undefined) return problem(c, "simulation.not_found");
  const found = await findSimulation(c.get("tenant"), number);
  return found.ok ? c.json(reportAnswer(found.value), 200) : refused(c, found.refusal);
});

simulationRoutes.openapi(differences, async (c) => {
  c.get("tenant").allow("policy.read");
  const { limit, cursor } = c.req.valid("query");
  const place = cursor === undefined ? 0 : decodeCursor(cursor, Place);
  if (place === undefined) return problem(c, "request.invalid", BAD_CURSOR);
  const number = parseControlId("simulation", c.req.valid("param").id);
  if (number === undefined) return problem(c, "simulation.not_found");
  const found = await listDifferences(c.get("tenant"), number, { limit, offset: place });
  if (!found.ok) return refused(c, found.refusal);
  const { counted, next } = found.value;
  const body = {
    borrowersDiffering: counted,
    differences: found.value.differences.map(differenceAnswer),
    nextCursor: next === null ? null : encodeCursor(next),
  };
  return c.json(body, 200);
});

function refusedStart(c: Context<AppEnv>, refusal: StartRefusal): Response {
  if (refusal.code !== "behaviour.invalid") return refused(c, refusal);
  const errors = flawErrors(refusal.flaws).map(({ pointer, ...error }) => ({
    ...error,
    pointer: `#/behaviour/script${pointer.slice(1)}`,
  }));
  return problem(c, refusal.code, { errors });
}

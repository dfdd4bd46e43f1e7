import { createRoute, z } from "@hono/zod-openapi";
import { dropBehaviour } from "../../app/behaviour/drop";
import { readBehaviour } from "../../app/behaviour/read";
import type { StoredBehaviour } from "../../app/behaviour/store";
import { writeBehaviour } from "../../app/behaviour/write";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { EXAMPLE_SCRIPT, flawErrors, ScriptBody, scriptAnswer, scriptFrom } from "./behaviour-body";

const PATH = "/v1/sandbox/behaviour";

const Behaviour = z
  .object({
    script: ScriptBody,
    updatedBy: z.string(),
    updatedAt: z.int().openapi({ description: "Epoch milliseconds." }),
  })
  .openapi("Behaviour");

const read = createRoute({
  method: "get",
  path: PATH,
  operationId: "behaviour.read",
  tags: ["Sandbox"],
  summary: "How the borrowers of the sandbox pay",
  security: SIGNED_IN,
  responses: {
    ...answers(200, Behaviour, "The script."),
    ...problems("sandbox.only", "behaviour.not_found"),
  },
});

const write = createRoute({
  method: "put",
  path: PATH,
  operationId: "behaviour.write",
  tags: ["Sandbox"],
  summary: "Say how the borrowers of the sandbox pay",
  description:
    "While the test clock moves, each day ends with the payments that the script says for it, and " +
    "the next day's scan sees them. Their references are `script-<loan>-<day>`. The same book and " +
    "script live the same life in one move or in many.",
  security: SIGNED_IN,
  request: { body: jsonBody(ScriptBody, EXAMPLE_SCRIPT) },
  responses: {
    ...answers(200, Behaviour, "The script as it is kept."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "sandbox.only",
      "clock.moving",
      "sandbox.reset_under_way",
      "behaviour.invalid",
    ),
  },
});

const drop = createRoute({
  method: "delete",
  path: PATH,
  operationId: "behaviour.drop",
  tags: ["Sandbox"],
  summary: "Let the borrowers of the sandbox do nothing by themselves",
  security: SIGNED_IN,
  responses: {
    204: { description: "There is no script any more." },
    ...problems("sandbox.only", "behaviour.not_found", "clock.moving", "sandbox.reset_under_way"),
  },
});

export const behaviourRoutes = newApi()
  .openapi(read, async (c) => {
    const found = await readBehaviour(c.get("tenant"));
    return found.ok ? c.json(toAnswer(found.value), 200) : refused(c, found.refusal);
  })
  .openapi(write, async (c) => {
    const written = await writeBehaviour(c.get("tenant"), scriptFrom(c.req.valid("json")));
    if (written.ok) return c.json(toAnswer(written.value), 200);
    const { refusal } = written;
    if (refusal.code !== "behaviour.invalid") return refused(c, refusal);
    return problem(c, refusal.code, { errors: flawErrors(refusal.flaws) });
  })
  .openapi(drop, async (c) => {
    const dropped = await dropBehaviour(c.get("tenant"));
    return dropped.ok ? c.body(null, 204) : refused(c, dropped.refusal);
  });

function toAnswer({ script, updatedBy, updatedAt }: StoredBehaviour) {
  return { script: scriptAnswer(script), updatedBy, updatedAt: Number(updatedAt) };
}

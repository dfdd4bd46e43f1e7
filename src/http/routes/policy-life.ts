import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { approveVersion, type ApproveRefusal } from "../../app/policy/approve";
import type { NotDraft } from "../../app/policy/edit";
import { submitVersion } from "../../app/policy/submit";
import { withdrawVersion } from "../../app/policy/withdraw";
import type { AppEnv } from "../app-env";
import { forgetKeys } from "../key-cache";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { versionParams } from "./policies";
import { toAnswer, toErrors, Version } from "./policy-body";

const submit = createRoute({
  method: "post",
  path: "/v1/policies/{version}/submission",
  operationId: "policy.submit",
  tags: ["Policies"],
  summary: "Submit a draft",
  description: "Lays it before a second person. Takes the session of a person, not a key.",
  security: SIGNED_IN,
  request: { params: versionParams },
  responses: {
    ...answers(200, Version, "It waits for approval."),
    ...problems(
      "request.invalid",
      "policy.not_found",
      "policy.not_draft",
      "policy.person_needed",
      "policy.invalid",
    ),
  },
});

const withdraw = createRoute({
  method: "delete",
  path: "/v1/policies/{version}/submission",
  operationId: "policy.withdraw",
  tags: ["Policies"],
  summary: "Withdraw a draft or a submitted version",
  description: "For good. What it says can be copied into a new draft.",
  security: SIGNED_IN,
  request: { params: versionParams },
  responses: {
    ...answers(200, Version, "It is withdrawn."),
    ...problems("request.invalid", "policy.not_found", "policy.settled"),
  },
});

const approve = createRoute({
  method: "post",
  path: "/v1/policies/{version}/approval",
  operationId: "policy.approve",
  tags: ["Policies"],
  summary: "Approve a submitted version",
  description:
    "As a second person: neither who wrote it nor who submitted it. It takes effect on its day and " +
    "never changes again. Takes the session of a person, not a key.",
  security: SIGNED_IN,
  request: { params: versionParams },
  responses: {
    ...answers(200, Version, "It is approved."),
    ...problems(
      "request.invalid",
      "policy.not_found",
      "policy.not_submitted",
      "policy.person_needed",
      "policy.four_eyes",
      "policy.invalid",
      "clock.moving",
    ),
  },
});

export const policyLifeRoutes = newApi();

policyLifeRoutes.openapi(submit, async (c) => {
  const submitted = await submitVersion(c.get("tenant"), c.req.valid("param").version);
  if (submitted.ok) return c.json(toAnswer(submitted.value), 200);
  return refusedVersion(c, submitted.refusal);
});

policyLifeRoutes.openapi(withdraw, async (c) => {
  const withdrawn = await withdrawVersion(c.get("tenant"), c.req.valid("param").version);
  if (withdrawn.ok) return c.json(toAnswer(withdrawn.value), 200);
  return refused(c, withdrawn.refusal);
});

policyLifeRoutes.openapi(approve, async (c) => {
  const ctx = c.get("tenant");
  const approved = await approveVersion(ctx, c.req.valid("param").version);
  if (!approved.ok) return refusedVersion(c, approved.refusal);
  forgetKeys(ctx.tenant.id);
  return c.json(toAnswer(approved.value), 200);
});

function refusedVersion(c: Context<AppEnv>, refusal: ApproveRefusal | NotDraft): Response {
  if (refusal.code !== "policy.invalid") return refused(c, refusal);
  return problem(c, refusal.code, { errors: toErrors(refusal.flaws, "/document") });
}

import { createRoute, z } from "@hono/zod-openapi";
import { confirmAddresses } from "../../app/borrower/confirm";
import { nameRepresentative } from "../../app/borrower/name-representative";
import { Reason } from "../../app/payment/payment-fields";
import { CONFIRMABLE } from "../../domain/contact/confirmations";
import { readRepresentative } from "../../domain/contact/representative";
import { countryOfCurrency } from "../../domain/import/default-country";
import { parsePublicId } from "../../kernel/ids";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { ConfirmedDays, confirmedAnswer, RepresentativeBody } from "./reached-body";

const params = z.object({ id: z.string().max(40).openapi({ example: "bor_01" }) });
const Evidence = Reason.min(1, "is empty").openapi({
  description: "How it was learned: kept as the proof.",
  example: "letter of authority of 3 May",
});

const name = createRoute({
  method: "put",
  path: "/v1/borrowers/{id}/representative",
  operationId: "borrower.represent",
  tags: ["Contacts"],
  summary: "Record who speaks for a borrower",
  description:
    "In place of whom was named before. They may be contacted as `representative`, also where an " +
    "attorney is known; with `only` nobody else is, but for what a law demands.",
  security: SIGNED_IN,
  request: {
    params,
    body: jsonBody(
      z
        .strictObject({ ...RepresentativeBody.shape, evidence: Evidence })
        .openapi("RepresentativeRequest"),
      {
        ...{ name: "Hill & Co, attorneys", phone: null, email: "hill@law.example" },
        ...{ only: true, evidence: "letter of authority of 3 May" },
      },
    ),
  },
  responses: {
    204: { description: "It counts from now on." },
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "borrower.not_found",
      "representative.invalid",
    ),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/v1/borrowers/{id}/representative",
  operationId: "borrower.remove-representative",
  tags: ["Contacts"],
  summary: "Nobody speaks for a borrower any more",
  description: "Without one nothing changes.",
  security: SIGNED_IN,
  request: { params, query: z.object({ reason: Reason.optional() }) },
  responses: {
    204: { description: "Nobody is named." },
    ...problems("request.invalid", "request.conflict", "borrower.not_found"),
  },
});

const confirm = createRoute({
  method: "post",
  path: "/v1/borrowers/{id}/confirmations",
  operationId: "borrower.confirm",
  tags: ["Contacts"],
  summary: "Record that addresses are still a borrower's",
  description:
    "As of today. Borrowers confirm on their own page, and a conversation confirms the number. An " +
    "address that changes loses its day. Steps can ask `borrower.daysSinceConfirmed`.",
  security: SIGNED_IN,
  request: {
    params,
    body: jsonBody(
      z
        .strictObject({ ways: z.array(z.enum(CONFIRMABLE)).min(1).max(3), evidence: Evidence })
        .openapi("ConfirmationRequest"),
      { ways: ["email"], evidence: "seen on the pay slip of May" },
    ),
  },
  responses: {
    ...answers(200, ConfirmedDays, "The days that stand now."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "borrower.not_found",
      "borrower.no_such_address",
    ),
  },
});

export const reachedRoutes = newApi();

reachedRoutes.openapi(name, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("contact.write");
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const { only, evidence, ...given } = c.req.valid("json");
  const values = { name: given.name, phone: given.phone ?? "", email: given.email ?? "" };
  const read = readRepresentative(
    values,
    { isOnly: only, isConfirmed: true },
    countryOfCurrency(ctx.tenant.currency),
  );
  if (!read.ok) {
    return problem(c, "representative.invalid", {
      errors: read.refusal.errors.map(({ field, detail }) => ({ pointer: `#/${field}`, detail })),
    });
  }
  const named = await nameRepresentative(ctx, {
    ...{ id, representative: read.value, evidence },
    toConfirm: null,
  });
  return named.ok ? c.body(null, 204) : refused(c, named.refusal);
});

reachedRoutes.openapi(remove, async (c) => {
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const evidence = c.req.valid("query").reason ?? "";
  const removed = await nameRepresentative(c.get("tenant"), {
    ...{ id, representative: null, evidence },
    toConfirm: null,
  });
  return removed.ok ? c.body(null, 204) : refused(c, removed.refusal);
});

reachedRoutes.openapi(confirm, async (c) => {
  const id = parsePublicId("borrower", c.req.valid("param").id);
  if (id === undefined) return problem(c, "borrower.not_found");
  const confirmed = await confirmAddresses(c.get("tenant"), { id, ...c.req.valid("json") });
  if (!confirmed.ok) return refused(c, confirmed.refusal);
  return c.json(confirmedAnswer(confirmed.value), 200);
});

import { createRoute, z } from "@hono/zod-openapi";
import { liftFromLoan } from "../../app/hold/lift";
import { listHolds } from "../../app/hold/list";
import { placeHold } from "../../app/hold/place";
import type { Hold } from "../../app/hold/store";
import { Reason } from "../../app/payment/payment-fields";
import { HOLD_STOPS } from "../../domain/policy/step-action";
import { isHeld } from "../../domain/treatment/treatment";
import type { BusinessDate } from "../../kernel/calendar";
import { parsePublicId, publicId } from "../../kernel/ids";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const Stops = z
  .array(z.enum(HOLD_STOPS))
  .min(1, "is empty: name what it stops")
  .openapi({
    example: ["notices"],
    description:
      "`notices`: letters; `steps`: the policy's ladder; `charges`: fees and penalties; `counting`: " +
      "its days are not counted as days past due.",
  });

const HoldAnswer = z
  .object({
    loanId: z.string().openapi({ example: "loan_01" }),
    number: z.int().openapi({ description: "From 1 on each loan." }),
    stops: Stops,
    reason: z.string(),
    legalBasis: z.string(),
    owner: z.string().openapi({ description: "Who answers for it." }),
    from: z.iso.date(),
    to: z.iso.date().nullable().openapi({
      description: "The first day on which it stops nothing any more; null for no end yet.",
    }),
    openEndReason: z.string().nullable(),
    isInForce: z.boolean(),
    placedBy: z.string(),
    liftedBy: z.string().nullable(),
    liftReason: z.string().nullable(),
    policyVersion: z.int().nullable(),
    step: z.string().nullable().openapi({ description: "Null when a person placed it." }),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .openapi("Hold");

const HoldList = z.object({ holds: z.array(HoldAnswer) }).openapi("HoldList");

const params = z.object({ id: z.string().max(40).openapi({ example: "loan_01" }) });
const numbered = params.extend({
  number: z.coerce.number().int().min(1).max(1_000_000).openapi({ example: 1 }),
});
const Said = Reason.min(1, "is empty");

const list = createRoute({
  method: "get",
  path: "/v1/loans/{id}/holds",
  operationId: "hold.list",
  tags: ["Holds and flags"],
  summary: "The holds of a loan",
  description: "All of them, ended ones too, newest first.",
  security: SIGNED_IN,
  request: { params },
  responses: { ...answers(200, HoldList, "The holds."), ...problems("loan.not_found") },
});

const Placing = z
  .strictObject({
    stops: Stops,
    reason: Said.openapi({ example: "dispute about the March payment" }),
    legalBasis: Said.openapi({ example: "12 CFR 1006.38" }),
    owner: Said.max(120).openapi({ example: "Disputes team" }),
    from: Day.optional().openapi({ description: "Today when left out." }),
    to: Day.nullable().openapi({
      description: "The first day on which it stops nothing any more.",
      example: "2026-04-15",
    }),
    openEndReason: Said.optional().openapi({
      description: "Why there is no end yet; needed when `to` is null.",
      example: "until the court decides",
    }),
  })
  .openapi("HoldPlacing");

const EXAMPLE = {
  stops: ["notices"],
  reason: "dispute about the March payment",
  legalBasis: "12 CFR 1006.38",
  owner: "Disputes team",
  to: "2026-04-15",
};

const place = createRoute({
  method: "post",
  path: "/v1/loans/{id}/holds",
  operationId: "hold.place",
  tags: ["Holds and flags"],
  summary: "Place a hold on a loan",
  description:
    "From its first day on it stops what it says it stops and nothing else. What was done before " +
    "stays done.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(Placing, EXAMPLE) },
  responses: {
    ...answers(201, HoldAnswer, "The hold."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "loan.not_found",
      "hold.from_in_past",
      "hold.ends_before_it_begins",
      "hold.end_missing",
    ),
  },
});

const Lifting = z
  .strictObject({ reason: Said.openapi({ example: "dispute settled" }) })
  .openapi("HoldLifting");

const lift = createRoute({
  method: "post",
  path: "/v1/loans/{id}/holds/{number}/lift",
  operationId: "hold.lift",
  tags: ["Holds and flags"],
  summary: "Lift a hold",
  description: "From today on it stops nothing. What it kept from happening is not made up for.",
  security: SIGNED_IN,
  request: { params: numbered, body: jsonBody(Lifting) },
  responses: {
    ...answers(200, HoldAnswer, "The hold, lifted."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "loan.not_found",
      "hold.not_found",
      "hold.ended",
    ),
  },
});

export const holdRoutes = newApi();

holdRoutes.openapi(list, async (c) => {
  const ctx = c.get("tenant");
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const found = await listHolds(ctx, id);
  if (!found.ok) return refused(c, found.refusal);
  return c.json({ holds: found.value.map((hold) => toAnswer(hold, ctx.today)) }, 200);
});

holdRoutes.openapi(place, async (c) => {
  const ctx = c.get("tenant");
  const id = parsePublicId("loan", c.req.valid("param").id);
  if (id === undefined) return problem(c, "loan.not_found");
  const { stops, reason, legalBasis, owner, from, to, openEndReason } = c.req.valid("json");
  const placed = await placeHold(ctx, {
    loanId: id,
    stops,
    holdReason: reason,
    legalBasis,
    owner,
    from: from ?? ctx.today,
    to,
    openEndReason: openEndReason ?? null,
  });
  return placed.ok ? c.json(toAnswer(placed.value, ctx.today), 201) : refused(c, placed.refusal);
});

holdRoutes.openapi(lift, async (c) => {
  const ctx = c.get("tenant");
  const { id, number } = c.req.valid("param");
  const loanId = parsePublicId("loan", id);
  if (loanId === undefined) return problem(c, "loan.not_found");
  const { reason } = c.req.valid("json");
  const lifted = await liftFromLoan(ctx, { loanId, number, reason });
  return lifted.ok ? c.json(toAnswer(lifted.value, ctx.today), 200) : refused(c, lifted.refusal);
});

function toAnswer(hold: Hold, today: BusinessDate): z.input<typeof HoldAnswer> {
  const { version: _, borrowerId: __, loanId, holdReason, stops, number, ...rest } = hold;
  const span = { hold: number, stops, from: hold.from, to: hold.to };
  return {
    ...rest,
    loanId: publicId("loan", loanId),
    number,
    stops: [...stops],
    reason: holdReason,
    isInForce: stops.some((stop) => isHeld([span], stop, today)),
  };
}

import { createRoute, z } from "@hono/zod-openapi";
import { calculateSchedule } from "../../app/loan/calculate";
import { calculateModification } from "../../app/loan/calculate-modification";
import { explainModification } from "../../app/loan/explain-modification";
import { explainRefusal } from "../../app/loan/explain-refusal";
import { Day } from "../fields";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem } from "../problem";
import { entriesOf, installmentsOf, LedgerBody, LinesBody } from "./ledger-body";
import { readTerms, SCHEDULE_PROBLEMS, TERM_FIELDS } from "./loan-body";
import { PreviewAnswer, previewAnswer } from "./modification-answer";
import { ModificationBody, toRequest } from "./modification-body";
import { Percent, RulesBody, StopsBody } from "./rules-body";

const COUNT_MAX = 1200;
const RE_AGES_MAX = 100;

const Limits = z
  .strictObject({
    ageMonthsMin: z.int().min(0).max(COUNT_MAX).optional(),
    paymentCountMin: z.int().min(0).max(COUNT_MAX).optional(),
    perYearMax: z.int().min(0).max(RE_AGES_MAX).optional(),
    perFiveYearsMax: z.int().min(0).max(RE_AGES_MAX).optional(),
  })
  .openapi("ReAgeLimits", {
    description: "FFIEC where left out: 9 months, 3 payments, 1 in a year, 2 in five.",
  });

const EXAMPLE = {
  terms: {
    principal: 120_000,
    annualRatePercent: "12",
    installmentCount: 12,
    frequency: "monthly",
    method: "annuity",
    disbursedOn: "2025-01-01",
    firstDueOn: "2025-02-01",
    currency: "USD",
  },
  ledger: [{ type: "payment", amount: 10_662, effectiveOn: "2025-02-01" }],
  asOf: "2025-05-10",
  discountRatePercent: "12",
  request: { kind: "extend", by: { addedCount: 4 }, reason: "reduced hours" },
};

const Body = z
  .strictObject({
    terms: z.strictObject(TERM_FIELDS).optional().openapi({
      description: "How installments are computed again; the schedule, too, without rows.",
    }),
    schedule: LinesBody.min(1).optional().openapi({
      description: "All installments, in order of their due dates; those of the terms if left out.",
    }),
    ledger: LedgerBody.default([]),
    rules: RulesBody.optional(),
    stops: StopsBody,
    asOf: Day,
    reAgedOn: z.array(Day).max(RE_AGES_MAX).default([]).openapi({
      description: "Days of earlier re-ages, for the limits.",
    }),
    limits: Limits.optional(),
    discountRatePercent: Percent.optional().openapi({
      description: "For the present values; the contract's rate when left out.",
    }),
    request: ModificationBody,
  })
  .superRefine(({ terms, schedule }, context) => {
    if (terms !== undefined || schedule !== undefined) return;
    const message = "is missing: send the schedule, or the terms that give it";
    context.addIssue({ code: "custom", path: ["schedule"], message });
  })
  .openapi("ModificationInput", { example: EXAMPLE });

const modification = createRoute({
  method: "post",
  path: "/v1/calculations/modification",
  operationId: "calculation.modification",
  tags: ["Calculations"],
  summary: "What a modification would do",
  description:
    "A loan before and after a modification, side by side, with the new version of its schedule " +
    "and the entries that would be posted. Nothing is stored.",
  security: SIGNED_IN,
  request: { body: jsonBody(Body) },
  responses: {
    ...answers(200, PreviewAnswer, "Before and after, and what makes the difference."),
    ...problems(
      "request.invalid",
      "request.malformed",
      ...SCHEDULE_PROBLEMS,
      "modification.beyond_owed",
      "modification.charged_off",
      "modification.due_dates_collide",
      "modification.due_too_early",
      "modification.installment_not_reachable",
      "modification.loan_too_young",
      "modification.no_installments_left",
      "modification.not_past_due",
      "modification.nothing_owed",
      "modification.nothing_to_capitalize",
      "modification.rate_not_lower",
      "modification.settlement_not_less",
      "modification.terms_missing",
      "modification.too_few_payments",
      "modification.too_often",
    ),
  },
});

export const calculationModificationRoutes = newApi();

calculationModificationRoutes.openapi(modification, (c) => {
  const tenant = c.get("tenant");
  const body = c.req.valid("json");
  const { currency: defaultCurrency } = tenant.tenant;
  const terms = body.terms ? readTerms(body.terms, defaultCurrency) : null;
  if (terms !== null && !("principal" in terms)) {
    const errors = terms.map(({ field, detail }) => ({ pointer: `#/terms/${field}`, detail }));
    return problem(c, "request.invalid", { errors });
  }
  const currency = terms?.currency ?? defaultCurrency;
  const derived = terms && !body.schedule ? calculateSchedule(tenant, terms, null) : null;
  if (derived !== null && !derived.ok) {
    const { code, ...facts } = derived.refusal;
    const { field, detail } = explainRefusal(derived.refusal, currency);
    return problem(c, code, { ...facts, errors: [{ pointer: `#/terms/${field}`, detail }] });
  }
  const preview = calculateModification(tenant, {
    terms,
    installments: body.schedule ? installmentsOf(body.schedule) : (derived?.value ?? []),
    entries: entriesOf(body.ledger),
    rules: body.rules,
    stops: body.stops,
    explain: false,
    asOf: body.asOf,
    reAgedOn: body.reAgedOn,
    limits: { ...body.limits },
    discountRatePercent: body.discountRatePercent ?? null,
    request: toRequest(body.request),
  });
  if (preview.ok) return c.json(previewAnswer(preview.value, currency), 200);
  const { code, ...facts } = preview.refusal;
  const { field, detail } = explainModification(preview.refusal, currency);
  return problem(c, code, { ...facts, errors: [{ pointer: `#/${field}`, detail }] });
});

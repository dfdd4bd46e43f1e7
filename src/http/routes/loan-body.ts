import { z } from "@hono/zod-openapi";
import type { FieldError } from "../../domain/import/field-error";
import { type LoanRow, parseLoanRow, parseTerms } from "../../domain/import/loan-row";
import { AMOUNT_MAX } from "../../domain/import/read-field";
import type { ContractRules } from "../../domain/loan/rules";
import { type LoanTerms, METHODS } from "../../domain/loan/terms";
import { formatMajor, minor } from "../../kernel/money";
import { stated } from "../../kernel/stated";
import { fieldErrors } from "../field-errors";
import { ConventionsBody } from "./conventions-body";
import { ContractBody } from "./rules-body";

export const LOANS_MAX = 200;

const Text = z.string().max(300);
const Amount = z.int("is an integer in minor units, such as 1250 for 12.50").min(0).max(AMOUNT_MAX);
const Rate = z
  .string('is a decimal string in percent a year, such as "14.07"')
  .max(40)
  .openapi({ example: "14.07" });

export const TERM_FIELDS = {
  principal: Amount.openapi({ type: "integer", example: 2_800_000 }),
  annualRatePercent: Rate,
  installmentCount: z.int("is a whole number").openapi({ example: 60 }),
  frequency: Text.openapi({
    example: "monthly",
    description:
      "daily, weekly, biweekly, semimonthly, monthly, quarterly, every-<n>-days|weeks|months",
  }),
  method: z.enum(METHODS).openapi({ example: "annuity" }),
  disbursedOn: Text.openapi({ format: "date", example: "2018-03-01" }),
  firstDueOn: Text.openapi({ format: "date", example: "2018-04-01" }),
  installment: Amount.nullish().openapi({
    example: 65_253,
    description: "The level installment you quote; checked against these terms and then used.",
  }),
  currency: Text.nullish().openapi({ example: "USD", description: "Yours when left out." }),
  conventions: ConventionsBody.optional(),
  rules: ContractBody.optional().openapi({
    description: "Frozen onto the loan; those of your policy in force when left out.",
  }),
};
const TermsBody = z.strictObject(TERM_FIELDS);

/** What the core can refuse of terms that read well. */
export const SCHEDULE_PROBLEMS = [
  "loan.amount_too_large",
  "loan.convention_invalid",
  "loan.disbursement_after_last_due",
  "loan.disbursements_mismatch",
  "loan.disbursements_out_of_order",
  "loan.due_dates_collide",
  "loan.first_due_before_disbursement",
  "loan.grace_too_long",
  "loan.installment_below_interest",
  "loan.installment_mismatch",
  "loan.installment_multiple_too_large",
  "loan.principal_too_small",
  "loan.schedule_not_derivable",
  "loan.schedule_too_long",
] as const;

export const LoanBody = z
  .strictObject({
    externalId: Text.openapi({ example: "L-2018-0001" }),
    borrowerExternalId: Text.openapi({ example: "B-311" }),
    borrowerName: Text.openapi({ example: "Ada Park" }),
    email: Text.nullish().openapi({ example: "ada@example.com" }),
    phone: Text.nullish().openapi({ example: "+14155550123" }),
    address: Text.nullish().openapi({
      description: "Where letters go: its lines with a semicolon between them, without the name.",
      example: "12 Elm Street; Springfield, IL 62701",
    }),
    timezone: Text.nullish().openapi({ example: "America/New_York" }),
    residence: Text.nullish().openapi({
      description:
        "Where the borrower lives: a country of ISO 3166-1 or a part of one of 3166-2. It decides whose rules of contact bind.",
      example: "US-MA",
    }),
    locale: Text.nullish().openapi({ example: "en" }),
    product: Text.nullish().openapi({ example: "personal-60" }),
    ...TERM_FIELDS,
    openingAsOf: Text.nullish().openapi({
      format: "date",
      description: "For a loan that comes in mid-life: the day up to which the next two count.",
    }),
    openingPaid: Amount.nullish().openapi({ description: "All that was paid until openingAsOf." }),
    openingPrincipal: Amount.nullish().openapi({
      description: "Principal outstanding at openingAsOf; a difference is posted as an adjustment.",
    }),
  })
  .openapi("NewLoan");
export type LoanBody = z.output<typeof LoanBody>;

export const Tolerance = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/, 'is a decimal string in percent, such as "1"')
  .optional()
  .openapi({
    example: "1",
    description:
      "Largest opening adjustment accepted, in percent of the principal; 1 when left out.",
  });

/** A loan from its first day; what a loan in mid-life brings besides is said at its fields. */
export const LOAN_EXAMPLE = {
  externalId: "L-2026-0001",
  borrowerExternalId: "B-311",
  borrowerName: "Ada Park",
  email: "ada@example.com",
  phone: "+14155550123",
  timezone: "America/New_York",
  locale: "en",
  product: "personal-12",
  currency: "USD",
  principal: 1_200_000,
  annualRatePercent: "14.07",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2026-01-15",
  firstDueOn: "2026-02-15",
};

export const OneLoanBody = z
  .strictObject({ ...LoanBody.shape, openingTolerancePercent: Tolerance })
  .openapi("OneNewLoan");

export const LoansBody = z
  .strictObject({
    // Each is read on its own: one that is malformed does not keep the others out.
    loans: z
      .array(z.unknown())
      .min(1)
      .max(LOANS_MAX)
      .openapi({
        type: "array",
        items: { $ref: "#/components/schemas/NewLoan" },
        minItems: 1,
        maxItems: LOANS_MAX,
      }),
    openingTolerancePercent: Tolerance,
  })
  .openapi("NewLoans");

const AMOUNTS: ReadonlySet<string> = new Set([
  "principal",
  "installment",
  "openingPaid",
  "openingPrincipal",
]);
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/**
 * Reads one loan of a body by the rules of a row of a file: there is one reading of a loan, whatever
 * it comes through. Errors carry the names of the body's fields.
 */
export function readLoan(
  body: LoanBody,
  defaults: Readonly<{ currency: string; country: string }>,
): LoanRow | readonly FieldError[] {
  const parsed = parseLoanRow(rowValues(body, defaults.currency), {
    defaultCurrency: defaults.currency,
    defaultCountry: defaults.country,
  });
  if (!parsed.ok) return parsed.refusal.errors.map(inWordsOfBody);
  return { ...parsed.value, terms: withContract(parsed.value.terms, body) };
}

/** Reads terms alone, as readLoan does. */
export function readTerms(
  body: z.output<typeof TermsBody>,
  defaultCurrency: string,
): LoanTerms | readonly FieldError[] {
  const parsed = parseTerms(rowValues(body, defaultCurrency), defaultCurrency);
  return parsed.ok ? withContract(parsed.value, body) : parsed.refusal.errors.map(inWordsOfBody);
}

/** What a file has no columns for. */
function withContract(
  terms: LoanTerms,
  { conventions, rules }: Pick<z.output<typeof TermsBody>, "conventions" | "rules">,
): LoanTerms {
  return {
    ...terms,
    ...(conventions && { conventions: stated(conventions) }),
    ...(rules && { rules: contractOf(terms, rules) }),
  };
}

function contractOf(
  { annualRatePercent, disbursedOn: from }: LoanTerms,
  rules: z.output<typeof ContractBody>,
): ContractRules {
  const { interest, ...rest } = rules;
  if (interest?.kind !== "daily") return stated(rest);
  return { ...stated(rest), interest: { ...interest, annualRatePercent, from } };
}

/** Advice for a file that would mislead here: a body has minor units and no mapping. */
function inWordsOfBody(error: FieldError): FieldError {
  const { field, code } = error;
  if (code === "not-a-date") {
    return { ...error, detail: `${field} is not a calendar day: write it as YYYY-MM-DD` };
  }
  if (code === "out-of-range" && AMOUNTS.has(field)) {
    return { ...error, detail: `${field} is out of range: write more than zero, in minor units` };
  }
  return error;
}

export type AnyLoan =
  | Readonly<{ row: LoanRow }>
  | Readonly<{ externalId: string; errors: readonly Pick<FieldError, "field" | "detail">[] }>;

/** As readLoan, for what claims to be a loan. */
export function readAnyLoan(
  said: unknown,
  defaults: Readonly<{ currency: string; country: string }>,
): AnyLoan {
  const parsed = LoanBody.safeParse(said);
  if (!parsed.success) {
    const named = z.looseObject({ externalId: z.string().max(300) }).safeParse(said);
    const errors = fieldErrors(parsed.error, "").map(({ pointer, detail }) => ({
      field: pointer === "" ? "row" : pointer.slice(1),
      detail,
    }));
    return { externalId: named.success ? named.data.externalId : "", errors };
  }
  const row = readLoan(parsed.data, defaults);
  if ("externalId" in row) return { row };
  return { externalId: parsed.data.externalId, errors: row };
}

/** The fields of a body as a file would write them: amounts in major units, all of it text. */
function rowValues(
  body: Readonly<Record<string, unknown>>,
  defaultCurrency: string,
): Record<string, string> {
  const named = typeof body.currency === "string" ? body.currency.trim().toUpperCase() : "";
  const currency = CURRENCIES.has(named) ? named : defaultCurrency;
  const values: Record<string, string> = {};
  for (const [field, value] of Object.entries(body)) {
    if (value === null || value === undefined || typeof value === "object") continue;
    const isAmount = AMOUNTS.has(field) && typeof value === "number";
    values[field] = isAmount ? formatMajor(minor(value), currency) : String(value);
  }
  return values;
}

import { type BusinessDate, parseDate } from "../../kernel/calendar";
import { type Minor, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { type Frequency, type LoanTerms, METHODS, parseFrequency } from "../loan/terms";
import { parseResidence } from "../contact/country";
import { type Locale, parseLocale } from "../notice/locale";
import type { FieldError, RowRefusal } from "./field-error";
import {
  addError,
  hasError,
  ADDRESS_LENGTH_MAX,
  NAME_LENGTH_MAX,
  type RowDraft,
  readAmount,
  readCurrency,
  readDay,
  readEmail,
  readPhone,
  readText,
  readTimezone,
  requireAmount,
  requireCount,
  requireDay,
  requireRate,
  requireText,
  requireWord,
} from "./read-field";

export type LoanRowOptions = Readonly<{
  defaultCurrency: string;
  /** ISO 3166 code of the country of phone numbers without a country code. */
  defaultCountry: string;
}>;

/** What is null was left out: nothing is known of it, or what is known stays. */
export type BorrowerRow = Readonly<{
  externalId: string;
  name: string;
  email: string | null;
  phone: string | null;
  /** Lines with a semicolon between them. */
  address: string | null;
  timezone: string | null;
  /** ISO 3166, a country or a part of one. */
  residence: string | null;
  locale: Locale | null;
}>;

export type OpeningRow = Readonly<{ asOf: BusinessDate; paid: Minor; principal: Minor | null }>;

export type LoanRow = Readonly<{
  externalId: string;
  borrower: BorrowerRow;
  /** "" when the lender names none. */
  product: string;
  terms: LoanTerms;
  /** For a loan that comes in mid-life. */
  opening: OpeningRow | null;
}>;

export const INSTALLMENT_COUNT_MAX = 1200;

/**
 * Reads one loan under canonical names. Refuses with every error of the row at once, `known` being
 * those found before (by the mapping). Dates and numbers are checked against each other as far as
 * the row alone can tell; a given installment against its schedule is for the loan.
 */
export function parseLoanRow(
  values: Readonly<Record<string, string>>,
  options: LoanRowOptions,
  known: readonly FieldError[] = [],
): Result<LoanRow, RowRefusal> {
  const row: RowDraft = { values, errors: [...known] };
  const externalId = requireText(row, "externalId");
  const borrower = readBorrower(row, options);
  const product = readText(row, "product", NAME_LENGTH_MAX) ?? "";
  const currency = readCurrency(row, "currency") ?? options.defaultCurrency;
  const terms = readTerms(row, currency);
  const opening = readOpening(row, currency, parseDate(values.disbursedOn?.trim() ?? ""));
  if (row.errors.length > 0 || !externalId || !borrower || !terms) {
    return refuse({ code: "import.row_invalid", errors: row.errors });
  }
  return ok({ externalId, borrower, product, terms, opening });
}

/** Reads the terms of a loan alone, as parseLoanRow does. */
export function parseTerms(
  values: Readonly<Record<string, string>>,
  defaultCurrency: string,
): Result<LoanTerms, RowRefusal> {
  const row: RowDraft = { values, errors: [] };
  const terms = readTerms(row, readCurrency(row, "currency") ?? defaultCurrency);
  if (row.errors.length > 0 || !terms) {
    return refuse({ code: "import.row_invalid", errors: row.errors });
  }
  return ok(terms);
}

function readBorrower(row: RowDraft, options: LoanRowOptions): BorrowerRow | undefined {
  const externalId = requireText(row, "borrowerExternalId");
  const name = requireText(row, "borrowerName", NAME_LENGTH_MAX);
  const rest = {
    email: readEmail(row, "email") ?? null,
    phone: readPhone(row, "phone", options.defaultCountry) ?? null,
    address: readText(row, "address", ADDRESS_LENGTH_MAX) ?? null,
    timezone: readTimezone(row, "timezone") ?? null,
    residence: readResidence(row) ?? null,
    locale: readLocale(row) ?? null,
  };
  return externalId && name ? { externalId, name, ...rest } : undefined;
}

function readLocale(row: RowDraft): Locale | undefined {
  const text = readText(row, "locale", 40);
  if (text === undefined) return undefined;
  const advice = "is not a language we speak: use en, zh-CN or leave it empty";
  return parseLocale(text) ?? addError(row, "locale", "unknown-word", advice);
}

function readResidence(row: RowDraft): string | undefined {
  const text = readText(row, "residence", 40);
  if (text === undefined) return undefined;
  const advice =
    "is not an ISO 3166 code: write a country such as US, a part of one such as US-MA, or leave it empty";
  return parseResidence(text) ?? addError(row, "residence", "unknown-word", advice);
}

function readTerms(row: RowDraft, currency: string): LoanTerms | undefined {
  const terms = {
    principal: requireAmount(row, "principal", { currency, least: 1 }),
    annualRatePercent: requireRate(row, "annualRatePercent"),
    installmentCount: requireCount(row, "installmentCount", INSTALLMENT_COUNT_MAX),
    frequency: readFrequency(row),
    method: requireWord(row, "method", METHODS),
    disbursedOn: requireDay(row, "disbursedOn"),
    firstDueOn: requireDay(row, "firstDueOn"),
    installment: readAmount(row, "installment", { currency, least: 1 }) ?? null,
    currency,
  };
  if (terms.disbursedOn && terms.firstDueOn && terms.firstDueOn < terms.disbursedOn) {
    const advice = "lies before disbursedOn: write the due day of the first installment";
    addError(row, "firstDueOn", "inconsistent", advice);
  }
  if (terms.method === "single" && (terms.installmentCount ?? 1) !== 1) {
    const advice = "does not fit the method single: write 1 or use another method";
    addError(row, "installmentCount", "inconsistent", advice);
  }
  return isComplete(terms) ? terms : undefined;
}

function readFrequency(row: RowDraft): Frequency | undefined {
  const text = requireText(row, "frequency", 40)?.toLowerCase();
  if (text === undefined) return undefined;
  const advice =
    "is not a rhythm we know: use daily, weekly, biweekly, semimonthly, monthly, quarterly or every-<n>-days, -weeks or -months";
  if (!parseFrequency(text)) return addError(row, "frequency", "unknown-word", advice);
  return text as Frequency;
}

type Draft = { [K in keyof LoanTerms]: LoanTerms[K] | undefined };

function isComplete(terms: Draft): terms is LoanTerms {
  return Object.values(terms).every((value) => value !== undefined);
}

function readOpening(
  row: RowDraft,
  currency: string,
  disbursedOn: BusinessDate | undefined,
): OpeningRow | null {
  const asOf = readDay(row, "openingAsOf");
  const paid = readAmount(row, "openingPaid", { currency, least: 0 });
  const principal = readAmount(row, "openingPrincipal", { currency, least: 0 });
  if (asOf === undefined) {
    if ((paid !== undefined || principal !== undefined) && !hasError(row, "openingAsOf")) {
      const advice = "is empty: write the day up to which openingPaid and openingPrincipal count";
      addError(row, "openingAsOf", "missing", advice);
    }
    return null;
  }
  if (disbursedOn && asOf < disbursedOn) {
    const advice = "lies before disbursedOn: write the day up to which payments are counted";
    addError(row, "openingAsOf", "inconsistent", advice);
  }
  if (paid === undefined && !hasError(row, "openingPaid")) {
    const advice = "is empty: write all that was paid until openingAsOf, 0 for nothing";
    addError(row, "openingPaid", "missing", advice);
  }
  return { asOf, paid: paid ?? ZERO, principal: principal ?? null };
}

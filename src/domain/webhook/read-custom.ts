import type { Instant } from "../../kernel/calendar";
import type { Description } from "./description";
import { valuesAt } from "./path";
import {
  type FindingFlaw,
  type ReadValue,
  readAmount,
  readCurrency,
  readDay,
  readWord,
} from "./read-value";
import type { SaidOfMoney } from "./source";

/** One path of a description, what it found, and why that cannot be used. */
export type Finding = Readonly<{
  /** The field, as a JSON pointer into the description. */
  pointer: string;
  path: string;
  /** The values as JSON, the first few and the beginning of each. */
  found: readonly string[];
  flaw: FindingFlaw | null;
}>;

export type CustomReading = Readonly<{ said: SaidOfMoney; findings: readonly Finding[] }>;

const VALUES_MAX = 3;
const SHOWN_LENGTH_MAX = 120;
const METHOD_LENGTH_MAX = 60;

/**
 * What a message says of money by the description of its source, with all that was looked at.
 * `json`: the body as `parseExact` reads it.
 */
export function readCustom(
  description: Description,
  json: unknown,
  receivedAt: Instant,
): CustomReading {
  const reader = openReader(json);
  const said = readSaid(reader, description, receivedAt);
  const flawed = reader.findings.filter(({ flaw }) => flaw !== null);
  if (flawed.length === 0) return { said, findings: reader.findings };
  const why = flawed
    .map(({ pointer, flaw, found }) => `${pointer} ${flaw} ${found.join(", ")}`.trim())
    .join("; ");
  return { said: { says: "unclear", why }, findings: reader.findings };
}

function readSaid(reader: Reader, description: Description, receivedAt: Instant): SaidOfMoney {
  const { kind } = description;
  if (kind === null) return readPayment(reader, description, receivedAt);
  const which = reader.one("/kind/path", kind.path, readWord) ?? "";
  if (kind.payments.includes(which)) return readPayment(reader, description, receivedAt);
  if (kind.reversals.includes(which)) return readReversal(reader, description);
  return { says: "nothing" };
}

function readPayment(reader: Reader, { payment }: Description, receivedAt: Instant): SaidOfMoney {
  const { reference, loan, amountUnit, paidOn, paidOnForm, method, payer = null } = payment;
  const externalId = reader.one("/payment/reference", reference, readWord) ?? "";
  // One that names no loan is matched by a person, under its own name.
  const loanExternalId = reader.optional("/payment/loan", loan) ?? externalId;
  const currency = readOwnCurrency(reader, payment.currency);
  const amount = reader.one("/payment/amount", payment.amount, (value) =>
    readAmount(value, amountUnit, currency),
  );
  const at =
    paidOn === null
      ? receivedAt
      : reader.one("/payment/paidOn", paidOn, (value) => readDay(value, paidOnForm));
  const how = method?.startsWith("$") ? reader.optional("/payment/method", method) : method;
  return {
    says: "received",
    externalId,
    loanExternalId,
    amount: amount ?? 0,
    currency,
    at: at ?? receivedAt,
    method: (how ?? "webhook").slice(0, METHOD_LENGTH_MAX),
    payerName: reader.optional("/payment/payer", payer) ?? null,
  };
}

function readReversal(reader: Reader, { payment, reversal }: Description): SaidOfMoney {
  const externalId =
    reversal.reference === null
      ? reader.one("/payment/reference", payment.reference, readWord)
      : reader.one("/reversal/reference", reversal.reference, readWord);
  const { amount: path, reason } = reversal;
  const needsCurrency = path !== null && payment.amountUnit === "major";
  const currency = needsCurrency ? readOwnCurrency(reader, payment.currency) : NO_CURRENCY;
  const amount =
    path === null
      ? null
      : reader.one("/reversal/amount", path, (value) =>
          readAmount(value, payment.amountUnit, currency),
        );
  return {
    says: "reversed",
    externalId: externalId ?? "",
    amount: amount ?? null,
    reason: reader.optional("/reversal/reason", reason) ?? "reversed",
  };
}

/** What ISO 4217 has for none. */
const NO_CURRENCY = "XXX";

function readOwnCurrency(reader: Reader, currency: string): string {
  if (!currency.startsWith("$")) return currency;
  return reader.one("/payment/currency", currency, readCurrency) ?? NO_CURRENCY;
}

type Reader = Readonly<{
  findings: readonly Finding[];
  /** Exactly one value; undefined when a flaw was found. */
  one<Value>(
    pointer: string,
    path: string,
    read: (value: unknown) => ReadValue<Value>,
  ): Value | undefined;
  /** What may be left out, or be null; that it is not there is no flaw. */
  optional(pointer: string, path: string | null): string | undefined;
}>;

function openReader(json: unknown): Reader {
  const findings: Finding[] = [];
  const keep = <Value>(
    pointer: string,
    path: string,
    values: readonly unknown[],
    read: ReadValue<Value>,
  ): Value | undefined => {
    const flaw = "flaw" in read ? read.flaw : null;
    findings.push({ pointer, path, found: values.map(shown), flaw });
    return "value" in read ? read.value : undefined;
  };
  return {
    findings,
    one(pointer, path, read) {
      const values = valuesAt(path, json, VALUES_MAX);
      return keep(pointer, path, values, oneOf(values, read));
    },
    optional(pointer, path) {
      if (path === null) return undefined;
      const values = valuesAt(path, json, VALUES_MAX);
      const isThere = values.some((value) => value !== null && value !== "");
      const read = isThere ? oneOf(values, readWord) : { value: undefined };
      return keep<string | undefined>(pointer, path, values, read);
    },
  };
}

function oneOf<Value>(
  values: readonly unknown[],
  read: (value: unknown) => ReadValue<Value>,
): ReadValue<Value> {
  const [value] = values;
  if (values.length > 1) return { flaw: "several" };
  return value === undefined || value === null ? { flaw: "missing" } : read(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}…` : text;
}

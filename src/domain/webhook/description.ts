import { compilePath } from "./path";

/** SHA-1 is weak; in an HMAC it is not broken, and some sources have nothing else. */
export const ALGORITHMS = ["hmac-sha256", "hmac-sha512", "hmac-sha1", "ed25519"] as const;
export const ENCODINGS = ["hex", "base64", "base64url"] as const;
/** How the secret that a source shows becomes the bytes it signs with. */
export const KEY_FORMS = ["text", "hex", "base64"] as const;
export const TIME_UNITS = ["seconds", "milliseconds", "iso"] as const;
export const AMOUNT_UNITS = ["minor", "major"] as const;
/** `date`: a calendar day, or wall-clock time of the lender's zone. */
export const DATE_FORMS = ["date", "instant", "seconds", "milliseconds"] as const;
export type DateForm = (typeof DATE_FORMS)[number];

/**
 * How a source signs and writes, as an admin says it. A *place* is a JSONPath into the body (`$.id`),
 * a header (`header:x-id`), or a part of one (`header:x-signature[t]` of `t=1700000000,v1=…`).
 */
export type Description = Readonly<{
  signature: Readonly<{
    header: string;
    algorithm: (typeof ALGORITHMS)[number];
    encoding: (typeof ENCODINGS)[number];
    /** Written before each signature, such as `sha256=`. */
    prefix: string;
    /** What is signed: `{body}`, with `{timestamp}` and `{id}` where they stand. */
    signed: string;
    key: (typeof KEY_FORMS)[number];
  }>;
  timestamp: Readonly<{
    from: string;
    unit: (typeof TIME_UNITS)[number];
    toleranceSeconds: number;
  }> | null;
  /** The place of the message's id; null: it has none, and what it says is its identity. */
  messageId: string | null;
  /** Which messages are of payments; null: all of them. */
  kind: Readonly<{
    path: string;
    payments: readonly string[];
    reversals: readonly string[];
  }> | null;
  payment: Readonly<{
    reference: string;
    /** Null: it names no loan, and waits to be assigned. */
    loan: string | null;
    amount: string;
    amountUnit: (typeof AMOUNT_UNITS)[number];
    /** A path, or the currency itself. */
    currency: string;
    /** Null: when the message came. */
    paidOn: string | null;
    paidOnForm: DateForm;
    /** A path, or the word itself. */
    method: string | null;
    /** The path of who paid; null, or left out as in older ones: it is not told. */
    payer?: string | null;
  }>;
  reversal: Readonly<{
    /** Null: where a payment has it. */
    reference: string | null;
    /** Null: all of it is taken back. */
    amount: string | null;
    reason: string | null;
  }>;
}>;

export type DescriptionFlaw = Readonly<{
  /** The field, as a JSON pointer into the description. */
  pointer: string;
  code:
    | "webhook.description_not_asked"
    | "webhook.header_invalid"
    | "webhook.place_invalid"
    | "webhook.path_invalid"
    | "webhook.path_too_costly"
    | "webhook.template_unknown"
    | "webhook.template_without_body"
    | "webhook.template_without_place"
    | "webhook.timestamp_not_signed"
    | "webhook.tolerance_out_of_range"
    | "webhook.kind_without_values"
    | "webhook.kind_twice"
    | "webhook.currency_invalid"
    | "webhook.method_invalid";
  /** What of it, and where in it. */
  detail?: string;
}>;

const HEADER = /^[A-Za-z0-9-]{1,60}$/;
const HEADER_PLACE = /^header:([A-Za-z0-9-]{1,60})(?:\[([\w-]{1,30})\])?$/;
const TOLERANCE_SECONDS_MAX = 86_400;
const PLACEHOLDER = /\{(\w*)\}/g;

export type Place =
  | Readonly<{ in: "body"; path: string }>
  | Readonly<{ in: "header"; name: string; part: string | null }>;

/** Undefined: it is neither a path nor a header. */
export function placeOf(text: string): Place | undefined {
  if (text.startsWith("$")) return { in: "body", path: text };
  const header = HEADER_PLACE.exec(text);
  return header?.[1] ? { in: "header", name: header[1], part: header[2] ?? null } : undefined;
}

/** What is wrong with a description, each flaw at its field; empty when nothing is. */
export function checkDescription(description: Description): readonly DescriptionFlaw[] {
  return [
    ...checkSignature(description),
    ...checkTimestamp(description),
    ...(description.messageId === null ? [] : checkPlace("/messageId", description.messageId)),
    ...checkKind(description.kind),
    ...checkPayment(description),
  ];
}

function checkSignature({ signature, timestamp, messageId }: Description): DescriptionFlaw[] {
  const flaws: DescriptionFlaw[] = [];
  if (!HEADER.test(signature.header)) {
    flaws.push({ pointer: "/signature/header", code: "webhook.header_invalid" });
  }
  const pointer = "/signature/signed";
  const named = [...signature.signed.matchAll(PLACEHOLDER)].map(([, name = ""]) => name);
  for (const name of named) {
    if (!["body", "timestamp", "id"].includes(name)) {
      flaws.push({ pointer, code: "webhook.template_unknown", detail: `{${name}}` });
    }
  }
  if (!named.includes("body")) flaws.push({ pointer, code: "webhook.template_without_body" });
  const missing = [
    ...(named.includes("timestamp") && timestamp === null ? ["{timestamp}"] : []),
    ...(named.includes("id") && messageId === null ? ["{id}"] : []),
  ];
  for (const detail of missing) {
    flaws.push({ pointer, code: "webhook.template_without_place", detail });
  }
  return flaws;
}

function checkTimestamp({ timestamp, signature }: Description): DescriptionFlaw[] {
  if (timestamp === null) return [];
  const flaws = checkPlace("/timestamp/from", timestamp.from);
  // In a header that nobody signed, anybody can write another time.
  if (placeOf(timestamp.from)?.in === "header" && !signature.signed.includes("{timestamp}")) {
    flaws.push({ pointer: "/timestamp/from", code: "webhook.timestamp_not_signed" });
  }
  const { toleranceSeconds: seconds } = timestamp;
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > TOLERANCE_SECONDS_MAX) {
    const pointer = "/timestamp/toleranceSeconds";
    flaws.push({ pointer, code: "webhook.tolerance_out_of_range" });
  }
  return flaws;
}

function checkKind(kind: Description["kind"]): DescriptionFlaw[] {
  if (kind === null) return [];
  const flaws = checkPath("/kind/path", kind.path);
  if (kind.payments.length === 0) {
    flaws.push({ pointer: "/kind/payments", code: "webhook.kind_without_values" });
  }
  for (const [index, value] of kind.reversals.entries()) {
    if (!kind.payments.includes(value)) continue;
    const pointer = `/kind/reversals/${index}`;
    flaws.push({ pointer, code: "webhook.kind_twice", detail: value });
  }
  return flaws;
}

function checkPayment({ payment, reversal }: Description): DescriptionFlaw[] {
  const { reference, loan, amount, currency, paidOn, method, payer = null } = payment;
  const isPath = (text: string | null): text is string => text?.startsWith("$") === true;
  const flaws = [
    ...checkPath("/payment/reference", reference),
    ...(loan === null ? [] : checkPath("/payment/loan", loan)),
    ...checkPath("/payment/amount", amount),
    ...(paidOn === null ? [] : checkPath("/payment/paidOn", paidOn)),
    ...(payer === null ? [] : checkPath("/payment/payer", payer)),
    ...(reversal.reference === null ? [] : checkPath("/reversal/reference", reversal.reference)),
    ...(reversal.amount === null ? [] : checkPath("/reversal/amount", reversal.amount)),
    ...(reversal.reason === null ? [] : checkPath("/reversal/reason", reversal.reason)),
  ];
  if (isPath(currency)) flaws.push(...checkPath("/payment/currency", currency));
  else if (!/^[A-Z]{3}$/.test(currency)) {
    flaws.push({ pointer: "/payment/currency", code: "webhook.currency_invalid" });
  }
  if (isPath(method)) flaws.push(...checkPath("/payment/method", method));
  else if (method !== null && !/^[\p{L}\p{N} ._-]{1,60}$/u.test(method)) {
    flaws.push({ pointer: "/payment/method", code: "webhook.method_invalid" });
  }
  return flaws;
}

function checkPath(pointer: string, path: string): DescriptionFlaw[] {
  const compiled = compilePath(path);
  return compiled.ok ? [] : [{ pointer, ...compiled.refusal }];
}

function checkPlace(pointer: string, text: string): DescriptionFlaw[] {
  const place = placeOf(text);
  if (!place) return [{ pointer, code: "webhook.place_invalid" }];
  return place.in === "body" ? checkPath(pointer, place.path) : [];
}

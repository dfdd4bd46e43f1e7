import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Description } from "./description";

/** Who sends payments to an endpoint, and so how they are signed and written. */
export const SOURCES = [
  "standard",
  "stripe",
  "wechat-pay",
  "alipay",
  "gocardless",
  "custom",
] as const;
export type Source = (typeof SOURCES)[number];

/** What a source proves itself with, as the lender copies it from there; ours for the standard one. */
export const SECRET_NAMES = ["secret", "apiKey", "publicKey", "appId", "accessToken"] as const;
export type SecretName = (typeof SECRET_NAMES)[number];
export type SourceSecrets = Readonly<Partial<Record<SecretName, string>>>;

const NEEDED: Readonly<Record<Source, readonly SecretName[]>> = {
  standard: [],
  stripe: ["secret"],
  "wechat-pay": ["apiKey", "publicKey"],
  alipay: ["appId", "publicKey"],
  gocardless: ["secret", "accessToken"],
  custom: ["secret"],
};

/** What a source needs. Of the standard one we make the secret ourselves. */
export function secretsOf(source: Source, description: Description | null): readonly SecretName[] {
  const isSignedByKey = source === "custom" && description?.signature.algorithm === "ed25519";
  return isSignedByKey ? ["publicKey"] : NEEDED[source];
}

/** Where a source's messages name the loan, unless the lender says otherwise. */
export const LOAN_KEYS: Readonly<Record<Exclude<Source, "standard" | "custom">, string>> = {
  stripe: "loan_external_id",
  "wechat-pay": "attach",
  alipay: "passback_params",
  gocardless: "loan_external_id",
};

export type SourceFlaw = Readonly<{
  /** The field, as a JSON pointer into the secrets. */
  pointer: string;
  code: "webhook.secret_missing" | "webhook.secret_invalid" | "webhook.secret_not_asked";
}>;

const TEXT = /^[\x21-\x7e]{16,200}$/;
const SECRET_FORMS: Readonly<Record<SecretName, RegExp>> = {
  secret: /^whsec_\S{16,200}$/,
  // WeChat Pay's APIv3 key: 32 bytes that the merchant chose.
  apiKey: /^[\x21-\x7e]{32}$/,
  publicKey:
    /^(-----BEGIN (PUBLIC KEY|CERTIFICATE)-----\s[A-Za-z0-9+/=\s]+-----END \2-----\s*|[A-Za-z0-9+/]{300,2000}={0,2})$/,
  appId: /^\d{12,20}$/,
  accessToken: TEXT,
};
/** Of a described source: text of any kind, or bytes in the form that was said. */
const KEY_FORMS = {
  text: /^\S(.{0,398}\S)?$/,
  hex: /^([0-9a-fA-F]{2}){8,200}$/,
  base64: /^[A-Za-z0-9+/_-]{11,400}={0,2}$/,
} as const;
/** An Ed25519 key: PEM, or its 32 bytes in hex or base64. */
const SHORT_KEY =
  /^(-----BEGIN PUBLIC KEY-----\s[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----\s*|[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/;

function formOf(name: SecretName, source: Source, description: Description | null): RegExp {
  if (source === "gocardless") return TEXT;
  if (source !== "custom") return SECRET_FORMS[name];
  return name === "publicKey" ? SHORT_KEY : KEY_FORMS[description?.signature.key ?? "text"];
}

/** What is wrong with what a lender gives for a source, each at its field; empty when nothing is. */
export function checkSecrets(
  source: Source,
  secrets: SourceSecrets,
  description: Description | null,
): readonly SourceFlaw[] {
  return SECRET_NAMES.flatMap((name): SourceFlaw[] => {
    const value = secrets[name];
    const pointer = `/secrets/${name}`;
    if (!secretsOf(source, description).includes(name)) {
      return value === undefined ? [] : [{ pointer, code: "webhook.secret_not_asked" }];
    }
    if (value === undefined || value.trim() === "") {
      return [{ pointer, code: "webhook.secret_missing" }];
    }
    return formOf(name, source, description).test(value.trim())
      ? []
      : [{ pointer, code: "webhook.secret_invalid" }];
  });
}

/** What a message of any source says of money. */
export type SaidOfMoney =
  | Readonly<{
      says: "received";
      /** The source's own name of the payment: the same in every message about it. */
      externalId: string;
      loanExternalId: string;
      /** Minor units of the currency. */
      amount: number;
      currency: string;
      /** When it was paid; a day stands as it is, whatever the zone. */
      at: Instant | BusinessDate;
      method: string;
      /** Who paid, where the source tells it. */
      payerName?: string | null;
    }>
  /** `amount`: how much of it, in minor units; a part of a payment is for a person. Null: all of it. */
  | Readonly<{ says: "reversed"; externalId: string; amount: number | null; reason: string }>
  /** Nothing that a loan's ledger must know. */
  | Readonly<{ says: "nothing" }>
  /** What must be done is for a person. */
  | Readonly<{ says: "unclear"; why: string }>;

export type Fields = Readonly<Record<string, unknown>>;

/** A JSON object's own field as another one; empty when it is none. */
export function objectIn(fields: Fields, name: string): Fields {
  const value = fields[name];
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : {};
}

export function textIn(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

export function wholeIn(fields: Fields, name: string): number | null {
  const value = fields[name];
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}

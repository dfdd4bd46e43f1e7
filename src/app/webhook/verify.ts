import { Buffer } from "node:buffer";
import { createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { Description } from "../../domain/webhook/description";
import { type Fields, type Source, type SourceSecrets, textIn } from "../../domain/webhook/source";
import { eventsIn } from "./events-in";
import { digestOf, proofOf } from "./verify-custom";

/** A message as it came in. */
export type RawMessage = Readonly<{ header(name: string): string; body: string }>;

/** How far the clock of who signs may be off; later it is an old message sent again. */
const TOLERANCE_SECONDS = 300;

/** One message of those that came together, under the id by which its source knows it. */
export type ProvenMessage = Readonly<{ messageId: string; body: string }>;

/** What is known of a source: who it is, how it was described, and what it may have signed with. */
export type KnownSource = Readonly<{
  source: Source;
  description: Description | null;
  secrets: readonly SourceSecrets[];
}>;

/**
 * Proves that what came is from the source, by any of the secrets that are good, and takes it apart
 * into its messages. Undefined: wrong, old, altered, or not a message at all. `now` in milliseconds.
 */
export function provenMessages(
  { source, description, secrets }: KnownSource,
  raw: RawMessage,
  now: number,
): readonly ProvenMessage[] | undefined {
  if (source === "custom")
    return description ? described(description, secrets, raw, now) : undefined;
  if (!secrets.some((one) => VERIFIERS[source](one, raw, now))) return undefined;
  if (source === "gocardless") return eventsIn(raw.body);
  const messageId = textIn({ id: idOf(source, raw) }, "id");
  return messageId === null ? undefined : [{ messageId, body: raw.body }];
}

function described(
  description: Description,
  secrets: readonly SourceSecrets[],
  raw: RawMessage,
  now: number,
): readonly ProvenMessage[] | undefined {
  const { flaws, id } = proofOf(description, secrets, raw, now);
  if (flaws.length > 0) return undefined;
  // Turned away for want of an id, it would be lost; the payment in it has a name of its own.
  return [{ messageId: id ?? digestOf(raw.body), body: raw.body }];
}

function idOf(source: Source, { header, body }: RawMessage): unknown {
  if (source === "standard") return header("webhook-id");
  if (source === "alipay") return new URLSearchParams(body).get("notify_id");
  return parsed(body)["id"];
}

type Verifier = (secrets: SourceSecrets, raw: RawMessage, now: number) => boolean;

const VERIFIERS: Readonly<Record<Exclude<Source, "custom">, Verifier>> = {
  standard: isStandard,
  stripe: isStripe,
  "wechat-pay": isWechatPay,
  alipay: isAlipay,
  gocardless: isGocardless,
};

/** developer.gocardless.com, webhooks: hex of HMAC-SHA256 of the raw body; they sign no time. */
function isGocardless({ secret = "" }: SourceSecrets, { header, body }: RawMessage): boolean {
  if (secret === "") return false;
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  return isSame(expected, header("webhook-signature").trim().toLowerCase());
}

/** standardwebhooks.com: signed are id, timestamp and raw body. */
function isStandard({ secret = "" }: SourceSecrets, { header, body }: RawMessage): boolean {
  const headers = {
    "webhook-id": header("webhook-id"),
    "webhook-timestamp": header("webhook-timestamp"),
    "webhook-signature": header("webhook-signature"),
  };
  try {
    // The body is not parsed here: what is signed and unreadable is stored and shown as refused.
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** docs.stripe.com/webhooks/signature: `t=…,v1=…`, HMAC-SHA256 of time and raw body by the whole secret. */
function isStripe({ secret = "" }: SourceSecrets, raw: RawMessage, now: number): boolean {
  const parts = raw
    .header("stripe-signature")
    .split(",")
    .map((part) => part.split("="));
  const time = parts.find(([name]) => name?.trim() === "t")?.[1] ?? "";
  if (secret === "" || !isRecent(time, now)) return false;
  const expected = createHmac("sha256", secret).update(`${time}.${raw.body}`).digest("hex");
  return parts.some(([name, value]) => name?.trim() === "v1" && isSame(expected, value ?? ""));
}

/** pay.weixin.qq.com, API v3: RSA-SHA256 of time, nonce and raw body, a line each. */
function isWechatPay({ publicKey = "" }: SourceSecrets, raw: RawMessage, now: number): boolean {
  const time = raw.header("wechatpay-timestamp");
  if (!isRecent(time, now)) return false;
  const signed = `${time}\n${raw.header("wechatpay-nonce")}\n${raw.body}\n`;
  return isSignedBy(publicKey, signed, raw.header("wechatpay-signature"));
}

/** opendocs.alipay.com, RSA2: SHA256 with RSA of all other fields in order, `name=value` by `&`. */
function isAlipay({ publicKey = "", appId = "" }: SourceSecrets, { body }: RawMessage): boolean {
  const fields = new Map(new URLSearchParams(body));
  if (fields.get("sign_type") !== "RSA2" || fields.get("app_id") !== appId) return false;
  const signed = [...fields]
    .filter(([name, value]) => name !== "sign" && name !== "sign_type" && value !== "")
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return isSignedBy(publicKey, signed, fields.get("sign") ?? "");
}

function isSignedBy(publicKey: string, signed: string, signature: string): boolean {
  try {
    const key = createPublicKey(asPem(publicKey.trim()));
    return verify("sha256", Buffer.from(signed), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** Alipay shows its key as one line of base64. */
function asPem(key: string): string {
  if (key.startsWith("-----")) return key;
  const lines = key.match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`;
}

function isRecent(seconds: string, now: number): boolean {
  return /^\d{1,12}$/.test(seconds) && Math.abs(now / 1000 - Number(seconds)) <= TOLERANCE_SECONDS;
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

export function parsed(body: string): Fields {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Fields) : {};
  } catch {
    return {};
  }
}

import { Buffer } from "node:buffer";
import { createDecipheriv } from "node:crypto";
import type { Description } from "../../domain/webhook/description";
import { parseExact } from "../../domain/webhook/exact-json";
import { readAlipay } from "../../domain/webhook/read-alipay";
import { type Finding, readCustom } from "../../domain/webhook/read-custom";
import { readStripe } from "../../domain/webhook/read-stripe";
import { readWechatPay } from "../../domain/webhook/read-wechat-pay";
import {
  type Fields,
  LOAN_KEYS,
  objectIn,
  type SaidOfMoney,
  type Source,
  type SourceSecrets,
  textIn,
} from "../../domain/webhook/source";
import type { Instant } from "../../kernel/calendar";
import { parsed } from "./verify";

const TAG_BYTES = 16;

export type StoredMessage = Readonly<{
  body: string;
  loanKey: string | null;
  description: Description | null;
  isLive: boolean;
  /** Those that may have sealed it. */
  secrets: readonly SourceSecrets[];
  receivedAt: Instant;
}>;

/** Sources whose messages say by themselves what came. */
export type TellingSource = Exclude<Source, "standard" | "gocardless">;

/** What a message of a source says of money; of a described one also what each path found. */
export function readMoney(
  source: TellingSource,
  message: StoredMessage,
): Readonly<{ said: SaidOfMoney; findings: readonly Finding[] }> {
  const { body, description, receivedAt } = message;
  if (source !== "custom") return { said: readKnown(source, message), findings: [] };
  if (!description) return { said: { says: "unclear", why: "nobody described it" }, findings: [] };
  const json = parseExact(body);
  if (json === undefined) return { said: { says: "unclear", why: "no JSON" }, findings: [] };
  return readCustom(description, json, receivedAt);
}

function readKnown(
  source: Exclude<TellingSource, "custom">,
  { body, loanKey, isLive, secrets }: StoredMessage,
): SaidOfMoney {
  const key = loanKey ?? LOAN_KEYS[source];
  switch (source) {
    case "stripe":
      return readStripe(parsed(body), { loanKey: key, isLive });
    case "alipay":
      return readAlipay(Object.fromEntries(new URLSearchParams(body)), key);
    case "wechat-pay": {
      const event = parsed(body);
      const resource = opened(objectIn(event, "resource"), secrets);
      if (!resource) return { says: "unclear", why: "its resource is sealed with another API key" };
      return readWechatPay(textIn(event, "event_type") ?? "", resource, key);
    }
  }
}

/** pay.weixin.qq.com, API v3: AES-256-GCM by the merchant's API key, the tag behind the text. */
function opened(resource: Fields, secrets: readonly SourceSecrets[]): Fields | null {
  const [text, nonce] = [textIn(resource, "ciphertext"), textIn(resource, "nonce")];
  if (text === null || nonce === null) return null;
  const bytes = Buffer.from(text, "base64");
  for (const { apiKey } of secrets) {
    try {
      const decipher = createDecipheriv("aes-256-gcm", Buffer.from(apiKey ?? ""), nonce);
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      decipher.setAAD(Buffer.from(textIn(resource, "associated_data") ?? ""));
      const sealed = bytes.subarray(0, bytes.length - TAG_BYTES);
      const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
      return parsed(plain.toString("utf8"));
    } catch {
      // The key of before, or of nobody.
    }
  }
  return null;
}

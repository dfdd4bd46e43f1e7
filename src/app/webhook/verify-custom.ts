import { Buffer } from "node:buffer";
import { createHash, createHmac, createPublicKey, timingSafeEqual, verify } from "node:crypto";
import { type Description, type Place, placeOf } from "../../domain/webhook/description";
import { parseExact } from "../../domain/webhook/exact-json";
import { valuesAt } from "../../domain/webhook/path";
import type { SourceSecrets } from "../../domain/webhook/source";
import { parseInstant } from "../../kernel/calendar";
import type { RawMessage } from "./verify";

/** Why a message is not taken; told to who describes the source, and to nobody who sends. */
export const PROOF_FLAWS = [
  "secret-missing",
  "header-missing",
  "prefix-missing",
  "encoding-wrong",
  "timestamp-missing",
  "timestamp-unreadable",
  "timestamp-old",
  "timestamp-ahead",
  "id-missing",
  "signature-wrong",
] as const;
export type ProofFlaw = (typeof PROOF_FLAWS)[number];

export type Proof = Readonly<{
  flaws: readonly ProofFlaw[];
  /** As the message says it; null: it says none. */
  id: string | null;
  timestamp: string | null;
}>;

/** Proves a message by the description of its source. `now` in milliseconds. */
export function proofOf(
  description: Description,
  secrets: readonly SourceSecrets[],
  raw: RawMessage,
  now: number,
): Proof {
  const { signature, timestamp, messageId } = description;
  const timestampText = timestamp && textAt(timestamp.from, raw);
  const id = messageId && textAt(messageId, raw);
  const flaws = [
    ...ageFlaws(description, timestampText, now),
    ...signatureFlaws(description, secrets, raw, {
      timestamp: timestampText,
      id,
      body: raw.body,
    }),
  ];
  const isIdSigned = signature.signed.includes("{id}");
  if (isIdSigned && id === null) flaws.push("id-missing");
  return { flaws, id, timestamp: timestampText };
}

/** The identity of what says none of its own. */
export function digestOf(body: string): string {
  return `sha256-${createHash("sha256").update(body).digest("hex")}`;
}

function textAt(text: string, raw: RawMessage): string | null {
  const place = placeOf(text);
  const value = place && valueAt(place, raw);
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function valueAt(place: Place, { header, body }: RawMessage): unknown {
  if (place.in === "body") {
    const values = valuesAt(place.path, parseExact(body), 2);
    return values.length === 1 ? values[0] : undefined;
  }
  const written = header(place.name);
  if (place.part === null) return written;
  return partsOf(written)
    .map((part) => /^([\w-]+)=(.*)$/.exec(part))
    .find((match) => match?.[1] === place.part)?.[2];
}

function partsOf(header: string): readonly string[] {
  return header.split(/[,;\s]+/).filter((part) => part !== "");
}

function ageFlaws({ timestamp }: Description, text: string | null, now: number): ProofFlaw[] {
  if (timestamp === null) return [];
  if (text === null) return ["timestamp-missing"];
  const at = millisecondsOf(text, timestamp.unit);
  if (at === undefined) return ["timestamp-unreadable"];
  const tolerance = timestamp.toleranceSeconds * 1000;
  if (at < now - tolerance) return ["timestamp-old"];
  return at > now + tolerance ? ["timestamp-ahead"] : [];
}

function millisecondsOf(text: string, unit: "seconds" | "milliseconds" | "iso") {
  if (unit === "iso") return parseInstant(text);
  if (!/^\d{1,15}(\.\d{1,9})?$/.test(text)) return undefined;
  return unit === "seconds" ? Number(text) * 1000 : Number(text);
}

type Parts = Readonly<{ timestamp: string | null; id: string | null; body: string }>;

function signatureFlaws(
  description: Description,
  secrets: readonly SourceSecrets[],
  raw: RawMessage,
  parts: Parts,
): ProofFlaw[] {
  const { header, prefix, encoding, signed: template } = description.signature;
  const written = raw.header(header).trim();
  if (written === "") return ["header-missing"];
  // Some sources sign with two secrets while one takes over, and write both.
  const given = [written, ...partsOf(written)]
    .filter((part) => part.startsWith(prefix))
    .map((part) => part.slice(prefix.length));
  if (given.length === 0) return ["prefix-missing"];
  const signatures = given.flatMap((text) => decoded(text, encoding) ?? []);
  if (signatures.length === 0) return ["encoding-wrong"];
  const known = secrets.filter((one) => keyOf(description, one) !== undefined);
  if (known.length === 0) return ["secret-missing"];
  const signed = Buffer.from(filled(template, parts));
  const isSigned = known.some((one) =>
    signatures.some((signature) => isSignedBy(description, one, signed, signature)),
  );
  return isSigned ? [] : ["signature-wrong"];
}

function filled(template: string, { timestamp, id, body }: Parts): string {
  const values: Readonly<Record<string, string>> = {
    timestamp: timestamp ?? "",
    id: id ?? "",
    body,
  };
  // By a function: in a text `$&` would stand for something.
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const WRITTEN = {
  hex: /^([0-9a-f]{2})+$/i,
  base64: /^[A-Za-z0-9+/]+={0,2}$/,
  base64url: /^[A-Za-z0-9_-]+={0,2}$/,
} as const;

function decoded(text: string, encoding: keyof typeof WRITTEN): Buffer | undefined {
  return WRITTEN[encoding].test(text) ? Buffer.from(text, encoding) : undefined;
}

function keyOf({ signature }: Description, { secret, publicKey }: SourceSecrets) {
  return signature.algorithm === "ed25519" ? publicKey : secret;
}

const HASHES = { "hmac-sha256": "sha256", "hmac-sha512": "sha512", "hmac-sha1": "sha1" } as const;

function isSignedBy(
  description: Description,
  secrets: SourceSecrets,
  signed: Buffer,
  signature: Buffer,
): boolean {
  const { algorithm, key: form } = description.signature;
  const key = keyOf(description, secrets) ?? "";
  if (algorithm === "ed25519") {
    try {
      return verify(null, signed, publicKeyOf(key), signature);
    } catch {
      return false;
    }
  }
  const bytes = form === "text" ? Buffer.from(key) : Buffer.from(key, form);
  const expected = createHmac(HASHES[algorithm], bytes).update(signed).digest();
  return expected.length === signature.length && timingSafeEqual(expected, signature);
}

/** What stands before the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

function publicKeyOf(text: string) {
  if (text.startsWith("-----")) return createPublicKey(text);
  const bytes = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? "hex" : "base64");
  return createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, bytes]),
    format: "der",
    type: "spki",
  });
}

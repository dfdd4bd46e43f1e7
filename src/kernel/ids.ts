import { assert } from "./assert";

declare const tenantBrand: unique symbol;

/**
 * A tenant's number in the control database. Minted in three places only: session verification,
 * API key verification and the queue envelope.
 */
export type TenantId = number & { readonly [tenantBrand]: true };

/** Nouns that live in a shard and have a public id that carries their partition. */
export const PARTITIONED_PREFIXES = {
  loan: "loan",
  borrower: "bor",
  notice: "ntc",
  unmatched: "unm",
  webhookEvent: "whe",
  event: "evt",
  case: "cas",
  task: "tsk",
  promise: "ptp",
  contact: "con",
  contactPermit: "cpm",
} as const;
export type PartitionedNoun = keyof typeof PARTITIONED_PREFIXES;

/** Nouns of the control database: a plain sequence. */
export const CONTROL_PREFIXES = {
  tenant: "ten",
  apiKey: "key",
  import: "imp",
  webhookEndpoint: "whk",
  deadLetter: "dlq",
  reconciliation: "rec",
  simulation: "sim",
  provider: "prv",
  subscription: "sub",
  export: "exp",
  exportSchedule: "exs",
} as const;
export type ControlNoun = keyof typeof CONTROL_PREFIXES;

export const PARTITION_COUNT_MAX = 32;

/** Ids of one partition are one contiguous range, so a range of the primary key is a partition. */
export const PARTITION_SPAN = 2 ** 40;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

export function internalId(partition: number, sequence: number): number {
  assert(partition >= 0 && partition < PARTITION_COUNT_MAX, `no such partition: ${partition}`);
  assert(sequence > 0 && sequence < PARTITION_SPAN, `sequence out of range: ${sequence}`);
  return partition * PARTITION_SPAN + sequence;
}

/** The ids of one partition lie between these two. */
export function partitionRange(partition: number): Readonly<{ after: number; before: number }> {
  return { after: partition * PARTITION_SPAN, before: (partition + 1) * PARTITION_SPAN };
}

export function partitionOf(id: number): number {
  return Math.floor(id / PARTITION_SPAN);
}

/** `loan_<partition><sequence>`: one Crockford base-32 digit for the partition, the rest the sequence. */
export function publicId(noun: PartitionedNoun, id: number): string {
  const partition = ALPHABET[partitionOf(id)];
  return `${PARTITIONED_PREFIXES[noun]}_${partition}${encode(id % PARTITION_SPAN)}`;
}

/** Reads a public id; answers undefined when it is not one of this noun. */
export function parsePublicId(noun: PartitionedNoun, text: string): number | undefined {
  const body = bodyOf(PARTITIONED_PREFIXES[noun], text);
  if (body === undefined || body.length < 2) return undefined;
  const partition = ALPHABET.indexOf(body[0] ?? "");
  const sequence = decode(body.slice(1));
  if (partition < 0 || sequence === undefined || sequence < 1) return undefined;
  return sequence < PARTITION_SPAN ? internalId(partition, sequence) : undefined;
}

export function controlId(noun: ControlNoun, id: number): string {
  return `${CONTROL_PREFIXES[noun]}_${encode(id)}`;
}

export function parseControlId(noun: ControlNoun, text: string): number | undefined {
  const body = bodyOf(CONTROL_PREFIXES[noun], text);
  const id = body === undefined ? undefined : decode(body);
  return id !== undefined && id > 0 ? id : undefined;
}

/** A tenant's endpoints are numbered from 1; the rest of the id is the tenant. */
const ENDPOINT_SPAN = 2 ** 20;

/**
 * `whk_<tenant and number>`: who sends a webhook is not signed in, so the address itself says whose
 * it is. It is no secret; the signature proves the sender.
 */
export function endpointId(tenantId: TenantId, number: number): string {
  assert(number > 0 && number < ENDPOINT_SPAN, `endpoint out of range: ${number}`);
  return controlId("webhookEndpoint", tenantId * ENDPOINT_SPAN + number);
}

/** Reads an endpoint's id into a tenant that may exist and a number; undefined when it is not one. */
export function parseEndpointId(
  text: string,
): Readonly<{ tenant: number; number: number }> | undefined {
  return splitNumber(parseControlId("webhookEndpoint", text));
}

/** `prv_<tenant and number>`: as an endpoint's, since who reports a delivery is not signed in. */
export function providerId(tenantId: TenantId, number: number): string {
  assert(number > 0 && number < ENDPOINT_SPAN, `provider out of range: ${number}`);
  return controlId("provider", tenantId * ENDPOINT_SPAN + number);
}

/** Reads a provider's id into a tenant that may exist and a number; undefined when it is not one. */
export function parseProviderId(
  text: string,
): Readonly<{ tenant: number; number: number }> | undefined {
  return splitNumber(parseControlId("provider", text));
}

/** `sub_<tenant and number>`: events name it, and who receives them has many. */
export function subscriptionId(tenantId: TenantId, number: number): string {
  assert(number > 0 && number < ENDPOINT_SPAN, `subscription out of range: ${number}`);
  return controlId("subscription", tenantId * ENDPOINT_SPAN + number);
}

/** Reads a subscription's id into a tenant that may exist and a number; undefined when it is not one. */
export function parseSubscriptionId(
  text: string,
): Readonly<{ tenant: number; number: number }> | undefined {
  return splitNumber(parseControlId("subscription", text));
}

function splitNumber(id: number | undefined) {
  if (id === undefined) return undefined;
  const number = id % ENDPOINT_SPAN;
  const tenant = Math.floor(id / ENDPOINT_SPAN);
  return number > 0 && tenant > 0 ? { tenant, number } : undefined;
}

/**
 * The partition of a text key (a borrower's external id) among `count`: FNV-1a over UTF-16 units.
 * Fixed for ever, since every stored id depends on it.
 */
export function partitionOfKey(key: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % count;
}

function bodyOf(prefix: string, text: string): string | undefined {
  return text.startsWith(`${prefix}_`) ? text.slice(prefix.length + 1) : undefined;
}

function encode(value: number): string {
  let rest = value;
  let text = "";
  do {
    text = `${ALPHABET[rest % 32]}${text}`;
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return text;
}

function decode(text: string): number | undefined {
  if (!/^[0-9a-hjkmnp-tv-z]{1,10}$/.test(text)) return undefined;
  if (text.length > 1 && text.startsWith("0")) return undefined;
  let value = 0;
  for (const digit of text) value = value * 32 + ALPHABET.indexOf(digit);
  return value;
}

import type { Instant } from "../../kernel/calendar";
import type { Permission } from "../member/role";
import { type AddressRange, isWithinRanges, parseRange, writeRange } from "./address-range";

export const KEY_NAME_LENGTH_MAX = 80;
export const KEY_ADDRESSES_MAX = 50;

/** When a key ends, and from where it may be used. */
export type KeyTerms = Readonly<{
  /** Null: it does not end by itself. */
  expiresAt: Instant | null;
  /** Addresses and networks; none: from anywhere. */
  allowedAddresses: readonly string[];
}>;

export type KeyDraft = KeyTerms & Readonly<{ name: string }>;

export type KeyFlaw = Readonly<{
  /** The field, as a JSON pointer into the draft. */
  pointer: string;
  code:
    | "api-key.name_missing"
    | "api-key.expires_in_past"
    | "api-key.address_invalid"
    | "api-key.too_many_addresses";
}>;

/** What is wrong with what is to be said of a key, each flaw at its field; what is unsaid is right. */
export function checkKey(draft: Partial<KeyDraft>, now: Instant): readonly KeyFlaw[] {
  const { name, expiresAt, allowedAddresses = [] } = draft;
  const flaws: KeyFlaw[] = [];
  // A control character in a name would end a line of a log or a header somewhere.
  const isNamed = (text: string) => text.trim() !== "" && !/\p{Cc}/u.test(text);
  if (name !== undefined && (!isNamed(name) || name.length > KEY_NAME_LENGTH_MAX)) {
    flaws.push({ pointer: "/name", code: "api-key.name_missing" });
  }
  if (typeof expiresAt === "number" && expiresAt <= now) {
    flaws.push({ pointer: "/expiresAt", code: "api-key.expires_in_past" });
  }
  if (allowedAddresses.length > KEY_ADDRESSES_MAX) {
    flaws.push({ pointer: "/allowedAddresses", code: "api-key.too_many_addresses" });
  }
  for (const [index, text] of allowedAddresses.entries()) {
    if (parseRange(text)) continue;
    flaws.push({ pointer: `/allowedAddresses/${index}`, code: "api-key.address_invalid" });
  }
  return flaws;
}

/** Addresses as they are kept: each once, written the one way. */
export function canonicalAddresses(texts: readonly string[]): readonly string[] {
  return [...new Set(rangesOf(texts).map(writeRange))];
}

export function rangesOf(texts: readonly string[]): readonly AddressRange[] {
  return texts.flatMap((text) => parseRange(text) ?? []);
}

/** What somebody may do, for how long and from where; people have no end and come from anywhere. */
export type Reach = KeyTerms & Readonly<{ permissions: readonly Permission[] }>;

/**
 * Whether `inner` can do nothing that `outer` cannot. Nobody gives more than they have: a key that makes
 * or renews keys could otherwise outlive its own end, or be used from elsewhere under another name.
 */
export function isWithinReach(inner: Reach, outer: Reach): boolean {
  const own = new Set(outer.permissions);
  if (!inner.permissions.every((permission) => own.has(permission))) return false;
  if (outer.expiresAt !== null && (inner.expiresAt ?? Number.POSITIVE_INFINITY) > outer.expiresAt) {
    return false;
  }
  const places = rangesOf(outer.allowedAddresses);
  if (places.length === 0) return true;
  const asked = rangesOf(inner.allowedAddresses);
  return asked.length > 0 && asked.every((range) => isWithinRanges(range, places));
}

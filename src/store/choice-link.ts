import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Whose choices a link leads to, and the day it was made, in days since 1970. */
export type ChoiceLink = Readonly<{ tenant: number; borrower: number; madeOnDay: number }>;

/** Mail programs keep letters; a link works for longer than the 30 days that are asked of it. */
const VALID_DAYS = 400;
const TAG_BYTES = 16;
const TOKEN = /^([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-z]{1,6})-([0-9a-f]{32})$/;

/**
 * The secret part of a link to a borrower's choices: whoever has it may read and change them without
 * signing in, and learns nothing else. Signed with a key of the platform's own.
 */
export function signChoiceLink(platformKey: string, link: ChoiceLink): string {
  const plain = [link.tenant, link.borrower, link.madeOnDay].map((part) => part.toString(36));
  const text = plain.join("-");
  return `${text}-${tagOf(platformKey, text).toString("hex")}`;
}

/** Undefined for what we did not sign, or so long ago that it is worth nothing any more. */
export function openChoiceLink(
  platformKey: string,
  token: string,
  today: number,
): ChoiceLink | undefined {
  const parts = TOKEN.exec(token);
  if (!parts) return undefined;
  const [, tenant = "", borrower = "", day = "", tag = ""] = parts;
  const expected = tagOf(platformKey, `${tenant}-${borrower}-${day}`);
  if (!timingSafeEqual(expected, Buffer.from(tag, "hex"))) return undefined;
  const madeOnDay = Number.parseInt(day, 36);
  if (today - madeOnDay > VALID_DAYS) return undefined;
  return {
    tenant: Number.parseInt(tenant, 36),
    borrower: Number.parseInt(borrower, 36),
    madeOnDay,
  };
}

function tagOf(platformKey: string, text: string): Buffer {
  const secret = Buffer.from(platformKey, "base64");
  const key = Buffer.from(hkdfSync("sha256", secret, "", "forbear:choice-link", 32));
  return createHmac("sha256", key).update(text).digest().subarray(0, TAG_BYTES);
}

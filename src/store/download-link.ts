import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { type Instant, instant } from "../kernel/calendar";

/** Which file of which lender a link leads to, and until when. */
export type DownloadLink = Readonly<{ tenant: number; export: number; until: Instant }>;

const TAG_BYTES = 16;
const TOKEN = /^([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-f]{32})$/;

/**
 * The secret part of the address of a file: whoever has it may fetch that file until it expires,
 * and nothing else. All three facts are under the signature.
 */
export function signDownloadLink(platformKey: string, link: DownloadLink): string {
  const text = [link.tenant, link.export, link.until].map((part) => part.toString(36)).join("-");
  return `${text}-${tagOf(platformKey, text).toString("hex")}`;
}

/** Undefined for what we did not sign; "expired" for what we did, and that is over. */
export function openDownloadLink(
  platformKey: string,
  token: string,
  now: Instant,
): DownloadLink | "expired" | undefined {
  const parts = TOKEN.exec(token);
  if (!parts) return undefined;
  const [, tenant = "", number = "", until = "", tag = ""] = parts;
  const expected = tagOf(platformKey, `${tenant}-${number}-${until}`);
  if (!timingSafeEqual(expected, Buffer.from(tag, "hex"))) return undefined;
  const link = {
    tenant: Number.parseInt(tenant, 36),
    export: Number.parseInt(number, 36),
    until: instant(Number.parseInt(until, 36)),
  };
  return link.until <= now ? "expired" : link;
}

function tagOf(platformKey: string, text: string): Buffer {
  const secret = Buffer.from(platformKey, "base64");
  const key = Buffer.from(hkdfSync("sha256", secret, "", "forbear:download-link", 32));
  return createHmac("sha256", key).update(text).digest().subarray(0, TAG_BYTES);
}

/** In plain words, what is wrong with an address. */
export type TargetFlaw = "not a url" | "not https" | "has a password" | "not a public name";

/** Names that lead into a private network, by their last label (RFC 6761, RFC 6762, RFC 8375). */
const PRIVATE_ENDINGS =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|arpa|onion)$/;
const NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * Whether a name may be called on a lender's behalf: a domain name of the public internet. Refuses
 * addresses in figures, whichever way they are written, and names of private networks, so that
 * nobody can make Forbear speak to what only it can reach.
 */
export function isPublicHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  return NAME.test(name) && !PRIVATE_ENDINGS.test(name);
}

/** As `isPublicHost`, for a whole address: https only, and no credentials in it. Null: it is fine. */
export function targetFlaw(text: string): TargetFlaw | null {
  const url = URL.parse(text);
  if (!url) return "not a url";
  if (url.protocol !== "https:") return "not https";
  if (url.username !== "" || url.password !== "") return "has a password";
  return isPublicHost(url.hostname) ? null : "not a public name";
}

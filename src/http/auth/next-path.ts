const NOWHERE = "http://next.invalid";

/**
 * Where to go after signing in: a path of this site and nothing else. A browser also reads
 * "//host", "/\host" and control characters as the way to another site, so the answer is what the
 * URL parser makes of it, and only when it stays.
 */
export function safeNextPath(next: string | undefined): string | undefined {
  if (next === undefined || !next.startsWith("/") || next.length > 512) return undefined;
  if (!URL.canParse(next, NOWHERE)) return undefined;
  const url = new URL(next, NOWHERE);
  if (url.origin !== NOWHERE) return undefined;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith("//") ? undefined : path;
}

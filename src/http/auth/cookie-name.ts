import type { Origins } from "./origin";

/**
 * Without a domain, on path "/", and secure: then the browser vouches by `__Host-` that nobody else
 * set the cookie. Over plain HTTP, on a development machine, browsers refuse that prefix.
 */
export function cookiePrefix(origins: Origins): string {
  return isSecure(origins) ? "__Host-forbear" : "forbear";
}

export function cookieName(origins: Origins, cookie: "session_token"): string {
  return `${cookiePrefix(origins)}.${cookie}`;
}

export function isSecure(origins: Origins): boolean {
  return origins.public.startsWith("https:");
}

import type { PageContext } from "./page";

/**
 * A page that asks for its own progress, and the work is done: it shall open anew, so that all of
 * it is right and not only the part that was watched. Answers whether that was said.
 */
export function refreshWhenDone(c: PageContext, working: boolean): boolean {
  if (working || c.req.header("hx-request") !== "true") return false;
  c.header("hx-refresh", "true");
  return true;
}

import type { Context, Next } from "hono";
import { limitField, policyField, type RateCount } from "../../domain/rate-limit/lease";
import { API_RATE } from "../../domain/rate-limit/window";
import type { AppEnv } from "../app-env";
import { problem } from "../problem";
import { countRequest } from "../rate-lease";

/** `count`: null where nobody could tell. */
type Counted = Pick<RateCount, "allowed"> & Readonly<{ count: RateCount | null }>;

/**
 * Lets a caller through as often as it may come, and tells it with every answer what is left. A read
 * may run while it is counted: one too many is thrown away. A write waits for its turn.
 */
export async function limitCalls(
  c: Context<AppEnv>,
  caller: string,
  next: Next,
): Promise<Response | undefined> {
  const counting = countCall(c, caller);
  if (c.req.method === "GET") {
    await next();
    const counted = await counting;
    if (!counted.allowed) c.res = tooMany(c, counted);
    tell(c.res, counted);
    return undefined;
  }
  const counted = await counting;
  if (!counted.allowed) {
    const refusal = tooMany(c, counted);
    tell(refusal, counted);
    return refusal;
  }
  await next();
  tell(c.res, counted);
  return undefined;
}

/** Counts one call of a key or person. */
export async function countCall(c: Context<AppEnv>, caller: string): Promise<Counted> {
  try {
    const count = await countRequest(c.env, caller);
    return { allowed: count.allowed, count };
  } catch {
    // A counter out of reach must not close the API: the platform's own, rougher one goes on.
    const { success } = await c.env.API_LIMIT.limit({ key: caller });
    return { allowed: success, count: null };
  }
}

export function tell({ headers }: Response, { allowed, count }: Counted): void {
  headers.set("ratelimit-policy", policyField(API_RATE));
  if (count) headers.set("ratelimit", limitField(count));
  if (!allowed) {
    headers.set("retry-after", String(count?.resetSeconds ?? API_RATE.windowSeconds));
  }
}

function tooMany(c: Context<AppEnv>, { count }: Counted): Response {
  const retryAfterSeconds = count?.resetSeconds ?? API_RATE.windowSeconds;
  return problem(c, "request.rate_limited", { retryAfterSeconds });
}

import { type ForbearProblem, ForbearUnreachable, problemOf } from "./problem.js";

export type RetryChoices = Readonly<{
  fetch: (request: Request) => Promise<Response>;
  /** How often a call is tried again after the first time. */
  retries: number;
  /** How long one try may take. */
  timeoutMs: number;
}>;

const WAIT_MS_FIRST = 500;
const WAIT_MS_MAX = 20_000;
/** Whoever is asked to wait longer than this is told so, rather than kept. */
const RETRY_AFTER_MS_MAX = 60_000;

/**
 * Sends until there is an answer. Tried again is what may pass: no answer at all, 429, 503, and a
 * first request that is still at work. The request is the same each time, its Idempotency-Key
 * included, so that a write whose answer was lost still counts once.
 */
export async function send(request: Request, choices: RetryChoices): Promise<Response> {
  for (let retry = 0; ; retry += 1) {
    const outcome = await attempt(request, choices);
    if (outcome instanceof Response) return outcome;
    request.signal.throwIfAborted();
    const wait = retry < choices.retries ? waitMs(outcome, retry, Math.random()) : null;
    if (wait === null) {
      if ("problem" in outcome) throw outcome.problem;
      throw new ForbearUnreachable(request.url, retry + 1, outcome.cause);
    }
    await sleep(wait, request.signal);
  }
}

export type Failure =
  | Readonly<{ cause: unknown }>
  | Readonly<{ problem: ForbearProblem; retryAfterMs: number | null }>;

async function attempt(request: Request, choices: RetryChoices): Promise<Response | Failure> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(choices.timeoutMs)]);
  let response: Response;
  try {
    // A copy, because a body can be read once.
    response = await choices.fetch(new Request(request.clone() as Request, { signal }));
    if (response.ok) return response;
    const problem = await problemOf(response);
    return { problem, retryAfterMs: retryAfterOf(response.headers) };
  } catch (cause) {
    return { cause };
  }
}

/** How long to wait before the next try; null where another one would end the same way. */
export function waitMs(failure: Failure, retry: number, random: number): number | null {
  const spread = random * Math.min(WAIT_MS_MAX, WAIT_MS_FIRST * 2 ** retry);
  if ("cause" in failure) return spread;
  const { problem, retryAfterMs } = failure;
  const mayPass =
    problem.status === 429 || problem.status === 503 || problem.code === "request.in_progress";
  if (!mayPass || (retryAfterMs ?? 0) > RETRY_AFTER_MS_MAX) return null;
  // After what was asked for, and never all of the waiting at the same moment.
  return (retryAfterMs ?? 0) + spread;
}

/** Seconds or a date of HTTP. */
function retryAfterOf(headers: Headers): number | null {
  const said = headers.get("retry-after");
  if (said === null) return null;
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}

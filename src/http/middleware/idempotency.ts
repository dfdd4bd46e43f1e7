import { createHash } from "node:crypto";
import { createMiddleware } from "hono/factory";
import { type Instant, instant } from "../../kernel/calendar";
import { claimIdempotencyKey, freeIdempotencyKey, keepAnswer } from "../../store/idempotency";
import type { AppEnv } from "../app-env";
import { problem } from "../problem";

const KEY = /^[\x21-\x7e]{1,200}$/;
const ANSWER_CHARACTERS_MAX = 500_000;
const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

type Answer = Readonly<{ status: number; type: string; body: string }>;

/**
 * A write that comes again with its Idempotency-Key gets the first answer again, for a day; with
 * another body it is refused. What failed on our side is not kept: it can be tried again.
 */
export const idempotency = createMiddleware<AppEnv>(async (c, next) => {
  const key = c.req.header("idempotency-key");
  // A streamed file is put in its place; sending it again is the same by itself.
  const streamed = c.req.method === "PUT" && c.req.path.endsWith("/file");
  if (key === undefined || SAFE.has(c.req.method) || streamed) return next();
  if (!KEY.test(key)) {
    const detail = "Use 1 to 200 visible ASCII characters";
    return problem(c, "request.invalid", {
      errors: [{ pointer: "header:Idempotency-Key", detail }],
    });
  }
  const { tenant, vault } = c.get("tenant");
  const now: Instant = instant(Date.now());
  const fingerprint = await fingerprintOf(c.req.raw);
  const held = await claimIdempotencyKey(c.env.CONTROL, tenant.id, key, fingerprint, now);
  const place = `${tenant.id}|idempotency|${key}`;
  if (held) {
    if (held.fingerprint !== fingerprint) return problem(c, "request.key_reused");
    if (held.sealedAnswer === null) return problem(c, "request.in_progress");
    const { status, type, body } = JSON.parse(vault.open(held.sealedAnswer, place)) as Answer;
    const headers = { "content-type": type, "idempotency-replayed": "true" };
    return new Response(body === "" ? null : body, { status, headers });
  }
  await next();
  const body = c.res.status < 500 ? await c.res.clone().text() : "";
  if (c.res.status >= 500 || body.length > ANSWER_CHARACTERS_MAX) {
    await freeIdempotencyKey(c.env.CONTROL, tenant.id, key);
    return undefined;
  }
  const type = c.res.headers.get("content-type") ?? "application/json";
  const answer: Answer = { status: c.res.status, type, body };
  await keepAnswer(c.env.CONTROL, tenant.id, key, vault.seal(JSON.stringify(answer), place));
  return undefined;
});

async function fingerprintOf(request: Request): Promise<string> {
  const body = Buffer.from(await request.clone().arrayBuffer());
  const { pathname, search } = new URL(request.url);
  return createHash("sha256")
    .update(`${request.method} ${pathname}${search}\n`)
    .update(body)
    .digest("base64url");
}

import { OVERLAP_HOURS_MAX, previousUntil } from "../../domain/api-key/standing";
import { writeKeyToken } from "../../domain/api-key/token";
import { assert } from "../../kernel/assert";
import type { Instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { KeyBeyondOwn } from "./create-key";
import type { KeyMissing } from "./list-keys";
import { mayGive } from "./may-give";

/** `previousUntil`: until when the secret of before is good too; null: it ended. */
export type RotatedKey = Readonly<{ secret: string; previousUntil: Instant | null }>;

export type RotateKeyRefusal = KeyMissing | KeyBeyondOwn | Readonly<{ code: "request.conflict" }>;

/**
 * Makes a new secret, shown this once. The one of before stays good for so many hours; one of earlier
 * still ends now, and so do the tokens that were asked for with it. Whoever gets the new secret gets
 * all that the key may do, so it is not for those who may do less.
 */
export async function rotateKey(
  ctx: TenantContext,
  number: number,
  overlapHours: number,
): Promise<Result<RotatedKey, RotateKeyRefusal>> {
  ctx.allow("api-key.manage");
  assert(overlapHours >= 0 && overlapHours <= OVERLAP_HOURS_MAX, "an overlap has its limits");
  const key = await ctx.access.key(number);
  if (!key || key.revokedAt !== null) return refuse({ code: "api-key.not_found" });
  if (!mayGive(ctx.actor, key)) return refuse({ code: "api-key.beyond_own" });
  const until = previousUntil(ctx.now, overlapHours);
  const secret = await ctx.access.rotateKey(number, key.generation, until);
  if (secret === undefined) return refuse({ code: "request.conflict" });
  const subject = controlId("apiKey", number);
  const detail = { overlapHours, generation: key.generation + 1 };
  await ctx.access.audit(
    { actor: ctx.actor.name, action: "api-key.rotate", subject, detail },
    ctx.now,
  );
  const { id: tenant, mode } = ctx.tenant;
  const token = writeKeyToken({ mode, tenant, number }, secret);
  return ok({ secret: token, previousUntil: until });
}

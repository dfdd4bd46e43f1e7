import { type BusinessDate, instant } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import { type NotStanding, whyNotStanding } from "../behaviour/why-not-standing";
import type { TenantContext } from "../context";

/** A message that nobody took up by then is sent again by the tick. */
const ANNOUNCED_MS = 10 * 60_000;

export type StartResetRefusal =
  | Readonly<{ code: "sandbox.only" }>
  | Readonly<{ code: "sandbox.book_kept" }>
  | NotStanding;

/**
 * Begins to empty a sandbox's book, so that it can be brought and lived through once more. The clock
 * then stands on the given day, or on the one the book began with. Live books refuse.
 */
export async function startReset(
  ctx: TenantContext,
  input: Readonly<{ clockOn: BusinessDate | null }>,
): Promise<Result<BusinessDate, StartResetRefusal>> {
  ctx.allow("book.empty");
  const { tenant, actor, now } = ctx;
  if (tenant.mode !== "sandbox") return refuse({ code: "sandbox.only" });
  if (!(await ctx.resets.canEmpty())) return refuse({ code: "sandbox.book_kept" });
  const clockOn = input.clockOn ?? (await ctx.resets.beganOn()) ?? ctx.today;
  const loansTotal = await ctx.resets.loanCount();
  const started = { clockOn, loansTotal, createdBy: actor.name };
  if (!(await ctx.resets.start(started, now, instant(now + ANNOUNCED_MS)))) {
    return refuse(whyNotStanding(ctx));
  }
  const deed = { action: "book.empty", subject: clockOn, detail: { loans: loansTotal } };
  await ctx.access.audit({ actor: actor.name, ...deed }, now);
  for (let partition = 0; partition < tenant.partitionCount; partition += 1) {
    // The log of each partition outlives its book, and says where the book went.
    await ctx.commit(partition, { deed, writes: [] });
  }
  // Lost here, the tick sends it again.
  await ctx.send("scans", { v: 1, kind: "book.empty", tenant: tenant.id });
  return ok(clockOn);
}

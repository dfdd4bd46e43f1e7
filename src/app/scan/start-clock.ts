import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

/** Two years: a loan from its first reminder to long past its charge-off. */
export const CLOCK_DAYS_MAX = 731;

export type ClockRefusal =
  | Readonly<{ code: "tenant.clock_only_in_sandbox" }>
  | Readonly<{ code: "sandbox.reset_under_way" }>
  | Readonly<{ code: "clock.goes_forward_only"; on: BusinessDate }>
  | Readonly<{ code: "clock.too_far"; onMax: BusinessDate }>
  | Readonly<{ code: "clock.moving"; on: BusinessDate; target: BusinessDate }>;

export type ClockState = Readonly<{
  on: BusinessDate;
  target: BusinessDate | null;
  from: BusinessDate | null;
  state: "standing" | "moving";
}>;

/** Where the test clock stands, and where it is going. */
export function readClock(ctx: TenantContext): Result<ClockState, ClockRefusal> {
  ctx.allow("clock.read");
  const { clockOn, clockTarget, clockFrom } = ctx.tenant;
  if (clockOn === null) return refuse({ code: "tenant.clock_only_in_sandbox" });
  const state = clockTarget === null ? "standing" : "moving";
  // Of a move that has arrived the tenant's row still says where it began.
  const from = clockTarget === null ? null : clockFrom;
  return ok({ on: clockOn, target: clockTarget, from, state });
}

/** Sends the test clock forward; every day on the way is scanned as in production. */
export async function startClock(
  ctx: TenantContext,
  input: Readonly<{ on: BusinessDate }>,
): Promise<Result<ClockState, ClockRefusal>> {
  ctx.allow("clock.move");
  const before = readClock(ctx);
  if (!before.ok) return before;
  const { on, target } = before.value;
  if (target !== null) return refuse({ code: "clock.moving", on, target });
  if (input.on < on) return refuse({ code: "clock.goes_forward_only", on });
  if (daysBetween(on, input.on) > CLOCK_DAYS_MAX) {
    return refuse({ code: "clock.too_far", onMax: addDays(on, CLOCK_DAYS_MAX) });
  }
  if (input.on === on) return before;
  if (!(await ctx.runs.startClock(on, input.on, ctx.now))) {
    const reset = await ctx.resets.latest();
    if (reset && reset.state !== "finished") return refuse({ code: "sandbox.reset_under_way" });
    return refuse({ code: "clock.moving", on, target: input.on });
  }
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "clock.move",
      subject: input.on,
      detail: { from: on },
    },
    ctx.now,
  );
  // Lost here, the tick sends it again: the target stands in the tenant's row.
  await ctx.send("scans", { v: 1, kind: "clock.advance", tenant: ctx.tenant.id });
  return ok({ on, target: input.on, from: on, state: "moving" });
}

import type { BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";

/** A mark from `setOn` on, before `endsOn`; null until somebody takes it off. */
export type FlagSpan = Readonly<{ setOn: BusinessDate; endsOn: BusinessDate | null }>;

/** Whether a mark stands on a business date. */
export function isFlagged({ setOn, endsOn }: FlagSpan, on: BusinessDate): boolean {
  return setOn <= on && (endsOn === null || on < endsOn);
}

/** Whether a mark may be set today until that day. Refuses an end that is not after today. */
export function checkFlagEnd(
  endsOn: BusinessDate | null,
  today: BusinessDate,
): Result<BusinessDate | null, Readonly<{ code: "flag.ends_too_early" }>> {
  if (endsOn !== null && endsOn <= today) return refuse({ code: "flag.ends_too_early" });
  return ok(endsOn);
}

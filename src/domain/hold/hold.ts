import { type BusinessDate, latest } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { HoldStop } from "../policy/step-action";

/** From `from` on, before `to`; a `to` of null has no end yet. */
export type HoldSpan = Readonly<{ from: BusinessDate; to: BusinessDate | null }>;

export type HoldTerms = HoldSpan &
  Readonly<{
    stops: readonly HoldStop[];
    /** Why the end is left open; null with an end. */
    openEndReason: string | null;
  }>;

export type HoldRefusal = Readonly<{
  code:
    | "hold.stops_nothing"
    | "hold.from_in_past"
    | "hold.ends_before_it_begins"
    | "hold.end_missing";
}>;

/**
 * Whether a person may place such a hold today. It stops something, begins today or later, because
 * what was done while nothing was held stays done, and ends after it begins. An end is left open only
 * for a reason.
 */
export function checkHold(terms: HoldTerms, today: BusinessDate): Result<HoldTerms, HoldRefusal> {
  const { stops, from, to, openEndReason } = terms;
  if (stops.length === 0) return refuse({ code: "hold.stops_nothing" });
  if (from < today) return refuse({ code: "hold.from_in_past" });
  if (to === null && openEndReason === null) return refuse({ code: "hold.end_missing" });
  if (to !== null && to <= from) return refuse({ code: "hold.ends_before_it_begins" });
  return ok({
    ...terms,
    stops: [...new Set(stops)],
    openEndReason: to === null ? openEndReason : null,
  });
}

/**
 * A hold that is lifted: from today on it stops nothing, and one that lies ahead never begins. Refuses
 * one that has ended.
 */
export function liftHold<H extends HoldSpan>(
  hold: H,
  today: BusinessDate,
): Result<H, Readonly<{ code: "hold.ended" }>> {
  if (hold.to !== null && (hold.to <= today || hold.to <= hold.from)) {
    return refuse({ code: "hold.ended" });
  }
  return ok({ ...hold, to: latest(hold.from, today) });
}

import type { Conditions } from "../condition/open-conditions";

/** False only when a condition certainly never holds, on this day past due or, with null, on any. */
export function canStepHold(conditions: Conditions, text: string, _day: number | null): boolean {
  const compiled = conditions.compile(text);
  return !compiled.ok || text.trim() !== "false";
}

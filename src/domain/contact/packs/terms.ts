import { CHANNELS, type Channel, type Week } from "../rule";
import type { ContactWindow } from "../window";

/** Words that the packs share; an agency that did not say how it reached somebody counts everywhere. */
export const EVERY_CHANNEL: readonly Channel[] = CHANNELS;
export const CALLS: readonly Channel[] = ["phone", "dialer", "agency"];
export const VISITS: readonly Channel[] = ["visit", "agency"];
export const LIVE: readonly Channel[] = ["phone", "dialer", "agency", "visit"];
export const ELECTRONIC: readonly Channel[] = ["email", "sms", "message"];
/** Everything but what a law demands. */
export const BUT_STATUTORY = ["collection", "service"] as const;
export const COLLECTION = ["collection"] as const;

/** From one local hour until before another. */
export function hours(start: number, end: number): ContactWindow {
  return { startMinute: Math.round(start * 60), endMinute: Math.round(end * 60) };
}

/** The same hours from Monday to Friday, others on Saturday and Sunday; null is closed. */
export function week(
  weekdays: ContactWindow | null,
  saturday: ContactWindow | null,
  sunday: ContactWindow | null,
): Week {
  return [weekdays, weekdays, weekdays, weekdays, weekdays, saturday, sunday];
}

export function everyDay(window: ContactWindow): Week {
  return week(window, window, window);
}

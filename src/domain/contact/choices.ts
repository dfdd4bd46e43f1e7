import type { Instant } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import { CHANNELS, type Channel, CONSENTS, type Consent } from "./rule";
import type { Preferences } from "./situation";
import type { ContactWindow } from "./window";

/** What a borrower agreed to and asked for. What is not named is not agreed to, or not asked for. */
export type ContactChoices = Readonly<{
  consents: readonly Consent[];
  unwantedChannels: readonly Channel[];
  /** Minutes of the borrower's day; null for no wish. */
  hours: ContactWindow | null;
}>;

/** Choices that count from a moment on, until later ones take their place. */
export type ChosenContact = ContactChoices &
  Readonly<{
    since: Instant;
    /** The language they asked for; left out: they never did. */
    locale?: string;
  }>;

export const NO_CHOICES: ContactChoices = { consents: [], unwantedChannels: [], hours: null };

export type ChoiceRefusal =
  /** They end before they begin, or leave the day. */
  | Readonly<{ code: "choice.hours_empty" }>
  /** So short that nothing could ever be said in them. */
  | Readonly<{ code: "choice.hours_too_short"; minutesMin: number }>
  /** Others were told since what these are made from. */
  | Readonly<{ code: "choice.changed" }>;

const DAY_MINUTES = 1440;
export const HOURS_MINUTES_MIN = 60;
/** Older ones are kept with their evidence, and decide nothing any more. */
const KNOWN_MAX = 20;

/**
 * Puts choices in one order and takes doubles out. Refuses hours that are none, or shorter than an
 * hour: somebody who wants no contact at all asks to stop it.
 */
export function validateChoices(given: ContactChoices): Result<ContactChoices, ChoiceRefusal> {
  const { hours } = given;
  if (hours !== null) {
    const { startMinute, endMinute } = hours;
    if (startMinute < 0 || startMinute >= endMinute || endMinute > DAY_MINUTES) {
      return refuse({ code: "choice.hours_empty" });
    }
    if (endMinute - startMinute < HOURS_MINUTES_MIN) {
      return refuse({ code: "choice.hours_too_short", minutesMin: HOURS_MINUTES_MIN });
    }
  }
  return ok({
    consents: CONSENTS.filter((one) => given.consents.includes(one)),
    unwantedChannels: CHANNELS.filter((one) => given.unwantedChannels.includes(one)),
    hours,
  });
}

/**
 * What stands, in a word: who changes choices names what they began from, so that nobody's later ones
 * are overwritten by a form that was opened before them.
 */
export function markOf({ consents, unwantedChannels, hours }: ContactChoices): string {
  const wished = hours === null ? "" : `${hours.startMinute}-${hours.endMinute}`;
  return [consents.join("."), unwantedChannels.join("."), wished].join("_");
}

/** The same with one more; a moment that goes back (a test clock that was set anew) takes its place. */
export function withChoices(
  known: readonly ChosenContact[],
  next: ChosenContact,
): readonly ChosenContact[] {
  return [...known.filter(({ since }) => since < next.since), next].slice(-KNOWN_MAX);
}

/**
 * What counts at a moment, as the contact gate asks for it: the latest choices of before. A later
 * revocation takes back what was agreed, and changes nothing of what was decided until then.
 */
export function choicesAt(
  known: readonly ChosenContact[],
  at: Instant,
): Readonly<{ consents: readonly Consent[]; preferences: Preferences | null }> {
  const chosen = known.findLast(({ since }) => since <= at);
  if (!chosen) return { consents: [], preferences: null };
  const { consents, unwantedChannels, hours } = chosen;
  return { consents, preferences: { unwantedChannels, hours } };
}

/** The choices that stand last, to begin with when somebody changes them. */
export function latestChoices(known: readonly ChosenContact[]): ContactChoices {
  const last = known.at(-1);
  if (!last) return NO_CHOICES;
  const { consents, unwantedChannels, hours } = last;
  return { consents, unwantedChannels, hours };
}

/** The language that a borrower asked for; what a lender's file says of it is then a guess. */
export function chosenLocale(known: readonly ChosenContact[]): string | undefined {
  return known.at(-1)?.locale;
}

import type { BusinessDate } from "../../kernel/calendar";
import type { Channel, ContactResult, Party } from "./rule";

/** The ways to a borrower that age: people move, and numbers get other owners. */
export const CONFIRMABLE = ["email", "phone", "address"] as const;
export type Confirmable = (typeof CONFIRMABLE)[number];

/** On which business date each was last seen to be the borrower's; what is not named never was. */
export type Confirmations = Readonly<Partial<Record<Confirmable, BusinessDate>>>;

/** What changes of confirmations; null takes one away. */
export type ConfirmationChange = Readonly<Partial<Record<Confirmable, BusinessDate | null>>>;

const SPOKEN: readonly ContactResult[] = ["right-party", "promise", "refused"];
const BY_PHONE: readonly Channel[] = ["phone", "dialer", "sms"];

/**
 * What an attempt to reach a borrower says of their number: a conversation confirms it, a wrong number
 * takes it away, and everything else says nothing. One that is told late confirms nothing that was
 * seen since.
 */
export function confirmedByContact(
  known: Confirmations,
  contact: Readonly<{
    channel: Channel;
    party: Party;
    result: ContactResult | null;
    on: BusinessDate;
  }>,
): ConfirmationChange {
  const { channel, party, result, on } = contact;
  if (!BY_PHONE.includes(channel) || result === null) return {};
  const isOlder = known.phone !== undefined && known.phone >= on;
  if (isOlder) return {};
  if (result === "wrong-number") return known.phone === undefined ? {} : { phone: null };
  return party === "borrower" && SPOKEN.includes(result) ? { phone: on } : {};
}

/** Addresses that differ from those known are of nobody yet. */
export function confirmedAfterChange(
  before: Readonly<Record<Confirmable, string | null>>,
  after: Readonly<Record<Confirmable, string | null>>,
): ConfirmationChange {
  const changed = CONFIRMABLE.filter((way) => before[way] !== after[way]);
  return Object.fromEntries(changed.map((way) => [way, null]));
}

/**
 * When any way to the borrower was last seen to be theirs before a day, or else when they came in. What
 * was seen on the day or later says nothing about it, so that a day that is scanned late is scanned the
 * same; only the last sight of each way is kept.
 */
export function confirmedBefore(
  day: BusinessDate,
  { confirmed, since }: Readonly<{ confirmed: Confirmations; since: BusinessDate }>,
): BusinessDate {
  const seen = Object.values(confirmed).filter((on) => on < day);
  return seen.toSorted().at(-1) ?? since;
}

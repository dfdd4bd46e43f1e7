import type { ContactInput } from "../../../../src/domain/contact/gate";
import type { ContactResult } from "../../../../src/domain/contact/rule";
import type { PastContact } from "../../../../src/domain/contact/situation";
import { at } from "../question";

/** One question to one rule alone, under a lender whose own policy permits everything. */
export type Vector = Readonly<{
  when: string;
  now: string;
  /** Allowed, denied, or put off to a moment. */
  is: "allow" | "deny" | string;
  change?: Partial<ContactInput>;
}>;

/** Vectors by pack and rule. */
export type Vectors = Readonly<Record<string, readonly Vector[]>>;

/** Calls of the past about the loan that is asked about. */
export function calls(
  moments: readonly string[],
  result: ContactResult | null = "no-answer",
  channel: PastContact["channel"] = "phone",
): Readonly<{ history: readonly PastContact[] }> {
  return { history: moments.map((moment) => ({ at: at(moment), channel, loanId: 1, result })) };
}

/** The same moment `count` times. */
export function times(count: number, moment: string): string[] {
  return Array.from({ length: count }, () => moment);
}

/** Hours of one zone at both edges, on the last day of a month, on a leap day. */
export function edges(
  zone: string,
  { offset, from, to }: Readonly<{ offset: string; from: string; to: string }>,
  change: Partial<ContactInput> = {},
): Vector[] {
  const own = { borrowerTimezone: zone, ...change };
  // 2026-06-10 is a Wednesday, 2026-06-30 a Tuesday, 2028-02-28 a Monday.
  const day = (date: string, time: string) => `${date}T${time}${offset}`;
  return [
    { when: "a minute before", now: before(day("2026-06-10", from)), is: day("2026-06-10", from) },
    { when: "at the opening", now: day("2026-06-10", from), is: "allow" },
    { when: "in the last minute", now: before(day("2026-06-10", to)), is: "allow" },
    { when: "at the end", now: day("2026-06-10", to), is: day("2026-06-11", from) },
    { when: "at a month's end", now: day("2026-06-30", to), is: day("2026-07-01", from) },
  ].map((vector) => ({ ...vector, change: own }));
}

/** A minute before a moment, written in UTC. */
export function before(moment: string): string {
  return new Date(Date.parse(moment) - 60_000).toISOString();
}

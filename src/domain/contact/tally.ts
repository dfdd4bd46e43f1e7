import { type BusinessDate, dateAt, type Instant } from "../../kernel/calendar";
import { type KeptDecision, spokenIn } from "./decision";
import type { Channel } from "./rule";

export const TALLY_OUTCOMES = ["allow", "defer", "deny", "near-miss", "unasked"] as const;
export type TallyOutcome = (typeof TALLY_OUTCOMES)[number];

/** How often on a day a rule, or with an empty one the gate as a whole, said something. */
export type ContactTally = Readonly<{
  on: BusinessDate;
  channel: Channel;
  outcome: TallyOutcome;
  /** Both empty: the answer as a whole, so that contacts are counted once. */
  pack: string;
  rule: string;
  /** Who asked, of what a person does; empty of what was sent by itself. */
  actor: string;
  count: number;
}>;

/** An allowance that ends sooner than this was a near miss of its hours. */
const NEAR_MS = 15 * 60_000;

/**
 * What one answer of the gate adds to the count of its day: the answer itself, each rule that put off
 * or denied, and each that came near to it: a cap of which nothing is left after this contact, hours
 * that end within a quarter of an hour. The day is that of the lender's zone.
 */
export function tallyDecision(
  decision: KeptDecision,
  asked: Readonly<{ at: Instant; timezone: string; actor: string }>,
): readonly ContactTally[] {
  const { verdict, facts } = decision;
  const on = dateAt(asked.at, asked.timezone);
  const shared = { on, channel: facts.channel as Channel, actor: asked.actor, count: 1 };
  const whole = { ...shared, outcome: verdict, pack: "", rule: "" };
  const spoke = spokenIn(decision);
  if (verdict !== "allow") {
    const spoken = spoke.filter((one) => one.verdict === verdict);
    return [
      whole,
      ...spoken.map(({ pack, rule }) => ({ ...shared, outcome: verdict, pack, rule })),
    ];
  }
  const near = spoke.filter(({ kind, until, values }) => {
    if (kind === "cap") return Number(values["left"]) === 1;
    return kind === "window" && until !== null && until - asked.at <= NEAR_MS;
  });
  const misses = near.map(({ pack, rule }) => ({ pack, rule, outcome: "near-miss" as const }));
  const missed = { ...shared, outcome: "near-miss", pack: "", rule: "" } as const;
  return [
    whole,
    ...(near.length > 0 ? [missed] : []),
    ...misses.map((one) => ({ ...shared, ...one })),
  ];
}

/** The same counts with one entry for each of their names. */
export function addTallies(tallies: readonly ContactTally[]): readonly ContactTally[] {
  const sums = new Map<string, ContactTally>();
  for (const tally of tallies) {
    const { on, channel, outcome, pack, rule, actor } = tally;
    const key = [on, channel, outcome, pack, rule, actor].join("|");
    const before = sums.get(key);
    sums.set(key, before ? { ...before, count: before.count + tally.count } : tally);
  }
  return [...sums.values()];
}

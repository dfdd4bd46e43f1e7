import { bucketIn } from "../delinquency/project";
import { bucketName } from "../delinquency/bucket";
import type { LoanState } from "../loan/state";
import type { PaymentPromise } from "../promise/promise";
import type { BusinessDate } from "../../kernel/calendar";
import type { SimulatedAct } from "./act";

/** Numbers by name, as deep as need be: those of two pages add up name by name. */
export type Counts = { readonly [name: string]: number | Counts };

export type ContactCounts = Readonly<{ allowed: number; deferred: number; denied: number }>;
export type BucketCount = Readonly<{ loans: number; pastDue: number }>;
export type ChargeSums = Readonly<{ lateFees: number; penaltyInterest: number }>;

/** What one policy did over the days of a simulation. What never happened is left out. */
export type SideTally = Readonly<{
  channels: Readonly<Record<string, Partial<ContactCounts>>>;
  deniedBy: Readonly<Record<string, number>>;
  tasks: Readonly<Record<string, number>>;
  cases: Readonly<Partial<Record<"opened" | "moved" | "closed", number>>>;
  holds: number;
  flags: number;
  moves: number;
  /** Promises to pay that these days settled; left out of reports from before they were counted. */
  promises?: Readonly<Partial<Record<"kept" | "broken", number>>>;
  /** By day: notices by channel and tasks by role. */
  days: Readonly<
    Record<
      string,
      Readonly<{
        notices?: Readonly<Record<string, Partial<ContactCounts>>>;
        tasks?: Readonly<Record<string, number>>;
      }>
    >
  >;
  /** By currency, in minor units: what arose in these days. */
  charges: Readonly<Record<string, ChargeSums>>;
  /** By currency and bucket: where the loans stand in the end. */
  buckets: Readonly<Record<string, Readonly<Record<string, BucketCount>>>>;
}>;

export const NO_TALLY: SideTally = {
  channels: {},
  deniedBy: {},
  tasks: {},
  cases: {},
  holds: 0,
  flags: 0,
  moves: 0,
  days: {},
  charges: {},
  buckets: {},
};

/** Adds numbers name by name. */
export function addCounts<C>(a: C, b: C): C {
  const sum: Record<string, unknown> = { ...(a as Record<string, unknown>) };
  for (const [name, value] of Object.entries(b as Record<string, unknown>)) {
    const before = sum[name];
    if (before === undefined) sum[name] = value;
    else if (typeof before === "number") sum[name] = before + (value as number);
    else sum[name] = addCounts(before, value);
  }
  return sum as C;
}

/** What acts add to the tally of their policy. */
export function tallyActs(acts: readonly SimulatedAct[]): SideTally {
  return acts.reduce((tally, act) => addCounts(tally, { ...NO_TALLY, ...countsOf(act) }), NO_TALLY);
}

function countsOf(act: SimulatedAct): Partial<SideTally> {
  switch (act.kind) {
    case "notice": {
      if (!act.contact) return {};
      const { channel, outcome, rule } = act.contact;
      const channels = { [channel]: { [outcome]: 1 } };
      const deniedBy = outcome === "denied" ? { [rule]: 1 } : {};
      return { channels, deniedBy, days: { [act.on]: { notices: channels } } };
    }
    case "task": {
      const tasks = { [act.role ?? ""]: 1 };
      return { tasks, days: { [act.on]: { tasks } } };
    }
    case "case":
      return { cases: act.opened ? { opened: 1 } : { moved: 1 } };
    case "close-case":
      return { cases: { closed: 1 } };
    case "hold":
      return { holds: 1 };
    case "flag":
      return { flags: 1 };
    case "bucket":
      return { moves: 1 };
  }
}

/** The promises that were kept or broken from a day on. */
export function tallyPromises(promises: readonly PaymentPromise[], from: BusinessDate): SideTally {
  const count = (state: "kept" | "broken") =>
    promises.filter((one) => one.state === state && (one.settledOn ?? "") >= from).length;
  return { ...NO_TALLY, promises: { kept: count("kept"), broken: count("broken") } };
}

/** Where a loan stands in the end and what was charged since its beginning. */
export function tallyEnd(
  currency: string,
  before: Pick<LoanState, "charges"> | null,
  after: LoanState,
): SideTally {
  const charges = { [currency]: differenceOf(chargesOf(before), chargesOf(after)) };
  if (after.status !== "active") return { ...NO_TALLY, charges };
  const bucket = bucketName(bucketIn(after));
  const standing = { loans: 1, pastDue: after.pastDueAmount };
  return { ...NO_TALLY, charges, buckets: { [currency]: { [bucket]: standing } } };
}

function chargesOf(state: Pick<LoanState, "charges"> | null): ChargeSums {
  const sum = (kind: LoanState["charges"][number]["kind"]) =>
    (state?.charges ?? [])
      .filter((charge) => charge.kind === kind)
      .reduce((total, { amount }) => total + amount, 0);
  return { lateFees: sum("late-fee"), penaltyInterest: sum("penalty-interest") };
}

function differenceOf(before: ChargeSums, after: ChargeSums): ChargeSums {
  return {
    lateFees: after.lateFees - before.lateFees,
    penaltyInterest: after.penaltyInterest - before.penaltyInterest,
  };
}

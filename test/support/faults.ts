import { openRandom, type Random } from "../../src/domain/sandbox/random";

/** Everything that can go wrong between the Worker and what the platform gives it. */
export const FAULT_KINDS = [
  // Around any operation of a database, read or write, so also between any two commits.
  "killed-before",
  "killed-after",
  "database-cut-before",
  "database-answer-lost",
  "slow",
  "stalled",
  // Of a queue.
  "message-lost",
  "message-doubled",
  "message-late",
  "queue-down",
  "queue-answer-lost",
  "acknowledgement-lost",
  "taken-up-twice",
  // Of the clock of the platform.
  "tick-missing",
  "tick-doubled",
  // Of the e-mail provider.
  "email-down",
  "email-answer-lost",
  "email-busy",
  "email-broken",
  "email-slow",
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What goes wrong in one run, drawn from a seed; in a calm run nothing does. */
export type Faults = Readonly<{
  random: Random;
  /** Draws whether one of these happens now, and counts it. */
  strike(chances: Chances): FaultKind | null;
  counts: ReadonlyMap<FaultKind, number>;
}>;
type Chances = Readonly<Partial<Record<FaultKind, number>>>;

const EACH_OPERATION = 1 / 900;
export const OPERATION_CHANCES: Chances = {
  "killed-before": EACH_OPERATION,
  "killed-after": EACH_OPERATION,
  "database-cut-before": EACH_OPERATION,
  "database-answer-lost": EACH_OPERATION,
  slow: EACH_OPERATION,
  stalled: EACH_OPERATION,
};
export const SEND_CHANCES: Chances = {
  "message-lost": 0.04,
  "message-doubled": 0.05,
  "message-late": 0.05,
  "queue-down": 0.03,
  "queue-answer-lost": 0.02,
};
export const DELIVERY_CHANCES: Chances = { "acknowledgement-lost": 0.03 };
export const STALL_CHANCES: Chances = { "taken-up-twice": 0.6 };
export const TICK_CHANCES: Chances = { "tick-missing": 0.15, "tick-doubled": 0.1 };
export const EMAIL_CHANCES: Chances = {
  "email-down": 0.03,
  "email-answer-lost": 0.02,
  "email-busy": 0.02,
  "email-broken": 0.01,
  "email-slow": 0.01,
};

export function seededFaults(seed: number): Faults {
  const random = openRandom(seed, 1);
  const counts = new Map<FaultKind, number>();
  return {
    random,
    counts,
    strike(chances) {
      let lot = random.next();
      for (const kind of FAULT_KINDS) {
        lot -= chances[kind] ?? 0;
        if (lot >= 0) continue;
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        return kind;
      }
      return null;
    },
  };
}

export function noFaults(): Faults {
  return { random: openRandom(0, 1), strike: () => null, counts: new Map() };
}

import { createHash } from "node:crypto";
import { EMAIL_CHANCES, type FaultKind, type Faults } from "./faults";
import type { Time } from "./fault-invocation";

const DOWN_MS_MIN = 60_000;
const DOWN_MS_MAX = 80 * 60_000;

/** Where the lender's own gateway stands; nothing else answers there. */
export const POST_URL = "https://post.lender.example/letters";
const OK = 200;
const DOWN = 503;
const BUSY = 429;
const BROKEN = 500;
const BUSY_SECONDS = 7;
const SLOW_MS_MAX = 20_000;

/** What a try to hand a letter over came to, as the gateway saw it. */
type Outcome = "down" | "busy" | "broken" | "answer lost" | "taken" | "known already";
type Try = Readonly<{ at: number; outcome: Outcome }>;

/** So many letters that were tried in this order, and the gaps between a try and the next. */
export type TryOrder = Readonly<{
  order: string;
  letters: number;
  gapSecondsMin: number;
  gapSecondsMax: number;
}>;

export type PostOffice = Readonly<{
  /** What the Worker's calls meet. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** What arrived, a copy under a known key left out, as the borrowers' mailboxes have it. */
  delivered(): string[];
  /** Keys under which a copy said something else than the first one. */
  contradicted: readonly string[];
  /** In which orders letters were tried, the most frequent first. */
  orders(): readonly TryOrder[];
}>;

/**
 * A lender's gateway that drops copies by their key, and is down for a while, busy, broken or slow
 * now and then. `rarity`:
 * of a book with more letters a smaller share meets a fault, or it would be down most of the time.
 */
export function openPostOffice(faults: Faults, time: Time, rarity = 1): PostOffice {
  const letters = new Map<string, string>();
  const contradicted: string[] = [];
  let downUntil = 0;
  const chances = Object.fromEntries(
    Object.entries(EMAIL_CHANCES).map(([kind, chance]) => [kind, chance / rarity]),
  );
  const tries = new Map<string, Try[]>();
  const note = (key: string, outcome: Outcome) => {
    const known = tries.get(key);
    const one = { at: time.now(), outcome };
    if (known) known.push(one);
    else tries.set(key, [one]);
  };
  const say = (status: number, headers: Readonly<Record<string, string>> = {}) =>
    Response.json({ message: "not now" }, { status, headers });
  return {
    async fetch(url, { body }) {
      if (url !== POST_URL) throw new Error(`nobody answers at ${url}`);
      const { data } = JSON.parse(String(body)) as { data: Readonly<Record<string, string>> };
      const key = data["id"] ?? "";
      // While it is down it is down.
      const fault = time.now() < downUntil ? null : faults.strike(chances);
      if (fault === "email-down") {
        downUntil = time.now() + faults.random.between(DOWN_MS_MIN, DOWN_MS_MAX);
      }
      if (fault === "email-slow") time.pass(faults.random.between(1, SLOW_MS_MAX));
      const failed = answerOf(fault, time.now() < downUntil);
      if (failed) {
        note(key, failed.outcome);
        return say(failed.status, failed.headers);
      }
      const letter = JSON.stringify([data["to"], data["subject"], data["text"]]);
      const known = letters.get(key);
      if (known === undefined) letters.set(key, letter);
      else if (known !== letter) contradicted.push(key);
      const isLost = fault === "email-answer-lost";
      note(key, isLost ? "answer lost" : known === undefined ? "taken" : "known already");
      if (isLost) throw new TypeError("Network connection lost.");
      const id = createHash("sha256")
        .update(letters.get(key) ?? "")
        .digest("hex");
      return Response.json({ id }, { status: OK });
    },
    delivered: () => [...letters.values()].sort(),
    contradicted,
    orders: () => ordersOf([...tries.values()]),
  };
}

type Failed = Readonly<{
  outcome: Outcome;
  status: number;
  headers?: Readonly<Record<string, string>>;
}>;

function answerOf(fault: FaultKind | null, isDown: boolean): Failed | null {
  if (isDown) return { outcome: "down", status: DOWN };
  if (fault === "email-broken") return { outcome: "broken", status: BROKEN };
  if (fault !== "email-busy") return null;
  return { outcome: "busy", status: BUSY, headers: { "retry-after": String(BUSY_SECONDS) } };
}

function ordersOf(all: readonly (readonly Try[])[]): readonly TryOrder[] {
  const groups = Map.groupBy(all, (tries) => tries.map(({ outcome }) => outcome).join(", "));
  return [...groups]
    .map(([order, same]) => {
      const gaps = same.flatMap((tries) =>
        tries.slice(1).map(({ at }, index) => (at - (tries[index]?.at ?? at)) / 1000),
      );
      const [gapSecondsMin, gapSecondsMax] = [Math.min(...gaps), Math.max(...gaps)];
      const seconds = gaps.length === 0 ? [0, 0] : [gapSecondsMin, gapSecondsMax];
      return {
        order,
        letters: same.length,
        gapSecondsMin: Math.round(seconds[0] ?? 0),
        gapSecondsMax: Math.round(seconds[1] ?? 0),
      };
    })
    .toSorted((one, other) => other.letters - one.letters);
}

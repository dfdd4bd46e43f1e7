import { createHash } from "node:crypto";
import { EMAIL_CHANCES, type Faults } from "./faults";
import type { Time } from "./fault-invocation";

const DOWN_MS_MIN = 60_000;
const DOWN_MS_MAX = 80 * 60_000;

/** Where the lender's own gateway stands; nothing else answers there. */
export const POST_URL = "https://post.lender.example/letters";
const OK = 200;
const DOWN = 503;

export type PostOffice = Readonly<{
  /** What the Worker's calls meet. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** What arrived, a copy under a known key left out, as the borrowers' mailboxes have it. */
  delivered(): string[];
  /** Keys under which a copy said something else than the first one. */
  contradicted: readonly string[];
}>;

/**
 * A lender's gateway that drops copies by their key and is down for a while now and then. `rarity`:
 * of a book with more letters a smaller share meets a fault, or it would be down most of the time.
 */
export function openPostOffice(faults: Faults, time: Time, rarity = 1): PostOffice {
  const letters = new Map<string, string>();
  const contradicted: string[] = [];
  let downUntil = 0;
  const chances = Object.fromEntries(
    Object.entries(EMAIL_CHANCES).map(([kind, chance]) => [kind, chance / rarity]),
  );
  return {
    async fetch(url, { body }) {
      if (url !== POST_URL) throw new Error(`nobody answers at ${url}`);
      const { data } = JSON.parse(String(body)) as { data: Readonly<Record<string, string>> };
      // While it is down it is down.
      const fault = time.now() < downUntil ? null : faults.strike(chances);
      if (fault === "email-down") {
        downUntil = time.now() + faults.random.between(DOWN_MS_MIN, DOWN_MS_MAX);
      }
      if (time.now() < downUntil) return Response.json({ message: "down" }, { status: DOWN });
      const key = data["id"] ?? "";
      const letter = JSON.stringify([data["to"], data["subject"], data["text"]]);
      const known = letters.get(key);
      if (known === undefined) letters.set(key, letter);
      else if (known !== letter) contradicted.push(key);
      if (fault === "email-answer-lost") throw new TypeError("Network connection lost.");
      const id = createHash("sha256")
        .update(letters.get(key) ?? "")
        .digest("hex");
      return Response.json({ id }, { status: OK });
    },
    delivered: () => [...letters.values()].sort(),
    contradicted,
  };
}

import { filesOf } from "../../src/domain/sandbox/files";
import { generateBook } from "../../src/domain/sandbox/generate";
import { businessDate } from "../../src/kernel/calendar";
import type { Life } from "./ladder-run";

/** The day and the seed of the sandbox that `npm start` makes (scripts/seed/book.ts). */
const BOOK_ON = businessDate("2026-10-28");
const SEED = 1;

/** The thousand loans of the sandbox lender; from its last day on nobody pays any more. */
export function sandboxLife(days: number, partitionCount: number): Omit<Life, "stops"> {
  return {
    start: BOOK_ON,
    days,
    partitionCount,
    facts: [],
    rarity: 40,
    async bring(world) {
      const files = filesOf(generateBook({ seed: SEED, on: BOOK_ON }), {
        after: null,
        until: BOOK_ON,
      });
      for (const kind of ["loans", "schedules", "payments"] as const) {
        const form = new FormData();
        form.set("kind", kind);
        form.set("file", new Blob([files[kind]], { type: "text/csv" }), `${kind}.csv`);
        const sent = await world.api("POST", "/v1/imports", form);
        if (sent.status >= 300) throw new Error(sent.text);
        await world.settle();
      }
    },
  };
}

import type { TenantContext } from "../context";
import { seenKey } from "./file-keys";
import type { ImportJob } from "./store";

/**
 * What a dry run has met so far, by external id: it stores no loan in which a repeated row would be
 * found again. Beyond so many rows repeats are left to the real import, since all this is in memory.
 */
const SEEN_MAX = 100_000;

export type Seen = Readonly<{
  /** The facts under which this external id came before, as they were kept. */
  of(externalId: string): string | undefined;
  keep(externalId: string, facts: string): void;
  /** Writes down what the part added, before the job moves on to the next one. */
  close(part: number): Promise<void>;
}>;

export async function openSeen(ctx: TenantContext, job: ImportJob): Promise<Seen> {
  const all = new Map<string, string>();
  for (let part = 0; part < job.chunk && all.size < SEEN_MAX; part += 1) {
    const text = await ctx.files.text(seenKey(job.number, part));
    const rows = text === undefined ? [] : (JSON.parse(text) as [string, string][]);
    for (const [externalId, facts] of rows) all.set(externalId, facts);
  }
  let added: [string, string][] = [];
  return {
    of: (externalId) => all.get(externalId),
    keep(externalId, facts) {
      if (all.size >= SEEN_MAX || all.has(externalId)) return;
      all.set(externalId, facts);
      added.push([externalId, facts]);
    },
    async close(part) {
      if (added.length > 0) await ctx.files.put(seenKey(job.number, part), JSON.stringify(added));
      added = [];
    },
  };
}

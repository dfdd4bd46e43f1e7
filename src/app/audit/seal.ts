import type { TenantContext } from "../context";

const ENTRIES_PER_SEAL = 5000;
const SEALS_MAX = 20;

type AuditContext = Pick<TenantContext, "audit" | "now">;

/** Seals what was added to a partition's audit log: each seal's hash covers all before it. */
export async function sealAudit(ctx: AuditContext, partition: number): Promise<void> {
  for (let round = 0; round < SEALS_MAX; round += 1) {
    const last = await ctx.audit.lastSeal(partition);
    const from = last?.throughSequence ?? 0;
    const entries = await ctx.audit.entries(partition, from, ENTRIES_PER_SEAL);
    const newest = entries.at(-1);
    if (!newest) return;
    const hash = ctx.audit.chain(last?.hash ?? "", entries);
    await ctx.audit.seal(partition, { throughSequence: newest.sequence, hash }, from, ctx.now);
    if (entries.length < ENTRIES_PER_SEAL) return;
  }
}

export type AuditVerdict = Readonly<{
  sealedThrough: number;
  /** The first seal that the entries before it do not give any more. */
  brokenAt: number | null;
}>;

/** Computes every seal of a partition again from the entries as they stand now. */
export async function verifyAudit(ctx: AuditContext, partition: number): Promise<AuditVerdict> {
  let previous = "";
  let from = 0;
  for (const { throughSequence, hash } of await ctx.audit.seals(partition)) {
    const entries = await ctx.audit.entries(partition, from, throughSequence - from);
    const complete = entries.length === throughSequence - from;
    if (!complete || ctx.audit.chain(previous, entries) !== hash) {
      return { sealedThrough: from, brokenAt: throughSequence };
    }
    previous = hash;
    from = throughSequence;
  }
  return { sealedThrough: from, brokenAt: null };
}

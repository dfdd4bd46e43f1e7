import { postingNames, type Standing } from "../../domain/webhook/read-gocardless";
import type { TenantContext } from "../context";
import { readAmount } from "../payment/amount-text";

/**
 * What stands here of a payment that may come, go and come again: each posting has a name of its own,
 * since a reference counts once.
 */
export async function readStanding(
  ctx: TenantContext,
  id: string,
): Promise<
  Standing &
    Readonly<{
      /** The last posting there was, or the first one there may be. */
      name: string;
      /** Null: it came as often as it may. */
      nextName: string | null;
      /** Of the last posting: where it stands or stood. */
      loanExternalId: string | null;
    }>
> {
  const names = postingNames(id);
  const [posted, kept] = await Promise.all([
    ctx.loans.postedReferences(names),
    ctx.unmatched.byExternalIds(names),
  ]);
  const at = names.findLastIndex((name) => posted.has(name) || kept.has(name));
  const name = names[Math.max(at, 0)] ?? id;
  const place = { name, nextName: names[at + 1] ?? null };
  const entry = posted.get(name);
  if (entry) {
    const record = await ctx.loans.record(entry.loanId);
    const back = record?.ledger.find(
      ({ type, reverses }) => type === "reversal" && reverses === entry.entry.sequence,
    );
    const loanExternalId = record?.loan.externalId ?? null;
    if (!back) return { ...place, loanExternalId, stands: "yes", amount: entry.entry.amount };
    const by = back.origin === "webhook" ? "source" : "person";
    return { ...place, loanExternalId, stands: "taken-back", by };
  }
  const waiting = kept.get(name);
  if (!waiting) return { ...place, loanExternalId: null, stands: "never" };
  const { loanExternalId, state, amountText } = waiting;
  if (state === "reversing" || state === "reversed") {
    const by = waiting.decidedBy?.startsWith("system:") ? "source" : "person";
    return { ...place, loanExternalId, stands: "taken-back", by };
  }
  // Who took it off the list may have been either: what comes again is looked at by a person.
  if (state === "dismissed" || state === "returned") {
    return { ...place, loanExternalId, stands: "taken-back", by: "person" };
  }
  const amount = readAmount(amountText, ctx.tenant.currency) ?? 0;
  return { ...place, loanExternalId, stands: "yes", amount };
}

import type { TenantContext } from "../context";
import { reverseEntry } from "./reverse-entry";
import type { UnmatchedPayment } from "./unmatched-store";

/**
 * Takes dismissed payments out of the ledger again, where one was posted while it was dismissed. The
 * list and the ledger may lie in two databases, so both who posts and who dismisses look at what
 * the other did: whoever is last sees it.
 */
export async function takeBackDismissed(
  ctx: TenantContext,
  dismissed: readonly UnmatchedPayment[],
): Promise<void> {
  const posted = await ctx.loans.postedReferences(dismissed.map(({ externalId }) => externalId));
  for (const { externalId, origin } of dismissed) {
    const found = posted.get(externalId);
    if (!found) continue;
    const place = { loanId: found.loanId, sequence: found.entry.sequence };
    // Reversed before is what we want.
    await reverseEntry(ctx, place, { reason: "dismissed", origin });
  }
}

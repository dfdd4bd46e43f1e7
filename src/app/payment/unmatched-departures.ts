import type { TenantContext } from "../context";
import type { Departure } from "../write";

const IDS_PER_MESSAGE = 100;

/**
 * What a commit that brings in loans must send so that payments that wait for them are applied. Ask
 * before the commit and put the answer into it; ask again afterwards with `sendToArrived`.
 */
export async function unmatchedDepartures(
  ctx: TenantContext,
  loanExternalIds: readonly string[],
): Promise<readonly Departure[]> {
  const waiting = await ctx.unmatched.waitingFor(loanExternalIds);
  const departures: Departure[] = [];
  for (let start = 0; start < waiting.length; start += IDS_PER_MESSAGE) {
    const ids = waiting.slice(start, start + IDS_PER_MESSAGE).map(({ id }) => id);
    const message = { v: 1, kind: "unmatched.apply", tenant: ctx.tenant.id, ids };
    departures.push({ queue: "payments", message });
  }
  return departures;
}

/**
 * After the loans are stored: finds the payments that came in between and did not see them. Whoever
 * stores last looks last, so no order of the two leaves a payment behind.
 */
export async function sendToArrived(
  ctx: TenantContext,
  loanExternalIds: readonly string[],
): Promise<void> {
  for (const { queue, message } of await unmatchedDepartures(ctx, loanExternalIds)) {
    await ctx.send(queue, message);
  }
}

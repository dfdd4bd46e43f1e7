import { createHmac } from "node:crypto";
import { inject } from "vitest";
import type { GocardlessMood } from "./gocardless-bench";
import { businessDate } from "../../src/kernel/calendar";
import { addLoan } from "./lender";
import { type Answer, call, newTenant, type World } from "./world";

export const GC_SECRET = "ED7D658C-D8EB-4941-948B-3973214F2D49";
export const GC_TOKEN = "sandbox_nrHvvxKgMvbPcaWsH5kJ0A5vN6hJzL3wV9yDkq1c";

/** What GoCardless knows, and how it answers. */
export type Known = Readonly<{
  mood?: GocardlessMood;
  token?: string;
  resources?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}>;

export type Gocardless = Readonly<{
  world: World;
  id: string;
  path: string;
  /** Tells the bench what there is from now on. */
  knows(known: Known): Promise<void>;
  calls(): Promise<readonly Readonly<{ path: string; version: string }>[]>;
  ledger(): Promise<readonly Readonly<{ type: string; amount: number }>[]>;
}>;

/** A lender with the loan L1 in pounds, and an endpoint whose API is the bench's. */
export async function lenderWithGocardless(known: Known = {}): Promise<Gocardless> {
  const clockOn = businessDate("2026-06-15");
  const world = await newTenant({ clockOn, partitionCount: 4, currency: "GBP" });
  const ctx = await world.open();
  const loanId = await addLoan(ctx, { externalId: "L1", currency: "GBP" });
  const apiUrl = `${inject("bench").http}/gocardless/${crypto.randomUUID()}`;
  const made = await world.api("POST", "/v1/webhook-endpoints", {
    ...{ name: "direct debit", source: "gocardless", apiUrl },
    secrets: { secret: GC_SECRET, accessToken: GC_TOKEN },
  });
  if (made.status !== 201) throw new Error(made.text);
  const knows = async (told: Known) => {
    await fetch(`${apiUrl}/bench`, { method: "PUT", body: JSON.stringify(told) });
  };
  await knows({ token: GC_TOKEN, ...known });
  return {
    ...{ world, id: made.body.id, path: new URL(made.body.url).pathname, knows },
    calls: async () => ((await (await fetch(`${apiUrl}/bench`)).json()) as { calls: [] }).calls,
    ledger: async () => (await ctx.loans.record(loanId))?.ledger ?? [],
  };
}

export function paymentOf(change: object = {}): object {
  return {
    ...{ amount: 10_000, amount_refunded: 0, currency: "GBP", status: "confirmed" },
    ...{ charge_date: "2026-06-11", reference: null, fx: null },
    metadata: { loan_external_id: "L1" },
    links: { mandate: "MD1", creditor: "CR1" },
    ...change,
  };
}

let last = 0;

/** An event as their documents show it; each has an id of its own unless it is given one. */
export function eventOf(action: string, change: object = {}): Readonly<{ id: string }> {
  last += 1;
  const event = {
    ...{ id: `EV${Date.now()}${last}`, created_at: "2026-06-14T12:00:00.000Z" },
    ...{ resource_type: "payments", action, links: { payment: "PM1" }, metadata: {} },
    details: { origin: "gocardless", cause: `payment_${action}`, description: "…" },
    ...change,
  };
  return event;
}

export function bodyOf(events: readonly object[]): string {
  return JSON.stringify({ events, meta: { webhook_id: "WB1" } });
}

export function signatureOf(body: string, secret = GC_SECRET): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

export function sendEvents(
  { path }: Pick<Gocardless, "path">,
  events: readonly object[],
  secret = GC_SECRET,
): Promise<Answer> {
  const body = bodyOf(events);
  return call("POST", path, body, {
    "content-type": "application/json",
    "webhook-signature": signatureOf(body, secret),
  });
}

export type Told = Readonly<{ messageId: string; state: string; outcome: string | null }>;

/** What became of each event, by its id. */
export async function toldOf({ world }: Pick<Gocardless, "world">): Promise<Map<string, Told>> {
  const told = new Map<string, Told>();
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = cursor === "" ? "limit=200" : `limit=200&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await world.api("GET", `/v1/webhook-events?${query}`);
    for (const event of body.events as Told[]) told.set(event.messageId, event);
    cursor = body.nextCursor;
  }
  return told;
}

import { TEST_EVENT } from "../../domain/event/event";
import { controlId, publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { StoredEvent } from "./store";

/** What is posted: who it is about, what happened and when, in the order of the documentation. */
export function messageOf(
  { tenant }: Pick<TenantContext, "tenant">,
  { id, type, businessDate, data, createdAt }: StoredEvent,
): Readonly<{ id: string; body: string }> {
  const name = publicId("event", id);
  const said = { type, timestamp: new Date(createdAt).toISOString(), id: name };
  const whose = { lender: controlId("tenant", tenant.id), mode: tenant.mode, businessDate };
  return { id: name, body: JSON.stringify({ ...said, ...whose, data: JSON.parse(data) }) };
}

/** An event by which somebody tries a subscription: nothing happened. */
export function testMessage({ tenant, today, now }: TenantContext, subscription: string) {
  const id = `evt_test_${crypto.randomUUID()}`;
  const said = { type: TEST_EVENT, timestamp: new Date(now).toISOString(), id };
  const whose = { lender: controlId("tenant", tenant.id), mode: tenant.mode, businessDate: today };
  return {
    id,
    body: JSON.stringify({ ...said, ...whose, data: { subscriptionId: subscription } }),
  };
}

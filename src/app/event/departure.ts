import type { TenantContext } from "../context";

/** What wakes the consumer of a partition's events. */
export function deliverMessage({ tenant }: Pick<TenantContext, "tenant">, partition: number) {
  const message = { v: 1, kind: "event.deliver", tenant: tenant.id, partition };
  return { queue: "events", message } as const;
}

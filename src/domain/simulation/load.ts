import type { BusinessDate } from "../../kernel/calendar";
import { minor, type Minor } from "../../kernel/money";
import type { Channel, WorkingRole } from "../policy/step-action";
import type { Prices } from "./input";
import type { SideTally } from "./tally";

/** What the notices that went out cost, in minor units; one without a price costs nothing. */
export function costOf({ channels }: SideTally, prices: Prices): Minor {
  const costs = Object.entries(channels).map(([channel, { allowed = 0, deferred = 0 }]) => {
    return (allowed + deferred) * (prices[channel as Channel] ?? 0);
  });
  return minor(costs.reduce((sum, cost) => sum + cost, 0));
}

/** Notices that the gate let out on a day, at once or later. */
export function noticesOn({ days }: SideTally, on: BusinessDate): number {
  return Object.values(days[on]?.notices ?? {}).reduce(
    (sum, { allowed = 0, deferred = 0 }) => sum + allowed + deferred,
    0,
  );
}

export function tasksOn({ days }: SideTally, role: WorkingRole, on: BusinessDate): number {
  return days[on]?.tasks?.[role] ?? 0;
}

/** Days on which more tasks come for a role than it can do. */
export function daysOver({ days }: SideTally, role: WorkingRole, capacity: number): number {
  return Object.values(days).filter(({ tasks }) => (tasks?.[role] ?? 0) > capacity).length;
}

/** Notices of all channels by what the gate made of them. */
export function contactsOf({ channels }: SideTally) {
  const sum = { allowed: 0, deferred: 0, denied: 0 };
  for (const { allowed = 0, deferred = 0, denied = 0 } of Object.values(channels)) {
    sum.allowed += allowed;
    sum.deferred += deferred;
    sum.denied += denied;
  }
  return sum;
}

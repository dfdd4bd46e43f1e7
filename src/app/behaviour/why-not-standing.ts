import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";

export type NotStanding =
  | Readonly<{ code: "clock.moving"; on: BusinessDate; target: BusinessDate }>
  | Readonly<{ code: "sandbox.reset_under_way" }>;

/** Why a sandbox takes no change now: its clock moves, or else its book is being emptied. */
export function whyNotStanding({ tenant, today }: TenantContext): NotStanding {
  const { clockTarget: target } = tenant;
  if (target !== null) return { code: "clock.moving", on: today, target };
  return { code: "sandbox.reset_under_way" };
}

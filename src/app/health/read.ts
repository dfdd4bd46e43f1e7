import { behindMs, type ClockTrouble, clockTrouble } from "../../domain/scan/lateness";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { TenantContext } from "../context";

export type BookHealth = Readonly<{
  /** The partition that is furthest behind. */
  bookDate: BusinessDate;
  tickedAt: Instant | null;
  /** How long the next day has been due; null in a sandbox, whose day ends when its clock is moved. */
  behindMs: number | null;
  trouble: ClockTrouble | null;
}>;

/** Where the lender's book stands and whether the machines keep up with it. */
export async function readBookHealth(ctx: TenantContext): Promise<BookHealth> {
  ctx.allow("scan.read");
  const [bookDate, pulse] = await Promise.all([ctx.book.bookDate(), ctx.health.pulse()]);
  const { mode, timezone } = ctx.tenant;
  return {
    bookDate,
    tickedAt: pulse.tickedAt,
    behindMs: mode === "sandbox" ? null : behindMs(bookDate, timezone, ctx.now),
    trouble: clockTrouble(pulse, ctx.now),
  };
}

import { takeoverOf } from "../../domain/policy/takeover";
import type { BusinessDate } from "../../kernel/calendar";
import { Outage } from "../../kernel/outage";
import type { TenantContext } from "../context";

const TRIES_MAX = 5;

/**
 * On the first day of a version of the policy, before anything else of that day: loans that nobody
 * looked at since the version was approved are brought forward to the day on which it may ask
 * something of them. Without it a step between two old ones would be missed. Nothing on other days.
 */
export async function takeEffect(
  ctx: TenantContext,
  scan: Readonly<{ partition: number; day: BusinessDate; bookDate: BusinessDate }>,
): Promise<void> {
  const { partition, day, bookDate } = scan;
  const changes = ctx.timeline.changes(bookDate, day);
  if (changes.length === 0) return;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    // An attempt before this one came so far, or another worker was faster.
    if (await ctx.book.hasBegun(partition, day)) return;
    const committed = await ctx.commit(partition, {
      deed: {
        action: "policy.take-effect",
        subject: `policy ${changes.map(({ after }) => after.version).join(", ")}`,
        detail: { on: day, before: changes.map(({ before }) => before.version) },
      },
      writes: [
        ctx.book.beginDay(partition, day),
        ...changes.flatMap(({ before, after }) =>
          ctx.book.bringForward(partition, day, takeoverOf(before, after)),
        ),
      ],
      events: changes.map(({ before, after }) => ({
        type: "policy.effective",
        on: day,
        data: { version: after.version, before: before.version, partition },
      })),
      bookDate,
    });
    if (committed.ok) return;
  }
  throw new Outage("the book changes too fast", 30);
}

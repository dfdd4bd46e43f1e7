import { bookDueAt, isBookLate, TICK_LATE_MS } from "../domain/scan/lateness";
import type { Env } from "../env";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";
import { clearAlert, raiseAlert, tenantsAlerted } from "../store/alert";
import { openControlDoor } from "../store/control-door";
import { bookDates } from "../store/due-work";
import { listTenants } from "../store/directory";
import { readPulse } from "../store/heartbeat";

const TENANTS_PER_PAGE = 200;

/**
 * Raises an alert for each lender whose book is late, once, and clears it when it has caught up.
 * Answers how many are late now. A sandbox is never late: its day ends when its clock is moved.
 */
export async function watchBooks(env: Env, now: Instant): Promise<number> {
  const [books, alerted] = await Promise.all([
    bookDates(env),
    tenantsAlerted(env.CONTROL, "book-late"),
  ]);
  const open = new Set(alerted);
  const standing = Map.groupBy(books, ({ tenant_id }) => tenant_id);
  let late = 0;
  for (let afterId = 0, more = true; more; ) {
    const tenants = await listTenants(env, afterId, TENANTS_PER_PAGE);
    for (const { id, mode, timezone } of tenants) {
      const oldest = oldestOf(standing.get(id) ?? []);
      const isLate = mode === "live" && oldest !== undefined && isBookLate(oldest, timezone, now);
      if (isLate) {
        late += 1;
        if (!open.has(id)) await raise(env, id, bookDueAt(oldest, timezone), now);
      } else if (open.has(id)) {
        await clearAlert(openControlDoor(id, env.CONTROL), "book-late", now);
      }
    }
    more = tenants.length === TENANTS_PER_PAGE;
    afterId = tenants.at(-1)?.id ?? afterId;
  }
  return late;
}

/** Before this tick notes itself: says so when the one before it is too long ago. */
export async function watchClock(env: Env, now: Instant): Promise<void> {
  const { tickedAt } = await readPulse(env.CONTROL);
  if (tickedAt === null || now - tickedAt <= TICK_LATE_MS) return;
  log({ event: "tick.late", lateSeconds: Math.round((now - tickedAt) / 1000) });
}

async function raise(env: Env, tenant: TenantId, dueAt: Instant, now: Instant): Promise<void> {
  if (!(await raiseAlert(openControlDoor(tenant, env.CONTROL), "book-late", now, dueAt))) return;
  log({ event: "book.late", tenant, lateSeconds: Math.round((now - dueAt) / 1000) });
}

function oldestOf(
  books: readonly Readonly<{ scanned_on: BusinessDate }>[],
): BusinessDate | undefined {
  return books.map(({ scanned_on }) => scanned_on).sort()[0];
}

/** A lender's number and a duration: nothing of a person is in it. */
function log(facts: Readonly<Record<string, string | number>>): void {
  // biome-ignore lint/suspicious/noConsole: the platform's log is where an operator looks.
  console.warn(JSON.stringify({ level: "warn", ...facts }));
}

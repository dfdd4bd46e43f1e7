import { PolicyPage } from "../../../web/pages/policy";
import { bucketFloorDays, BUCKETS } from "../../domain/delinquency/bucket";
import { ALLOCATIONS } from "../../domain/loan/allocation";
import type { Policy } from "../../domain/policy/policy";
import { newPages, pageShell, renderPage } from "./page";

export const policyPages = newPages();

/** The order within what is past due, as far as one line can say it. */
function componentsOf(allocation: Policy["allocation"]) {
  const { steps } = typeof allocation === "string" ? ALLOCATIONS[allocation] : allocation;
  return steps.filter(({ timing }) => timing === "past-due").map(({ component }) => component);
}

policyPages.get("/policy", (c) => {
  const ctx = c.get("tenant");
  ctx.allow("policy.read");
  const { version, name, effectiveOn, graceDays, toleranceAmount, ladder, contact, sources } =
    ctx.policy;
  const { t, frame } = pageShell(c, { current: "/policy" });
  const page = (
    <PolicyPage
      t={t}
      frame={frame}
      policy={{
        version,
        name,
        effectiveOn,
        graceDays,
        tolerance: { minor: toleranceAmount, currency: ctx.tenant.currency },
        allocation: componentsOf(ctx.policy.allocation),
        ladder: ladder.map(({ step, day, action }) => ({
          id: step,
          atDaysPastDue: day,
          channel: action.channel,
        })),
        contact: contact.window,
        sources,
      }}
      bucketStarts={BUCKETS.map((_, bucket) => bucketFloorDays(bucket))}
    />
  );
  return renderPage(c, page);
});

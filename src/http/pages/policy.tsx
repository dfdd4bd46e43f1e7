import { PolicyPage } from "../../../web/pages/policy";
import { bucketFloorDays, BUCKETS } from "../../domain/delinquency/bucket";
import { newPages, pageShell, renderPage } from "./page";

export const policyPages = newPages();

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
        // The one order there is so far: oldest first, and within an installment this.
        allocation: ["fee", "interest", "principal"],
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

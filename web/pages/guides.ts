/** The chapters in prose, in the order in which an integrator needs them. */
export const GUIDES = [
  "sandbox-and-live",
  "errors",
  "idempotency",
  "paging",
  "filtering",
  "conflicts",
  "receiving-events",
  "payments-in",
  "status-history",
  "versions",
  "changelog",
] as const;
export type GuideSlug = (typeof GUIDES)[number];

export function guideHref(guide: GuideSlug): string {
  return `/docs/${guide}`;
}

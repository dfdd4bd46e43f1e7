import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { PolicyTimeline } from "./timeline";
import type { PolicyDocument } from "./policy";

/** What is stored of a version: from approved and withdrawn nothing leads on. */
export const VERSION_STATES = ["draft", "submitted", "approved", "withdrawn"] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export type PolicyVersion = Readonly<{
  version: number;
  state: VersionState;
  /** From 1; each writing of a draft makes the next one. */
  revision: number;
  effectiveOn: BusinessDate;
  document: PolicyDocument;
  /** The version it was copied from; null when it came from a template. */
  basedOn: number | null;
  /** Who wrote it as it stands. */
  author: string;
  createdAt: Instant;
  updatedAt: Instant;
  submittedBy: string | null;
  submittedAt: Instant | null;
  approvedBy: string | null;
  approvedAt: Instant | null;
}>;

/** Where a version stands on a day: approval and date together decide. */
export const STANDINGS = [
  "draft",
  "submitted",
  "withdrawn",
  "approved",
  "in-force",
  "superseded",
] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf(
  { version, state, effectiveOn }: Pick<PolicyVersion, "version" | "state" | "effectiveOn">,
  timeline: PolicyTimeline,
  today: BusinessDate,
): Standing {
  if (state !== "approved") return state;
  if (timeline.everyOn(today).some((policy) => policy.version === version)) return "in-force";
  return effectiveOn > today ? "approved" : "superseded";
}

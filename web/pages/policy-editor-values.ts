import type { StepActionKind } from "../../src/domain/policy/step-action";

/** The fields of an action as they were stored or typed, by the names they have in a document. */
export type ActionValues = Readonly<Record<string, string>> & Readonly<{ kind: StepActionKind }>;

/** The value of an order of allocation that a form cannot show and so keeps as it is. */
export const OWN_ORDER = "own";

export const TRIGGERS = [
  "before",
  "after",
  "bucket-entered",
  "cured",
  "notice-failed",
  "promise-broken",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

export type StepValues = Readonly<{
  step: string;
  trigger: Trigger;
  days: string;
  bucket: string;
  when: string;
  everyDays: string;
  timesMax: string;
  actions: readonly ActionValues[];
}>;

export type SegmentValues = Readonly<{
  name: string;
  /** The name it is stored under, so that a new one loses nothing that no field shows; "" of a new one. */
  stored: string;
  when: string;
  match: string;
  /** Its own rules of lateness, each empty for the policy's. */
  tolerance: string;
  tolerancePercent: string;
  tolerancePercentMax: string;
  graceDays: string;
  counting: string;
  buckets: string;
  /** Of the contract of loans that come in. */
  allocation: string;
  ladder: readonly StepValues[];
}>;

/** The plain fields of a policy. */
export type PolicyValues = Readonly<{
  name: string;
  effectiveOn: string;
  tolerance: string;
  tolerancePercent: string;
  tolerancePercentMax: string;
  graceDays: string;
  counting: string;
  /** One a line; empty for M0 to M7+. */
  buckets: string;
  allocation: string;
  windowStart: string;
  /** Country codes with commas between them. */
  supervisedIn: string;
  role: string;
  /** One a line, with its kind behind an equals sign. */
  productClasses: string;
  windowEnd: string;
  match: string;
  missedDays: string;
  canaryPercent: string;
}>;

/** The fields as they were stored or typed. */
export type EditorValues = PolicyValues &
  Readonly<{ ladder: readonly StepValues[]; segments: readonly SegmentValues[] }>;

import type { Instant } from "../../kernel/calendar";

/** What a rule looked at: shown with its answer. */
export type RuleValues = Readonly<Record<string, string | number | boolean | null>>;

/**
 * What one rule says at one moment. Allow holds until an instant if nothing else changes (null: no
 * end is in sight), defer names the first instant at which this rule alone would allow.
 */
export type Ruling = Readonly<
  | { verdict: "allow"; until: Instant | null; values: RuleValues }
  | { verdict: "defer"; until: Instant; values: RuleValues }
  | { verdict: "deny"; values: RuleValues }
>;

/** A rule that has nothing to say in a situation. */
export const SILENT = null;

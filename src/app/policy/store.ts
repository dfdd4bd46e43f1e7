import type { PolicyDocument } from "../../domain/policy/policy";
import type { PolicyVersion } from "../../domain/policy/version";
import type { BusinessDate, Instant } from "../../kernel/calendar";

export type PolicyDraft = Readonly<{
  document: PolicyDocument;
  effectiveOn: BusinessDate;
  author: string;
}>;

/** The tenant's own versions in the control database; the first policy is not among them. */
export type PolicyStore = Readonly<{
  /** The latest 200, newest first. */
  list(): Promise<readonly PolicyVersion[]>;
  /** How many wait for a second person. */
  countSubmitted(): Promise<number>;
  find(version: number): Promise<PolicyVersion | undefined>;
  /** Answers the number of the new version. */
  insert(draft: PolicyDraft & Readonly<{ basedOn: number | null }>, now: Instant): Promise<number>;
  /**
   * Each of these answers false when the version is not in the state that it asks for; `replace` also
   * when the draft has another revision than the one that is named.
   */
  replace(
    version: number,
    draft: PolicyDraft & Readonly<{ revision: number }>,
    now: Instant,
  ): Promise<boolean>;
  submit(version: number, by: string, now: Instant): Promise<boolean>;
  withdraw(version: number, now: Instant): Promise<boolean>;
  /** Also false when a test clock moves or has reached the day of effect. */
  approve(version: number, by: string, now: Instant): Promise<boolean>;
}>;

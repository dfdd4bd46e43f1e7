import type { HoldStop } from "../../domain/policy/step-action";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

export type Hold = Readonly<{
  loanId: number;
  /** From 1 on each loan. */
  number: number;
  borrowerId: number;
  stops: readonly HoldStop[];
  holdReason: string;
  legalBasis: string;
  /** Who answers for it, in words; `system:…` when a policy placed it. */
  owner: string;
  from: BusinessDate;
  /** The first day on which it stops nothing any more; null for no end yet. */
  to: BusinessDate | null;
  liftedBy: string | null;
  liftReason: string | null;
  policyVersion: number | null;
  step: string | null;
  /** Who placed it, as the audit log writes it. */
  placedBy: string;
  openEndReason: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  version: number;
}>;

export type HoldDraft = Omit<
  Hold,
  "version" | "policyVersion" | "step" | "liftedBy" | "liftReason"
>;

export type HoldStore = Readonly<{
  find(loanId: number, number: number): Promise<Hold | undefined>;
  /** Of these loans of one partition, newest first on each. */
  ofLoans(partition: number, loanIds: readonly number[]): Promise<readonly Hold[]>;
  place(draft: HoldDraft): Write[];
  /** The next version of a hold, if nobody changed it meanwhile. */
  change(move: Readonly<{ before: Hold; after: Hold }>, at: Instant): Write[];
}>;

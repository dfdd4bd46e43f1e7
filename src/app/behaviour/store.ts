import type { BehaviourScript } from "../../domain/behaviour/script";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { LoanRecord } from "../loan/store";

export type StoredBehaviour = Readonly<{
  script: BehaviourScript;
  updatedBy: string;
  updatedAt: Instant;
}>;

export type PayerPage = Readonly<{
  payers: readonly Readonly<{ record: LoanRecord; borrowerExternalId: string }>[];
  /** The last loan of the page, readable or not. */
  lastId: number;
  full: boolean;
}>;

/** How the borrowers of a sandbox pay, and the loans that may pay on a day. */
export type BehaviourStore = Readonly<{
  find(): Promise<StoredBehaviour | undefined>;
  /** False while the test clock moves or the book is emptied, and for a live lender. */
  save(script: BehaviourScript, by: string, now: Instant): Promise<boolean>;
  drop(): Promise<boolean>;
  /** Active loans in key order that are past due, or due by a day. */
  payers(
    partition: number,
    page: Readonly<{ afterId: number; dueBy: BusinessDate; limit: number }>,
  ): Promise<PayerPage>;
  /** After which loan the payments of this day go on; 0 from the beginning. */
  place(partition: number, day: BusinessDate): Promise<number>;
  keepPlace(partition: number, day: BusinessDate, afterId: number): Promise<void>;
}>;

import type { FlagSpan } from "../../domain/flag/flag";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

export type Flag = FlagSpan &
  Readonly<{
    loanId: number;
    flag: string;
    borrowerId: number;
    note: string | null;
    actor: string;
    policyVersion: number | null;
    step: string | null;
    createdAt: Instant;
  }>;

export type FlagDraft = Omit<Flag, "policyVersion" | "step" | "createdAt">;

/** Where a page of the watch list ends. */
export type WatchPlace = Pick<Flag, "loanId" | "endsOn">;

export type FlagStore = Readonly<{
  /** Of these loans of one partition, ended ones too. */
  ofLoans(partition: number, loanIds: readonly number[]): Promise<readonly Flag[]>;
  /** The watch list of a day, what is to be looked at again soonest first, at most `limit`. */
  watched(
    query: Readonly<{ on: BusinessDate; limit: number; after: WatchPlace | null }>,
  ): Promise<readonly Flag[]>;
  /** Sets a mark, or moves its end when it stands. */
  set(draft: FlagDraft, at: Instant): Write[];
  /** Ends a mark that stands on that day. */
  end(flag: Flag, on: BusinessDate): Write[];
}>;

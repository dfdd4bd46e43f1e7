import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

/** A payment whose loan is not known (yet). The amount stays as it was written until a loan gives it a currency. */
export type UnmatchedPayment = Readonly<{
  id: number;
  externalId: string;
  loanExternalId: string;
  /** As written: major units with decimals from a file, or minor units as `minor:<n>` from the API. */
  amountText: string;
  paidOn: BusinessDate;
  method: string | null;
  origin: "api" | "import" | "webhook";
  state: "waiting" | "applied" | "dismissed";
  /** How it ended; while it waits, why the last attempt to apply it was refused. */
  resolution: string | null;
  receivedAt: Instant;
}>;

export type UnmatchedDraft = Omit<UnmatchedPayment, "state" | "resolution">;

export type UnmatchedResolution = Pick<UnmatchedPayment, "state"> &
  Readonly<{ resolution: string }>;

/** The loan reference and id of the last payment seen. */
export type UnmatchedPlace = Readonly<{ loanExternalId: string; id: number }>;

export type UnmatchedStore = Readonly<{
  find(id: number): Promise<UnmatchedPayment | undefined>;
  byIds(ids: readonly number[]): Promise<readonly UnmatchedPayment[]>;
  /** The partition in which unmatched payments of this loan reference are kept. */
  partitionFor(loanExternalId: string): number;
  waitingFor(loanExternalIds: readonly string[]): Promise<readonly UnmatchedPayment[]>;
  byExternalIds(externalIds: readonly string[]): Promise<ReadonlyMap<string, UnmatchedPayment>>;
  /** What waits, by loan reference, so that an officer sees together what belongs together. */
  listWaiting(
    query: Readonly<{ limit: number; after: UnmatchedPlace | null }>,
  ): Promise<readonly UnmatchedPayment[]>;
  countWaiting(): Promise<number>;
  insert(drafts: readonly UnmatchedDraft[], at: Instant): Write;
  /** Fails the commit when a payment is no longer in the state it was read in. */
  resolve(
    rows: readonly Readonly<{ payment: UnmatchedPayment; to: UnmatchedResolution }>[],
    at: Instant,
  ): Write;
}>;

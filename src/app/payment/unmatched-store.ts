import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { Write } from "../write";

/**
 * Waiting for somebody or its loan; posting and reversing while that is being done, by its plan; then
 * applied to its loans or reversed on all of them, dismissed as not ours, or returned to its payer.
 */
export type UnmatchedState =
  | "waiting"
  | "posting"
  | "applied"
  | "reversing"
  | "reversed"
  | "dismissed"
  | "returned";

/** How much of a payment goes to a loan, and under which reference: its own when it is all of it. */
export type PaymentPart = Readonly<{ loanId: number; amount: Minor; externalId: string }>;

/** A payment whose loan is not known (yet). The amount stays as it was written until a loan gives it a currency. */
export type UnmatchedPayment = Readonly<{
  id: number;
  externalId: string;
  loanExternalId: string;
  /** As written: major units with decimals from a file, or minor units as `minor:<n>` from the API. */
  amountText: string;
  paidOn: BusinessDate;
  method: string | null;
  /** Who paid, where the source tells it; stored sealed. */
  payerName: string | null;
  origin: "api" | "import" | "webhook";
  state: UnmatchedState;
  /** How it ended; while it waits, why the last attempt to apply it was refused. */
  resolution: string | null;
  /** Where it goes, decided before anything is posted; null: nobody decided it. */
  plan: readonly PaymentPart[] | null;
  /** What the payment back to its payer is called. */
  returnReference: string | null;
  /** Who decided how it ended; null while it waits. */
  decidedBy: string | null;
  receivedAt: Instant;
  updatedAt: Instant;
  version: number;
}>;

export type UnmatchedDraft = Pick<
  UnmatchedPayment,
  | "id"
  | "externalId"
  | "loanExternalId"
  | "amountText"
  | "paidOn"
  | "method"
  | "payerName"
  | "origin"
  | "receivedAt"
>;

/** What becomes of a payment; what is left out stays as it is. */
export type UnmatchedMove = Pick<UnmatchedPayment, "state"> &
  Partial<Pick<UnmatchedPayment, "resolution" | "plan" | "returnReference" | "decidedBy">>;

/** The loan reference and id of the last payment seen. */
export type UnmatchedPlace = Readonly<{ loanExternalId: string; id: number }>;
/** The moment and id of the last settled payment seen. */
export type SettledPlace = Readonly<{ updatedAt: number; id: number }>;

export type UnmatchedStore = Readonly<{
  find(id: number): Promise<UnmatchedPayment | undefined>;
  byIds(ids: readonly number[]): Promise<readonly UnmatchedPayment[]>;
  /** The partition in which unmatched payments of this loan reference are kept. */
  partitionFor(loanExternalId: string): number;
  /** Those that have not gone to a loan, also when somebody is about to post them. */
  waitingFor(loanExternalIds: readonly string[]): Promise<readonly UnmatchedPayment[]>;
  byExternalIds(externalIds: readonly string[]): Promise<ReadonlyMap<string, UnmatchedPayment>>;
  /** What waits, by loan reference, so that an officer sees together what belongs together. */
  listWaiting(
    query: Readonly<{ limit: number; after: UnmatchedPlace | null }>,
  ): Promise<readonly UnmatchedPayment[]>;
  /** What waits no more, the last one first. */
  listSettled(
    query: Readonly<{ limit: number; after: SettledPlace | null }>,
  ): Promise<readonly UnmatchedPayment[]>;
  countWaiting(): Promise<number>;
  insert(drafts: readonly UnmatchedDraft[], at: Instant): Write;
  /** Fails the commit when one of them has changed since it was read. */
  move(
    rows: readonly Readonly<{ payment: UnmatchedPayment; to: UnmatchedMove }>[],
    at: Instant,
  ): Write;
}>;

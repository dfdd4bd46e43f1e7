import type { PaymentPromise, PromiseMove, PromiseState } from "../../domain/promise/promise";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

export type PromiseToPay = PaymentPromise &
  Readonly<{
    id: number;
    loanId: number;
    borrowerId: number;
    currency: string;
    note: string | null;
    /** As the audit log writes it. */
    madeBy: string;
    /** The day its loan stood at when it was made. */
    stoodOn: BusinessDate;
    cancelledBy: string | null;
    cancelReason: string | null;
    createdAt: Instant;
    updatedAt: Instant;
    version: number;
  }>;

export const PROMISE_EVENTS = ["made", "kept", "broken", "reopened", "cancelled"] as const;

/** What became of a promise, on the day its loan stood at when it became known. */
export type PromiseEvent = Readonly<{
  promiseId: number;
  kind: (typeof PROMISE_EVENTS)[number];
  on: BusinessDate;
  at: Instant;
  /** Null when the facts of the book decided it. */
  actor: string | null;
  /** What was paid towards it by then. */
  paid: number;
}>;

/** Each partition's last number, newest first. */
export type PromisePlace = readonly number[];

export type PromiseQuery = Readonly<{
  limit: number;
  after: PromisePlace | null;
  state: PromiseState | null;
  loanId: number | null;
}>;

/** A move of a loan's promise, on the day its loan stands at. */
export type PromiseSettling = PromiseMove & Readonly<{ loanId: number; on: BusinessDate }>;

export type PromiseStore = Readonly<{
  find(id: number): Promise<PromiseToPay | undefined>;
  /** Newest first. */
  list(
    query: PromiseQuery,
  ): Promise<Readonly<{ promises: readonly PromiseToPay[]; next: PromisePlace | null }>>;
  /** Of these loans of one partition, newest first. */
  ofLoans(partition: number, loanIds: readonly number[]): Promise<readonly PromiseToPay[]>;
  /** Of promises of these loans, newest first, at most `limit`. */
  eventsOfLoans(
    partition: number,
    loanIds: readonly number[],
    limit: number,
  ): Promise<readonly PromiseEvent[]>;
  make(promise: PromiseToPay): Write[];
  /** The promise as cancelled, if nobody changed it meanwhile. */
  cancel(
    move: Readonly<{ before: PromiseToPay; after: PromiseToPay; stoodOn: BusinessDate }>,
  ): Write[];
  /** What the facts of their loans made of promises. */
  settle(moves: readonly PromiseSettling[], at: Instant): Write[];
}>;

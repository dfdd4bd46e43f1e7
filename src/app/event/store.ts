import type { EventDraft, EventType } from "../../domain/event/event";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Write } from "../write";

/** Something that happened, kept with the commit that made it true. */
export type StoredEvent = Readonly<{
  id: number;
  type: EventType;
  businessDate: BusinessDate;
  /** As it is posted, JSON. */
  data: string;
  createdAt: Instant;
}>;

export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One try: what came back, and how long that took. */
export type DeliveryAttempt = Readonly<{
  at: Instant;
  /** Null: no answer. */
  status: number | null;
  /** The beginning of what was answered, or why nothing was. */
  answer: string;
  milliseconds: number;
}>;

/** One event on its way to one subscription. */
export type EventDelivery = Readonly<{
  subscription: number;
  eventId: number;
  state: DeliveryState;
  tries: number;
  /** Pending: not to be tried before; while somebody tries it, when they count as dead. */
  nextAt: Instant | null;
  /** Oldest first. */
  attempts: readonly DeliveryAttempt[];
  createdAt: Instant;
  updatedAt: Instant;
}>;

export type DeliveryChange = Readonly<{ before: EventDelivery; after: EventDelivery }>;

/** For each partition the last sequence number seen, 0 for "from the newest". */
export type EventPlace = readonly number[];

export type Listener = Readonly<{ number: number; types: readonly EventType[] }>;

export type EventStore = Readonly<{
  find(id: number): Promise<StoredEvent | undefined>;
  byIds(partition: number, ids: readonly number[]): Promise<readonly StoredEvent[]>;
  /** Newest first. */
  list(
    query: Readonly<{ limit: number; after: EventPlace | null; type: EventType | null }>,
  ): Promise<Readonly<{ events: readonly StoredEvent[]; next: EventPlace | null }>>;
  /** Of one partition and subscription, those that may be tried now, oldest first. */
  waiting(
    partition: number,
    subscription: number,
    now: Instant,
    limit: number,
  ): Promise<readonly EventDelivery[]>;
  /** Of one subscription, newest first. */
  deliveries(
    query: Readonly<{
      subscription: number;
      state: DeliveryState | null;
      limit: number;
      after: EventPlace | null;
    }>,
  ): Promise<Readonly<{ deliveries: readonly EventDelivery[]; next: EventPlace | null }>>;
  /** Keeps what happened, and lets each listener have what it asked for. */
  record(
    partition: number,
    events: readonly EventDraft[],
    listeners: readonly Listener[],
    at: Instant,
  ): Write[];
  /** Fails the commit when one of them has moved since it was read. */
  settle(changes: readonly DeliveryChange[], at: Instant): Write[];
  /** Lets a subscription have again, or for the first time, what happened in a time. */
  replay(
    partition: number,
    subscription: number,
    asked: Readonly<{ from: Instant; through: Instant; types: readonly EventType[] }>,
    at: Instant,
  ): Write;
  /** The same with single events. */
  replayOne(subscription: number, eventId: number, at: Instant): Write;
  /** When the oldest event of a partition was kept; null: there is none. */
  oldest(partition: number): Promise<Instant | null>;
  /** Forgets so many of the oldest events of a partition, as far as they are from before, with their ways. */
  forget(
    partition: number,
    asked: Readonly<{ before: Instant; limit: number; subscriptions: readonly number[] }>,
  ): Write[];
  /** So many of those that wait for a subscription wait no more. */
  abandon(partition: number, subscription: number, limit: number, at: Instant): Write;
}>;

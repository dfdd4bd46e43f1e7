import type { Description } from "../../domain/webhook/description";
import type { Source, SourceSecrets } from "../../domain/webhook/source";
import type { Instant } from "../../kernel/calendar";
import type { Write } from "../write";

export type WebhookEndpoint = Readonly<{
  number: number;
  name: string;
  source: Source;
  /** Where its messages name the loan; null: where the source usually does. */
  loanKey: string | null;
  /** Where the source's API is asked; null: where the source has it. */
  apiUrl: string | null;
  /** How a custom source signs and writes; null: nobody has said it yet. */
  description: Description | null;
  /** False while the lender has not given what the source signs with. */
  hasSecrets: boolean;
  createdBy: string;
  createdAt: Instant;
  disabledAt: Instant | null;
}>;

export type EndpointDraft = Pick<
  WebhookEndpoint,
  "name" | "source" | "loanKey" | "apiUrl" | "description"
> &
  Readonly<{ secrets: SourceSecrets | null }>;

export type WebhookEvent = Readonly<{
  endpointNumber: number;
  messageId: string;
  partition: number;
  /** The body as it was received and signed. */
  body: string;
  state: "stored" | "applied" | "unmatched" | "refused";
  outcome: string | null;
  receivedAt: Instant;
}>;

/** An event by what its sender calls it. */
export type EventKey = Pick<WebhookEvent, "endpointNumber" | "messageId">;

/** The same as one text: the endpoint's number has no colon. */
export function eventName({ endpointNumber, messageId }: EventKey): string {
  return `${endpointNumber}:${messageId}`;
}

export type EventVerdict = Readonly<{
  event: WebhookEvent;
  state: WebhookEvent["state"];
  outcome: string;
}>;

export type WebhookEventDraft = Pick<
  WebhookEvent,
  "endpointNumber" | "messageId" | "partition" | "body"
>;

/** Where a list goes on: the moment of the last event seen and its two names. */
export type WebhookPlace = Pick<WebhookEvent, "receivedAt" | "endpointNumber" | "messageId">;

/** With what may have signed or sealed a message of now: for verifying and opening only. */
export type FoundEndpoint = Readonly<{
  endpoint: WebhookEndpoint;
  secrets: readonly SourceSecrets[];
}>;

export type WebhookEndpointStore = Readonly<{
  /** The standard source's own secret (`whsec_…`) is answered here, and nowhere again. */
  createEndpoint(
    draft: EndpointDraft,
    createdBy: string,
    now: Instant,
  ): Promise<Readonly<{ number: number; secret: string | null }>>;
  /** New secrets; those of before stay good for a day. False when there is no such endpoint. */
  renewSecrets(number: number, secrets: SourceSecrets, now: Instant): Promise<boolean>;
  /** False when there is no such endpoint, or it was disabled. */
  describe(number: number, description: Description): Promise<boolean>;
  endpoints(): Promise<readonly WebhookEndpoint[]>;
  endpoint(number: number, now: Instant): Promise<FoundEndpoint | undefined>;
  /** False when there is none, or when it was disabled before. */
  disableEndpoint(number: number, now: Instant): Promise<boolean>;
}>;

export type WebhookEventStore = Readonly<{
  partitionFor(messageId: string): number;
  event(key: EventKey): Promise<WebhookEvent | undefined>;
  /** Those that are there, in no order. */
  events(keys: readonly EventKey[]): Promise<readonly WebhookEvent[]>;
  /** Newest first. */
  listEvents(
    query: Readonly<{ limit: number; after: WebhookPlace | null }>,
  ): Promise<readonly WebhookEvent[]>;
  /** Fails the commit when the event is stored already. */
  storeEvent(event: WebhookEventDraft, at: Instant): Write;
  /** Many of one partition; fails the commit when one of them is stored already. */
  storeEvents(events: readonly WebhookEventDraft[], at: Instant): Write;
  /** Fails the commit when one of the events is no longer in the state it was read in. */
  settleEvents(verdicts: readonly EventVerdict[], at: Instant): Write;
}>;

export type WebhookStore = WebhookEndpointStore & WebhookEventStore;

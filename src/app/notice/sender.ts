import type { NoticeChannel } from "../../domain/notice/template-name";
import type { Handing } from "../../domain/provider/handing";
import type { CarriedChannel } from "../../domain/provider/provider";
import type { Instant } from "../../kernel/calendar";

/** A message as it is handed over. */
export type OutgoingMessage = Readonly<{
  to: string;
  /** Empty on a channel that has none. */
  subject: string;
  text: string;
  html: string | null;
  /** Where a mail program asks for no more of these (RFC 8058); null where we have no address. */
  unsubscribeUrl: string | null;
  /** The notice's id: under the same key it is the same message. */
  key: string;
}>;

/** Somebody who carries messages, opened for use. */
export type Sender = Readonly<{
  /** `platform`, or a provider's id. */
  id: string;
  /** Drops a second message under the same key. */
  knowsKeys: boolean;
  /** Until when it is not to be tried, because it was down; null: it never was. */
  restsUntil: Instant | null;
  hand(message: OutgoingMessage): Promise<Handing>;
  /**
   * Whether a message whose answer was lost has been taken, where the provider can be asked: its id,
   * or null when it was not. Undefined when nobody can tell now.
   */
  lookUp?(message: OutgoingMessage, since: Instant): Promise<string | null | undefined>;
  /**
   * Takes the next moments for so many messages from the provider's pace: milliseconds until the
   * first may go, and between two. Null when others have taken all for too long.
   */
  pace(count: number): Promise<Readonly<{ waitMs: number; everyMs: number }> | null>;
  /** Lets everybody know that it is down. */
  rest(until: Instant, reason: string): Promise<void>;
}>;

/** Who carries a lender's messages; `gateway` makes them real. */
export type SenderPort = Readonly<{
  /** In the order in which they are to be tried. */
  of(channel: CarriedChannel): Promise<readonly Sender[]>;
  byId(id: string): Promise<Sender | undefined>;
  /** The ways on which there is somebody to send by; letters are printed by the lender itself. */
  carried(): Promise<readonly NoticeChannel[]>;
  /** Who rests and who does not is to be read anew. */
  forget(): void;
}>;

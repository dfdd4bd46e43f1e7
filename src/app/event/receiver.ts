import type { SigningSecrets } from "../subscription/store";

export type Posting = Readonly<{
  url: string;
  /** The event's id: the same for every try, by which a receiver knows it again. */
  id: string;
  body: string;
  secrets: SigningSecrets;
}>;

/** Why there is no answer: nobody took the call, or nothing was said within ten seconds. */
export const NO_ANSWER = { unreachable: "no-connection", late: "no-answer-in-time" } as const;

/** What a receiver answered. */
export type PostAnswer = Readonly<{
  /** Null: no answer. */
  status: number | null;
  /** The beginning of what it said, or why there is nothing. */
  answer: string;
  /** Not before so many seconds, when it asks for that. */
  retryAfterSeconds: number | null;
  milliseconds: number;
}>;

/** Posts one event, signed, to where a lender wants it. */
export type EventReceiver = Readonly<{ post(posting: Posting): Promise<PostAnswer> }>;

import type { SubscriptionDraft } from "../../domain/subscription/check";
import type { Instant } from "../../kernel/calendar";

/** Why nothing is sent any more: a person's wish, three days of failures, or the receiver's own (410). */
export type OffReason = "switched-off" | "failing" | "gone";

/** An address of the lender's to which events of some types are posted. */
export type Subscription = SubscriptionDraft &
  Readonly<{
    number: number;
    /** Null: nothing is sent. */
    off: Readonly<{ at: Instant; reason: OffReason }> | null;
    /** Since when everything has failed; null: what was tried last has arrived. */
    failingSince: Instant | null;
    /** It failed: not to be tried before. */
    restsUntil: Instant;
    /** What it answered last when it failed. */
    trouble: string | null;
    createdBy: string;
    createdAt: Instant;
    updatedAt: Instant;
    revision: number;
  }>;

/** What events are signed with: the secret of now, and for a day after a change the one before. */
export type SigningSecrets = Readonly<{ secret: string; previous: string | null }>;

export type SubscriptionStore = Readonly<{
  /** Oldest first, also those that are off. */
  all(): Promise<readonly Subscription[]>;
  find(number: number): Promise<Subscription | undefined>;
  /** The numbers of those that were removed, the last ones first. */
  removed(): Promise<readonly number[]>;
  /** For signing only. */
  secrets(number: number, now: Instant): Promise<SigningSecrets | undefined>;
  /** The secret (`whsec_…`) is answered here and by `renewSecret`, and to nobody again. */
  add(
    draft: SubscriptionDraft,
    createdBy: string,
    now: Instant,
  ): Promise<Readonly<{ number: number; secret: string }>>;
  /** False when it was changed meanwhile, or is gone. */
  change(
    number: number,
    revision: number,
    draft: SubscriptionDraft,
    now: Instant,
  ): Promise<boolean>;
  /** The new secret; undefined when there is no such subscription. */
  renewSecret(number: number, now: Instant): Promise<string | undefined>;
  switchOff(number: number, reason: OffReason, now: Instant): Promise<boolean>;
  switchOn(number: number, now: Instant): Promise<boolean>;
  /** Its number is never used again. */
  remove(number: number, now: Instant): Promise<boolean>;
  /** It failed at everything: since when, until when it is left alone, and what it answered. */
  rest(
    number: number,
    failing: Readonly<{ since: Instant; until: Instant; trouble: string }>,
  ): Promise<void>;
  /** It takes events. */
  recover(number: number): Promise<void>;
}>;

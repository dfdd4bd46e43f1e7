import type { CarriedChannel } from "../../domain/provider/provider";
import type { Instant } from "../../kernel/calendar";

export const SUPPRESSION_REASONS = ["bounced", "complained", "stopped", "entered"] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** An address or number that nothing is sent to any more. */
export type Suppression = Readonly<{
  channel: CarriedChannel;
  address: string;
  reason: SuppressionReason;
  /** Where it was learned: a provider's report, a reply, somebody's word. */
  source: string;
  actor: string;
  createdAt: Instant;
}>;

export type SuppressionStore = Readonly<{
  /** Those of the addresses that are suppressed on a channel. */
  among(channel: CarriedChannel, addresses: readonly string[]): Promise<ReadonlySet<string>>;
  find(channel: CarriedChannel, address: string): Promise<Suppression | undefined>;
  /** Newest first. */
  list(limit: number): Promise<readonly Suppression[]>;
  /** Does nothing for one that is there. */
  add(suppression: Suppression): Promise<boolean>;
  lift(channel: CarriedChannel, address: string): Promise<boolean>;
}>;

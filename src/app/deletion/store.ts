import type { Instant } from "../../kernel/calendar";

export type DeletionPhase = "waiting" | "removing" | "closing";

/** A lender that has asked to be deleted, and how far that is. */
export type Deletion = Readonly<{
  /** The name of the certificate that stays afterwards. */
  certificate: string;
  phase: DeletionPhase;
  askedBy: string;
  askedAt: Instant;
  /** Until then it can be taken back. */
  dueAt: Instant;
  /** Files in R2 when it began; null before they were counted. */
  fileCount: number | null;
}>;

/** Hashes of the last seals of the log of deeds, by partition. */
export type LastSeals = Readonly<Record<string, string>>;

/**
 * Takes everything of one lender away. Rows of a shard go only after `shut`, which nothing takes back;
 * what is removed is counted in the batch that removes it, so a page that is repeated counts once.
 */
export type DeletionStore = Readonly<{
  find(): Promise<Deletion | undefined>;
  /** False when it was asked before. */
  ask(askedBy: string, now: Instant, dueAt: Instant): Promise<boolean>;
  /** False when there is none, or when it has begun. */
  cancel(): Promise<boolean>;
  /** Undefined before it is due, and while another worker is at it. */
  claim(now: Instant, leaseUntil: Instant): Promise<Deletion | undefined>;
  release(): Promise<void>;
  /** Closes the lender to everybody and destroys the key of its personal data. */
  begin(seals: LastSeals, now: Instant): Promise<void>;
  /** Freezes every partition for good. */
  shut(): Promise<void>;
  noteFiles(count: number): Promise<void>;
  /** The tables there are to empty, children before their parents. */
  stepCount: number;
  /** Removes a page of one table; answers how many rows. */
  remove(step: number, limit: number): Promise<number>;
  /** Keeps what was counted in the shards, and then forgets it there. */
  closeShards(): Promise<void>;
  /** Removes what is left of the lender, in one batch with the certificate that says so. */
  finish(now: Instant): Promise<void>;
}>;

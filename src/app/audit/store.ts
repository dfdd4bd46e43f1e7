import type { Instant } from "../../kernel/calendar";

export type AuditEntry = Readonly<{
  sequence: number;
  at: Instant;
  actor: string;
  action: string;
  subject: string;
  detail: string;
}>;

export type AuditSeal = Readonly<{ throughSequence: number; hash: string }>;

/** The log that every commit appends to, and the seals that make a later change of it visible. */
export type AuditStore = Readonly<{
  entries(partition: number, afterSequence: number, limit: number): Promise<readonly AuditEntry[]>;
  /** Newest first, of one subject such as a loan's public id. */
  ofSubject(partition: number, subject: string, limit: number): Promise<readonly AuditEntry[]>;
  seals(partition: number): Promise<readonly AuditSeal[]>;
  lastSeal(partition: number): Promise<AuditSeal | undefined>;
  /**
   * Puts a seal behind the one that ends `after` that entry; does nothing when somebody else was
   * faster, since the hash would not follow on theirs.
   */
  seal(partition: number, seal: AuditSeal, after: number, at: Instant): Promise<void>;
  /** The hash that follows on `previous` over these entries, in order. */
  chain(previous: string, entries: readonly AuditEntry[]): string;
}>;

/**
 * One write of a commit, made by a store and opaque to use cases. `expects` is the number of rows it
 * must change; another number means that somebody was faster, and the whole commit is undone.
 */
export type Write = Readonly<{
  statement: Readonly<{ name: string; sql: string }>;
  values: readonly (string | number | null)[];
  expects?: number;
}>;

/** What a commit says of itself in the audit log. */
export type Deed = Readonly<{
  action: string;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
}>;

/** A message that must leave the system because of a commit. */
export type Departure = Readonly<{ queue: QueueName; message: Readonly<Record<string, unknown>> }>;

export type QueueName = "scans" | "imports" | "payments" | "notices" | "events" | "exports";

export type CommitOutcome =
  | Readonly<{ ok: true }>
  | Readonly<{ ok: false; conflict: "version" | "book-date" | "unique" | string }>;

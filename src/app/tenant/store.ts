import type { Instant } from "../../kernel/calendar";

export type ApiKey = Readonly<{
  number: number;
  name: string;
  scopes: readonly string[];
  createdBy: string;
  createdAt: Instant;
  lastUsedOn: string | null;
  revokedAt: Instant | null;
}>;

export type DeadLetter = Readonly<{
  id: number;
  queue: string;
  kind: string;
  message: string;
  reason: string;
  attempts: number;
  state: "open" | "replayed" | "discarded";
  createdAt: Instant;
}>;

/** The tenant's own rows of the control database: keys, preferences, dead letters, audit. */
export type TenantAccess = Readonly<{
  createKey(
    input: Readonly<{ name: string; scopes: readonly string[]; createdBy: string }>,
    now: Instant,
  ): Promise<Readonly<{ number: number; secret: string }>>;
  keys(): Promise<readonly ApiKey[]>;
  revokeKey(number: number, now: Instant): Promise<boolean>;
  changePreferences(
    input: Readonly<{
      name: string;
      locale: string;
      timezone: string;
      letterhead: string | null;
    }>,
  ): Promise<void>;
  deadLetters(state: DeadLetter["state"] | null, limit: number): Promise<readonly DeadLetter[]>;
  deadLetter(id: number): Promise<DeadLetter | undefined>;
  resolveDeadLetter(
    id: number,
    state: "replayed" | "discarded",
    by: string,
    now: Instant,
  ): Promise<boolean>;
  /** For deeds of the control database; those of a shard are written by their commit. */
  audit(
    entry: Readonly<{
      actor: string;
      action: string;
      subject: string;
      detail: Readonly<Record<string, unknown>>;
    }>,
    now: Instant,
  ): Promise<void>;
}>;

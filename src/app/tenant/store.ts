import type { KeyStanding } from "../../domain/api-key/standing";
import type { KeyDraft } from "../../domain/api-key/terms";
import type { Instant } from "../../kernel/calendar";

export type ApiKey = KeyDraft &
  KeyStanding &
  Readonly<{
    number: number;
    scopes: readonly string[];
    createdBy: string;
    createdAt: Instant;
    lastUsedOn: string | null;
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
    input: KeyDraft & Readonly<{ scopes: readonly string[]; createdBy: string }>,
    now: Instant,
  ): Promise<Readonly<{ number: number; secret: string }>>;
  keys(): Promise<readonly ApiKey[]>;
  key(number: number): Promise<ApiKey | undefined>;
  /** Only what is said is changed; false: there is no such key, or it is revoked. */
  changeKey(number: number, change: Partial<KeyDraft>): Promise<boolean>;
  /** A new secret after that of `generation`; undefined when that is not the one of now. */
  rotateKey(
    number: number,
    generation: number,
    previousUntil: Instant | null,
  ): Promise<string | undefined>;
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

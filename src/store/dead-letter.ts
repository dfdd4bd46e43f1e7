import type { Instant } from "../kernel/calendar";

export type DeadMessage = Readonly<{
  /** Null when not even that could be read. */
  tenantId: number | null;
  queue: string;
  kind: string;
  message: string;
  reason: string;
  attempts: number;
}>;

const MESSAGE_CHARACTERS_MAX = 128_000;
const REASON_CHARACTERS_MAX = 500;

/**
 * Keeps a message that could not be handled. It ends here and never in silence, but for what was on
 * its way to a lender that is gone: nothing of such a one is kept.
 */
export async function keepDeadLetter(
  control: D1Database,
  letter: DeadMessage,
  now: Instant,
): Promise<void> {
  await control
    .prepare(
      `INSERT INTO dead_letter (tenant_id, queue, kind, message, reason, attempts, state, created_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, 'open', ?7
       WHERE NOT EXISTS (SELECT 1 FROM deletion_certificate WHERE lender = ?1)`,
    )
    .bind(
      letter.tenantId,
      letter.queue,
      letter.kind,
      letter.message.slice(0, MESSAGE_CHARACTERS_MAX),
      letter.reason.slice(0, REASON_CHARACTERS_MAX),
      letter.attempts,
      now,
    )
    .run();
}

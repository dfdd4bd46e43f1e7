import type { Env } from "../env";
import type { Instant } from "../kernel/calendar";

/** What stays of a lender that was deleted: that it is gone, and nothing that names anybody. */
export type Certificate = Readonly<{
  id: string;
  lender: number;
  mode: "live" | "sandbox";
  askedBy: string;
  askedAt: Instant;
  startedAt: Instant;
  finishedAt: Instant;
  /** The hash of the last seal of each partition's log of deeds. */
  seals: Readonly<Record<string, string>>;
  /** Rows removed, by table. */
  counts: Readonly<Record<string, number>>;
  fileCount: number;
}>;

/** One that is not written yet: when it will begin. */
export type PendingCertificate = Readonly<{ id: string; dueAt: Instant; hasBegun: boolean }>;

type CertificateColumns = Omit<Certificate, "seals" | "counts"> &
  Readonly<{ seals: string; counts: string }>;

export async function findCertificate(env: Env, id: string): Promise<Certificate | undefined> {
  const row = await env.CONTROL.prepare(
    `SELECT id, lender, mode, asked_by AS askedBy, asked_at AS askedAt, started_at AS startedAt,
         finished_at AS finishedAt, seals, counts, file_count AS fileCount
       FROM deletion_certificate WHERE id = ?1`,
  )
    .bind(id)
    .first<CertificateColumns>();
  if (!row) return undefined;
  return {
    ...row,
    seals: JSON.parse(row.seals) as Certificate["seals"],
    counts: JSON.parse(row.counts) as Certificate["counts"],
  };
}

export async function findPendingCertificate(
  env: Env,
  id: string,
): Promise<PendingCertificate | undefined> {
  const row = await env.CONTROL.prepare(
    "SELECT due_at, phase FROM tenant_deletion WHERE certificate = ?1",
  )
    .bind(id)
    .first<{ due_at: Instant; phase: string }>();
  return row ? { id, dueAt: row.due_at, hasBegun: row.phase !== "waiting" } : undefined;
}

/** Lenders that were removed since then, by the number their files lay under. */
export async function removedSince(env: Env, since: Instant): Promise<number[]> {
  const answer = await env.CONTROL.prepare(
    "SELECT lender FROM deletion_certificate WHERE finished_at >= ?1 LIMIT 100",
  )
    .bind(since)
    .all<{ lender: number }>();
  return answer.results.map(({ lender }) => lender);
}

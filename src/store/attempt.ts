/** How many attempts, this one included, the window has seen. */
export async function countAttempt(
  db: D1Database,
  window: Readonly<{ key: string; now: number; endsAt: number }>,
): Promise<number> {
  const count = await db
    .prepare(
      `INSERT INTO attempt (key, count, ends_at) VALUES (?1, 1, ?3)
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN ends_at <= ?2 THEN 1 ELSE count + 1 END,
         ends_at = CASE WHEN ends_at <= ?2 THEN excluded.ends_at ELSE ends_at END
       RETURNING count`,
    )
    .bind(window.key, window.now, window.endsAt)
    .first<number>("count");
  return count ?? 1;
}

export async function clearAttempts(db: D1Database, key: string): Promise<void> {
  await db.prepare("DELETE FROM attempt WHERE key = ?1").bind(key).run();
}

/** Removes what has run out. Nothing depends on it but the size of the tables. */
export async function purgeExpiredIdentity(db: D1Database, now: number): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM session WHERE expires_at < ?1").bind(now),
    db.prepare("DELETE FROM verification WHERE expires_at < ?1").bind(now),
    db.prepare("DELETE FROM attempt WHERE ends_at < ?1").bind(now),
    db.prepare("DELETE FROM rate_limit WHERE last_request < ?1").bind(now - 86_400_000),
  ]);
}

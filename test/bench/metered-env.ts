import type { Env } from "../../src/env";

export type Tally = { rowsRead: number; rowsWritten: number; roundTrips: number };
export type SentScan = Readonly<{ tenant: number; partition: number; businessDate: string }>;

/** The bindings, with what passes through their databases counted and their scans kept, not sent. */
export function meteredEnv(env: Env): Readonly<{ env: Env; tally: Tally; scans: SentScan[] }> {
  const tally: Tally = { rowsRead: 0, rowsWritten: 0, roundTrips: 0 };
  const scans: SentScan[] = [];
  const queue = {
    send: async (body: SentScan) => void scans.push(body),
    sendBatch: async (messages: { body: SentScan }[]) =>
      void scans.push(...messages.map(({ body }) => body)),
  };
  const databases = Object.entries(env)
    .filter(([name]) => /^(CONTROL|SHARD_\d\d)$/.test(name))
    .map(([name, database]) => [name, meteredDatabase(database as D1Database, tally)]);
  return {
    env: { ...env, ...Object.fromEntries(databases), SCANS: queue as unknown as Queue },
    tally,
    scans,
  };
}

function meteredDatabase(database: D1Database, tally: Tally): D1Database {
  const inner = new WeakMap<object, D1PreparedStatement>();
  const count = (answers: readonly D1Result[]) => {
    tally.roundTrips += 1;
    for (const { meta } of answers) {
      tally.rowsRead += meta.rows_read;
      tally.rowsWritten += meta.rows_written;
    }
  };
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const all = async () => {
      const answer = await statement.all();
      count([answer]);
      return answer;
    };
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all,
      run: all,
      first: async (column?: string) => {
        const row = (await all()).results[0] as Record<string, unknown> | undefined;
        if (row === undefined) return null;
        return column === undefined ? row : row[column];
      },
    };
    inner.set(wrapped, statement);
    return wrapped as unknown as D1PreparedStatement;
  };
  const metered = {
    prepare: (sql: string) => wrap(database.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) => {
      const answers = await database.batch(
        statements.map((statement) => inner.get(statement) ?? statement),
      );
      count(answers);
      return answers;
    },
  };
  return metered as unknown as D1Database;
}

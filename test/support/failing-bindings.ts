import { env } from "cloudflare:workers";
import type { Env } from "../../src/env";

/** Bindings whose databases answer everything with this error. */
export function ending(message: string): Env {
  const fail = () => Promise.reject(new Error(`D1_ERROR: ${message}`));
  const statement = { bind: () => statement, all: fail, first: fail, run: fail, raw: fail };
  const database = { prepare: () => statement, batch: fail, exec: fail } as unknown as D1Database;
  return { ...env, ...withDatabases(() => database) };
}

/**
 * Bindings in which somebody else is always faster: whatever asserts what was read before is told that
 * it has changed.
 */
export function overtaken(): Env {
  const isCommit = (statement: object) => asserting.has(statement);
  const asserting = new WeakSet<object>();
  const wrap = (database: D1Database): D1Database =>
    ({
      prepare(sql: string) {
        const prepared = database.prepare(sql);
        if (!/assert_that/.test(sql)) return prepared;
        const bind = (...values: unknown[]) => {
          const bound = prepared.bind(...values);
          asserting.add(bound);
          return bound;
        };
        return { bind };
      },
      batch: (statements: D1PreparedStatement[]) =>
        statements.some(isCommit)
          ? Promise.reject(new Error("D1_ERROR: ASSERT:version"))
          : database.batch(statements),
    }) as unknown as D1Database;
  return {
    ...env,
    ...withDatabases((name) => wrap((env as unknown as Databases)[name] as D1Database)),
  };
}

type Databases = Readonly<Record<string, D1Database>>;

function withDatabases(databaseOf: (name: string) => D1Database): Databases {
  const names = Object.keys(env).filter((name) => /^(CONTROL|SHARD_\d\d)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, databaseOf(name)]));
}

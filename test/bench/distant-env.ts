import type { Env } from "../../src/env";

/** The bindings, with a timer between a database's answer and who asked: local ones answer in one breath. */
export function distantEnv(env: Env): Env {
  const shards = Object.entries(env)
    .filter(([name]) => /^SHARD_\d\d$/.test(name))
    .map(([name, database]) => [name, distant(database as D1Database)]);
  return { ...env, ...Object.fromEntries(shards) };
}

function distant(database: D1Database): D1Database {
  return new Proxy(database, {
    get(target, name) {
      if (name !== "batch") return Reflect.get(target, name).bind(target);
      return async (statements: D1PreparedStatement[]) => {
        const answers = await target.batch(statements);
        await scheduler.wait(1);
        return answers;
      };
    },
  });
}

import type { Env } from "../env";
import { Fault } from "../kernel/assert";

/** Bindings by shard number. Adding a shard: create, bind in wrangler.toml and env.ts, migrate, add here. */
const BINDINGS = ["SHARD_00", "SHARD_01"] as const satisfies readonly (keyof Env)[];

export function shardDatabase(env: Env, shardId: number): D1Database {
  const binding = BINDINGS[shardId];
  if (!binding) throw new Fault(`no binding for shard ${shardId}`);
  return env[binding];
}

export function shardDatabases(env: Env): readonly D1Database[] {
  return BINDINGS.map((binding) => env[binding]);
}

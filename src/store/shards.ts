import type { Env } from "../env";
import { Fault } from "../kernel/assert";

type Binding = `SHARD_${number}`;

/** Adding a shard is a binding SHARD_nn in wrangler.toml and a row of the table `shard`. */
export function shardDatabase(env: Env, shardId: number): D1Database {
  const database = env[`SHARD_${String(shardId).padStart(2, "0")}` as Binding];
  if (!database) throw new Fault(`no binding for shard ${shardId}`);
  return database;
}

/** All of them, in the order of their numbers. */
export function shardDatabases(env: Env): readonly D1Database[] {
  const bindings = Object.keys(env).filter(isBinding).sort();
  return bindings.flatMap((binding) => env[binding] ?? []);
}

function isBinding(name: string): name is Binding {
  return /^SHARD_\d\d$/.test(name);
}

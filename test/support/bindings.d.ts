import type { D1Migration } from "cloudflare:test";
import type { Env } from "../../src/env";

declare global {
  namespace Cloudflare {
    interface Env extends AppBindings {
      // The shards that wrangler.toml binds; the Worker itself knows them by their pattern only.
      SHARD_00: D1Database;
      SHARD_01: D1Database;
      CONTROL_MIGRATIONS: D1Migration[];
      SHARD_MIGRATIONS: D1Migration[];
      /** What scripts/faults.mjs asks for, as JSON. */
      FAULTS: string;
    }
  }
}

type AppBindings = Env;

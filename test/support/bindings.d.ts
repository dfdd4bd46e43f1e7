import type { D1Migration } from "cloudflare:test";
import type { Env } from "../../src/env";

declare global {
  namespace Cloudflare {
    interface Env extends AppBindings {
      CONTROL_MIGRATIONS: D1Migration[];
      SHARD_MIGRATIONS: D1Migration[];
      /** What scripts/faults.mjs asks for, as JSON. */
      FAULTS: string;
    }
  }
}

type AppBindings = Env;

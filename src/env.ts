import type { RateCounter } from "./http/rate-counter";

/** What the platform binds to the Worker (wrangler.toml), parsed nowhere else. */
export type Env = Shards & Platform;

/** Every binding SHARD_00, SHARD_01 … is a database of loans: nothing else names them one by one. */
type Shards = Readonly<{ [binding: `SHARD_${number}`]: D1Database }>;

type Platform = Readonly<{
  CONTROL: D1Database;
  FILES: R2Bucket;
  EMAIL: SendEmail;
  SCANS: Queue;
  IMPORTS: Queue;
  PAYMENTS: Queue;
  NOTICES: Queue;
  EVENTS: Queue;
  EXPORTS: Queue;
  ASSETS: Fetcher;
  RATE_COUNTERS: DurableObjectNamespace<RateCounter>;
  API_LIMIT: RateLimit;
  AUTH_SECRET: string;
  PLATFORM_KEY: string;
  PUBLIC_URL: string;
  EMAIL_FROM: string;
  SANDBOX_EMAIL: "capture" | "deliver";
  PRIVATE_TARGETS: "refuse" | "allow";
}>;

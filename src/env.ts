/** What the platform binds to the Worker (wrangler.toml), parsed nowhere else. */
export type Env = Readonly<{
  CONTROL: D1Database;
  SHARD_00: D1Database;
  SHARD_01: D1Database;
  FILES: R2Bucket;
  EMAIL: SendEmail;
  SCANS: Queue;
  IMPORTS: Queue;
  PAYMENTS: Queue;
  NOTICES: Queue;
  ASSETS: Fetcher;
  API_LIMIT: RateLimit;
  AUTH_SECRET: string;
  PLATFORM_KEY: string;
  PUBLIC_URL: string;
  EMAIL_FROM: string;
  SANDBOX_EMAIL: "capture" | "deliver";
}>;

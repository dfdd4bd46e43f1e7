import { existsSync } from "node:fs";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { createTestHarness } from "wrangler";
import { PLATFORM_KEY } from "./platform-key";

declare module "vitest" {
  interface ProvidedContext {
    baseURL: string;
  }
}

const DATABASES = ["CONTROL", "SHARD_00", "SHARD_01"] as const;
const TICK_MS = 3000;

/**
 * The whole product as it is deployed: the bundled Worker with its assets, queues and databases on a
 * free port, empty before the first test. Every test makes its own people and lenders in it.
 */
export default async function openBrowserWorld(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync("dist/web/assets/app.js")) await build({ logLevel: "warn" });
  const server = createTestHarness({
    root: project.config.root,
    workers: [
      {
        configPath: "wrangler.toml",
        vars: { SANDBOX_EMAIL: "capture" },
        secrets: {
          AUTH_SECRET: "only-for-tests-0123456789abcdefghijklmnopqrstuv",
          PLATFORM_KEY,
        },
      },
    ],
  });
  const { url } = await server.listen();
  const worker = server.getWorker();
  for (const database of DATABASES) await worker.applyD1Migrations(database);
  // The cron of production: it sends again what was lost on the way to a queue.
  const tick = setInterval(() => {
    worker.scheduled({ cron: "*/15 * * * *", scheduledTime: new Date() }).catch(() => undefined);
  }, TICK_MS);
  project.provide("baseURL", url.origin);
  return async () => {
    clearInterval(tick);
    await server.close();
  };
}

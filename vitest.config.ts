import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

/**
 * The pool tells a worker all modules that were read before in one message, which may have 32 MiB and is
 * read anew for each of seventy files: source maps were most of it. What remains keeps its lines.
 */
const withoutMaps = {
  name: "without-maps",
  enforce: "post" as const,
  transform: (code: string) => ({ code, map: { mappings: "" as const } }),
};

// Three ways to run: the pure core in Node, everything with a binding in workerd, journeys in a browser.
export default defineConfig(async () => {
  const [control, shard] = await Promise.all([
    readD1Migrations("./migrations/control"),
    readD1Migrations("./migrations/shard"),
  ]);
  return {
    test: {
      // Two cores, and a test of the Worker waits for its databases half of the time.
      maxWorkers: 2,
      projects: [
        {
          test: {
            name: "domain",
            include: [
              "test/domain/**/*.test.ts",
              "test/web/**/*.test.{ts,tsx}",
              "test/tidy.test.ts",
            ],
            environment: "node",
            // Pure functions share nothing: no file needs a process of its own.
            isolate: false,
            // A law walks through hundreds of books, and on a busy machine slowly.
            testTimeout: 30_000,
          },
          oxc: { jsx: { runtime: "automatic" as const, importSource: "hono/jsx" } },
        },
        {
          plugins: [
            withoutMaps,
            cloudflareTest({
              wrangler: { configPath: "./wrangler.toml" },
              miniflare: {
                bindings: {
                  AUTH_SECRET: "only-for-tests-0123456789abcdefghijklmnopqrstuv",
                  PLATFORM_KEY: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                  CONTROL_MIGRATIONS: control,
                  SHARD_MIGRATIONS: shard,
                  PRIVATE_TARGETS: "allow",
                  FAULTS: process.env.FAULTS ?? "",
                },
              },
            }),
          ],
          test: {
            name: "worker",
            // Each test makes its own lenders: files may follow one another in one Worker, which saves
            // half of the work of reading seventy files' modules anew.
            isolate: false,
            // Runs with faults take minutes: scripts/faults.mjs asks for them.
            include: [process.env.FAULTS ? "test/faults/**/*.test.ts" : "test/worker/**/*.test.ts"],
            globalSetup: ["./test/support/provider-bench.ts"],
            setupFiles: ["./test/support/migrate.ts"],
            testTimeout: 90_000,
            hookTimeout: 90_000,
            // What is waited for comes from queues that other tests keep busy too.
            expect: { poll: { timeout: 40_000 } },
          },
        },
        {
          test: {
            name: "browser",
            include: ["test/browser/**/*.test.ts"],
            environment: "node",
            globalSetup: ["./test/support/browser-world.ts"],
            testTimeout: 120_000,
            hookTimeout: 180_000,
          },
        },
      ],
    },
  };
});

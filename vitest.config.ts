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

/** What is said here of all lenders, or remembered by the isolate: these have a platform of their own. */
const OF_THE_PLATFORM = [
  "access-token",
  "calendar",
  "contract-run",
  "health",
  "policy-in-force",
  "reconciliation",
  "scan",
  "scan-queue",
].map((name) => `test/worker/${name}.test.ts`);

// Three ways to run: the pure core in Node, everything with a binding in workerd, journeys in a browser.
export default defineConfig(async () => {
  const [control, shard] = await Promise.all([
    readD1Migrations("./migrations/control"),
    readD1Migrations("./migrations/shard"),
  ]);
  const inWorkerd = (
    own: Readonly<{ name: string; include: string[]; isolate: boolean; exclude?: string[] }>,
  ) => ({
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
      ...own,
      globalSetup: ["./test/support/provider-bench.ts"],
      setupFiles: ["./test/support/migrate.ts"],
      testTimeout: 90_000,
      hookTimeout: 90_000,
      // What is waited for comes from queues that other tests keep busy too.
      expect: { poll: { timeout: 40_000 } },
    },
  });
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
        inWorkerd({
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          exclude: OF_THE_PLATFORM,
          // Each test makes its own lenders: files may follow one another in one Worker, which saves
          // half of the work of reading seventy files' modules anew.
          isolate: false,
        }),
        inWorkerd({ name: "platform", include: OF_THE_PLATFORM, isolate: true }),
        // Runs with faults take minutes: scripts/faults.mjs asks for them.
        inWorkerd({ name: "faults", include: ["test/faults/**/*.test.ts"], isolate: true }),
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

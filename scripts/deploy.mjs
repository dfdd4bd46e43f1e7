import { databasesOfAccount, databasesOfConfig, migrate } from "./migrate.mjs";
import { readTool, runTool } from "./tool.mjs";

// npm run deploy -- --secrets-file secrets.json     the first time: AUTH_SECRET and PLATFORM_KEY
// npm run deploy                                    ever after
//
// The schema only grows, so code of version N runs on schema N+1: databases that exist are migrated
// before the new code is live, and those that this deployment creates, right after.

/** No producer sends to it, so wrangler does not create it by itself. */
const DEAD_LETTERS = "forbear-dead-letters";

const wanted = databasesOfConfig();
const before = databasesOfAccount();
const existing = wanted.filter((name) => before.includes(name));

await step("vite", ["build", "--logLevel", "warn"]);
if (readTool("wrangler", ["queues", "info", DEAD_LETTERS]) === undefined) {
  await step("wrangler", ["queues", "create", DEAD_LETTERS]);
}
await migrate(existing, ["--remote"]);
await step("wrangler", ["deploy", ...process.argv.slice(2)]);
await migrate(
  wanted.filter((name) => !existing.includes(name)),
  ["--remote"],
);

async function step(command, args) {
  const code = await runTool(command, args);
  if (code !== 0) throw new Error(`${command} ${args[0]} failed`);
}

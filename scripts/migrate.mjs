import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT, readTool, runTool } from "./tool.mjs";

/** Every database of wrangler.toml, control first: a shard is of no use before its directory. */
export function databasesOfConfig() {
  const config = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
  return [...config.matchAll(/^database_name = "([^"]+)"$/gm)].map((match) => match[1]);
}

/** Names of the databases the account has; wrangler prints nothing but JSON with --json. */
export function databasesOfAccount() {
  const listed = readTool("wrangler", ["d1", "list", "--json"]);
  if (listed === undefined) throw new Error("Not signed in: run npx wrangler login first.");
  return JSON.parse(listed).map((database) => database.name);
}

/** Brings databases to the newest schema. Stops at the first failure: a failed file rolls back whole. */
export async function migrate(databases, where) {
  for (const database of databases) {
    console.log(`migrate: ${database} ${where.join(" ")}`);
    const code = await runTool("wrangler", ["d1", "migrations", "apply", database, ...where], {
      // Not interactive: nothing asks for a confirmation.
      env: { CI: "1" },
    });
    if (code !== 0) throw new Error(`${database} was not migrated`);
  }
}

// npm run migrate -- --local [--persist-to DIR] | --remote
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const where = process.argv.slice(2);
  await migrate(databasesOfConfig(), where.length > 0 ? where : ["--local"]);
}

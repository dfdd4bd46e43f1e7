import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getPlatformProxy, unstable_splitSqlQuery as splitSql } from "wrangler";
import { ROOT } from "../tool.mjs";

// The same table that `wrangler d1 migrations` keeps, so that either may go on after the other.
const TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`;

/**
 * Brings the local databases to the newest schema, all of them with one start of the runtime: the
 * command line would start one for each, and the first page waits for this. Answers how many files
 * were applied.
 */
export async function migrateLocal(persistTo) {
  const config = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
  const configPath = join(persistTo, "databases.toml");
  mkdirSync(persistTo, { recursive: true });
  writeFileSync(configPath, databasesAlone(config));
  const proxy = await getPlatformProxy({
    configPath,
    persist: { path: join(persistTo, "v3") },
    remoteBindings: false,
    envFiles: [],
  });
  try {
    let applied = 0;
    for (const [binding, folder] of databasesOf(config)) {
      applied += await migrateDatabase(proxy.env[binding], join(ROOT, folder));
    }
    return applied;
  } finally {
    await proxy.dispose();
  }
}

/** The proxy runs no Worker, and warns of every object whose class it therefore does not find. */
function databasesAlone(config) {
  const head = /^compatibility_date = .*$/m.exec(config);
  const tables = config.match(/^\[\[d1_databases\]\]\n(\w+ = .*\n)+/gm);
  return [...head, ...tables].join("\n");
}

function databasesOf(config) {
  const tables = config.split("[[d1_databases]]").slice(1);
  return tables.map((table) => [
    /^binding = "([^"]+)"$/m.exec(table)[1],
    /^migrations_dir = "([^"]+)"$/m.exec(table)[1],
  ]);
}

async function migrateDatabase(database, folder) {
  await database.prepare(TABLE).run();
  const { results } = await database.prepare("SELECT name FROM d1_migrations").all();
  const known = new Set(results.map(({ name }) => name));
  const files = readdirSync(folder).filter((name) => name.endsWith(".sql") && !known.has(name));
  for (const name of files.sort()) {
    const statements = splitSql(readFileSync(join(folder, name), "utf8"));
    await database.batch([
      ...statements.map((statement) => database.prepare(statement)),
      database.prepare("INSERT INTO d1_migrations (name) VALUES (?1)").bind(name),
    ]);
  }
  return files.length;
}

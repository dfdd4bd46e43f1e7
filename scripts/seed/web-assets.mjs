import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runTool } from "../tool.mjs";

/** Builds scripts, styles and the client's package when they are missing or older than what they are made of. */
export async function buildWebAssets() {
  const built = newest(join(ROOT, "dist/web"));
  const sources = ["web", "client", "vite.config.ts", "package-lock.json"];
  if (built >= Math.max(...sources.map((path) => newest(join(ROOT, path))))) return;
  const code = await runTool("vite", ["build", "--logLevel", "warn"]);
  if (code !== 0) throw new Error("The pages' scripts and styles could not be built.");
}

/** When the youngest file under a path was written; 0 when there is none. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

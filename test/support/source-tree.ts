import { readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, normalize } from "node:path";

/** A file of this repository, by its path from the root. */
export type SourceFile = Readonly<{ path: string; text: string }>;

/** An import as written, resolved to a path without extension. */
export type Dependency = Readonly<{ from: string; to: string; typeOnly: boolean }>;

const READ = new Set([".ts", ".tsx", ".mjs", ".css", ".sql", ".md", ".json", ".toml", ".svg", ""]);
const SKIPPED = new Set(["node_modules", "dist", "test-results", ".git"]);

/** Every written file under a folder; what tools generate is left out. */
export function filesUnder(folder: string): SourceFile[] {
  const found: SourceFile[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = normalize(join(folder, entry.name));
    if (SKIPPED.has(entry.name)) continue;
    if (entry.isDirectory()) found.push(...filesUnder(path));
    else if (READ.has(extname(entry.name))) found.push({ path, text: readFileSync(path, "utf8") });
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

const STATEMENT = /^\s*(?:import|export)\s+(type\s+)?([^;"]*?)\bfrom\s+"(\.[^"]+)"/gm;
const BARE = /(?:^\s*import\s+|\bimport\(\s*|@import\s+(?:url\()?)"(\.[^"]+)"/gm;

/** The relative imports of a file, with those that vanish at build time marked. */
export function dependenciesOf({ path, text }: SourceFile): Dependency[] {
  // The client names what it becomes: `./retry.js` is `./retry.ts` here.
  const resolve = (specifier: string) =>
    normalize(join(dirname(path), specifier)).replace(/(?<=^client\/.*)\.js$/, "");
  const found: Dependency[] = [];
  for (const [, type, names = "", specifier = ""] of text.matchAll(STATEMENT)) {
    const typeOnly = type !== undefined || everyNameIsType(names);
    found.push({ from: path, to: resolve(specifier), typeOnly });
  }
  for (const [, specifier = ""] of text.matchAll(BARE)) {
    found.push({ from: path, to: resolve(specifier), typeOnly: false });
  }
  return found;
}

function everyNameIsType(names: string): boolean {
  const braces = /^\{([^}]*)\}\s*$/.exec(names.trim());
  if (!braces?.[1]) return false;
  const listed = braces[1].split(",").filter((name) => name.trim() !== "");
  return listed.length > 0 && listed.every((name) => name.trim().startsWith("type "));
}

/** Paths reached from the roots by following imports. */
export function reachableFrom(roots: readonly string[], files: readonly SourceFile[]): Set<string> {
  const byName = new Map<string, SourceFile>();
  for (const file of files) {
    byName.set(file.path, file);
    byName.set(file.path.replace(/\.(tsx?|mjs)$/, ""), file);
  }
  const reached = new Set<string>();
  const waiting = roots.flatMap((root) => byName.get(root) ?? []);
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (reached.has(file.path)) continue;
    reached.add(file.path);
    for (const { to } of dependenciesOf(file)) {
      const next = byName.get(to);
      if (next) waiting.push(next);
    }
  }
  return reached;
}

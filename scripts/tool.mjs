import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Wrangler and vitest refuse an older Node, so the package `node` brings this one along. */
const NODE_MAJOR_MIN = 22;

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node binary that tools run on: the pinned one, or ours when it is new enough. */
export function toolNode() {
  const pinned = join(ROOT, "node_modules/node/bin/node");
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split(".")[0]) >= NODE_MAJOR_MIN) return process.execPath;
  // npm may be told not to run install scripts; then the pinned binary is fetched here, once.
  const home = dirname(pinned).replace(/bin$/, "");
  spawnSync(process.execPath, ["installArchSpecificPackage.js"], { cwd: home, stdio: "inherit" });
  if (existsSync(pinned)) return pinned;
  throw new Error(
    `Node ${NODE_MAJOR_MIN} or newer is needed. Run npm ci again, with install scripts allowed.`,
  );
}

/** The script behind a command of an installed package, for example `vitest`. */
export function toolScript(command) {
  const owner = { tsc: "typescript", biome: "@biomejs/biome" }[command] ?? command;
  const manifest = createRequire(join(ROOT, "package.json")).resolve(`${owner}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return join(dirname(manifest), typeof bin === "string" ? bin : bin[command]);
}

/** Environment of every tool: it says nothing home and looks for no update. */
export function toolEnvironment() {
  return {
    ...process.env,
    // Children that look for `node` find the pinned one.
    PATH: `${dirname(toolNode())}:${process.env.PATH ?? ""}`,
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_SEND_ERROR_REPORTS: "false",
    NO_UPDATE_NOTIFIER: "1",
  };
}

/** Runs an installed command to its end and answers its exit code. */
export function runTool(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(toolNode(), [toolScript(command), ...args], {
      cwd: ROOT,
      stdio: "inherit",
      ...options,
      env: { ...toolEnvironment(), ...options.env },
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Runs an installed command and answers what it printed; undefined when it failed. */
export function readTool(command, args) {
  const ran = spawnSync(toolNode(), [toolScript(command), ...args], {
    cwd: ROOT,
    env: toolEnvironment(),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return ran.status === 0 ? ran.stdout : undefined;
}

// `node scripts/tool.mjs vite build`: what package.json calls.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  process.exitCode = await runTool(command, args);
}

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ROOT, toolEnvironment, toolNode, toolScript } from "./tool.mjs";

// npm start [-- --port 8787] [--persist-to .wrangler/state]
// Builds what is old, migrates the local databases, serves, and on the first run makes a sandbox.

const NODE_MAJOR_MIN = 22;
const TICK_MS = 60_000;
const READY_MS_MAX = 120_000;
const STOP_MS_MAX = 8_000;

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "8787" },
    "persist-to": { type: "string", default: join(ROOT, ".wrangler/state") },
    // For tests of the start itself: serves an empty platform.
    "no-sandbox": { type: "boolean", default: false },
  },
});

if (Number(process.versions.node.split(".")[0]) < NODE_MAJOR_MIN) await handOver();
else await main(Number(options.port), resolve(options["persist-to"]));

/** The tools need a newer Node than may be installed; the project brings one along. */
async function handOver() {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(toolNode(), args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((done) => {
    child.once("exit", (code) => done(code ?? 1));
  });
}

async function main(port, persistTo) {
  const startedAt = Date.now();
  if (!(await isFree(port))) {
    console.error(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
    process.exitCode = 1;
    return;
  }
  const origin = `http://localhost:${port}`;
  const child = await serve(port, persistTo, origin);
  const server = watch(child);
  if (!(await isReady(origin, server))) {
    child.kill("SIGTERM");
    await server.exited;
    if (server.stopping) return;
    process.exitCode = 1;
    console.error("The server did not come up.");
    return;
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`\nForbear serves ${origin} (ready after ${seconds} s).`);
  keepTicking(origin, server);
  if (!options["no-sandbox"])
    await Promise.race([welcome(origin, persistTo, server), server.exited]);
  await server.exited;
  // A server that ended by itself has failed, and what still waits for its answers ends with it.
  process.exit(server.stopping ? 0 : 1);
}

/** Knows when our child ended and whether we were asked to; ends it politely first. */
function watch(child) {
  const server = { stopping: false, gone: false, exited: undefined };
  server.exited = new Promise((done) => {
    child.once("exit", () => {
      server.gone = true;
      done();
    });
  });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      if (!server.stopping) setTimeout(() => child.kill("SIGKILL"), STOP_MS_MAX).unref();
      server.stopping = true;
      child.kill("SIGTERM");
    });
  }
  return server;
}

/** Starts the Worker as it is deployed, with what was built and migrated before. */
async function serve(port, persistTo, origin) {
  // What is printed here is for people; the tools speak when something is wrong.
  process.env.WRANGLER_LOG ??= "warn";
  // Where the machine stands in the world is asked of nobody.
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = "false";
  const [{ localSecrets }, { buildWebAssets }, { migrateLocal }] = await Promise.all([
    import("./seed/secrets.mjs"),
    import("./seed/web-assets.mjs"),
    import("./seed/migrate-local.mjs"),
  ]);
  const secrets = localSecrets(persistTo);
  Object.assign(process.env, toolEnvironment(), secrets);
  const [, applied] = await Promise.all([buildWebAssets(), migrateLocal(persistTo)]);
  if (applied > 0) console.log(`Databases in ${persistTo}: ${applied} migrations applied.`);
  const args = ["dev", "--local", "--port", String(port), "--persist-to", persistTo];
  // Port 0: any free one, since nobody debugs through it and two servers must not collide.
  args.push("--inspector-port", "0", "--show-interactive-dev-session", "false");
  // Letters of a sandbox go through the platform's own binding, which keeps them on this machine.
  args.push("--var", `PUBLIC_URL:${origin}`, "--var", "SANDBOX_EMAIL:deliver");
  // Whoever tries it out here has receivers and mail servers here too.
  args.push("--var", "PRIVATE_TARGETS:allow");
  args.push("--log-level", "error");
  return spawn(toolNode(), [toolScript("wrangler"), ...args], {
    cwd: ROOT,
    env: process.env,
    stdio: ["ignore", "inherit", "inherit"],
  });
}

async function isReady(origin, server) {
  for (const start = Date.now(); Date.now() - start < READY_MS_MAX; await sleep(100)) {
    if (server.gone || server.stopping) return false;
    const answer = await fetch(`${origin}/health`).catch(() => undefined);
    if (answer?.ok) return !server.gone;
  }
  return false;
}

/** What Cloudflare's scheduler does when deployed; locally nobody else ticks. */
function keepTicking(origin, server) {
  const tick = `${origin}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent("*/15 * * * *")}`;
  const beat = () => fetch(tick).catch(() => undefined);
  const timer = setInterval(beat, TICK_MS);
  void beat();
  void server.exited.then(() => clearInterval(timer));
}

async function welcome(origin, persistTo, server) {
  const { openProgress, seedSandbox } = await import("./seed/sandbox.mjs");
  const progress = openProgress(persistTo);
  if (progress.get().stage !== "done") {
    console.log("Making a sandbox lender; the pages can be opened meanwhile.");
  }
  try {
    await seedSandbox(origin, progress, {
      say: (line) => console.log(`  ${line}`),
      sayWhere: () => printSignIn(origin, progress),
    });
    console.log("The sandbox is ready. Stop with Ctrl-C; everything is kept.");
  } catch (error) {
    if (server.stopping || server.gone) return;
    console.error(`The sandbox is not complete: ${error.message}`);
    console.error("The server goes on; the next start takes it up where it stopped.");
  }
}

function printSignIn(origin, progress) {
  const { email, password, approver } = progress.get();
  console.log(
    `\n  Sign in at ${origin}/sign-in\n  e-mail     ${email}\n  password   ${password}\n`,
  );
  if (!approver) return;
  console.log(
    "  What you submit, a second person approves (another browser or a private window):\n" +
      `  e-mail     ${approver.email}\n  password   ${approver.password}\n`,
  );
}

/** On both loopback addresses: "localhost" may be either. */
async function isFree(port) {
  for (const host of ["127.0.0.1", "::1"]) {
    const taken = await new Promise((done) => {
      const probe = createServer();
      probe.once("error", ({ code }) => done(code === "EADDRINUSE"));
      probe.listen(port, host, () => probe.close(() => done(false)));
    });
    if (taken) return false;
  }
  return true;
}

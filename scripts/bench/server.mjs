import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../tool.mjs";

export const WORK = join(ROOT, ".wrangler/bench");
const STATE = join(WORK, "large-book");
/** Beside those of wrangler.toml. */
const MORE_SHARDS = ["SHARD_02", "SHARD_03"];
const SECRETS = {
  AUTH_SECRET: "only-for-the-bench-0123456789abcdefghijklmnopqrst",
  PLATFORM_KEY: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
};
let lenders = 0;

/** The product in real workerd, with local D1, queues and R2 that are empty. */
export async function startWorker() {
  const { createTestHarness } = await import("wrangler");
  const configPath = writeConfig([]);
  const server = createTestHarness({
    workers: [
      {
        configPath,
        secrets: SECRETS,
      },
    ],
  });
  const { url } = await server.listen();
  const worker = server.getWorker();
  for (const name of ["CONTROL", "SHARD_00", "SHARD_01"]) await worker.applyD1Migrations(name);
  return clientOf(server, url.origin);
}

/**
 * The same with more shards and an inspector, through which the heap of the Worker can be looked at.
 * The databases are empty, or those that another such Worker left, and gone with `forgetLargeBook`.
 * `heapMegabytes`: an isolate that needs more than this for scripts and objects dies.
 */
export async function startLargeWorker({ anew, heapMegabytes }) {
  if (anew) forgetLargeBook();
  const heap = heapMegabytes === undefined ? "" : `--max-heap-size=${heapMegabytes}`;
  process.env.MINIFLARE_WORKERD_V8_FLAGS = heap;
  const { unstable_startWorker: start } = await import("wrangler");
  const { readD1Migrations } = await import("@cloudflare/vitest-pool-workers");
  const secrets = Object.entries(SECRETS);
  const local = { hostname: "127.0.0.1", port: 0 };
  const worker = await start({
    config: writeConfig(MORE_SHARDS),
    bindings: Object.fromEntries(
      secrets.map(([name, value]) => [name, { type: "secret_text", value }]),
    ),
    dev: { server: local, inspector: local, watch: false, persist: STATE, logLevel: "none" },
  });
  await worker.ready;
  const { origin } = await worker.url;
  const server = clientOf(
    { fetch: (path, init) => fetch(new URL(path, origin), init), close: () => worker.dispose() },
    origin,
  );
  const inspector = await worker.inspectorUrl;
  for (const set of anew ? ["control", "shard"] : []) {
    const migrations = await readD1Migrations(join(ROOT, "migrations", set));
    const queries = migrations.flatMap((migration) => migration.queries);
    await server.step("migrate", { set, queries });
  }
  return { ...server, inspector };
}

export function forgetLargeBook() {
  rmSync(STATE, { recursive: true, force: true });
}

function writeConfig(shards) {
  rmSync(join(WORK, "config"), { recursive: true, force: true });
  mkdirSync(join(WORK, "config"), { recursive: true });
  const configPath = join(WORK, "config/wrangler.toml");
  const databases = shards.map(
    (shard) =>
      `\n[[d1_databases]]\nbinding = "${shard}"\ndatabase_name = "${shard.toLowerCase()}"\n`,
  );
  writeFileSync(configPath, benchConfig() + databases.join(""));
  return configPath;
}

/** wrangler.toml itself, with the entry of the benchmark: no second list of bindings to keep. */
function benchConfig() {
  const rebased = (path) => JSON.stringify(join(ROOT, path));
  const config = readFileSync(join(ROOT, "wrangler.toml"), "utf8")
    .replace(/^main = .*$/m, `main = ${rebased("test/bench/worker.ts")}`)
    .replace(/^SANDBOX_EMAIL = .*$/m, 'SANDBOX_EMAIL = "deliver"')
    .replace(/^PRIVATE_TARGETS = .*$/m, 'PRIVATE_TARGETS = "allow"')
    .replace(/^directory = "([^"]+)"$/m, (_, path) => `directory = ${rebased(path)}`)
    .replace(/^migrations_dir = "([^"]+)"$/gm, (_, path) => `migrations_dir = ${rebased(path)}`);
  if (!existsSync(join(ROOT, "test/bench/worker.ts"))) throw new Error("no bench worker");
  return config;
}

/** The lender as a live one, with a key of its own: the one of its sandbox opens it no more. */
export async function goLive(server, { tenant }) {
  const { secret } = await server.step("live", { tenant });
  return { tenant, secret };
}

function clientOf(server, origin) {
  const json = async (path, init = {}) => {
    const response = await server.fetch(path, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 400)}`);
    return JSON.parse(text);
  };
  const step = (name, body) =>
    json(`/bench/${name}`, { method: "POST", body: JSON.stringify(body) });
  return {
    origin,
    json,
    step,
    fetch: (path, init) => server.fetch(path, init),
    close: () => server.close(),
    async timed(name, body) {
      const start = performance.now();
      const answer = await step(name, body);
      return { seconds: (performance.now() - start) / 1000, answer };
    },
    async timedJson(path, init) {
      const start = performance.now();
      const response = await server.fetch(path, init);
      const text = await response.text();
      const milliseconds = performance.now() - start;
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 400)}`);
      return { milliseconds, answer: JSON.parse(text) };
    },
    async took(path, init) {
      const start = performance.now();
      const response = await server.fetch(path, init);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return performance.now() - start;
    },
  };
}

/** A sandbox lender with an API key, made as any lender is. */
export async function makeLender(server, partitionCount = 1) {
  const headers = {
    origin: server.origin,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  };
  const post = async (path, body, extra = {}) => {
    const init = { method: "POST", headers: { ...headers, ...extra }, body: JSON.stringify(body) };
    const response = await server.fetch(path, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 400)}`);
    return { answer: JSON.parse(text), cookies: response.headers.getSetCookie() };
  };
  lenders += 1;
  const email = `bench${lenders}@example.com`;
  const person = { name: "Bench", email, password: "a long bench password 42" };
  const signedUp = await post("/api/auth/sign-up/email", person);
  const cookie = signedUp.cookies.map((one) => one.split(";")[0]).join("; ");
  const tenant = {
    name: "Bench",
    mode: "sandbox",
    timezone: "UTC",
    currency: "USD",
    locale: "en",
    clockOn: "2026-03-15",
    partitionCount,
  };
  const made = await post("/v1/tenants", tenant, { cookie });
  const key = await post("/v1/api-keys", { name: "bench", scopes: ["*"] }, { cookie });
  return { tenant: Number(/\d+$/.exec(made.answer.id)?.[0]), secret: key.answer.secret };
}

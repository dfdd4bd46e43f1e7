import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { runnerImport } from "vite";
import { openFuzzLenders } from "./fuzz/lenders.mjs";
import { ROOT, toolEnvironment, toolNode } from "./tool.mjs";

// npm run fuzz [-- --requests 20000 --seed 1 --minutes 20]
// Starts the product as the README does, with two lenders, and asks one of them for everything that the
// document of its API does not mean. The report is one JSON document on standard output.

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "20" },
  },
});
const REQUESTS = Number(values.requests);
const SEED = Number(values.seed);
const UNTIL = Date.now() + Number(values.minutes) * 60_000;
const SENDERS = 8;
/** An answer that takes longer hangs. */
const ANSWER_MS_MAX = 10_000;
const READY_MS_MAX = 180_000;
const SAMPLE_MS = 500;
/** As much as the platform gives an isolate: one that needs more dies, and its requests with it. */
const HEAP_MEGABYTES_MAX = 128;
/** All of the runtime with its databases; what its allocator keeps is more than what is in use. */
const PEAK_MEGABYTES_MAX = 3_000;
const TENTHS = 10;
const FAILURES_TOLD_MAX = 50;
const STOP_MS_MAX = 15_000;

const place = mkdtempSync(join(tmpdir(), "forbear-fuzz-"));
const port = await freePort();
const origin = `http://localhost:${port}`;
const args = [join(ROOT, "scripts/start.mjs"), "--no-sandbox", "--port", String(port)];
const server = spawn(toolNode(), [...args, "--persist-to", place], {
  cwd: ROOT,
  env: {
    ...toolEnvironment(),
    MINIFLARE_WORKERD_V8_FLAGS: `--max-heap-size=${HEAP_MEGABYTES_MAX}`,
  },
  stdio: ["ignore", "ignore", "pipe"],
});
let said = "";
server.stderr.on("data", (chunk) => {
  said = (said + chunk).slice(-4000);
});
try {
  await untilReady();
  const report = await fuzz();
  console.log(JSON.stringify(report, null, 2));
  if (report.failures.length > 0 || report.requests < REQUESTS) process.exitCode = 1;
} finally {
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  await Promise.race([ended, sleep(STOP_MS_MAX)]);
  if (server.exitCode === null) server.kill("SIGKILL");
  rmSync(place, { recursive: true, force: true });
}

async function fuzz() {
  const { openRequests } = await load("scripts/fuzz/requests.ts");
  const { MARKER, openJudge, curlOf } = await load("scripts/fuzz/judge.ts");
  const document = await (await fetch(`${origin}/openapi.json`)).json();
  const lenders = await openFuzzLenders(origin, MARKER);
  const next = openRequests(document, { seed: SEED, ids: lenders.ids });
  const flawOf = openJudge(document);
  const memory = watchMemory();
  const startedAt = performance.now();
  const [statuses, refusals, failures, times] = [{}, {}, [], []];
  let sent = 0;

  async function ask(request, index) {
    const began = performance.now();
    const answer = await send(request, lenders.keyFor(request.caller, index));
    times.push(performance.now() - began);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const code = /"code":"([a-z.-]+_?[\w.-]*)"/.exec(answer.status < 400 ? "" : answer.text)?.[1];
    if (code) refusals[code] = (refusals[code] ?? 0) + 1;
    // A key that was changed by its own request lets nobody in any more.
    if (/^access\.(key_|address)/.test(code ?? "")) await lenders.renewKey(index);
    const flaw = answer.flaw ?? flawOf(request, answer);
    if (!flaw) return;
    process.stderr.write(`fuzz: ${index} ${request.operation}: ${flaw}\n`);
    const told = { index, operation: request.operation, flaw, answer: answer.text.slice(0, 300) };
    if (failures.length < FAILURES_TOLD_MAX)
      failures.push({ ...told, curl: curlOf(origin, request) });
  }

  async function sender() {
    while (sent < REQUESTS && Date.now() < UNTIL && server.exitCode === null) {
      const index = sent;
      sent += 1;
      await ask(next(), index);
      if ((index + 1) % Math.ceil(REQUESTS / TENTHS) === 0) {
        process.stderr.write(`fuzz: ${index + 1} requests, ${memory.mark()} MB\n`);
      }
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender));
  const seconds = (performance.now() - startedAt) / 1000;
  const held = memory.stop();
  if (held.peak > PEAK_MEGABYTES_MAX) failures.push({ flaw: `memory: ${held.peak} MB` });
  if (server.exitCode !== null) failures.push({ flaw: "the server ended", said });
  const sorted = times.sort((a, b) => a - b);
  const at = (share) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return {
    ...{ requests: sent, seed: SEED, seconds: Math.round(seconds), statuses, refusals },
    milliseconds: { p50: at(0.5), p99: at(0.99), max: at(1) },
    megabytes: { isolateMax: HEAP_MEGABYTES_MAX, ...held },
    failures,
  };
}

async function send({ method, path, headers, body }, key) {
  try {
    const response = await fetch(origin + path, {
      ...{ method, body, redirect: "manual", signal: AbortSignal.timeout(ANSWER_MS_MAX) },
      headers: { ...(key && { authorization: `Bearer ${key}` }), ...headers },
    });
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    return { status: response.status, type, text: await response.text() };
  } catch (error) {
    const flaw = `no answer: ${error.name} ${error.cause?.code ?? ""}`;
    return { status: 0, type: "", text: String(error.message), flaw };
  }
}

/** Of all processes of the runtime together; zero where the system does not tell. */
function watchMemory() {
  const read = () => descendantsOf(server.pid).reduce((sum, pid) => sum + residentOf(pid), 0);
  const start = read();
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, read());
  }, SAMPLE_MS);
  const tenths = [];
  return {
    mark() {
      tenths.push(read());
      return tenths.at(-1);
    },
    stop() {
      clearInterval(timer);
      const end = read();
      return { start, tenths, peak: Math.max(peak, end), end };
    },
  };
}

function descendantsOf(parent) {
  const found = [];
  for (const name of readable(() => readdirSync("/proc"), [])) {
    const stat = /^\d+$/.test(name)
      ? readable(() => readFileSync(`/proc/${name}/stat`, "utf8"), "")
      : "";
    const [, command, owner] = /^\d+ \((.*)\) \S (\d+)/.exec(stat) ?? [];
    if (command !== undefined) found.push({ pid: Number(name), command, owner: Number(owner) });
  }
  const below = new Set([parent]);
  for (let grew = true; grew; ) {
    const more = found.filter(({ pid, owner }) => below.has(owner) && !below.has(pid));
    for (const { pid } of more) below.add(pid);
    grew = more.length > 0;
  }
  return found
    .filter(({ pid, command }) => below.has(pid) && command === "workerd")
    .map(({ pid }) => pid);
}

function residentOf(pid) {
  const status = readable(() => readFileSync(`/proc/${pid}/status`, "utf8"), "");
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024);
}

function readable(read, otherwise) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

async function untilReady() {
  for (const start = Date.now(); Date.now() - start < READY_MS_MAX; await sleep(200)) {
    if (server.exitCode !== null) throw new Error(`The server did not start: ${said}`);
    const answer = await fetch(`${origin}/health`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`The server was not ready in time: ${said}`);
}

async function load(path) {
  const options = { configFile: false, root: ROOT, logLevel: "warn" };
  return (await runnerImport(join(ROOT, path), options)).module;
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port: found } = probe.address();
      probe.close(() => done(found));
    });
  });
}

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { ROOT, runTool, toolEnvironment, toolNode } from "./tool.mjs";

// npm run bench: one JSON document on standard output, progress on standard error. Every floor is
// measured in the same run, on the same machine, with the same rows and no logic of ours.

const WORK = join(ROOT, ".wrangler/bench");
const BOOK_LOANS = 100_000;
const LOANS_PER_FILE = 10_000;
/** Imports that count, each with its floor right behind it; the others fill the book. */
const MEASURED_FILES = [1, 3, 5, 7, 9];
const SCANNED_DAYS = [1, 2, 3, 4, 5];
const GETS = 400;

if (realpathSync(process.execPath) !== realpathSync(toolNode())) {
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const ran = spawnSync(toolNode(), args, { env: toolEnvironment(), stdio: "inherit" });
  process.exit(ran.status ?? 1);
}
// Standard output is the document and nothing else, whatever a tool says on the way.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

const figures = [];
let lenders = 0;
await main();

async function main() {
  const built = await runTool("vite", ["build", "--logLevel", "warn"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (built !== 0) throw new Error("the pages were not built");
  await measureReplay();
  await measureSchedule();
  measureOverviewScripts();
  const server = await startWorker();
  try {
    const lender = await makeLender(server);
    await measureImport(server, lender);
    await measureScan(server, lender);
    await measureLoanGet(server, lender);
  } finally {
    await server.close();
  }
  print(`${JSON.stringify({ figures }, null, 2)}\n`);
}

/** A figure with a floor is judged by the ratio, one without by its value. */
function report(name, unit, value, floor, target) {
  const ratio = floor === null ? null : round(value / floor);
  const judged = ratio ?? value;
  figures.push({
    name,
    value: round(value),
    unit,
    floor: floor === null ? null : round(floor),
    ratio,
    target,
    ok: judged <= target,
  });
  note(`${name}: ${round(value)} ${unit}${ratio === null ? "" : `, ratio ${ratio}`}`);
}

// replay.loan60: the fold of a loan with 60 installments and 60 entries.
// Floor: JSON.parse of the same schedule and ledger. replay.growth: the same per entry with a thousand
// installments and entries. Floor: with 60.
async function measureReplay() {
  const measured = await bundled("replay");
  measured.measureReplay();
  const { fold, parse } = measured.measureReplay();
  report("replay.loan60", "microseconds", fold / 1000, parse / 1000, 4);
  const { many, few } = measured.measureGrowth();
  report("replay.growth", "nanoseconds per entry", many, few, 1.3);
}

// schedule.build360: 360 monthly installments of an annuity, with no conventions; _carried: by the
// days of each month, with no interest rounded away. Floor: JSON.parse of the same rows.
async function measureSchedule() {
  const { measureSchedule: measure } = await bundled("schedule");
  measure();
  const { plain, carried } = measure();
  report("schedule.build360", "microseconds", plain.build / 1000, plain.parse / 1000, 4);
  const { build, parse } = carried;
  report("schedule.build360_carried", "microseconds", build / 1000, parse / 1000, 6);
}

/** A file of test/bench with all it imports, as the Worker has it: one bundle. */
async function bundled(name) {
  const { build } = await import("vite");
  const outDir = join(WORK, name);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    build: { ssr: `test/bench/${name}.ts`, outDir, emptyOutDir: true, minify: false },
  });
  const bundle = readdirSync(outDir).find((file) => file.startsWith(name));
  return import(pathToFileURL(join(outDir, bundle)).href);
}

// page.overview_js: every script there is, gzipped; the overview page loads all of them or fewer.
function measureOverviewScripts() {
  const folder = join(ROOT, "dist/web/assets");
  const scripts = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
  const bytes = scripts.map(
    (name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length,
  );
  report("page.overview_js", "kilobytes", sum(bytes) / 1000, null, 60);
}

// import.loans: the app's own import of a file of 10,000 loans from R2, parts and commits included.
// Floor: the rows it left behind, inserted again by json_each, 500 loans to a batch.
async function measureImport(server, { tenant }) {
  const [ours, floors] = [[], []];
  for (let file = 0; file < BOOK_LOANS / LOANS_PER_FILE; file += 1) {
    const range = { tenant, from: file * LOANS_PER_FILE, count: LOANS_PER_FILE };
    const { number } = await server.step("file", range);
    const { seconds, answer } = await server.timed("import", { tenant, number });
    if (answer.accepted !== LOANS_PER_FILE) throw new Error(`import: ${JSON.stringify(answer)}`);
    note(`imported ${range.from + range.count} loans, the last 10,000 in ${round(seconds)} s`);
    if (!MEASURED_FILES.includes(file)) continue;
    ours.push(seconds);
    await server.step("import-floor/prepare", range);
    floors.push((await server.timed("floor", {})).seconds);
  }
  report("import.loans", "seconds per 10,000 loans", median(ours), median(floors), 4);
}

// scan.touched: runScan over one business date of the book. Floor: bare SQL that reads and writes the
// same loans, schedules, entries, transitions and notices. scan.rows_written: what D1 counted for
// the tenant's commits. scan.growth: the same days of the same book with twice the untouched loans.
async function measureScan(server, { tenant }) {
  const grown = await makeGrownLender(server, tenant);
  const days = [];
  for (const day of SCANNED_DAYS) {
    const one = await scanDay(server, tenant, day, true);
    const other = await scanDay(server, grown, day, false);
    if (one.loansTouched !== other.loansTouched) throw new Error("the books differ");
    days.push({ ...one, growth: other.perLoan / one.perLoan });
  }
  const middle = (key) => median(days.map((day) => day[key]));
  report(
    "scan.touched",
    "milliseconds per touched loan",
    middle("perLoan"),
    middle("floorPerLoan"),
    3,
  );
  report("scan.rows_written", "rows per touched loan", middle("rowsPerLoan"), null, 6);
  report("scan.growth", "ratio", middle("growth"), null, 1.15);
}

/** A second lender on the same shard, with the same book and as many loans again that are untouched. */
async function makeGrownLender(server, from) {
  await makeLender(server);
  const { tenant } = await makeLender(server);
  const { added } = await server.step("grow", { tenant, from });
  note(`a second book has the same loans and ${added} that nothing happens to`);
  return tenant;
}

async function scanDay(server, tenant, day, withFloor) {
  if (withFloor) await server.step("scan/prepare", { tenant, day });
  const { seconds, answer } = await server.timed("scan", { tenant, day });
  const { loansTouched, noticesPlanned, transitions, setAside, rowsWritten, finished } = answer;
  if (!finished || loansTouched === 0 || setAside > 0) {
    throw new Error(`scan: ${JSON.stringify(answer)}`);
  }
  note(
    `scanned day ${day}: ${loansTouched} loans, ${transitions} transitions, ${noticesPlanned} notices in ${round(seconds)} s`,
  );
  const perLoan = (seconds * 1000) / loansTouched;
  const rowsPerLoan = rowsWritten / loansTouched;
  if (!withFloor) return { loansTouched, perLoan };
  await server.step("scan-floor/prepare", { tenant, day });
  const floor = await server.timed("floor", {});
  return {
    loansTouched,
    perLoan,
    rowsPerLoan,
    floorPerLoan: (floor.seconds * 1000) / loansTouched,
  };
}

// api.loan_get: GET /v1/loans/{id} with the API key of a live lender, one after another.
// Floor: a bare Hono route with one D1 read of the same loan and borrower.
async function measureLoanGet(server, { tenant, secret }) {
  await server.step("live", { tenant });
  const { loanId } = await server.step("tenant", { tenant });
  const headers = { authorization: `Bearer ${secret}` };
  const listed = await server.json("/v1/loans?limit=1", { headers });
  const path = `/v1/loans/${(listed.loans ?? listed.items ?? listed.data)[0].id}`;
  const floorPath = `/floor/loans/${tenant}/${loanId}`;
  const [ours, floors] = [[], []];
  for (let get = 0; get < GETS + 50; get += 1) {
    const [one, other] = [await server.took(path, { headers }), await server.took(floorPath, {})];
    // The first ones warm up both.
    if (get < 50) continue;
    ours.push(one);
    floors.push(other);
  }
  report("api.loan_get", "milliseconds, p50", median(ours), median(floors), 1.3);
}

/** The product in real workerd, with local D1, queues and R2 that are empty. */
async function startWorker() {
  const { createTestHarness } = await import("wrangler");
  rmSync(join(WORK, "config"), { recursive: true, force: true });
  mkdirSync(join(WORK, "config"), { recursive: true });
  const configPath = join(WORK, "config/wrangler.toml");
  writeFileSync(configPath, benchConfig());
  const server = createTestHarness({
    workers: [
      {
        configPath,
        secrets: {
          AUTH_SECRET: "only-for-the-bench-0123456789abcdefghijklmnopqrst",
          PLATFORM_KEY: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        },
      },
    ],
  });
  const { url } = await server.listen();
  const worker = server.getWorker();
  for (const name of ["CONTROL", "SHARD_00", "SHARD_01"]) await worker.applyD1Migrations(name);
  return clientOf(server, url.origin);
}

/** wrangler.toml itself, with the entry of the benchmark: no second list of bindings to keep. */
function benchConfig() {
  const rebased = (path) => JSON.stringify(join(ROOT, path));
  const config = readFileSync(join(ROOT, "wrangler.toml"), "utf8")
    .replace(/^main = .*$/m, `main = ${rebased("test/bench/worker.ts")}`)
    .replace(/^directory = "([^"]+)"$/m, (_, path) => `directory = ${rebased(path)}`)
    .replace(/^migrations_dir = "([^"]+)"$/gm, (_, path) => `migrations_dir = ${rebased(path)}`);
  if (!existsSync(join(ROOT, "test/bench/worker.ts"))) throw new Error("no bench worker");
  return config;
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
async function makeLender(server) {
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
    partitionCount: 1,
  };
  const made = await post("/v1/tenants", tenant, { cookie });
  const key = await post("/v1/api-keys", { name: "bench", scopes: ["*"] }, { cookie });
  return { tenant: Number(/\d+$/.exec(made.answer.id)?.[0]), secret: key.answer.secret };
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function round(value) {
  return Number(value.toPrecision(4));
}

function note(text) {
  process.stderr.write(`bench: ${text}\n`);
}

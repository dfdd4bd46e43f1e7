import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const READY = "The sandbox is ready";
const places: string[] = [];
const children: ChildProcess[] = [];

afterAll(async () => {
  await Promise.all(children.map(stop));
  for (const place of places) rmSync(place, { recursive: true, force: true });
});

type Started = Readonly<{ child: ChildProcess; output: () => string }>;

/** The README's first command, as a person would give it. */
async function start(port: number, place: string): Promise<Started> {
  const args = ["scripts/start.mjs", "--port", String(port), "--persist-to", place];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let said = "";
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(READY)) resolve();
      if (said.includes("is not complete")) reject(new Error(said));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(said)));
  });
  await ready;
  return { child, output: () => said };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function signInOf(output: string) {
  const email = /e-mail\s+(\S+)/.exec(output)?.[1] ?? "";
  const password = /password\s+(\S+)/.exec(output)?.[1] ?? "";
  return { email, password };
}

async function ageing(origin: string, person: Readonly<{ email: string; password: string }>) {
  const headers = { "content-type": "application/json", origin };
  const body = JSON.stringify(person);
  const signIn = await fetch(`${origin}/api/auth/sign-in/email`, { method: "POST", headers, body });
  expect(signIn.status).toBe(200);
  const cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const report = await fetch(`${origin}/v1/reports/ageing`, { headers: { cookie } });
  expect(report.status).toBe(200);
  return (await report.json()) as { books: { total: { loanCount: number } }[] };
}

/** What the page says, done to the letter; answers what it printed. */
function quickStart(form: "curl" | "typescript", names: NodeJS.ProcessEnv): Promise<string> {
  const env = { ...process.env, ...names };
  const child = spawn(process.execPath, ["scripts/quick-start.mjs", "--form", form], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => (code === 0 ? resolve(said) : reject(new Error(said))));
  });
}

describe("npm start", () => {
  it("makes a sandbox one can sign in to, keeps it over a restart, and the quick start does what it says", async () => {
    const place = mkdtempSync(join(tmpdir(), "forbear-start-"));
    places.push(place);
    const port = await freePort();
    const origin = `http://localhost:${port}`;
    const first = await start(port, place);
    const person = signInOf(first.output());
    const book = await ageing(origin, person);
    expect(book.books[0]?.total.loanCount).toBeGreaterThan(700);
    await stop(first.child);

    const second = await start(port, place);
    expect(signInOf(second.output())).toEqual(person);
    expect(second.output()).not.toContain("loans imported");
    expect(await ageing(origin, person)).toEqual(book);

    // The quick start is for whoever has got this far.
    const names = { FORBEAR_URL: origin, FORBEAR_EMAIL: person.email };
    const secret = { FORBEAR_PASSWORD: person.password };
    const done = (["curl", "typescript"] as const).map(async (form) =>
      quickStart(form, { ...names, ...secret, RECEIVER_PORT: String(await freePort()) }),
    );
    for (const said of await Promise.all(done)) {
      // Late by what the page says, told, and current again once the bank has paid.
      expect(said).toMatch(/"daysPastDue":18|M1 18 105220/);
      for (const step of ["reminder-5", "notice-1", "notice-7", "notice-15"]) {
        expect(said).toMatch(new RegExp(`notice\\.sent .*"step":"${step}"`));
      }
      expect(said).toMatch(/loan\.delinquent .*"pastDueAmount":105220,.*"daysPastDue":1,/);
      expect(said).toMatch(/payment\.applied .*"amount":105220,"externalId":"P-1"/);
      expect(said).toMatch(/loan\.cured .*"pastDueAmount":0,/);
    }
    await stop(second.child);
  }, 400_000);
});

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

describe("npm start", () => {
  it("makes a sandbox one can sign in to, and finds everything again after a restart", async () => {
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
    await stop(second.child);
  }, 400_000);
});

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runnerImport } from "vite";
import { ROOT } from "../tool.mjs";
import { openClient, Refused } from "./client.mjs";
import { putPolicyInForce } from "./policy.mjs";
import { readPrivate, writePrivate } from "./private-file.mjs";

const POLL_MS = 150;
const WAIT_MS_MAX = 10 * 60_000;
const TENANT = {
  name: "Harbor Lending",
  mode: "sandbox",
  timezone: "America/New_York",
  currency: "USD",
  locale: "en",
};
/** A loan must be there before its rows and its payments. */
const KINDS = ["loans", "schedules", "payments"];

/** What the sandbox has come to, beside the databases it lives in. */
export function openProgress(persistTo) {
  const path = join(persistTo, "sandbox-sign-in.json");
  let state = readPrivate(path) ?? {
    email: "owner@harbor-lending.example",
    password: randomBytes(12).toString("base64url"),
    stage: "new",
    daysDone: 0,
  };
  return {
    get: () => state,
    save(change) {
      state = { ...state, ...change };
      writePrivate(path, state);
    },
  };
}

/**
 * Creates the sandbox lender through the API that every lender uses. Each step is saved when it is
 * done and may be repeated, so that an interrupted run goes on where it stopped.
 */
export async function seedSandbox(origin, progress, { say, sayWhere }) {
  if (progress.get().stage === "done") {
    sayWhere();
    return;
  }
  progress.save({});
  const { module } = await runnerImport(join(ROOT, "scripts/seed/book.ts"), {
    configFile: false,
    root: ROOT,
    logLevel: "warn",
  });
  const days = module.sandboxDays();
  const client = openClient(origin);
  if (!progress.get().apiKey) await openLender(client, origin, progress, days);
  sayWhere();
  client.useKey(progress.get().apiKey.secret);
  for (const [index, day] of days.entries()) {
    if (index < progress.get().daysDone) continue;
    if (index > 0) await moveClock(client, day.on);
    await importDay(client, day, index === 0 ? say : () => {});
    progress.save({ daysDone: index + 1 });
    if (index > 0 && index % 7 === 0) say(`the lender has lived through ${index} days`);
  }
  // Last of all the key takes its own right away: nothing needs it any more.
  await client.call("DELETE", `/v1/api-keys/${progress.get().apiKey.id}`);
  progress.save({ stage: "done", apiKey: undefined });
}

async function openLender(client, origin, progress, [first, second]) {
  const clockOn = first.on;
  await signIn(client, progress);
  try {
    await client.call("POST", "/v1/tenants", { ...TENANT, clockOn });
  } catch (error) {
    // Interrupted after it was made: then this person has a clock already.
    if (!(error instanceof Refused)) throw error;
    await client.call("GET", "/v1/clock").catch(() => {
      throw error;
    });
  }
  await putPolicyInForce(client, origin, progress, second.on);
  const { body } = await client.call("POST", "/v1/api-keys", {
    name: "First start",
    scopes: ["*"],
  });
  progress.save({ apiKey: { id: body.id, secret: body.secret } });
}

async function signIn(client, progress) {
  if (progress.get().stage === "new") await signUp(client, progress);
  const { email, password } = progress.get();
  const signedIn = await client.call("POST", "/api/auth/sign-in/email", { email, password });
  client.keepCookies(signedIn.response);
}

async function signUp(client, progress) {
  const { email, password } = progress.get();
  const tries = [
    () =>
      client.call("POST", "/api/auth/sign-up/email", { name: "Sandbox Owner", email, password }),
    // The address is taken: by ourselves, when the last start died before it could note it down …
    () => client.call("POST", "/api/auth/sign-in/email", { email, password }),
    // … or by a sandbox whose note was deleted.
    () => {
      const other = `owner-${randomBytes(3).toString("hex")}@harbor-lending.example`;
      progress.save({ email: other });
      const person = { name: "Sandbox Owner", email: other, password };
      return client.call("POST", "/api/auth/sign-up/email", person);
    },
  ];
  for (const [index, attempt] of tries.entries()) {
    try {
      await attempt();
      break;
    } catch (error) {
      if (!(error instanceof Refused) || index === tries.length - 1) throw error;
    }
  }
  progress.save({ stage: "signed-up" });
}

async function importDay(client, { on, files }, say) {
  for (const kind of KINDS) {
    if (files[kind] === "") continue;
    const form = new FormData();
    form.set("kind", kind);
    form.set("file", new Blob([files[kind]], { type: "text/csv" }), `${kind}-${on}.csv`);
    const { body } = await client.call("POST", "/v1/imports", form);
    const done = await until(async () => {
      const { body: job } = await client.call("GET", `/v1/imports/${body.id}`);
      return ["finished", "failed"].includes(job.status) ? job : undefined;
    }, `import of ${kind}`);
    if (done.status === "failed") throw new Error(`The import of ${kind} failed: ${done.failure}`);
    say(`${done.rowsAccepted} ${kind === "schedules" ? "schedule rows" : kind} imported`);
    if (done.rowsRejected > 0)
      say(`${done.rowsRejected} rows of ${kind} were rejected: see /imports`);
  }
}

async function moveClock(client, on) {
  const standing = async () => {
    const { body } = await client.call("GET", "/v1/clock");
    return body.state === "standing" ? body.on : undefined;
  };
  // A move that was under way when the last start ended goes on by itself.
  if ((await until(standing, "clock to stand")) >= on) return;
  await client.call("PUT", "/v1/clock", { on });
  await until(standing, `clock to reach ${on}`);
}

async function until(ask, what) {
  for (const start = Date.now(); Date.now() - start < WAIT_MS_MAX; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(POLL_MS);
  }
  throw new Error(`Waited too long for the ${what}.`);
}

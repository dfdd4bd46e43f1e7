import type { ContractRun } from "../contract-run";
import { DESCRIPTION } from "../described";
import { deadLetter } from "../foreign";

const OTHER_TAG = { "if-match": '"other"' };

/** Keys, and what connects other systems. */
export async function reachSettings(run: ContractRun): Promise<void> {
  await Promise.all([
    reachKeys(run),
    reachEndpoints(run),
    reachSubscriptions(run),
    reachProviders(run),
    reachWords(run),
  ]);
}

async function reachKeys({ send }: ContractRun): Promise<void> {
  const create = (change: object, headers = {}) =>
    send("POST", "/v1/api-keys", { name: "k", scopes: ["loans:read"], ...change }, headers);
  await create({ expiresAt: 1_000_000_000_000 });
  await create({ scopes: ["nothing:read"] });
  const maker = await create({ scopes: ["api-keys:manage"] });
  const wide = await create({ scopes: ["*"] });
  const path = `/v1/api-keys/${wide.body.id}`;
  await send("PATCH", path, { allowedAddresses: ["nowhere"] });
  const less = { authorization: `Bearer ${maker.body.secret}` };
  await create({ scopes: ["*"] }, less);
  const fenced = await create({ scopes: ["*"], allowedAddresses: ["203.0.113.0/24"] });
  const within = {
    authorization: `Bearer ${fenced.body.secret}`,
    "cf-connecting-ip": "203.0.113.7",
  };
  await send("PATCH", path, { allowedAddresses: [] }, within);
  await send("POST", `${path}/secrets`, { overlapHours: 0 }, less);
}

async function reachEndpoints({ send }: ContractRun): Promise<void> {
  const create = (change: object) =>
    send("POST", "/v1/webhook-endpoints", { name: "core", ...change });
  const standard = await create({});
  await create({ source: "stripe", secrets: { secret: "nothing of theirs" } });
  await create({ source: "stripe", description: DESCRIPTION });
  await create({ source: "stripe", apiUrl: "ftp://example.com" });
  const [stripe, custom] = [await create({ source: "stripe" }), await create({ source: "custom" })];
  const path = (made: typeof stripe) => `/v1/webhook-endpoints/${made.body.id}`;
  await send("PUT", `${path(stripe)}/secrets`, { secret: "nothing of theirs" });
  await send("PUT", `${path(stripe)}/secrets`, {
    secret: "whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH",
  });
  await send("PUT", `${path(stripe)}/description`, DESCRIPTION);
  const trial = { body: "{}" };
  await send("POST", `${path(custom)}/trials`, trial);
  await send("PUT", `${path(custom)}/description`, DESCRIPTION);
  await send("POST", `${path(custom)}/trials`, trial);
  await send("DELETE", path(standard));
}

async function reachSubscriptions({ send }: ContractRun): Promise<void> {
  const draft = { name: "s", url: "https://core.example.com/events", types: ["loan.cured"] };
  await send("POST", "/v1/subscriptions", { ...draft, types: [] });
  const { body } = await send("POST", "/v1/subscriptions", draft);
  const path = `/v1/subscriptions/${body.id}`;
  await send("PUT", path, draft, OTHER_TAG);
  await send("PUT", path, { ...draft, types: [] });
  const replay = (asked: object) => send("POST", `${path}/replays`, asked);
  await replay({ eventId: "evt_0zzzz" });
  await replay({ from: 0, through: Date.now() });
  await send("PUT", `${path}/off`);
  await replay({ eventId: "evt_0zzzz" });
  for (let count = 0; count < 25; count += 1) {
    if ((await send("POST", "/v1/subscriptions", draft)).status === 409) break;
  }
}

async function reachProviders({ send }: ContractRun): Promise<void> {
  const smtp = {
    name: "mail",
    settings: {
      ...{ kind: "smtp", host: "smtp.example.com", port: 465, security: "tls" },
      ...{ username: "me", from: "notices@example.com" },
    },
    secrets: { key: "secret" },
  };
  const flawed = { ...smtp, settings: { ...smtp.settings, from: "nobody" } };
  await send("POST", "/v1/providers", flawed);
  const { body } = await send("POST", "/v1/providers", smtp);
  const path = `/v1/providers/${body.id}`;
  await send("PUT", path, flawed);
  await send("PUT", path, smtp, OTHER_TAG);
  await send("POST", `${path}/trials`, { to: "nobody" });
}

/** Templates and addresses that are suppressed. */
async function reachWords({ send, ids }: ContractRun): Promise<void> {
  const words = { subject: "s", text: "{{ nothing" };
  const nothing = "/v1/templates/nothing/email/en";
  await send("GET", nothing);
  await send("PUT", nothing, words);
  await send("DELETE", nothing);
  await send("POST", `${nothing}/preview`, words);
  const known = "/v1/templates/past-due/email/en";
  await send("PUT", known, words);
  const text =
    "{{ lender }}: {{ past_due_amount | default: 'nothing' }} is past due. STOP ends this.";
  for (const headers of [{}, OTHER_TAG]) {
    await send("PUT", known, { subject: "Your loan {{ loan }}", text }, headers);
  }
  const stopped = { channel: "email", address: "stopped@example.com" } as const;
  const ctx = await ids.world.open();
  const by = { source: "their reply", actor: "system:test", createdAt: ctx.now };
  await ctx.suppressions.add({ ...stopped, reason: "stopped", ...by });
  await send("POST", "/v1/suppressions/lift", stopped);
  await send("POST", "/v1/suppressions/lift", { channel: "email", address: "nobody@example.com" });
}

/** A message that nobody could handle, and nobody wants handled. */
export async function reachDeadLetters({ send, ids }: ContractRun): Promise<void> {
  await send("DELETE", `/v1/dead-letters/${await deadLetter(ids.world.tenantId)}`);
}

/** Figures of a day that has not come, and of days that run backwards. */
export async function reachReports({ send }: ContractRun): Promise<void> {
  for (const end of ["", ".csv"]) {
    await send("GET", `/v1/reports/ageing${end}?asOf=2099-01-01`);
    await send("GET", `/v1/reports/contacts${end}?from=2026-02-01&through=2026-01-01`);
    await send("GET", `/v1/reports/movements${end}?from=2026-02&through=2026-01`);
    await send("GET", `/v1/reports/forecast${end}?from=2026-02&through=2026-01`);
    await send("GET", `/v1/reports/transitions${end}?from=2026-02&through=2026-01`);
    await send("GET", `/v1/reports/vintages${end}?from=2026-02&through=2026-01`);
  }
}

/** Files out of the book and into it. */
export async function reachTransfers(run: ContractRun): Promise<void> {
  await Promise.all([reachExports(run), reachImports(run)]);
}

async function reachExports({ send }: ContractRun): Promise<void> {
  const wrong = { kind: "ledger", bucket: "M1" };
  await send("POST", "/v1/exports", wrong);
  const schedule = { name: "n", kind: "states", every: "day" };
  await send("POST", "/v1/export-schedules", { ...schedule, kind: "ledger", bucket: "M1" });
  const { body } = await send("POST", "/v1/exports", { kind: "ledger" });
  const link = { expiresInSeconds: 3600 };
  await send("POST", `/v1/exports/${body.id}/links`, link);
  const all = Array.from({ length: 14 }, () => send("POST", "/v1/exports", { kind: "ledger" }));
  await Promise.all(all);
  for (let count = 0; count < 60; count += 1) {
    if ((await send("POST", "/v1/export-schedules", schedule)).status === 409) break;
  }
}

async function reachImports({ send, ids }: ContractRun): Promise<void> {
  const prepare = (change: object) =>
    send("POST", "/v1/imports", { kind: "payments", fileName: "p.csv", ...change });
  await prepare({ mapping: "nobodys" });
  await prepare({ kind: "loans", mapping: ids.mapping });
  await prepare({ openingTolerancePercent: "200" });
  const { body } = await prepare({ dryRun: true });
  const csv = "externalId,loanExternalId,amount,paidOn\nx,L1,1.00,2026-01-10\n";
  const headers = { "content-type": "text/csv", "content-length": String(csv.length) };
  await send("PUT", `/v1/imports/${body.id}/file`, csv, headers);
  await ids.world.settle();
  await send("POST", `/v1/imports/${body.id}/repetition`);
}

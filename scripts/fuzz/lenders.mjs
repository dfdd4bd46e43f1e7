import { randomBytes } from "node:crypto";
import { openClient } from "../seed/client.mjs";

/** More than one, so that no quota of a key is what is tried. */
const KEYS = 8;
const TENANT = {
  ...{ mode: "sandbox", timezone: "America/New_York", currency: "USD", locale: "en" },
  ...{ clockOn: "2026-01-15", partitionCount: 2 },
};
const TERMS = {
  ...{ principal: 120_000, annualRatePercent: "12", installmentCount: 12, frequency: "monthly" },
  ...{ method: "annuity", disbursedOn: "2025-09-15", firstDueOn: "2025-10-15" },
};
const LISTS = {
  loans: "/v1/loans?limit=50",
  payments: "/v1/unmatched-payments",
  cases: "/v1/cases",
  tasks: "/v1/tasks",
  promises: "/v1/promises",
  notices: "/v1/notices",
  events: "/v1/events",
};

/**
 * Two lenders with a little of everything. In everything of the other one stands the marker; it has
 * more, so that among the ids that are asked for are some that only it has.
 */
export async function openFuzzLenders(origin, marker) {
  const own = await makeLender(origin, "L", 12);
  const other = await makeLender(origin, marker, 40);
  const keys = await Promise.all(Array.from({ length: KEYS }, () => newKey(own, ["*"])));
  const harmless = await newKey(own, ["tenants:read"]);
  const ids = await idsOf(own);
  for (const [prefix, theirs] of Object.entries(await idsOf(other))) {
    ids[prefix] = [...(ids[prefix] ?? []), ...theirs.slice(-3)];
  }
  return {
    ids: { ...ids, payment: ["L-paid-1", "L-stray-1", "nobody"], mapping: ["mine", "nobody"] },
    keyFor: (caller, index) => ({ ours: keys[index % KEYS], harmless, nobody: undefined })[caller],
    async renewKey(index) {
      keys[index % KEYS] = await newKey(own, ["*"]);
    },
  };
}

/** The session of its owner, which no request of a key can end. */
async function makeLender(origin, word, loans) {
  const client = openClient(origin);
  const email = `owner-${randomBytes(4).toString("hex")}@example.com`;
  const password = randomBytes(12).toString("base64url");
  await client.call("POST", "/api/auth/sign-up/email", { name: word, email, password });
  const signedIn = await client.call("POST", "/api/auth/sign-in/email", { email, password });
  client.keepCookies(signedIn.response);
  await client.call("POST", "/v1/tenants", { ...TENANT, name: word });
  const book = Array.from({ length: loans }, (_, index) => ({
    ...{ externalId: `${word}-${index}`, borrowerExternalId: `${word}-b${index}` },
    ...{ borrowerName: `${word} ${index}`, email: `${word}${index}@example.com`, ...TERMS },
  }));
  await client.call("POST", "/v1/loans", { loans: book });
  for (const [name, loan] of [
    ["paid", `${word}-1`],
    ["stray", `${word}-nowhere`],
  ]) {
    await client.call("POST", "/v1/payments", {
      ...{
        externalId: `${word}-${name}-1`,
        loanExternalId: loan,
        amount: 500,
        paidOn: "2026-01-10",
      },
    });
  }
  await client.call("POST", "/v1/subscriptions", {
    ...{ name: word, url: "https://receiver.invalid/events", types: ["case.opened"] },
  });
  const borrower = { borrowerExternalId: `${word}-b2` };
  await client.call("POST", "/v1/cases", { ...borrower, stage: "contact", reason: word });
  await client.call("POST", "/v1/tasks", { ...borrower, title: word, role: "officer" });
  await client.call("PUT", "/v1/import-mappings/mine", {
    ...{ kind: "payments", columns: { amount: { column: word } } },
  });
  const made = {};
  for (const [prefix, path, body] of [
    ["whk", "/v1/webhook-endpoints", { name: word }],
    ["exp", "/v1/exports", { kind: "ledger" }],
    ["exs", "/v1/export-schedules", { name: word, kind: "states", every: "month" }],
    ["imp", "/v1/imports", { kind: "payments", fileName: `${word}.csv` }],
    ["rec", "/v1/reconciliations", undefined],
    ["key", "/v1/api-keys", { name: word, scopes: ["loans:read"] }],
  ]) {
    made[prefix] = [(await client.call("POST", path, body)).body.id];
  }
  return { client, made };
}

async function newKey({ client }, scopes) {
  const { body } = await client.call("POST", "/v1/api-keys", { name: "fuzz", scopes });
  return body.secret;
}

async function idsOf({ client, made }) {
  const ids = { ...made };
  for (const path of Object.values(LISTS)) {
    const { body } = await client.call("GET", path);
    const text = JSON.stringify(body);
    for (const [id, prefix] of text.matchAll(/\b([a-z]{3,4})_[0-9a-z]+\b/g)) {
      if (!(ids[prefix] ?? []).includes(id)) ids[prefix] = [...(ids[prefix] ?? []), id];
    }
  }
  return ids;
}

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../src/http/app";
import { type Foreign, newForeign, newMember, NOBODYS } from "../support/foreign";
import { type Ids, OPEN_OPERATIONS, OPERATIONS } from "../support/operations";
import type { Visitor } from "../support/visitor";
import { type Answer, call, newTenant, type World } from "../support/world";

async function send(
  world: World | null,
  name: string,
  ids: Ids,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const operation = OPERATIONS[name];
  if (!operation) throw new Error(name);
  const [method, path] = operation.call;
  const raw = name === "import.receive-file";
  const body = raw ? "a,b\n1,2\n" : operation.body?.(ids);
  const file = { "content-type": "text/csv", "content-length": "8" };
  const type: Readonly<Record<string, string>> = raw ? file : {};
  const all = { ...type, ...headers };
  return world ? world.api(method, path(ids), body, all) : call(method, path(ids), body, all);
}

let mine: World;
/** A lender with nothing of its own: whatever number it names is not its. */
let bare: World;
let theirs: Foreign;

beforeAll(async () => {
  mine = await newTenant();
  bare = await newTenant();
  theirs = await newForeign();
});

const names = Object.keys(OPERATIONS);
const naming = names.filter((name) => OPERATIONS[name]?.names);
const taking = names.filter((name) => OPERATIONS[name]?.body);

describe("every operation of the API", () => {
  it("is in this table", async () => {
    const document = (await call("GET", "/openapi.json")).body;
    type Operations = Record<string, { operationId: string }>;
    const described = Object.values(document.paths as Record<string, Operations>)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    expect(described.filter((id) => !OPEN_OPERATIONS.has(id)).sort()).toEqual([...names].sort());
  });

  it("answers 404 for a path and 401 for a caller it does not know", async () => {
    expect((await mine.api("GET", "/v1/nothing")).body.code).toBe("request.not_found");
    for (const authorization of ["", "Bearer", "Bearer fbk_1_1_x", `${mine.key}`, "Basic YTpi"]) {
      const answer = await call("GET", "/v1/loans", undefined, { authorization });
      expect([answer.status, answer.body.code]).toEqual([401, "access.unauthenticated"]);
    }
    const forged = mine.key.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    const answer = await call("GET", "/v1/loans", undefined, { authorization: `Bearer ${forged}` });
    expect(answer.status).toBe(401);
  });

  it.each(names)("%s asks who calls", async (name) => {
    const answer = await send(null, name, theirs);
    expect([answer.status, answer.body.code]).toEqual([401, "access.unauthenticated"]);
  });

  it.each(names)("%s refuses a key without its permission", async (name) => {
    const scopes = [OPERATIONS[name]?.without ?? "tenants:read"];
    const key = await mine.api("POST", "/v1/api-keys", { name: "narrow", scopes });
    const answer = await send(null, name, theirs, { authorization: `Bearer ${key.body.secret}` });
    expect([answer.status, answer.body.code]).toEqual([403, "access.denied"]);
  });

  it.each(naming)("%s does not tell another lender's object from none at all", async (name) => {
    const foreign = await send(bare, name, theirs);
    const none = await send(bare, name, NOBODYS);
    expect(foreign.status, foreign.text).toBe(404);
    const { instance: _, ...told } = foreign.body;
    const { instance: __, ...nothing } = none.body;
    expect(told).toEqual(nothing);
    expect(told.code).toMatch(/\.([a-z_]+_)?not_found$/);
    const leaks = ["Borrower 1", "b1@example.com", "foreign-1", theirs.world.key];
    for (const leak of leaks) expect(foreign.text).not.toContain(leak);
  });

  it.each(taking)("%s answers a malformed body with a problem of the caller's", async (name) => {
    const [method, path] = OPERATIONS[name]?.call ?? ["GET", () => "/"];
    for (const body of ["{", "[]", "null", '"text"', '{"surprise":1}', ""]) {
      const json = { "content-type": "application/json" };
      const answer = await mine.api(method, path(NOBODYS), body, json);
      expect(answer.status, `${body} ${answer.text}`).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body.code, answer.text).toMatch(/^[a-z-]+\.[a-z_]+$/);
    }
    const wrong = await mine.api(method, path(NOBODYS), "x=1", { "content-type": "text/plain" });
    expect(wrong.body.code).toBe("request.unsupported_type");
  });

  it("is closed to a suspended lender", async () => {
    const world = await newTenant();
    await env.CONTROL.prepare("UPDATE tenant SET state = 'suspended' WHERE id = ?")
      .bind(world.tenantId)
      .run();
    for (const name of names) {
      const answer = await send(world, name, NOBODYS);
      expect([name, answer.status, answer.body.code]).toEqual([
        name,
        403,
        "access.tenant_suspended",
      ]);
    }
  });

  it("left the other lender's book as it was", async () => {
    const payment = await theirs.world.api("GET", `/v1/payments/${theirs.payment}`);
    expect(payment.body).toMatchObject({ status: "posted" });
    const unmatched = await theirs.world.api("GET", "/v1/unmatched-payments");
    expect(unmatched.body.payments).toHaveLength(1);
    const letters = await theirs.world.api("GET", "/v1/dead-letters?state=open");
    expect(letters.body.deadLetters).toHaveLength(1);
  });
});

/** Pages anybody may open; what they do is tested with sign-in. */
const OPEN_PAGES = new Set([
  "GET /docs",
  "GET /docs/:chapter",
  "GET /docs/quick-start",
  "GET /problems",
  "GET /problems/:code",
  "GET /openapi.json",
  "GET /health",
  "GET /sign-in",
  "GET /sign-up",
  "GET /two-factor",
  "GET /forgot-password",
  "GET /reset-password",
  "GET /invitations/:id",
  "GET /tenants/new",
  "POST /sign-in",
  "POST /sign-up",
  "POST /sign-out",
  "POST /two-factor",
  "POST /forgot-password",
  "POST /reset-password",
  "POST /invitations/:id",
  "POST /language",
  "POST /tenants/new",
  "POST /tenants/current",
  "GET /.well-known/jwks.json",
  "GET /.well-known/oauth-authorization-server",
  "POST /oauth/token",
  "POST /webhooks/payments/:endpointId",
  // Signed by the provider: test/worker/provider.test.ts holds it.
  "POST /providers/:id/reports",
  // Its link is its own proof: test/worker/export-download.test.ts holds it.
  "GET /downloads/:token",
  // Its lender is gone: test/worker/leaving-page.test.ts.
  "GET /certificates/:id",
  // The address is the borrower's own secret: test/worker/choices.test.ts holds them.
  "GET /choices/:token",
  "GET /choices/:token/unsubscribe",
  "POST /choices/:token",
  "POST /choices/:token/call",
  "POST /choices/:token/confirmation",
  "POST /choices/:token/representative",
  "POST /choices/:token/representative/removal",
  "POST /choices/:token/stop",
  "POST /choices/:token/stop/lifting",
  "POST /choices/:token/unsubscribe",
]);

/** Pages whose address names an object, with another lender's and nobody's address for it. */
const NAMING_PAGES: Readonly<Record<string, (ids: Ids) => string>> = {
  "GET /loans/:id": (ids) => `/loans/${ids.loan}`,
  "GET /borrowers/:id": (ids) => `/borrowers/${ids.borrower}`,
  "GET /borrowers/:id/contacts": (ids) => `/borrowers/${ids.borrower}/contacts`,
  "POST /borrowers/:id/choices": (ids) => `/borrowers/${ids.borrower}/choices`,
  "POST /borrowers/:id/contacts": (ids) => `/borrowers/${ids.borrower}/contacts`,
  "POST /borrowers/:id/representative": (ids) => `/borrowers/${ids.borrower}/representative`,
  "POST /borrowers/:id/permits": (ids) => `/borrowers/${ids.borrower}/permits`,
  "POST /borrowers/:id/cases": (ids) => `/borrowers/${ids.borrower}/cases`,
  "GET /cases/:id": (ids) => `/cases/${ids.case}`,
  "POST /cases/:id/notes": (ids) => `/cases/${ids.case}/notes`,
  "POST /cases/:id/stage": (ids) => `/cases/${ids.case}/stage`,
  "POST /cases/:id/assignment": (ids) => `/cases/${ids.case}/assignment`,
  "POST /cases/:id/tasks": (ids) => `/cases/${ids.case}/tasks`,
  "POST /cases/:id/closure": (ids) => `/cases/${ids.case}/closure`,
  "GET /tasks/:id": (ids) => `/tasks/${ids.task}`,
  "POST /tasks/:id/completion": (ids) => `/tasks/${ids.task}/completion`,
  "POST /tasks/:id/cancellation": (ids) => `/tasks/${ids.task}/cancellation`,
  "POST /loans/:id/promises": (ids) => `/loans/${ids.loan}/promises`,
  "POST /loans/:id/promises/:promise/cancellation": (ids) =>
    `/loans/${ids.loan}/promises/${ids.promise}/cancellation`,
  "GET /loans/:id/holds": (ids) => `/loans/${ids.loan}/holds`,
  "POST /loans/:id/holds": (ids) => `/loans/${ids.loan}/holds`,
  "POST /loans/:id/holds/:number/lifting": (ids) => `/loans/${ids.loan}/holds/1/lifting`,
  "POST /loans/:id/flags": (ids) => `/loans/${ids.loan}/flags`,
  "POST /loans/:id/flags/:flag/removal": (ids) => `/loans/${ids.loan}/flags/watch/removal`,
  "POST /borrowers/:id/stop": (ids) => `/borrowers/${ids.borrower}/stop`,
  "POST /borrowers/:id/stop/lifting": (ids) => `/borrowers/${ids.borrower}/stop/lifting`,
  "GET /policy/versions/:version": (ids) => `/policy/versions/${ids.policyVersion}`,
  "POST /policy/versions/:version": (ids) => `/policy/versions/${ids.policyVersion}`,
  "POST /policy/versions/:version/check": (ids) => `/policy/versions/${ids.policyVersion}/check`,
  "GET /policy/versions/:version/document": (ids) =>
    `/policy/versions/${ids.policyVersion}/document`,
  "POST /policy/versions/:version/document": (ids) =>
    `/policy/versions/${ids.policyVersion}/document`,
  "POST /policy/versions/:version/submission": (ids) =>
    `/policy/versions/${ids.policyVersion}/submission`,
  "POST /policy/versions/:version/withdrawal": (ids) =>
    `/policy/versions/${ids.policyVersion}/withdrawal`,
  "POST /policy/versions/:version/approval": (ids) =>
    `/policy/versions/${ids.policyVersion}/approval`,
  "GET /notices/:id": (ids) => `/notices/${ids.notice}`,
  "GET /why/notice/:id": (ids) => `/why/notice/${ids.notice}`,
  "GET /why/move/:id/:version": (ids) => `/why/move/${ids.loan}/2`,
  "GET /why/hold/:id/:number": (ids) => `/why/hold/${ids.loan}/1`,
  "GET /why/flag/:id/:flag": (ids) => `/why/flag/${ids.loan}/watch`,
  "GET /why/fee/:id/:charge/:installment/:occurrence": (ids) => `/why/fee/${ids.loan}/late-fee/1/1`,
  // With tasks and cases of another lender: test/worker/explanation.test.ts.
  "GET /why/task/:id": (ids) => `/why/task/${ids.notice.replace("ntc", "tsk")}`,
  "GET /why/case/:id/:sequence": (ids) => `/why/case/${ids.notice.replace("ntc", "cas")}/1`,
  "GET /exports/:id": (ids) => `/exports/${ids.export}`,
  "POST /exports/:id/download": (ids) => `/exports/${ids.export}/download`,
  "POST /exports/:id/links": (ids) => `/exports/${ids.export}/links`,
  "POST /exports/:id/removal": (ids) => `/exports/${ids.export}/removal`,
  "POST /exports/schedules/:id/removal": (ids) =>
    `/exports/schedules/${ids.exportSchedule}/removal`,
  "GET /imports/:id": (ids) => `/imports/${ids.import}`,
  "POST /imports/:id/repetition": (ids) => `/imports/${ids.import}/repetition`,
  "GET /imports/:id/rejected.csv": (ids) => `/imports/${ids.import}/rejected.csv`,
  "GET /policy/versions/:version/simulations/new": (ids) =>
    `/policy/versions/${ids.policyVersion}/simulations/new`,
  "POST /policy/versions/:version/simulations": (ids) =>
    `/policy/versions/${ids.policyVersion}/simulations`,
  "POST /policy/versions/:version/backtests": (ids) =>
    `/policy/versions/${ids.policyVersion}/backtests`,
  "GET /simulations/:id": (ids) => `/simulations/${ids.simulation}`,
  "GET /reconciliations/:id": (ids) => `/reconciliations/${ids.reconciliation}`,
  "POST /dead-letters/:id/discard": (ids) => `/dead-letters/${ids.deadLetter}/discard`,
  "POST /dead-letters/:id/replay": (ids) => `/dead-letters/${ids.deadLetter}/replay`,
  "POST /loans/:id/payments/:sequence/reversal": (ids) => `/loans/${ids.loan}/payments/1/reversal`,
  "GET /payments/unmatched/:id": (ids) => `/payments/unmatched/${ids.unmatched}`,
  "POST /payments/unmatched/:id/split": (ids) => `/payments/unmatched/${ids.unmatched}/split`,
  "POST /payments/unmatched/:id/return": (ids) => `/payments/unmatched/${ids.unmatched}/return`,
  "POST /payments/unmatched/:id/assignment": (ids) =>
    `/payments/unmatched/${ids.unmatched}/assignment`,
  "POST /payments/unmatched/:id/dismissal": (ids) =>
    `/payments/unmatched/${ids.unmatched}/dismissal`,
  "GET /settings/api-keys/:id": (ids) => `/settings/api-keys/${ids.apiKey}`,
  "POST /settings/api-keys/:id": (ids) => `/settings/api-keys/${ids.apiKey}`,
  "POST /settings/api-keys/:id/secrets": (ids) => `/settings/api-keys/${ids.apiKey}/secrets`,
  "POST /settings/api-keys/:id/revocation": (ids) => `/settings/api-keys/${ids.apiKey}/revocation`,
  "GET /letters/:run": (ids) => `/letters/run-${ids.notice}`,
  "POST /notices/:id/settlement": (ids) => `/notices/${ids.notice}/settlement`,
  "GET /settings/providers/:id": (ids) => `/settings/providers/${ids.provider}`,
  "POST /settings/providers/:id": (ids) => `/settings/providers/${ids.provider}`,
  "POST /settings/providers/:id/first": (ids) => `/settings/providers/${ids.provider}/first`,
  "POST /settings/providers/:id/removal": (ids) => `/settings/providers/${ids.provider}/removal`,
  "POST /settings/providers/:id/trials": (ids) => `/settings/providers/${ids.provider}/trials`,
  ...Object.fromEntries(
    ["", "/trials", "/secrets", "/switching-off", "/switching-on", "/removal", "/replays"].map(
      (act) => [
        `POST /settings/subscriptions/:id${act}`,
        (ids: Ids) => `/settings/subscriptions/${ids.subscription}${act}`,
      ],
    ),
  ),
  "GET /settings/subscriptions/:id": (ids) => `/settings/subscriptions/${ids.subscription}`,
  "GET /settings/webhooks/:id": (ids) => `/settings/webhooks/${ids.endpoint}`,
  "POST /settings/webhooks/:id/secrets": (ids) => `/settings/webhooks/${ids.endpoint}/secrets`,
  "POST /settings/webhooks/:id/description": (ids) =>
    `/settings/webhooks/${ids.endpoint}/description`,
  "POST /settings/webhooks/:id/trials": (ids) => `/settings/webhooks/${ids.endpoint}/trials`,
  "POST /settings/webhooks/:id/disabling": (ids) => `/settings/webhooks/${ids.endpoint}/disabling`,
};

/** Addresses that name a person or a session; test/worker/team.test.ts and identity.test.ts hold them. */
const PEOPLE_PAGES = new Set([
  "POST /settings/security/sessions/:id/ending",
  "POST /settings/team/invitations/:id/withdrawal",
  "POST /settings/team/members/:id/removal",
  "POST /settings/team/members/:id/role",
  // Names, channels and languages that every lender has: test/worker/template.test.ts.
  "GET /settings/templates/:name/:channel/:locale",
  "POST /settings/templates/:name/:channel/:locale",
  "POST /settings/templates/:name/:channel/:locale/preview",
  "POST /settings/templates/:name/:channel/:locale/removal",
]);

const pages = [
  ...new Set(
    createApp()
      .routes.filter(({ method, path }) => method !== "ALL" && !path.startsWith("/v1/"))
      .map(({ method, path }) => `${method} ${path}`),
  ),
];
const closedPages = pages.filter((page) => !OPEN_PAGES.has(page));

describe("every page", () => {
  let owner: Visitor;
  beforeAll(async () => {
    owner = await newMember(bare, "owner");
  });

  it("that names an object is in a table here", () => {
    const named = closedPages.filter((page) => page.includes(":") && !PEOPLE_PAGES.has(page));
    expect(named.sort()).toEqual(Object.keys(NAMING_PAGES).sort());
  });

  it.each(closedPages)("%s leads a stranger to the sign-in", async (page) => {
    const [method = "", path = ""] = page.split(" ");
    const answer = await call(method, path.replaceAll(/:\w+/g, "1"));
    expect([answer.status, answer.response.headers.get("location")]).toEqual([
      303,
      expect.stringMatching(/^\/sign-in/),
    ]);
  });

  it.each(closedPages.filter((page) => page.startsWith("POST")))(
    "%s takes no form of another site",
    async (page) => {
      const cookie = [...owner.jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const path = page.slice(5).replaceAll(/:\w+/g, "1");
      const type = "application/x-www-form-urlencoded";
      const headers = { cookie, origin: "https://elsewhere.test", "content-type": type };
      const answer = await call("POST", path, "a=1", headers);
      expect([answer.status, answer.body.code]).toEqual([403, "access.cross_origin"]);
    },
  );

  it.each(Object.keys(NAMING_PAGES))("%s shows nothing of another lender", async (page) => {
    const pathOf = NAMING_PAGES[page] ?? (() => "/");
    const ask = (ids: Ids) =>
      page.startsWith("GET")
        ? owner.get(pathOf(ids))
        : owner.form(pathOf(ids), { loan: ids.loanExternalId, reason: "x", loanExternalId: "L1" });
    const foreign = await ask(theirs);
    const none = await ask(NOBODYS);
    // A form that names nothing may come back with a word on it: the same word for both.
    expect([page, foreign.status === 404 || foreign.status === 422]).toEqual([page, true]);
    const plain = (text: string) => text.replaceAll(/urn:uuid:[\w-]+|[\da-f]{8}-[\da-f-]{27}/g, "");
    expect(plain(foreign.text)).toBe(plain(none.text));
  });
});

import { env } from "cloudflare:workers";
import { base64url, exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import * as oauth from "oauth4webapi";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { writeKeyName, writeKeyToken } from "../../src/domain/api-key/token";
import { forgetKeys } from "../../src/http/key-cache";
import { instant } from "../../src/kernel/calendar";
import { listSigningKeys, rotateSigningKeys } from "../../src/store/signing-key";
import worker from "../../src/worker";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { type Answer, call, newTenant, ORIGIN, type World } from "../support/world";

type Client = Readonly<{ id: string; clientId: string; secret: string }>;

async function newClient(world: World, draft: object = {}): Promise<Client> {
  const body = { name: "machine", scopes: ["loans:read", "notices:read"], ...draft };
  const made = await world.api("POST", "/v1/api-keys", body);
  expect(made.status, made.text).toBe(201);
  return made.body;
}

const FORM = { "content-type": "application/x-www-form-urlencoded" };

function ask(body: Record<string, string> | string, headers = {}): Promise<Answer> {
  const form = typeof body === "string" ? body : new URLSearchParams(body).toString();
  return call("POST", "/oauth/token", form, { ...FORM, ...headers });
}

function askWith(client: Client, more: Record<string, string> = {}, headers = {}) {
  const { clientId: client_id, secret: client_secret } = client;
  return ask({ grant_type: "client_credentials", client_id, client_secret, ...more }, headers);
}

async function tokenOf(client: Client, more: Record<string, string> = {}, headers = {}) {
  const answer = await askWith(client, more, headers);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.access_token as string;
}

function use(token: string, path = "/v1/loans", headers = {}): Promise<Answer> {
  return call("GET", path, undefined, { authorization: `Bearer ${token}`, ...headers });
}

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});

let world: World;
let client: Client;

beforeAll(async () => {
  world = await newTenant({ mode: "live", clockOn: null });
  client = await newClient(world);
});

afterEach(() => {
  vi.useRealTimers();
});

/** A library that many programs use, on our endpoints as they are. */
async function fetchHere(url: string | URL, init?: RequestInit): Promise<Response> {
  const ctx = createExecutionContext();
  const response = await worker.fetch(new Request(url, init) as never, env, ctx);
  await waitOnExecutionContext(ctx);
  return response as unknown as Response;
}

describe("a client library", () => {
  const here = { [oauth.customFetch]: fetchHere as never };

  it.each([
    ["client_secret_basic", oauth.ClientSecretBasic],
    ["client_secret_post", oauth.ClientSecretPost],
  ])("finds the endpoint, gets a token by %s, and reads it as RFC 9068 says", async (_name, by) => {
    const issuer = new URL(ORIGIN);
    const found = await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...here });
    const server = await oauth.processDiscoveryResponse(issuer, found);
    const { clientId: client_id, secret } = client;
    const params = new URLSearchParams({ scope: "loans:read" });
    const reply = await oauth.clientCredentialsGrantRequest(
      server,
      { client_id },
      by(secret),
      params,
      here,
    );
    const tokens = await oauth.processClientCredentialsResponse(server, { client_id }, reply);
    expect(tokens).toMatchObject({ token_type: "bearer", expires_in: 900, scope: "loans:read" });
    expect((await use(tokens.access_token)).status).toBe(200);
    expect((await use(tokens.access_token, "/v1/notices")).body.code).toBe("access.denied");

    const authorization = `Bearer ${tokens.access_token}`;
    const request = new Request(`${ORIGIN}/v1/loans`, { headers: { authorization } });
    const claims = await oauth.validateJwtAccessToken(server, request as never, ORIGIN, here);
    expect(claims).toMatchObject({ iss: ORIGIN, aud: ORIGIN, client_id, sub: client_id });
    expect(claims.exp - claims.iat).toBe(900);
  });

  it("is told in its own words what is wrong", async () => {
    const server = { issuer: ORIGIN, token_endpoint: `${ORIGIN}/oauth/token` };
    const { clientId: client_id } = client;
    const by = oauth.ClientSecretBasic("wrong");
    const reply = await oauth.clientCredentialsGrantRequest(server, { client_id }, by, {}, here);
    await expect(
      oauth.processClientCredentialsResponse(server, { client_id }, reply),
    ).rejects.toThrow(oauth.WWWAuthenticateChallengeError);
  });
});

describe("the token endpoint", () => {
  it("answers with all scopes of the key when none is asked for, and nothing keeps it", async () => {
    const answer = await askWith(client);
    expect(answer.body).toMatchObject({ token_type: "Bearer", scope: "loans:read notices:read" });
    expect(answer.response.headers.get("cache-control")).toBe("no-store");
    expect(answer.response.headers.get("ratelimit")).toMatch(/^"default";r=\d+;t=\d+$/);
  });

  const GRANT = "grant_type=client_credentials";
  it.each([
    ["no grant", (c: Client) => `client_id=${c.clientId}`, 400, "invalid_request"],
    ["another grant", () => "grant_type=password", 400, "unsupported_grant_type"],
    ["an empty grant", () => "grant_type=&scope=loans:read", 400, "invalid_request"],
    ["a parameter twice", () => `${GRANT}&scope=a&scope=b`, 400, "invalid_request"],
    ["no proof", () => GRANT, 401, "invalid_client"],
    [
      "a name without a proof",
      (c: Client) => `${GRANT}&client_id=${c.clientId}`,
      401,
      "invalid_client",
    ],
    [
      "a proof without a name",
      (c: Client) => `${GRANT}&client_secret=${c.secret}`,
      401,
      "invalid_client",
    ],
    [
      "a wrong secret",
      (c: Client) => `${GRANT}&client_id=${c.clientId}&client_secret=x`,
      401,
      "invalid_client",
    ],
    [
      "another client's name",
      (c: Client) => `${GRANT}&client_id=${c.clientId}1&client_secret=${c.secret}`,
      401,
      "invalid_client",
    ],
    [
      "a capital in the name",
      (c: Client) => `${GRANT}&client_id=${c.clientId.toUpperCase()}&client_secret=${c.secret}`,
      401,
      "invalid_client",
    ],
    [
      "more than the key has",
      (c: Client) => `${GRANT}&client_id=${c.clientId}&client_secret=${c.secret}&scope=loans:write`,
      400,
      "invalid_scope",
    ],
    [
      "a scope that is none",
      (c: Client) => `${GRANT}&client_id=${c.clientId}&client_secret=${c.secret}&scope=x`,
      400,
      "invalid_scope",
    ],
    ["nothing", () => "", 400, "invalid_request"],
    ["something huge", () => `${GRANT}&scope=${"x".repeat(9000)}`, 400, "invalid_request"],
  ])("refuses %s", async (_name, form, status, error) => {
    const answer = await ask(form(client));
    expect([answer.status, answer.body.error]).toEqual([status, error]);
    expect(answer.response.headers.get("cache-control")).toBe("no-store");
    // RFC 6749 5.2: what a description may hold.
    expect(answer.body.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
    const challenge = answer.response.headers.get("www-authenticate");
    expect(challenge).toBe(status === 401 ? 'Basic realm="forbear"' : null);
  });

  it.each([
    ["another scheme", { authorization: "Bearer x" }],
    ["no base64", { authorization: "Basic ***" }],
    ["no colon", { authorization: `Basic ${Buffer.from("x").toString("base64")}` }],
    ["broken escapes", basic("%zz", "%zz")],
    ["nothing in it", basic("", "")],
  ])("refuses a header with %s", async (_name, headers) => {
    const answer = await ask(GRANT, headers);
    expect([answer.status, answer.body.error]).toEqual([401, "invalid_client"]);
  });

  it("refuses two proofs at once, and a body that is no form", async () => {
    const { clientId, secret } = client;
    const two = await askWith(client, {}, basic(clientId, secret));
    expect([two.status, two.body.error]).toEqual([400, "invalid_request"]);
    const json = await ask("{}", { "content-type": "application/json" });
    expect([json.status, json.body.error]).toEqual([400, "invalid_request"]);
    const read = await call("GET", `/oauth/token?${GRANT}`);
    expect([read.status, read.body.error]).toEqual([400, "invalid_request"]);
  });

  it("tells who proved the key why it is not let in", async () => {
    const here = await newTenant();
    const revoked = await newClient(here);
    await here.api("DELETE", `/v1/api-keys/${revoked.id}`);
    const placed = await newClient(here, { allowedAddresses: ["203.0.113.0/24"] });
    const answers = [await askWith(revoked), await askWith(placed)];
    expect(answers.map(({ status, body }) => [status, body.error, body.error_description])).toEqual(
      [
        [401, "invalid_client", "This key was revoked"],
        [400, "unauthorized_client", "This key may not be used from this address"],
      ],
    );
    await env.CONTROL.prepare("UPDATE tenant SET state = 'suspended' WHERE id = ?")
      .bind(here.tenantId)
      .run();
    const suspended = await askWith(placed, {}, { "cf-connecting-ip": "203.0.113.9" });
    expect([suspended.status, suspended.body.error]).toEqual([400, "unauthorized_client"]);
  });
});

describe("an access token", () => {
  /** Our own key, to forge with what only we have. */
  async function forge(change: Record<string, unknown>, header: object = {}): Promise<string> {
    const key = (await listSigningKeys(env)).at(-1);
    if (!key) throw new Error("a key was made before");
    const iat = Math.floor(Date.now() / 1000);
    const { clientId } = client;
    const who = { iss: ORIGIN, aud: ORIGIN, sub: clientId, client_id: clientId, jti: "x" };
    const claims = { ...who, scope: "loans:read", generation: 1, iat, exp: iat + 900, ...change };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: key.id, ...header })
      .sign(await importJWK(key.openPrivateJwk(), "ES256"));
  }

  it("forged with our own key would be good: what follows is refused for what it says", async () => {
    await tokenOf(client);
    expect((await use(await forge({}))).status).toBe(200);
  });

  it.each([
    ["of another issuer", { iss: "https://evil.example" }, {}],
    ["for another audience", { aud: "https://evil.example" }, {}],
    ["that has ended", { exp: Math.floor(Date.now() / 1000) - 1 }, {}],
    ["without an end", { exp: undefined }, {}],
    ["without a client", { client_id: undefined }, {}],
    ["without a generation", { generation: undefined }, {}],
    ["not yet good", { nbf: Math.floor(Date.now() / 1000) + 60 }, {}],
    ["for a key that does not exist", { client_id: "fbk_live_1_99999" }, {}],
    ["for a lender that does not exist", { client_id: "fbk_live_999999_1" }, {}],
    ["for no key", { client_id: "*" }, {}],
    ["of another type", {}, { typ: "JWT" }],
    ["of an unknown key", {}, { kid: "unknown" }],
    ["of no key", {}, { kid: undefined }],
  ])("%s proves nothing", async (_name, change, header) => {
    await tokenOf(client);
    const answer = await use(await forge(change, header));
    expect([answer.status, answer.body.code]).toEqual([401, "access.unauthenticated"]);
    const challenge = answer.response.headers.get("www-authenticate");
    expect(challenge).toBe('Bearer realm="forbear", error="invalid_token"');
  });

  it("without a signature, signed with our public key, or by somebody else proves nothing", async () => {
    const token = await tokenOf(client);
    const [header = "", payload = "", signature = ""] = token.split(".");
    const head = (fields: object) => {
      const said = { ...JSON.parse(Buffer.from(header, "base64url").toString()), ...fields };
      return base64url.encode(JSON.stringify(said));
    };
    const published = await call("GET", "/.well-known/jwks.json");
    const secret = new TextEncoder().encode(JSON.stringify(published.body.keys[0]));
    const mac = await new SignJWT(JSON.parse(Buffer.from(payload, "base64url").toString()))
      .setProtectedHeader({ alg: "HS256", typ: "at+jwt", kid: published.body.keys[0].kid })
      .sign(secret);
    const stranger = await generateKeyPair("ES256", { extractable: true });
    const own = await new SignJWT(JSON.parse(Buffer.from(payload, "base64url").toString()))
      .setProtectedHeader({
        alg: "ES256",
        typ: "at+jwt",
        kid: published.body.keys[0].kid,
        jwk: await exportJWK(stranger.publicKey),
      })
      .sign(stranger.privateKey);
    const forged = [
      `${head({ alg: "none" })}.${payload}.`,
      `${head({ alg: "none" })}.${payload}.${signature}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature.replace(/^./, (first) => (first === "A" ? "B" : "A"))}`,
      `${header}.${base64url.encode(Buffer.from(payload, "base64url").toString().replace("loans:read", "loans:write"))}.${signature}`,
      `${token}.${signature}`,
      mac,
      own,
      "e30.e30.e30",
      "x".repeat(100_000),
    ];
    for (const text of forged) {
      expect((await use(text)).status, text.slice(0, 80)).toBe(401);
    }
    expect((await use(token)).status).toBe(200);
  });

  it("does what its key may and its scopes say, under the key's name and of its quota", async () => {
    const everything = await newClient(world, { scopes: ["*"] });
    const token = await tokenOf(everything, { scope: "loans:write loans:read" });
    expect((await use(token, "/v1/api-keys")).body.permission).toBe("api-key.manage");
    const left = ({ response }: Answer) =>
      Number(/r=(\d+)/.exec(response.headers.get("ratelimit") ?? "")?.[1]);
    const [byToken, byKey] = [await use(token), await use(everything.secret)];
    expect(left(byToken) - left(byKey)).toBe(1);
  });

  it.each([2, 0, -1, Number.NaN])(
    "of secret %s, which there is not, opens nothing",
    async (generation) => {
      await tokenOf(client);
      expect((await use(await forge({ generation }))).status).toBe(401);
    },
  );

  it("cannot be exchanged for another one", async () => {
    const token = await tokenOf(client);
    const answer = await askWith({ ...client, secret: token });
    expect(answer.body.error).toBe("invalid_client");
  });

  it("of one lender opens no other, of a sandbox no live one", async () => {
    const other = await newTenant({ mode: "live", clockOn: null });
    const theirs = await tokenOf(await newClient(other));
    expect((await use(theirs, "/v1/loans")).status).toBe(200);
    const mine = await world.api("GET", "/v1/tenant");
    expect((await use(theirs, "/v1/tenant")).body.id).not.toBe(mine.body.id);
    // The same numbers in the other mode: as if a sandbox's key had been taken for a live one.
    const crossed = writeKeyName({ mode: "sandbox", tenant: world.tenantId, number: 1 });
    expect((await use(await forge({ client_id: crossed }))).status).toBe(401);
  });

  it("ends with its key: revoked, expired, suspended, or used from elsewhere", async () => {
    const here = await newTenant();
    const ours = await newClient(here, { allowedAddresses: ["203.0.113.0/24"] });
    const from = { "cf-connecting-ip": "203.0.113.9" };
    const token = await tokenOf(ours, {}, from);
    expect((await use(token, "/v1/loans", from)).status).toBe(200);
    const elsewhere = await use(token, "/v1/loans", { "cf-connecting-ip": "198.51.100.1" });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, "access.address_not_allowed"]);
    const suspend = (state: string) =>
      env.CONTROL.prepare("UPDATE tenant SET state = ? WHERE id = ?")
        .bind(state, here.tenantId)
        .run();
    await suspend("suspended");
    expect((await use(token, "/v1/loans", from)).body.code).toBe("access.tenant_suspended");
    await suspend("active");
    await here.api("DELETE", `/v1/api-keys/${ours.id}`);
    expect((await use(token, "/v1/loans", from)).body.code).toBe("access.key_revoked");
  });

  it("ends with the secret it was asked for with, at once or when the overlap is over", async () => {
    const leaked = await newClient(world);
    const token = await tokenOf(leaked);
    const rotation = `/v1/api-keys/${leaked.id}/secrets`;
    const slow = await world.api("POST", rotation, { overlapHours: 1 });
    expect((await use(token)).status).toBe(200);
    const old = await askWith(leaked);
    expect(old.status).toBe(200);
    const renewed = { ...leaked, secret: slow.body.secret };
    const fresh = await tokenOf(renewed);
    await world.api("POST", rotation, { overlapHours: 0 });
    for (const gone of [token, old.body.access_token, fresh]) {
      expect((await use(gone)).body.code).toBe("access.key_replaced");
    }
    expect((await askWith(renewed)).body).toMatchObject({ error: "invalid_client" });
  });

  it("lives for fifteen minutes, and for less where its key does", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const start = Date.now();
    const passTo = (seconds: number) => vi.setSystemTime(start + seconds * 1000);
    const short = await newClient(world, { expiresAt: start + 60_000 });
    const answer = await askWith(short);
    expect(answer.body.expires_in).toBe(60);
    const token = await tokenOf(client);
    passTo(59);
    expect((await use(answer.body.access_token)).status).toBe(200);
    passTo(60);
    expect((await use(answer.body.access_token)).status).toBe(401);
    expect((await use(short.secret)).body.code).toBe("access.key_expired");
    passTo(895);
    // Known a moment ago: what ends by itself ends on time all the same.
    expect((await use(token)).status).toBe(200);
    passTo(900);
    expect((await use(token)).status).toBe(401);
  });

  it("works wherever a key does, in a sandbox too", async () => {
    const sandbox = await newTenant();
    const token = await tokenOf(await newClient(sandbox, { scopes: ["*"] }));
    const draft = { name: "made by a token", scopes: ["loans:read"] };
    const headers = { authorization: `Bearer ${token}` };
    expect((await call("POST", "/v1/api-keys", draft, headers)).status).toBe(201);
  });
});

describe("signing keys", () => {
  it("are sealed where they lie, and published without their private half", async () => {
    await tokenOf(client);
    const rows = await env.CONTROL.prepare("SELECT * FROM signing_key").all();
    expect(JSON.stringify(rows.results)).not.toContain('"d"');
    const { body } = await call("GET", "/.well-known/jwks.json");
    expect(Object.keys(body.keys[0]).sort()).toEqual(
      ["alg", "crv", "kid", "kty", "use", "x", "y"].sort(),
    );
  });

  it("rotate: the next is published before it signs, the last is forgotten after it did", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const token = await tokenOf(client);
    const start = Date.now();
    const dayLater = async (days: number) => {
      vi.setSystemTime(start + days * 86_400_000);
      await rotateSigningKeys(env, instant(Date.now()));
      forgetKeys(world.tenantId);
      const { body } = await call("GET", "/.well-known/jwks.json");
      const kids = body.keys.map(({ kid }: { kid: string }) => kid) as string[];
      const now = await tokenOf(client);
      const { kid } = JSON.parse(Buffer.from(now.split(".")[0] ?? "", "base64url").toString());
      expect((await use(now)).status).toBe(200);
      return { kids, kid: kid as string };
    };
    const before = await dayLater(1);
    expect(before.kids).toHaveLength(1);
    const announced = await dayLater(31);
    expect([announced.kids.length, announced.kid]).toEqual([2, before.kid]);
    const overlap = await dayLater(32.5);
    expect([overlap.kids.length, overlap.kid]).toEqual([2, announced.kids[1]]);
    const after = await dayLater(33.5);
    expect(after.kids).toEqual([overlap.kid]);
    expect((await use(token)).status).toBe(401);
  });

  it("are made once, however many ask for the first one", async () => {
    await env.CONTROL.prepare("DELETE FROM signing_key").run();
    const now = instant(Date.now() + 10 * 365 * 86_400_000);
    await Promise.all([1, 2, 3, 4].map(() => rotateSigningKeys(env, now)));
    expect(await listSigningKeys(env)).toHaveLength(1);
  });
});

describe("a key that says another mode than its lender's", () => {
  it.each(["live", "sandbox"] as const)("opens nothing: %s", async (mode) => {
    const here = await newTenant({ mode, ...(mode === "live" ? { clockOn: null } : {}) });
    const { number, secret } = await (await here.open()).access.createKey(
      { name: "k", scopes: ["*"], createdBy: "t", expiresAt: null, allowedAddresses: [] },
      instant(Date.now()),
    );
    const token = (said: "live" | "sandbox") =>
      writeKeyToken({ mode: said, tenant: here.tenantId, number }, secret);
    const other = mode === "live" ? "sandbox" : "live";
    expect((await use(token(mode))).status).toBe(200);
    expect((await use(token(other))).body.code).toBe("access.unauthenticated");
    const clientId = writeKeyName({ mode: other, tenant: here.tenantId, number });
    const answer = await askWith({ id: "", clientId, secret: token(other) });
    expect(answer.body.error).toBe("invalid_client");
  });
});

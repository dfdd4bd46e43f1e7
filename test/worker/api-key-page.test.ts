import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import worker from "../../src/worker";
import { fieldsOf } from "../support/form-fields";
import { newPerson, newVisitor, type Visitor } from "../support/visitor";

const site = {
  async request(request: Request) {
    const ctx = createExecutionContext();
    const response = await worker.fetch(request as never, env, ctx);
    await waitOnExecutionContext(ctx);
    return response;
  },
};

const PATH = "/settings/api-keys";

/** An owner, whose calendar day begins and ends at midnight in New York. */
async function newOwner(): Promise<Visitor> {
  const headers = { "accept-language": "en", accept: "text/html" };
  const visitor = newVisitor(site, env, { headers });
  expect((await visitor.post("/api/auth/sign-up/email", newPerson())).status).toBe(200);
  const tenant = { name: "Keys", mode: "live", timezone: "America/New_York" };
  const made = await visitor.post("/v1/tenants", { ...tenant, currency: "USD", locale: "en" });
  expect(made.status).toBe(201);
  return visitor;
}

const secretIn = (html: string) => /<code id="secret"[^>]*>([^<]+)</.exec(html)?.[1] ?? "";

async function newKey(visitor: Visitor, form: Record<string, string> = {}) {
  const made = await visitor.form(PATH, { name: "core", scopes: "loans:read", ...form });
  expect(made.status, made.text).toBe(200);
  const { apiKeys } = (await visitor.get("/v1/api-keys")).body;
  return { path: `${PATH}/${apiKeys[0].id}`, id: apiKeys[0].id, secret: secretIn(made.text) };
}

async function statusOf(secret: string, address?: string): Promise<number> {
  const headers = {
    authorization: `Bearer ${secret}`,
    ...(address === undefined ? {} : { "cf-connecting-ip": address }),
  };
  return (await site.request(new Request("http://forbear.test/v1/loans", { headers }))).status;
}

describe("the form of a new key", () => {
  test("a last day counts to its end in the lender's zone, addresses are taken line by line", async () => {
    const visitor = await newOwner();
    const { id, secret } = await newKey(visitor, {
      lastDay: "2099-03-07",
      addresses: "203.0.113.0/24\r\n 2001:DB8::1 \r\n",
    });
    const { body } = await visitor.get(`/v1/api-keys/${id}`);
    // The day after is the one on which clocks go forward there: midnight is still at five in UTC.
    expect(new Date(body.expiresAt).toISOString()).toBe("2099-03-08T05:00:00.000Z");
    expect(body.allowedAddresses).toEqual(["203.0.113.0/24", "2001:db8::1"]);
    expect(await statusOf(secret, "203.0.113.4")).toBe(200);
    expect(await statusOf(secret, "198.51.100.4")).toBe(403);
  });

  test.each([
    ["no name", { name: "" }, "field-name"],
    ["a day that has passed", { lastDay: "2020-01-01" }, "field-lastDay"],
    ["a day that is none", { lastDay: "2027-02-30" }, "field-lastDay"],
    ["no address", { addresses: "203.0.113.7\nexample.com" }, "field-addresses"],
    ["bits behind a prefix", { addresses: "203.0.113.7/24" }, "field-addresses"],
    ["no scope", { scopes: "" }, "field-scopes"],
  ])(
    "%s is refused at its field, and nothing that was typed is lost",
    async (_name, wrong, field) => {
      const visitor = await newOwner();
      const typed = { name: "core", lastDay: "2099-01-01", addresses: "::1", scopes: "loans:read" };
      const form = { ...typed, ...wrong };
      const reply = await visitor.form(PATH, form);
      expect(reply.status).toBe(422);
      expect(reply.text).toContain(`href="#${field}"`);
      const again = fieldsOf(reply.text, PATH);
      const { name, lastDay, addresses } = form;
      expect(again).toMatchObject({ name, lastDay, addresses: addresses.trim() });
      expect((await visitor.get("/v1/api-keys")).body.apiKeys).toEqual([]);
    },
  );

  test("every field that is wrong is told at once", async () => {
    const visitor = await newOwner();
    const form = { name: "", lastDay: "2020-01-01", addresses: "x", scopes: "" };
    const { text } = await visitor.form(PATH, form);
    for (const field of ["name", "lastDay", "addresses", "scopes"]) {
      expect(text).toContain(`href="#field-${field}"`);
    }
  });
});

describe("the page of a key", () => {
  test("changes name, end and addresses, and leaves a moment alone whose day was not touched", async () => {
    const visitor = await newOwner();
    const expiresAt = Date.parse("2099-06-01T12:34:56.789Z");
    const draft = { name: "core", scopes: ["loans:read"], expiresAt };
    const { id } = (await visitor.post("/v1/api-keys", draft)).body;
    const path = `${PATH}/${id}`;
    const fields = fieldsOf((await visitor.get(path)).text, path);
    expect(fields).toMatchObject({ name: "core", lastDay: "2099-06-01" });
    const saved = await visitor.form(path, { ...fields, name: "renamed", addresses: "::1" });
    expect([saved.status, saved.location]).toEqual([303, path]);
    const { body } = await visitor.get(`/v1/api-keys/${id}`);
    expect(body).toMatchObject({ name: "renamed", expiresAt, allowedAddresses: ["::1"] });
    await visitor.form(path, { ...fields, lastDay: "" });
    expect((await visitor.get(`/v1/api-keys/${id}`)).body.expiresAt).toBeNull();
    const wrong = await visitor.form(path, { ...fields, addresses: "nowhere" });
    expect([wrong.status, wrong.text.includes("“nowhere” is no address")]).toEqual([422, true]);
  });

  test("gives a new secret once, when it is confirmed, and says until when the old one is good", async () => {
    const visitor = await newOwner();
    const { path, secret } = await newKey(visitor);
    const unsure = await visitor.form(`${path}/secrets`, { overlapHours: "1" });
    expect([unsure.status, secretIn(unsure.text)]).toEqual([422, ""]);
    expect(unsure.text).toContain('href="#field-rotate"');
    expect(fieldsOf(unsure.text, `${path}/secrets`)["overlapHours"]).toBe("1");
    const rotated = await visitor.form(`${path}/secrets`, { overlapHours: "1", rotate: "true" });
    const fresh = secretIn(rotated.text);
    expect(rotated.text).toContain("The old secret is good too until");
    expect([await statusOf(fresh), await statusOf(secret)]).toEqual([200, 200]);
    const later = (await visitor.get(path)).text;
    expect(later).not.toContain(fresh);
    expect(later).toContain("The old secret is good too until");
    const atOnce = await visitor.form(`${path}/secrets`, { overlapHours: "0", rotate: "true" });
    expect([await statusOf(fresh), await statusOf(secret)]).toEqual([401, 401]);
    expect(await statusOf(secretIn(atOnce.text))).toBe(200);
  });

  test("revokes when it is confirmed, and afterwards offers nothing to do", async () => {
    const visitor = await newOwner();
    const { path, secret } = await newKey(visitor);
    expect((await visitor.form(`${path}/revocation`, {})).status).toBe(422);
    expect(await statusOf(secret)).toBe(200);
    const revoked = await visitor.form(`${path}/revocation`, { revoke: "true" });
    expect([revoked.status, revoked.location]).toEqual([303, PATH]);
    expect(await statusOf(secret)).toBe(401);
    const { text } = await visitor.get(path);
    expect(text).toContain("Revoked");
    expect(text).not.toContain(`action="${path}`);
    for (const act of ["", "/secrets", "/revocation"]) {
      const form = { rotate: "true", revoke: "true", name: "x", overlapHours: "1" };
      expect((await visitor.form(`${path}${act}`, form)).status).toBe(404);
    }
  });

  test("names its maker, its client id and its last use, and escapes what it is called", async () => {
    const visitor = await newOwner();
    const { path, secret } = await newKey(visitor, { name: '<b>"core"</b>' });
    await statusOf(secret);
    const { text } = await visitor.get(path);
    expect(text).toContain("&lt;b&gt;");
    expect(text).not.toContain("<b>");
    expect(text).toMatch(/fbk_live_\d+_1</);
    expect(text).toContain(new Date().toISOString().slice(0, 10));
  });
});

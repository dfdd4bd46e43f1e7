import { Buffer } from "node:buffer";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Description } from "../../src/domain/webhook/description";
import { DESCRIPTION, MESSAGE } from "../support/described";
import { addLoan, newLender } from "../support/lender";
import { call, type World } from "../support/world";

const SOON = { timeout: 20_000 };
const SECRET = "a secret of theirs";
const keys = generateKeyPairSync("ed25519");

async function lenderWith(
  description: unknown = DESCRIPTION,
  secrets: object = { secret: SECRET },
) {
  const world = await newLender("2026-06-15");
  const ctx = await world.open();
  const loanId = await addLoan(ctx, { externalId: "L1" });
  const made = await world.api("POST", "/v1/webhook-endpoints", {
    ...{ name: "own", source: "custom", description, secrets },
  });
  if (made.status !== 201) throw new Error(made.text);
  const ledger = async () => (await ctx.loans.record(loanId))?.ledger ?? [];
  return { world, id: made.body.id as string, path: new URL(made.body.url).pathname, ledger };
}

const withSignature = (change: Partial<Description["signature"]>, others: object = {}) => ({
  ...DESCRIPTION,
  signature: { ...DESCRIPTION.signature, ...change },
  ...others,
});

type Signing = Readonly<{ at?: number; secret?: string; headers?: Record<string, string> }>;

/** Signs as the described source does: by time and body. */
function send(path: string, message: unknown, { at = Date.now(), secret, headers }: Signing = {}) {
  const body = typeof message === "string" ? message : JSON.stringify(message);
  const time = String(Math.floor(at / 1000));
  const digest = createHmac("sha256", secret ?? SECRET)
    .update(`${time}.${body}`)
    .digest("hex");
  const signed = { "x-timestamp": time, "x-signature": `sha256=${digest}`, ...headers };
  return call("POST", path, body, { "content-type": "application/json", ...signed });
}

async function eventsOf(world: World) {
  const { events } = (await world.api("GET", "/v1/webhook-events")).body;
  return events as { messageId: string; state: string; outcome: string | null }[];
}

const statesOf = async (world: World) => (await eventsOf(world)).map(({ state }) => state);

describe("a described source", () => {
  test("is taken as it was described: paid once, taken back, and ignored where it says nothing", async () => {
    const { world, path, ledger } = await lenderWith();
    const answers = await Promise.all([1, 2, 3].map(() => send(path, MESSAGE)));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      Array(3).fill([202, { status: "stored" }]),
    );
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied"]);
    expect(await ledger()).toMatchObject([
      {
        ...{ type: "payment", amount: 10_000, externalId: "pay-1", method: "bank-transfer" },
        effectiveOn: "2026-06-14",
      },
    ]);
    await send(path, { ...MESSAGE, id: "m-2", type: "ping" });
    await send(path, { ...MESSAGE, id: "m-3", type: "returned" });
    await expect.poll(() => statesOf(world), SOON).toEqual(Array(3).fill("applied"));
    expect((await ledger()).map(({ type }) => type)).toEqual(["payment", "reversal"]);
  });

  test.each<[string, (path: string) => ReturnType<typeof send>]>([
    ["signed by another secret", (path) => send(path, MESSAGE, { secret: "another" })],
    ["six minutes old", (path) => send(path, MESSAGE, { at: Date.now() - 360_000 })],
    ["six minutes ahead", (path) => send(path, MESSAGE, { at: Date.now() + 360_000 })],
    [
      "told with another time than it signs",
      (path) =>
        send(path, MESSAGE, {
          headers: { "x-timestamp": String(Math.floor(Date.now() / 1000) - 5) },
        }),
    ],
    ["without its prefix", (path) => send(path, MESSAGE, { headers: { "x-signature": "00ff" } })],
    ["not signed", (path) => send(path, MESSAGE, { headers: { "x-signature": "" } })],
    ["without a time", (path) => send(path, MESSAGE, { headers: { "x-timestamp": "" } })],
  ])("refuses what is %s, as it refuses everybody", async (_, sending) => {
    const { world, path } = await lenderWith();
    const answer = await sending(path);
    expect(answer).toMatchObject({ status: 401, body: { code: "webhook.signature_invalid" } });
    expect(await eventsOf(world)).toEqual([]);
  });

  test("keeps what has no id under its digest, once, so that it is not lost", async () => {
    const { world, path, ledger } = await lenderWith();
    const { id: _, ...nameless } = MESSAGE;
    for (let time = 0; time < 2; time += 1) {
      expect((await send(path, nameless)).status).toBe(202);
    }
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied"]);
    expect((await eventsOf(world))[0]?.messageId).toMatch(/^sha256-[0-9a-f]{64}$/);
    // Sent again with an id it is another message of the same payment.
    await send(path, MESSAGE);
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied", "applied"]);
    expect(await ledger()).toHaveLength(1);
  });

  test("says of what it cannot read which field is wrong, and posts nothing", async () => {
    const { world, path, ledger } = await lenderWith();
    await send(path, { ...MESSAGE, data: { ...MESSAGE.data, amount: "1,234.50" } });
    await expect.poll(() => statesOf(world), SOON).toEqual(["refused"]);
    expect((await eventsOf(world))[0]?.outcome).toBe('/payment/amount not-decimal "1,234.50"');
    expect(await ledger()).toEqual([]);
  });

  test("takes nothing before it is described and has its secret", async () => {
    const world = await newLender();
    const draft = { name: "own", source: "custom" };
    const made = await world.api("POST", "/v1/webhook-endpoints", draft);
    const { pathname } = new URL(made.body.url);
    const place = `/v1/webhook-endpoints/${made.body.id}`;
    expect((await send(pathname, MESSAGE)).status).toBe(401);
    const trial = await world.api("POST", `${place}/trials`, { body: "{}" });
    expect(trial).toMatchObject({ status: 409, body: { code: "webhook.not_described" } });
    expect((await world.api("PUT", `${place}/description`, DESCRIPTION)).status).toBe(204);
    expect((await send(pathname, MESSAGE)).status).toBe(401);
    expect((await world.api("PUT", `${place}/secrets`, { secret: SECRET })).status).toBe(204);
    expect((await send(pathname, MESSAGE)).status).toBe(202);
  });

  test("described anew reads what comes by the new words, and leaves what was applied", async () => {
    const { world, id, path, ledger } = await lenderWith();
    await send(path, MESSAGE);
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied"]);
    const payment = { ...DESCRIPTION.payment, amountUnit: "minor", reference: "$.data.ref" };
    const changed = await world.api("PUT", `/v1/webhook-endpoints/${id}/description`, {
      ...{ ...DESCRIPTION, payment },
    });
    expect(changed.status).toBe(204);
    await send(path, MESSAGE);
    const data = { ...MESSAGE.data, ref: "pay-2", amount: 500 };
    await send(path, { ...MESSAGE, id: "m-2", data });
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied", "applied"]);
    expect((await ledger()).map(({ amount }) => amount)).toEqual([10_000, 500]);
  });

  test("takes both secrets for a day after a change", async () => {
    const { world, id, path } = await lenderWith();
    const next = { secret: "the next one" };
    expect((await world.api("PUT", `/v1/webhook-endpoints/${id}/secrets`, next)).status).toBe(204);
    const ping = (number: number) => ({ id: `p-${number}`, type: "ping" });
    expect((await send(path, ping(1))).status).toBe(202);
    expect((await send(path, ping(2), next)).status).toBe(202);
    expect((await send(path, ping(3), { secret: "neither" })).status).toBe(401);
  });

  test("that is wrong is refused with each flaw at its field", async () => {
    const { world, id } = await lenderWith();
    const wrong = {
      ...withSignature({ signed: "{timestamp}" }),
      payment: { ...DESCRIPTION.payment, amount: "$..amount", currency: "euro" },
    };
    const answer = await world.api("PUT", `/v1/webhook-endpoints/${id}/description`, wrong);
    expect(answer).toMatchObject({ status: 422, body: { code: "webhook.description_invalid" } });
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      ...["#/signature/signed", "#/payment/amount", "#/payment/currency"],
    ]);
    const known = await world.api("POST", "/v1/webhook-endpoints", {
      ...{ name: "card", source: "stripe", description: DESCRIPTION },
    });
    expect(known.body).toMatchObject({ code: "webhook.description_invalid" });
  });
});

describe("every way to sign holds, and fails when one letter changes", () => {
  const hashes = [
    ["hmac-sha256", "sha256"],
    ["hmac-sha512", "sha512"],
    ["hmac-sha1", "sha1"],
  ] as const;
  const encodings = ["hex", "base64", "base64url"] as const;
  const forms = [
    ["text", SECRET, Buffer.from(SECRET)],
    ["hex", Buffer.from(SECRET).toString("hex"), Buffer.from(SECRET)],
    ["base64", Buffer.from(SECRET).toString("base64"), Buffer.from(SECRET)],
  ] as const;
  const body = JSON.stringify(MESSAGE);

  test("HMAC by each hash, encoding and form of the secret", async () => {
    const { world, id } = await lenderWith();
    const place = `/v1/webhook-endpoints/${id}`;
    for (const [algorithm, hash] of hashes) {
      for (const encoding of encodings) {
        for (const [key, secret, bytes] of forms) {
          const description = withSignature(
            { ...{ algorithm, encoding, key, prefix: "", signed: "{body}" } },
            { timestamp: null },
          );
          expect((await world.api("PUT", `${place}/description`, description)).status).toBe(204);
          expect((await world.api("PUT", `${place}/secrets`, { secret })).status).toBe(204);
          const signature = createHmac(hash, bytes).update(body).digest(encoding);
          const tried = async (text: string, sent = body) =>
            (
              await world.api("POST", `${place}/trials`, {
                ...{ body: sent, headers: { "X-SIGNATURE": text } },
              })
            ).body.proof;
          const name = `${algorithm} ${encoding} ${key}`;
          expect(await tried(signature), name).toEqual({ holds: true, flaws: [] });
          expect(await tried(signature, `${body} `), name).toEqual({
            ...{ holds: false, flaws: ["signature-wrong"] },
          });
          expect((await tried(`${signature.slice(0, -4)}AAAA`)).holds, name).toBe(false);
        }
      }
    }
  }, 180_000);

  test.each([
    ["PEM", keys.publicKey.export({ type: "spki", format: "pem" }).toString()],
    ["hex", keys.publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex")],
    [
      "base64",
      keys.publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("base64"),
    ],
  ])("Ed25519 by a public key in %s", async (_, publicKey) => {
    const signed = withSignature({ algorithm: "ed25519", encoding: "base64", prefix: "" });
    const { path } = await lenderWith(signed, { publicKey });
    const time = String(Math.floor(Date.now() / 1000));
    const signature = sign(null, Buffer.from(`${time}.${body}`), keys.privateKey);
    const headers = { "x-timestamp": time, "x-signature": signature.toString("base64") };
    const json = { "content-type": "application/json" };
    expect((await call("POST", path, body, { ...json, ...headers })).status).toBe(202);
    expect((await call("POST", path, `${body} `, { ...json, ...headers })).status).toBe(401);
  });

  test("a header that carries time and several signatures, as Stripe writes it", async () => {
    const description = withSignature(
      { prefix: "v1=" },
      {
        timestamp: { from: "header:X-Signature[t]", unit: "seconds", toleranceSeconds: 300 },
        messageId: "header:X-Id",
      },
    );
    const { world, path } = await lenderWith(description);
    const time = String(Math.floor(Date.now() / 1000));
    const digest = createHmac("sha256", SECRET).update(`${time}.${body}`).digest("hex");
    const sending = (signature: string) =>
      call("POST", path, body, {
        ...{ "content-type": "application/json", "x-id": "h-1", "x-signature": signature },
      });
    expect((await sending(`t=${time},v1=${"0".repeat(64)},v1=${digest}`)).status).toBe(202);
    expect((await sending(`t=${time},v0=${digest}`)).status).toBe(401);
    expect((await eventsOf(world)).map(({ messageId }) => messageId)).toEqual(["h-1"]);
  });
});

describe("a trial", () => {
  test("says what was understood and what each path found, and stores nothing", async () => {
    const { world, id, ledger } = await lenderWith();
    const tried = await world.api("POST", `/v1/webhook-endpoints/${id}/trials`, {
      body: JSON.stringify(MESSAGE),
    });
    expect(tried.status).toBe(200);
    expect(tried.body.proof).toBeNull();
    expect(tried.body.messages).toMatchObject([
      {
        messageId: "m-1",
        understood: {
          ...{ says: "received", externalId: "pay-1", loanExternalId: "L1", amount: 10_000 },
          ...{ currency: "USD", paidOn: "2026-06-14", isLoanKnown: true },
        },
        findings: expect.arrayContaining([
          { pointer: "/payment/amount", path: "$.data.amount", found: ['"100.00"'], flaw: null },
        ]),
      },
    ]);
    expect(await eventsOf(world)).toEqual([]);
    expect(await ledger()).toEqual([]);
  });

  test.each([
    ["signature-wrong", { "X-Signature": `sha256=${"0".repeat(64)}`, "X-Timestamp": "now" }],
    ["header-missing", { "X-Timestamp": "now" }],
    ["prefix-missing", { "X-Signature": "00", "X-Timestamp": "now" }],
    ["encoding-wrong", { "X-Signature": "sha256=zz", "X-Timestamp": "now" }],
    ["timestamp-missing", { "X-Signature": "sha256=00" }],
    ["timestamp-unreadable", { "X-Signature": "sha256=00", "X-Timestamp": "yesterday" }],
    ["timestamp-old", { "X-Signature": "sha256=00", "X-Timestamp": "1700000000" }],
    ["timestamp-ahead", { "X-Signature": "sha256=00", "X-Timestamp": "7000000000" }],
  ])("says why a signature does not hold: %s", async (flaw, headers) => {
    const { world, id } = await lenderWith();
    const now = String(Math.floor(Date.now() / 1000));
    const sent = Object.entries(headers).map(([name, text]) => [name, text === "now" ? now : text]);
    const tried = await world.api("POST", `/v1/webhook-endpoints/${id}/trials`, {
      ...{ body: JSON.stringify(MESSAGE), headers: Object.fromEntries(sent) },
    });
    expect(tried.body.proof.holds).toBe(false);
    expect(tried.body.proof.flaws).toContain(flaw);
  });

  test("of a known source reads it as that source writes", async () => {
    const world = await newLender();
    const trialOf = async (source: string, body: string) => {
      const made = await world.api("POST", "/v1/webhook-endpoints", { name: source, source });
      const path = `/v1/webhook-endpoints/${made.body.id}/trials`;
      return (await world.api("POST", path, { body })).body.messages;
    };
    const data = { externalId: "P1", loanExternalId: "L9", amount: 5, paidOn: "2026-06-14" };
    const standard = JSON.stringify({ type: "payment.received", data });
    expect(await trialOf("standard", standard)).toMatchObject([
      { understood: { says: "received", amount: 5, currency: null, isLoanKnown: false } },
    ]);
    expect(await trialOf("standard", "{")).toMatchObject([{ understood: { says: "unclear" } }]);
    const events = [
      { id: "EV1", resource_type: "payments", action: "confirmed", links: { payment: "PM1" } },
      { id: "EV2", resource_type: "creditors", action: "updated", links: {} },
    ];
    expect(await trialOf("gocardless", JSON.stringify({ events }))).toMatchObject([
      { messageId: "EV1", understood: { says: "asks", asks: "payment", id: "PM1" } },
      { messageId: "EV2", understood: { says: "nothing" } },
    ]);
    expect(await trialOf("stripe", "{}")).toMatchObject([{ understood: { says: "nothing" } }]);
  });
});

import { Buffer } from "node:buffer";
import { createCipheriv, createSign, generateKeyPairSync } from "node:crypto";
import Stripe from "stripe";
import { describe, expect, test } from "vitest";
import { addLoan, newLender } from "../support/lender";
import { call, type World } from "../support/world";

const SOON = { timeout: 20_000 };
const STRIPE_SECRET = "whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH";
const API_KEY = "0123456789abcdefghijklmnopqrstuv";
const APP_ID = "2021000000000001";
const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const others = generateKeyPairSync("rsa", { modulusLength: 2048 });
const PUBLIC_PEM = keys.publicKey.export({ type: "spki", format: "pem" }).toString();

/** Where this file's Node signs as the sources do; what a `sign` key is belongs to the caller. */
const signed = (text: string, key = keys.privateKey) =>
  createSign("RSA-SHA256").update(text).sign(key, "base64");

async function lenderWith(source: string, secrets: object, currency = "USD") {
  const world = await newLender("2026-06-15");
  const ctx = await world.open();
  const loanId = await addLoan(ctx, { externalId: "L1", currency });
  const made = await world.api("POST", "/v1/webhook-endpoints", { name: "card", source, secrets });
  expect(made).toMatchObject({ status: 201, body: { secret: null } });
  const ledger = async () => (await ctx.loans.record(loanId))?.ledger ?? [];
  return { world, id: made.body.id as string, path: new URL(made.body.url).pathname, ledger };
}

async function statesOf(world: World) {
  const { events } = (await world.api("GET", "/v1/webhook-events")).body;
  return events.map(({ state }: { state: string }) => state);
}

async function outcomeOf(world: World) {
  return (await world.api("GET", "/v1/webhook-events")).body.events[0]?.outcome;
}

const stripe = new Stripe("sk_test_x");

function stripeEvent(type: string, object: object, id = `evt_${crypto.randomUUID()}`) {
  const created = Math.floor(Date.parse("2026-06-14T15:00:00Z") / 1000);
  return JSON.stringify({ id, object: "event", type, created, data: { object } }, null, 2);
}

const INTENT = {
  ...{ id: "pi_1", amount: 10_000, amount_received: 10_000, currency: "usd" },
  metadata: { loan_external_id: "L1" },
};

/** Signed by Stripe's own library. */
async function sendStripe(path: string, payload: string, change: object = {}) {
  const header = await stripe.webhooks.generateTestHeaderStringAsync({
    ...{ payload, secret: STRIPE_SECRET },
    ...change,
  });
  return call("POST", path, payload, {
    "content-type": "application/json",
    "stripe-signature": header,
  });
}

describe("an endpoint of Stripe", () => {
  test("takes what Stripe's library signs, once, and posts the payment to its loan", async () => {
    const { world, path, ledger } = await lenderWith("stripe", { secret: STRIPE_SECRET });
    const payload = stripeEvent("payment_intent.succeeded", INTENT);
    const answers = await Promise.all([1, 2, 3].map(() => sendStripe(path, payload)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied"]);
    expect(await ledger()).toMatchObject([
      { type: "payment", amount: 10_000, externalId: "pi_1", effectiveOn: "2026-06-14" },
    ]);
  });

  test.each([
    ["by another secret", { secret: "whsec_anotherSecret0123456789" }],
    ["six minutes ago", { timestamp: Math.floor(Date.now() / 1000) - 360 }],
    ["six minutes from now", { timestamp: Math.floor(Date.now() / 1000) + 360 }],
    ["over another body", { payload: "{}" }],
    ["by an old scheme alone", { scheme: "v0" }],
  ])("refuses what is signed %s, as it refuses everybody", async (_, change) => {
    const { world, path, ledger } = await lenderWith("stripe", { secret: STRIPE_SECRET });
    const payload = stripeEvent("payment_intent.succeeded", INTENT);
    const answer = await sendStripe(path, payload, change);
    expect(answer).toMatchObject({ status: 401, body: { code: "webhook.signature_invalid" } });
    expect(await statesOf(world)).toEqual([]);
    expect(await ledger()).toEqual([]);
  });

  test("takes a whole refund back, also when it overtook its payment, and leaves a part to a person", async () => {
    const { world, path, ledger } = await lenderWith("stripe", { secret: STRIPE_SECRET });
    const charge = { payment_intent: "pi_1", amount: 10_000, currency: "usd" };
    await sendStripe(path, stripeEvent("payment_intent.succeeded", INTENT));
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied"]);
    await sendStripe(path, stripeEvent("charge.refunded", { ...charge, amount_refunded: 4_000 }));
    await expect.poll(() => statesOf(world), SOON).toEqual(["refused", "applied"]);
    expect(await outcomeOf(world)).toContain("4000 of 10000 of pi_1");
    await sendStripe(path, stripeEvent("charge.refunded", { ...charge, amount_refunded: 10_000 }));
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied", "refused", "applied"]);
    expect((await ledger()).map(({ type }) => type)).toEqual(["payment", "reversal"]);
  });

  test("leaves a payment that waits for its loan where it is when a part of it is refunded", async () => {
    const { world, path } = await lenderWith("stripe", { secret: STRIPE_SECRET });
    const stray = { ...INTENT, metadata: { loan_external_id: "L9" } };
    await sendStripe(path, stripeEvent("payment_intent.succeeded", stray));
    await expect.poll(() => statesOf(world), SOON).toEqual(["unmatched"]);
    const charge = { payment_intent: "pi_1", amount: 10_000, currency: "usd" };
    await sendStripe(path, stripeEvent("charge.refunded", { ...charge, amount_refunded: 4_000 }));
    await expect.poll(() => statesOf(world), SOON).toEqual(["refused", "unmatched"]);
    expect(await outcomeOf(world)).toContain(
      "4000 of 10000 of pi_1 was taken back: give it its loan",
    );
    const waiting = async () => (await world.api("GET", "/v1/unmatched-payments")).body.total;
    expect(await waiting()).toBe(1);
    await sendStripe(path, stripeEvent("charge.refunded", { ...charge, amount_refunded: 10_000 }));
    await expect.poll(() => outcomeOf(world), SOON).toBe("dismissed");
    expect(await waiting()).toBe(0);
  });

  test("keeps a payment that names no loan for a person, and one in another currency off the loan", async () => {
    const { world, path, ledger } = await lenderWith("stripe", { secret: STRIPE_SECRET });
    await sendStripe(path, stripeEvent("payment_intent.succeeded", { ...INTENT, metadata: {} }));
    await expect.poll(() => statesOf(world), SOON).toEqual(["unmatched"]);
    const { payments } = (await world.api("GET", "/v1/unmatched-payments")).body;
    expect(payments).toMatchObject([{ externalId: "pi_1", loanExternalId: "pi_1" }]);
    const euro = { ...INTENT, id: "pi_2", currency: "eur" };
    await sendStripe(path, stripeEvent("payment_intent.succeeded", euro));
    await expect.poll(() => statesOf(world), SOON).toEqual(["refused", "unmatched"]);
    expect(await outcomeOf(world)).toBe("paid in EUR, and the loan is in USD");
    await sendStripe(path, stripeEvent("customer.created", { id: "cus_1" }));
    await expect.poll(() => outcomeOf(world), SOON).toBe("ignored");
    expect(await ledger()).toEqual([]);
  });

  test("takes both secrets for a day after a change, and nothing before it has one", async () => {
    const { world, id, path } = await lenderWith("stripe", { secret: STRIPE_SECRET });
    const next = "whsec_theNextSecret0123456789";
    const renewed = await world.api("PUT", `/v1/webhook-endpoints/${id}/secrets`, { secret: next });
    expect(renewed.status).toBe(204);
    const payload = () => stripeEvent("customer.created", { id: "cus_1" });
    expect((await sendStripe(path, payload())).status).toBe(202);
    expect((await sendStripe(path, payload(), { secret: next })).status).toBe(202);
    const ctx = await world.open();
    const found = await ctx.webhooks.endpoint(1, (ctx.now + 25 * 3_600_000) as typeof ctx.now);
    expect(found?.secrets).toEqual([{ secret: next }]);

    const waiting = await world.api("POST", "/v1/webhook-endpoints", {
      ...{ name: "later", source: "stripe" },
    });
    const listed = await world.api("GET", "/v1/webhook-endpoints");
    expect(listed.body.endpoints[0]).toMatchObject({ name: "later", hasSecrets: false });
    const there = new URL(waiting.body.url).pathname;
    expect((await sendStripe(there, payload(), { secret: "x" })).status).toBe(401);
    expect(listed.text).not.toContain("whsec_");
  });
});

/** A notification as pay.weixin.qq.com describes it: the resource sealed, the whole signed. */
function wechat(eventType: string, resource: object, change: { key?: string } = {}) {
  const nonce = "abcdefghijkl";
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(change.key ?? API_KEY), nonce);
  cipher.setAAD(Buffer.from("transaction"));
  const sealed = Buffer.concat([
    cipher.update(Buffer.from(JSON.stringify(resource))),
    cipher.final(),
  ]);
  const ciphertext = Buffer.concat([sealed, cipher.getAuthTag()]).toString("base64");
  return JSON.stringify({
    ...{ id: crypto.randomUUID(), event_type: eventType, resource_type: "encrypt-resource" },
    resource: { algorithm: "AEAD_AES_256_GCM", ciphertext, nonce, associated_data: "transaction" },
  });
}

function sendWechat(path: string, body: string, { at = Date.now(), key = keys.privateKey } = {}) {
  const [time, nonce] = [String(Math.floor(at / 1000)), "n0nce"];
  return call("POST", path, body, {
    "content-type": "application/json",
    "wechatpay-timestamp": time,
    "wechatpay-nonce": nonce,
    "wechatpay-signature": signed(`${time}\n${nonce}\n${body}\n`, key),
  });
}

const TRANSACTION = {
  ...{ transaction_id: "4200001", out_trade_no: "T-1", trade_state: "SUCCESS", attach: "L1" },
  ...{ success_time: "2026-06-14T20:00:00+08:00", amount: { total: 10_000, currency: "CNY" } },
};

describe("an endpoint of WeChat Pay", () => {
  const secrets = { apiKey: API_KEY, publicKey: PUBLIC_PEM };

  test("opens what WeChat Pay seals, answers in its words, and takes a refund back", async () => {
    const { world, path, ledger } = await lenderWith("wechat-pay", secrets, "CNY");
    const answer = await sendWechat(path, wechat("TRANSACTION.SUCCESS", TRANSACTION));
    expect([answer.status, answer.body]).toEqual([200, { code: "SUCCESS", message: "" }]);
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied"]);
    expect(await ledger()).toMatchObject([{ amount: 10_000, externalId: "4200001" }]);
    const refund = { transaction_id: "4200001", amount: { total: 10_000, refund: 10_000 } };
    await sendWechat(path, wechat("REFUND.SUCCESS", refund));
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied", "applied"]);
    expect((await ledger()).map(({ type }) => type)).toEqual(["payment", "reversal"]);
  });

  test("refuses what another key signed, what is old or altered, and says what it cannot open", async () => {
    const { world, path } = await lenderWith("wechat-pay", secrets, "CNY");
    const body = wechat("TRANSACTION.SUCCESS", TRANSACTION);
    const [wrong, old] = [{ key: others.privateKey }, { at: Date.now() - 360_000 }];
    expect((await sendWechat(path, body, wrong)).status).toBe(401);
    expect((await sendWechat(path, body, old)).status).toBe(401);
    const sealedElse = wechat("TRANSACTION.SUCCESS", TRANSACTION, { key: "x".repeat(32) });
    expect((await sendWechat(path, sealedElse)).status).toBe(200);
    await expect.poll(() => statesOf(world), SOON).toEqual(["refused"]);
    expect(await outcomeOf(world)).toContain("sealed with another API key");
  });
});

function alipay(fields: Record<string, string>, key = keys.privateKey): string {
  const text = Object.entries(fields)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return new URLSearchParams({ ...fields, sign_type: "RSA2", sign: signed(text, key) }).toString();
}

const TRADE = {
  ...{ app_id: APP_ID, notify_id: "n1", trade_no: "2026061422001", out_trade_no: "T-1" },
  ...{ trade_status: "TRADE_SUCCESS", total_amount: "100.00", subject: "还款 六月" },
  ...{ gmt_payment: "2026-06-14 20:00:00", passback_params: "L1", charset: "utf-8" },
};

describe("an endpoint of Alipay", () => {
  const publicKey = PUBLIC_PEM.split("\n").slice(1, -2).join("");
  const secrets = { appId: APP_ID, publicKey };
  const send = (path: string, body: string) =>
    call("POST", path, body, { "content-type": "application/x-www-form-urlencoded" });

  test("takes a trade that Alipay's key signs, once, and answers success", async () => {
    const { world, path, ledger } = await lenderWith("alipay", secrets, "CNY");
    for (let time = 0; time < 2; time += 1) {
      const answer = await send(path, alipay(TRADE));
      expect([answer.status, answer.text]).toEqual([200, "success"]);
    }
    // The same trade, told again as finished months later, is the same payment.
    await send(path, alipay({ ...TRADE, notify_id: "n2", trade_status: "TRADE_FINISHED" }));
    await expect.poll(() => statesOf(world), SOON).toEqual(["applied", "applied"]);
    expect(await ledger()).toMatchObject([
      { amount: 10_000, externalId: TRADE.trade_no, effectiveOn: "2026-06-14" },
    ]);
  });

  test.each([
    ["another key signed", () => alipay(TRADE, others.privateKey)],
    ["was altered", () => alipay(TRADE).replace("100.00", "999.00")],
    ["is of another application", () => alipay({ ...TRADE, app_id: "2021000000000009" })],
    ["is not signed", () => new URLSearchParams(TRADE).toString()],
  ])("refuses what %s", async (_, body) => {
    const { world, path } = await lenderWith("alipay", secrets, "CNY");
    expect((await send(path, body())).status).toBe(401);
    expect(await statesOf(world)).toEqual([]);
  });
});

test("secrets that a source could not have are refused at their fields", async () => {
  const world = await newLender();
  const draft = { name: "card", source: "wechat-pay", secrets: { apiKey: "short", secret: "x" } };
  const wrong = await world.api("POST", "/v1/webhook-endpoints", draft);
  expect(wrong).toMatchObject({ status: 422, body: { code: "webhook.secrets_invalid" } });
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    ...["#/secrets/secret", "#/secrets/apiKey", "#/secrets/publicKey"],
  ]);
});

import { createSign, generateKeyPairSync } from "node:crypto";
import { createApp } from "../../../src/http/app";
import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import type { ContractRun } from "../contract-run";
import { GC_SECRET, GC_TOKEN, signatureOf } from "../gocardless";
import { newPerson, newVisitor } from "../visitor";
import { ORIGIN } from "../world";

const NOBODY = { authorization: "" };
const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** What is open to whoever proves itself otherwise, or to everybody. */
export async function reachOpenDoors(run: ContractRun): Promise<void> {
  const { send, ids } = run;
  for (const path of ["/health", "/.well-known/jwks.json"]) {
    await send("GET", path, undefined, NOBODY);
  }
  await send("GET", "/.well-known/oauth-authorization-server", undefined, NOBODY);
  const token = (fields: Readonly<Record<string, string>>) =>
    send("POST", "/oauth/token", new URLSearchParams(fields).toString(), { ...FORM, ...NOBODY });
  const client = {
    client_id: ids.world.key.split("_").slice(0, 4).join("_"),
    client_secret: ids.world.key,
  };
  await token({ grant_type: "client_credentials", ...client });
  await token({ grant_type: "password", ...client });
  await token({ grant_type: "client_credentials" });
  await reachReceivers(run);
  await reachSignUp(run);
}

async function reachReceivers({ send }: ContractRun): Promise<void> {
  const create = async (body: object) =>
    (await send("POST", "/v1/webhook-endpoints", { name: "core", ...body })).body;
  const standard = await create({});
  const path = `/webhooks/payments/${standard.id}`;
  const body = JSON.stringify({ type: "payment.received", data: {} });
  const signed = (id: string) => {
    const at = new Date();
    const signature = new Webhook(standard.secret).sign(id, at, body);
    return {
      ...NOBODY,
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": signature,
    };
  };
  await send("POST", path, body, signed("m-1"));
  await send("POST", path, body, signed("x".repeat(500)));
  await send("POST", path, body, NOBODY);
  await send("POST", path, body, { ...NOBODY, "content-length": "99999999" });

  const gocardless = await create({
    source: "gocardless",
    secrets: { secret: GC_SECRET, accessToken: GC_TOKEN },
  });
  const events = JSON.stringify({ events: [] });
  const signature = signatureOf(events);
  await send("POST", `/webhooks/payments/${gocardless.id}`, events, {
    ...{ ...NOBODY, "webhook-signature": signature },
  });
  await reachAlipay(send, create);
}

const TRADE = {
  ...{ app_id: "2021000000000001", charset: "utf-8", gmt_payment: "2026-01-14 20:00:00" },
  ...{ notify_id: "n1", out_trade_no: "T-1", passback_params: "L1", subject: "payment" },
  ...{ total_amount: "100.00", trade_no: "2026011422001", trade_status: "TRADE_SUCCESS" },
};

async function reachAlipay(
  send: ContractRun["send"],
  create: (body: object) => Promise<{ id: string }>,
): Promise<void> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicKey = keys.publicKey.export({ type: "spki", format: "pem" }).toString();
  const secrets = { publicKey, appId: TRADE.app_id };
  const { id } = await create({ source: "alipay", secrets });
  const told = Object.entries(TRADE).map(([name, value]) => `${name}=${value}`);
  const sign = createSign("RSA-SHA256").update(told.join("&")).sign(keys.privateKey, "base64");
  const form = new URLSearchParams({ ...TRADE, sign_type: "RSA2", sign }).toString();
  await send("POST", `/webhooks/payments/${id}`, form, { ...FORM, ...NOBODY });
}

async function reachSignUp({ send }: ContractRun): Promise<void> {
  const person = newVisitor(createApp(), env, { origin: ORIGIN });
  await person.post("/api/auth/sign-up/email", newPerson());
  const cookie = [...person.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const draft = {
    ...{ name: "Another", mode: "sandbox", timezone: "America/New_York", currency: "USD" },
    ...{ locale: "en", clockOn: "2026-01-15", partitionCount: 1 },
  };
  const create = (change: object) =>
    send("POST", "/v1/tenants", { ...draft, ...change }, { ...NOBODY, cookie, origin: ORIGIN });
  await create({ mode: "live" });
  await create({ currency: "ZZZ" });
  await create({ timezone: "Nowhere/Town" });
  await create({});
}

import { createHmac } from "node:crypto";
import { createApp } from "../../../src/http/app";
import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { addProvider, newBox } from "../bench";
import type { ContractRun } from "../contract-run";
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
    client_id: ids.world.key.replace(/_[^_]+$/, ""),
    client_secret: ids.world.key,
  };
  await token({ grant_type: "client_credentials", ...client });
  await token({ grant_type: "password", ...client });
  await token({ grant_type: "client_credentials" });
  await reachReceivers(run);
  await reachReports(run);
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

  const secret = "a secret of gocardless, long";
  const gocardless = await create({
    source: "gocardless",
    secrets: { secret, accessToken: "live_token_0123456789" },
  });
  const events = JSON.stringify({ events: [] });
  const signature = createHmac("sha256", secret).update(events).digest("hex");
  await send("POST", `/webhooks/payments/${gocardless.id}`, events, {
    ...{ ...NOBODY, "webhook-signature": signature },
  });
}

async function reachReports({ send, ids }: ContractRun): Promise<void> {
  const provider = await addProvider(ids.world, "gateway", newBox());
  const path = `/providers/${provider.id}/reports`;
  const body = JSON.stringify({ type: "message.delivered", id: "nobodys" });
  const at = new Date();
  await send("POST", path, body, {
    ...NOBODY,
    "webhook-id": "r-1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(provider.secrets.key).sign("r-1", at, body),
  });
  await send("POST", path, body, NOBODY);
  await send("POST", path, body, { ...NOBODY, "content-length": "99999999" });
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

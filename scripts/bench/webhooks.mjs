import { Webhook } from "standardwebhooks";
import { remark, report, round } from "./figures.mjs";

const MESSAGES = 1_500;
const WARM_UP = 100;
const SENDERS = 8;

// webhook.accept: signed payment webhooks of a live lender, from eight senders at a time, until each is
// stored with the message that applies it. Floor: a bare Hono route that inserts the same row. What the
// messages do afterwards is in neither.
export async function measureWebhooks(server, { tenant, secret }) {
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const body = JSON.stringify({ name: "bench" });
  const endpoint = await server.json("/v1/webhook-endpoints", { method: "POST", headers, body });
  const path = new URL(endpoint.url).pathname;
  const signer = new Webhook(endpoint.secret);
  const messages = Array.from({ length: MESSAGES + WARM_UP }, (_, index) =>
    messageOf(signer, index),
  );
  const send = (to) => (message) => post(server, to, message);
  await each(messages.slice(MESSAGES), send(path));
  await each(messages.slice(MESSAGES), send(`/floor/webhooks/${tenant}`));
  const ours = await each(messages.slice(0, MESSAGES), send(path));
  const floor = await each(messages.slice(0, MESSAGES), send(`/floor/webhooks/${tenant}`));
  const perMessage = (seconds) => (seconds * 1000) / MESSAGES;
  report("webhook.accept", "milliseconds a message", perMessage(ours), perMessage(floor), 1.5);
  remark(
    `webhook.accept: ${round(MESSAGES / ours)} a second, the floor ${round(MESSAGES / floor)}`,
  );
}

function messageOf(signer, index) {
  const id = `bench-${index}`;
  const data = { externalId: `W${index}`, loanExternalId: "nowhere", amount: 1250 };
  const body = JSON.stringify({
    type: "payment.received",
    data: { ...data, paidOn: "2026-03-14" },
  });
  const at = new Date();
  const signed = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": signer.sign(id, at, body),
  };
  return { method: "POST", headers: signed, body };
}

async function post(server, path, message) {
  const response = await server.fetch(path, message);
  await response.arrayBuffer();
  if (response.status !== 202) throw new Error(`${path}: ${response.status}`);
}

/** Sends all of them, a few at a time; answers the seconds it took. */
async function each(messages, send) {
  const left = [...messages];
  const started = performance.now();
  const sender = async () => {
    for (let next = left.pop(); next; next = left.pop()) await send(next);
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  return (performance.now() - started) / 1000;
}

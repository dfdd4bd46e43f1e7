import { TYPESCRIPT_OPENING as CLIENT } from "./api-example-typescript";

/** The modules of the quick start. They infer every type, so any Node from 20 runs them as they are. */
export const QUICK_START_FILES = {
  "key.mjs": `const { FORBEAR_URL, FORBEAR_EMAIL, FORBEAR_PASSWORD } = process.env;
const headers = new Headers({ "content-type": "application/json" });

const signIn = await fetch(\`\${FORBEAR_URL}/api/auth/sign-in/email\`, {
  method: "POST",
  headers,
  body: JSON.stringify({ email: FORBEAR_EMAIL, password: FORBEAR_PASSWORD }),
});
if (!signIn.ok) throw new Error(await signIn.text());
const cookies = signIn.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
headers.set("cookie", cookies.join("; "));

const sandbox = await fetch(\`\${FORBEAR_URL}/v1/tenants\`, {
  method: "POST",
  headers,
  body: JSON.stringify({
    name: "Quick Start Lending",
    mode: "sandbox",
    timezone: "America/New_York",
    currency: "USD",
    locale: "en",
    clockOn: "2026-02-09",
  }),
});
if (!sandbox.ok) throw new Error(await sandbox.text());

const key = await fetch(\`\${FORBEAR_URL}/v1/api-keys\`, {
  method: "POST",
  headers,
  body: JSON.stringify({ name: "quick start", scopes: ["*"] }),
});
const { secret } = await key.json();
console.log(secret);`,

  "loan.mjs": `${CLIENT}
const loan = await forbear.post("/v1/loans", {
  body: {
    externalId: "L-1",
    borrowerExternalId: "B-1",
    borrowerName: "Ada Park",
    email: "ada@example.com",
    timezone: "America/New_York",
    principal: 1200000,
    annualRatePercent: "9.5",
    installmentCount: 12,
    frequency: "monthly",
    method: "annuity",
    disbursedOn: "2026-01-15",
    firstDueOn: "2026-02-15",
  },
});
console.log(loan);`,

  "subscribe.mjs": `${CLIENT}
const subscription = await forbear.post("/v1/subscriptions", {
  body: {
    name: "my receiver",
    url: \`http://localhost:\${process.env.RECEIVER_PORT}/events\`,
    types: ["loan.delinquent", "notice.sent", "payment.applied", "loan.cured"],
  },
});
console.log(subscription.secret);`,

  "receiver.mjs": `import { createServer } from "node:http";
import { verifyEvent } from "forbear/client";

const secret = process.env.FORBEAR_EVENT_SECRET ?? "";

createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  try {
    const event = verifyEvent(body, request.headers, secret);
    console.log(event.type, JSON.stringify(event.data));
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end();
  }
}).listen(Number(process.env.RECEIVER_PORT));`,

  plainReceiver: `import { createHmac } from "node:crypto";
import { createServer } from "node:http";

const key = Buffer.from(process.env.FORBEAR_EVENT_SECRET.slice("whsec_".length), "base64");

createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signed } = request.headers;
  const ours = "v1," + createHmac("sha256", key).update(\`\${id}.\${at}.\${body}\`).digest("base64");
  const isFresh = Math.abs(Date.now() / 1000 - Number(at)) < 300;
  if (!isFresh || !signed?.split(" ").includes(ours)) return response.writeHead(401).end();
  const event = JSON.parse(body);
  console.log(event.type, JSON.stringify(event.data));
  response.writeHead(204).end();
}).listen(Number(process.env.RECEIVER_PORT));`,

  "live.mjs": `import { setTimeout } from "node:timers/promises";
${CLIENT}
await forbear.put("/v1/clock", { body: { on: "2026-03-05" } });
while ((await forbear.get("/v1/clock")).state === "moving") await setTimeout(500);

for await (const loan of forbear.list("/v1/loans", { params: { query: { externalId: "L-1" } } })) {
  console.log(loan.externalId, loan.bucket, loan.daysPastDue, loan.pastDueAmount);
}
for await (const notice of forbear.list("/v1/notices")) {
  console.log(notice.step, notice.channel, notice.state);
}`,

  "endpoint.mjs": `${CLIENT}
const { url, secret } = await forbear.post("/v1/webhook-endpoints", { body: { name: "my bank" } });
console.log(\`export FORBEAR_PAYMENTS_URL=\${url} FORBEAR_PAYMENTS_SECRET=\${secret}\`);`,
} as const;

import type { CodeForm } from "../components/code-sample";
import { signedCurl, signedTypescript } from "./api-example-signed";
import { QUICK_START_FILES as FILES } from "./quick-start-files";

/** Lines for the shell, or a file of this name. */
export type QuickStartBlock = Readonly<{ text: string; file?: string }>;

export const QUICK_START_STEPS = [
  "folder",
  "key",
  "loan",
  "listen",
  "live",
  "heard",
  "paid",
  "end",
] as const;
export type QuickStartStep = (typeof QUICK_START_STEPS)[number];

type Blocks = Readonly<Record<CodeForm, readonly QuickStartBlock[]>>;

/** What differs on each machine; the last two are printed by `npm start`. */
export function machineOf(origin: string): string {
  return `export FORBEAR_URL=${origin}
export RECEIVER_PORT=8790
export FORBEAR_EMAIL=owner@harbor-lending.example
export FORBEAR_PASSWORD=`;
}

const JSON_TYPE = '-H "Content-Type: application/json"';
const KEY = '-H "Authorization: Bearer $FORBEAR_KEY"';
const HEARD = "until grep -q loan.delinquent events.log; do sleep 1; done\ncat events.log";
const PAID = `until grep -q payment.applied events.log && grep -q loan.cured events.log; do sleep 1; done
cat events.log`;

/** Both forms of each step. They leave the same names in the environment, so they may be mixed. */
export const QUICK_START: Readonly<Record<QuickStartStep, Blocks>> = {
  folder: {
    curl: [shell("mkdir forbear-quick-start && cd forbear-quick-start")],
    typescript: [
      shell(`mkdir forbear-quick-start && cd forbear-quick-start
npm init --yes > npm.log
npm install --no-audit --no-fund "$FORBEAR_URL/forbear-client.tgz"`),
    ],
  },
  key: {
    curl: [
      shell(`curl --fail-with-body -sS -c session.txt "$FORBEAR_URL/api/auth/sign-in/email" \\
  ${JSON_TYPE} \\
  -d "{\\"email\\": \\"$FORBEAR_EMAIL\\", \\"password\\": \\"$FORBEAR_PASSWORD\\"}" > sign-in.json

curl --fail-with-body -sS -b session.txt -c session.txt "$FORBEAR_URL/v1/tenants" ${JSON_TYPE} -d '{
  "name": "Quick Start Lending",
  "mode": "sandbox",
  "timezone": "America/New_York",
  "currency": "USD",
  "locale": "en",
  "clockOn": "2026-02-09"
}'

curl --fail-with-body -sS -b session.txt "$FORBEAR_URL/v1/api-keys" ${JSON_TYPE} \\
  -d '{"name": "quick start", "scopes": ["*"]}' > key.json
export FORBEAR_KEY=$(node -pe 'JSON.parse(fs.readFileSync("key.json")).secret')`),
    ],
    typescript: [file("key.mjs"), shell("export FORBEAR_KEY=$(node key.mjs)")],
  },
  loan: {
    curl: [
      shell(`curl --fail-with-body -sS "$FORBEAR_URL/v1/loans" ${KEY} ${JSON_TYPE} -d '{
  "externalId": "L-1",
  "borrowerExternalId": "B-1",
  "borrowerName": "Ada Park",
  "email": "ada@example.com",
  "timezone": "America/New_York",
  "principal": 1200000,
  "annualRatePercent": "9.5",
  "installmentCount": 12,
  "frequency": "monthly",
  "method": "annuity",
  "disbursedOn": "2026-01-15",
  "firstDueOn": "2026-02-15"
}'`),
    ],
    typescript: [file("loan.mjs"), shell("node loan.mjs")],
  },
  listen: {
    curl: [
      shell(`curl --fail-with-body -sS "$FORBEAR_URL/v1/subscriptions" ${KEY} ${JSON_TYPE} -d '{
  "name": "my receiver",
  "url": "http://localhost:'$RECEIVER_PORT'/events",
  "types": ["loan.delinquent", "notice.sent", "payment.applied", "loan.cured"]
}' > subscription.json
export FORBEAR_EVENT_SECRET=$(node -pe 'JSON.parse(fs.readFileSync("subscription.json")).secret')`),
      { file: "receiver.mjs", text: FILES.plainReceiver },
      shell("node receiver.mjs > events.log &\nexport RECEIVER_PID=$!"),
    ],
    typescript: [
      file("subscribe.mjs"),
      file("receiver.mjs"),
      shell(`export FORBEAR_EVENT_SECRET=$(node subscribe.mjs)
node receiver.mjs > events.log &
export RECEIVER_PID=$!`),
    ],
  },
  live: {
    curl: [
      shell(`curl --fail-with-body -sS -X PUT "$FORBEAR_URL/v1/clock" ${KEY} ${JSON_TYPE} \\
  -d '{"on": "2026-03-05"}'
while curl --fail-with-body -sS "$FORBEAR_URL/v1/clock" ${KEY} | grep moving; do sleep 1; done

curl --fail-with-body -sS "$FORBEAR_URL/v1/loans?externalId=L-1" ${KEY}
curl --fail-with-body -sS "$FORBEAR_URL/v1/notices" ${KEY}`),
    ],
    typescript: [file("live.mjs"), shell("node live.mjs")],
  },
  heard: { curl: [shell(HEARD)], typescript: [shell(HEARD)] },
  paid: {
    curl: [
      shell(`curl --fail-with-body -sS "$FORBEAR_URL/v1/webhook-endpoints" ${KEY} ${JSON_TYPE} \\
  -d '{"name": "my bank"}' > endpoint.json
export FORBEAR_PAYMENTS_URL=$(node -pe 'JSON.parse(fs.readFileSync("endpoint.json")).url')
export FORBEAR_PAYMENTS_SECRET=$(node -pe 'JSON.parse(fs.readFileSync("endpoint.json")).secret')`),
      shell(signedCurl({ ...paymentOf("$FORBEAR_PAYMENTS_URL") })),
      shell(PAID),
    ],
    typescript: [
      file("endpoint.mjs"),
      shell("eval $(node endpoint.mjs)"),
      {
        file: "bank.mjs",
        text: signedTypescript({ ...paymentOf('process.env.FORBEAR_PAYMENTS_URL ?? ""') }),
      },
      shell(`node bank.mjs\n${PAID}`),
    ],
  },
  end: { curl: [shell("kill $RECEIVER_PID")], typescript: [shell("kill $RECEIVER_PID")] },
};

function paymentOf(url: string) {
  const data = { externalId: "P-1", loanExternalId: "L-1", amount: 105220, paidOn: "2026-03-05" };
  const body = JSON.stringify({ type: "payment.received", data });
  return { url, id: "msg_P-1", body, secret: "FORBEAR_PAYMENTS_SECRET" };
}

function shell(text: string): QuickStartBlock {
  return { text };
}

function file(name: keyof typeof FILES & `${string}.mjs`): QuickStartBlock {
  return { file: name, text: FILES[name] };
}

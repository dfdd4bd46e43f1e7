import { TYPESCRIPT_OPENING as OPENING } from "./api-example-typescript";
import { QUICK_START_FILES } from "./quick-start-files";

const KEY = '-H "Authorization: Bearer $FORBEAR_KEY"';
const JSON_TYPE = '-H "Content-Type: application/json"';
const WITH_PROBLEM = OPENING.replace("{ createClient }", "{ createClient, ForbearProblem }");

/** The code of the guides, in both forms. */
export const GUIDE_SAMPLES = {
  clock: {
    curl: `curl -X PUT "$FORBEAR_URL/v1/clock" ${KEY} ${JSON_TYPE} \\
  -d '{"on": "2026-03-31"}'
curl "$FORBEAR_URL/v1/clock" ${KEY}`,
    typescript: `import { setTimeout } from "node:timers/promises";
${OPENING}
await forbear.put("/v1/clock", { body: { on: "2026-03-31" } });
while ((await forbear.get("/v1/clock")).state === "moving") await setTimeout(500);`,
  },
  error: {
    curl: `curl -i "$FORBEAR_URL/v1/loans/loan_0zzzz" ${KEY}

# HTTP/1.1 404 Not Found
# content-type: application/problem+json
# x-request-id: 3834668d-319f-46d7-82e7-9c9b298edb59
#
# {"type": "/problems/loan.not_found", "title": "No such loan", "status": 404,
#  "code": "loan.not_found", "instance": "urn:uuid:3834668d-319f-46d7-82e7-9c9b298edb59"}`,
    typescript: `${WITH_PROBLEM}
try {
  await forbear.get("/v1/loans/{id}", { params: { path: { id: "loan_0zzzz" } } });
} catch (error) {
  if (!(error instanceof ForbearProblem)) throw error;
  if (error.code !== "loan.not_found") throw error;
  console.log("not brought yet", error.requestId, error.url);
}`,
  },
  fieldErrors: `{
  "type": "/problems/request.invalid",
  "title": "Some fields are not as they should be",
  "status": 422,
  "code": "request.invalid",
  "errors": [
    { "pointer": "#/firstDueOn", "detail": "not a calendar day: write YYYY-MM-DD" },
    { "pointer": "#/borowerName", "detail": "is not a field of this: check its spelling, or leave it out" }
  ],
  "instance": "urn:uuid:3834668d-319f-46d7-82e7-9c9b298edb59"
}`,
  idempotency: {
    curl: `curl "$FORBEAR_URL/v1/payments" ${KEY} ${JSON_TYPE} \\
  -H "Idempotency-Key: batch-2026-03-20-row-17" \\
  -d '{"loanExternalId": "L-1", "amount": 105220, "paidOn": "2026-03-20", "externalId": "P-17"}'`,
    typescript: `${OPENING}
await forbear.post("/v1/payments", {
  body: { loanExternalId: "L-1", amount: 105220, paidOn: "2026-03-20", externalId: "P-17" },
  idempotencyKey: "batch-2026-03-20-row-17",
});`,
  },
  paging: {
    curl: `CURSOR=
while [ "$CURSOR" != null ]; do
  curl --fail-with-body -sS "$FORBEAR_URL/v1/loans?limit=200\${CURSOR:+&cursor=$CURSOR}" ${KEY} > page.json
  CURSOR=$(node -pe 'JSON.parse(fs.readFileSync("page.json")).nextCursor')
done`,
    typescript: `${OPENING}
for await (const loan of forbear.list("/v1/loans", { params: { query: { limit: 200 } } })) {
  console.log(loan.externalId, loan.daysPastDue);
}`,
  },
  filtering: {
    curl: `curl "$FORBEAR_URL/v1/loans?bucket=M2&sort=days-past-due" ${KEY}`,
    typescript: `${OPENING}
const query = { bucket: "M2", sort: "days-past-due" } as const;
for await (const loan of forbear.list("/v1/loans", { params: { query } })) {
  console.log(loan.externalId, loan.daysPastDue);
}`,
  },
  conflicts: {
    curl: `curl -i "$FORBEAR_URL/v1/templates/past-due/email/en" ${KEY}   # ETag: "0"
curl -X PUT "$FORBEAR_URL/v1/templates/past-due/email/en" ${KEY} ${JSON_TYPE} \\
  -H 'If-Match: "0"' -d @words.json`,
    typescript: `${WITH_PROBLEM}
const place = { template: "past-due", channel: "email", locale: "en" } as const;
const { data, response } = await forbear.call("get", "/v1/templates/{template}/{channel}/{locale}", {
  params: { path: place },
});
console.log(data);
try {
  await forbear.delete("/v1/templates/{template}/{channel}/{locale}", {
    params: { path: place },
    headers: { "if-match": response.headers.get("etag") ?? "" },
  });
} catch (error) {
  if (error instanceof ForbearProblem && error.status === 412) console.log("read it again");
  else throw error;
}`,
  },
  history: {
    curl: `cat > mapping.json <<'JSON'
{
  "kind": "standings",
  "columns": {
    "loanExternalId": { "column": "ID" },
    "month": { "column": "MONTHS_BALANCE", "monthsFrom": "2026-09" },
    "standing": {
      "column": "STATUS",
      "values": { "0": "M1", "1": "M2", "2": "M3", "3": "M4", "4": "M5", "5": "M6", "C": "M0", "X": "no-balance" }
    }
  }
}
JSON
curl "$FORBEAR_URL/v1/imports" ${KEY} \\
  -F kind=standings -F "mapping=<mapping.json" -F file=@credit_record.csv`,
    typescript: `import { readFile } from "node:fs/promises";
${OPENING}
const months = { 0: "M1", 1: "M2", 2: "M3", 3: "M4", 4: "M5", 5: "M6", C: "M0", X: "no-balance" };
const { id } = await forbear.post("/v1/imports", {
  body: {
    kind: "standings",
    fileName: "credit_record.csv",
    mapping: {
      kind: "standings",
      columns: {
        loanExternalId: { column: "ID" },
        month: { column: "MONTHS_BALANCE", monthsFrom: "2026-09" },
        standing: { column: "STATUS", values: months },
      },
    },
  },
});
await forbear.put("/v1/imports/{id}/file", {
  params: { path: { id } },
  body: await readFile("credit_record.csv", "utf8"),
});`,
  },
  transitions: {
    curl: `curl "$FORBEAR_URL/v1/reports/transitions?source=history&from=2025-10&through=2026-09" ${KEY}
curl "$FORBEAR_URL/v1/reports/vintages.csv?source=history&from=2024-01" ${KEY}`,
    typescript: `${OPENING}
const query = { source: "history", from: "2025-10", through: "2026-09" } as const;
const { books } = await forbear.get("/v1/reports/transitions", { params: { query } });
for (const { from, cohort } of books[0]?.rollRates ?? []) console.log(from, cohort.loans.percent);`,
  },
  receiver: {
    curl: QUICK_START_FILES.plainReceiver,
    typescript: QUICK_START_FILES["receiver.mjs"],
  },
} as const;

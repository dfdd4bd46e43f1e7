import { measureImport } from "./scripts/bench/book.mjs";
import { figures, notes } from "./scripts/bench/figures.mjs";
import { makeLender, startWorker } from "./scripts/bench/server.mjs";
import { measureLoanList, measurePayments } from "./scripts/bench/payments.mjs";
import { measureWebhooks } from "./scripts/bench/webhooks.mjs";
const server = await startWorker();
try {
  const lender = await makeLender(server);
  const { tenant } = lender;
  for (let file = 0; file < Number(process.argv[2] ?? 2); file += 1) {
    const range = { tenant, from: file * 10000, count: 10000 };
    const { number } = await server.step("file", range);
    await server.timed("import", { tenant, number });
  }
  await server.step("live", { tenant });
  await server.step("tenant", { tenant });
  await measureLoanList(server, lender);
  await measureWebhooks(server, lender);
  await measurePayments(server, lender);
} finally { await server.close(); }
console.log(JSON.stringify({ figures, notes }, null, 1));

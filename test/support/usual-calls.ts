import type { ContractRun } from "./contract-run";
import { OPERATIONS } from "./operations";

/** Ends what others need: the book goes last, and with it what was read of it. */
const ENDING =
  /^(book\.empty|api-key\.(rotate|revoke)|.*\.(remove|drop|cancel|discard|unschedule))$/;

/** Every operation as an integrator calls it, once, with a lender's own things. */
export async function callUsually(run: ContractRun): Promise<void> {
  const names = Object.keys(OPERATIONS).filter((name) => name !== "book.empty");
  const ordered = [
    ...names.filter((name) => !ENDING.test(name)),
    ...names.filter((name) => ENDING.test(name)),
  ];
  for (const name of ordered) {
    const operation = OPERATIONS[name];
    if (!operation) continue;
    const [method, path] = operation.call;
    const isFile = name === "import.receive-file";
    const headers = isFile ? { "content-type": "text/csv", "content-length": "8" } : {};
    const body = isFile ? "a,b\n1,2\n" : operation.body?.(run.ids);
    await run.send(method, path(run.ids), body, headers);
  }
}

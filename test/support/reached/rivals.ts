import type { ContractRun } from "../contract-run";
import { promisesOf } from "../documented";
import { overtaken } from "../failing-bindings";
import { OPERATIONS } from "../operations";

/** Every write that can lose a race, in a world in which somebody else is always faster. */
export async function loseRaces(run: ContractRun): Promise<void> {
  const { record, ids, send } = run;
  const racing = record.all.filter((one) =>
    promisesOf(one).some((promise) => promise.endsWith(" 409 request.conflict")),
  );
  const bindings = overtaken();
  await reachOnOwnThings(run);
  // Each tries a dozen times and waits in between, all of them together.
  await Promise.all(
    racing.flatMap(({ id }) => {
      const operation = OPERATIONS[id];
      if (!operation) return [];
      const [method, path] = operation.call;
      return [send(method, path(ids), operation.body?.(ids), {}, bindings)];
    }),
  );
}

const CUSTOM = {
  ...{ externalId: "R1", borrowerExternalId: "RB1", borrowerName: "Ada Park" },
  ...{ principal: 120_000, annualRatePercent: "12", installmentCount: 1, frequency: "monthly" },
  ...{ method: "custom", disbursedOn: "2025-09-15", firstDueOn: "2025-10-15" },
};

/** What has to be there first, and those whose usual call finds nothing to lose. */
async function reachOnOwnThings({ send, ids }: ContractRun): Promise<void> {
  const bindings = overtaken();
  const lose = (method: string, path: string, body?: object) =>
    send(method, path, body, {}, bindings);
  const other = (await send("GET", "/v1/loans?externalId=L7")).body.loans[0];
  const borrower = `/v1/borrowers/${other.borrowerId}`;
  for (const name of ["borrower.represent", "borrower.request-stop"]) {
    const operation = OPERATIONS[name];
    const path = operation?.call[1]({ ...ids, borrower: other.borrowerId }) ?? "";
    await send("PUT", path, operation?.body?.(ids));
  }
  const reachable = (await send("GET", "/v1/loans?externalId=L8")).body.loans[0];
  const custom = await send("POST", "/v1/loans", CUSTOM);
  const stray = await send("POST", "/v1/payments", {
    ...{ externalId: "r-1", loanExternalId: "nowhere", amount: 100, paidOn: "2026-01-05" },
  });
  const key = await send("POST", "/v1/api-keys", { name: "rotated", scopes: ["loans:read"] });
  const rotate = () => send("POST", `/v1/api-keys/${key.body.id}/secrets`, { overlapHours: 1 });
  await Promise.all([
    lose("DELETE", `${borrower}/representative`),
    lose("DELETE", `${borrower}/stop`),
    lose("POST", `/v1/loans/${custom.body.id}/schedules`, {
      installments: [{ number: 1, dueOn: "2025-10-15", principal: 120_000, interest: 0 }],
    }),
    lose("POST", `/v1/unmatched-payments/${stray.body.id}/split`, {
      parts: ["L7", "L8"].map((loanExternalId) => ({ loanExternalId, amount: 50 })),
    }),
    lose("POST", "/v1/cases", { borrowerId: other.borrowerId, stage: "contact", reason: "r" }),
    lose("POST", "/v1/promises", { loanId: other.id, amount: 100, dueOn: "2026-02-20" }),
    lose("POST", "/v1/contact-permits", {
      ...{ borrowerId: reachable.borrowerId, channel: "letter", purpose: "service" },
    }),
    ...Array.from({ length: 4 }, rotate),
  ]);
}

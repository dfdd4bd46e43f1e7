import { env } from "cloudflare:workers";
import { PROMISES_MAX } from "../../../src/domain/promise/promise";
import type { ContractRun } from "../contract-run";
import { planTask } from "../foreign";

const HOLD = {
  ...{ stops: ["notices"], reason: "dispute", legalBasis: "12 CFR 1006.38" },
  ...{ owner: "Disputes team", to: "2099-01-01" },
};
const NOW = Date.UTC(2026, 0, 5, 15);
/** On the day of the sandbox's clock, when the gate was asked. */
const TODAY = Date.UTC(2026, 1, 3, 12);

/** Cases, tasks, promises, holds and flags of loans that nobody else here changes. */
export async function reachTreatment(run: ContractRun): Promise<void> {
  const { send, ids } = run;
  const found = await send("GET", "/v1/loans?externalId=L3");
  const { id: loan, borrowerId: borrower } = found.body.loans[0];
  await reachCases(run, borrower);
  await reachTasks(run, loan, borrower);
  await reachPromises(run, loan);
  const place = (change: object) => send("POST", `/v1/loans/${loan}/holds`, { ...HOLD, ...change });
  await place({ from: "2025-01-01" });
  await place({ to: "2026-01-01" });
  await place({ to: null });
  await place({});
  for (const number of [1, 1, 77]) {
    await send("POST", `/v1/loans/${loan}/holds/${number}/lift`, { reason: "settled" });
  }
  await send("PUT", `/v1/loans/${loan}/flags/watch`, { endsOn: "2025-01-01" });
  await send("DELETE", `/v1/loans/${loan}/flags/nothing`);
  await send("GET", `/v1/notices?loanId=${NOBODY.loan}`);
  await send("GET", `/v1/notices?borrowerId=${NOBODY.borrower}`);
  await send("GET", `/v1/cases?borrowerId=${NOBODY.borrower}`);
  await send("GET", `/v1/promises?loanId=${NOBODY.loan}`);
  await send("POST", "/v1/tasks", { borrowerId: borrower, title: "call", loanId: ids.loan });
}

const NOBODY = { loan: "loan_0zzzz", borrower: "bor_0zzzz" };

async function reachCases({ send }: ContractRun, borrowerId: string): Promise<void> {
  const opened = await send("POST", "/v1/cases", { borrowerId, stage: "contact", reason: "r" });
  const path = `/v1/cases/${opened.body.id}`;
  const change = (what: string, body: object) => send("PUT", `${path}/${what}`, body);
  await change("stage", { stage: "contact" });
  await change("assignment", { ownerRole: "officer", take: true });
  for (const _ of ["once", "again"]) await change("assignment", { ownerRole: "admin" });
  await send("POST", `${path}/closure`, { reason: "done" });
  await send("POST", `${path}/closure`, { reason: "done" });
  await change("stage", { stage: "later" });
  await change("assignment", { ownerRole: "officer" });
}

async function reachTasks(
  { send, ids }: ContractRun,
  loan: string,
  borrowerId: string,
): Promise<void> {
  const add = (change: object) =>
    send("POST", "/v1/tasks", { borrowerId, title: "call", ...change });
  await add({ loanId: NOBODY.loan });
  await add({ assignee: "person:nobody" });
  await add({ dueOn: "2020-01-01" });
  const [first, second] = [
    await planTask(ids.world, loan, borrowerId),
    (await add({})).body.id as string,
  ];
  await send("DELETE", `/v1/tasks/${first}?reason=moved`);
  await send("DELETE", `/v1/tasks/${first}?reason=moved`);
  for (const _ of ["once", "again"]) {
    await send("POST", `/v1/tasks/${second}/completion`, { outcome: "reached" });
  }
  const loanless = await send("POST", "/v1/loans", {
    ...{ externalId: "T1", borrowerExternalId: "TB1", borrowerName: "Bo Lind" },
    ...{ principal: 1_000, annualRatePercent: "0", installmentCount: 1, frequency: "monthly" },
    ...{ method: "single", disbursedOn: "2026-01-01", firstDueOn: "2026-02-01" },
  });
  await add({ borrowerId: undefined, borrowerExternalId: "TB1", loanId: loan });
  await send("POST", "/v1/payments", {
    ...{ externalId: "tp-1", loanId: loanless.body.id, amount: 1_000, paidOn: "2026-02-01" },
  });
  await send("POST", "/v1/promises", {
    ...{ loanId: loanless.body.id, amount: 100, dueOn: "2026-02-10" },
  });
}

async function reachPromises({ send, ids }: ContractRun, loanId: string): Promise<void> {
  const make = (change: object) =>
    send("POST", "/v1/promises", { loanId, amount: 100, dueOn: "2026-02-20", ...change });
  await make({ dueOn: "2026-01-01" });
  await make({ dueOn: "2026-12-01" });
  await make({ amount: 9_000_000 });
  const { body } = await make({});
  for (const _ of ["once", "again"]) {
    const path = `/v1/promises/${body.id}/cancellation`;
    await send("POST", path, { reason: "recorded twice" });
  }
  await withAllPromises(ids.world.tenantId, () => make({}));
}

/** For as long as somebody asks, loans have had as many promises as there may be. */
async function withAllPromises(tenantId: number, ask: () => Promise<unknown>): Promise<void> {
  const repeat = (count: number) =>
    Promise.all(
      [env.SHARD_00, env.SHARD_01].map((shard) =>
        shard
          .prepare(
            `UPDATE loan SET promises = '[' || rtrim(replace(printf('%.*c', ?2, '.'), '.',
               json_extract(promises, '$[0]') || ','), ',') || ']'
             WHERE tenant_id = ?1 AND promises LIKE '%"cancelled"%'`,
          )
          .bind(tenantId, count)
          .run(),
      ),
    );
  await repeat(PROMISES_MAX);
  await ask();
  await repeat(1);
}

/** How a borrower is reached, and what was said about it. */
export async function reachContacts(run: ContractRun): Promise<void> {
  const { send } = run;
  const found = await send("GET", "/v1/loans?externalId=L4");
  const { id: loanId, borrowerId } = found.body.loans[0];
  const log = (externalId: string, change: object = {}) =>
    send("POST", "/v1/contacts", {
      ...{ borrowerId, loanId, externalId, channel: "phone", at: NOW },
      ...change,
    });
  await log("c-1");
  await log("c-1");
  await log("c-1", { channel: "sms" });
  await log("c-2", { loanId: NOBODY.loan });
  await log("c-2", { permitId: "cpm_0zzzz" });
  await log("c-2", { at: Date.UTC(2190, 0) });
  await send("POST", "/v1/contact-permits", { borrowerId, loanId: NOBODY.loan, channel: "phone" });
  await reachPermits(run, borrowerId, log);

  const path = `/v1/borrowers/${borrowerId}`;
  const choose = (hours: object | null, headers = {}) =>
    send(
      "PUT",
      `${path}/contact-choices`,
      { consents: [], unwantedChannels: [], hours, evidence: "asked" },
      headers,
    );
  await choose(null, { "if-match": '"other"' });
  await choose({ startMinute: 600, endMinute: 600 });
  await choose({ startMinute: 600, endMinute: 601 });
  await send("POST", `${path}/confirmations`, { ways: ["address"], evidence: "seen" });
  await send("PUT", `${path}/representative`, {
    ...{ name: "Hill", phone: "1", email: "none", only: false, evidence: "a letter" },
  });
}

type Log = (externalId: string, change: object) => Promise<unknown>;

/** Permits are given when the gate allows: a visit of service is nobody's rule to forbid. */
async function reachPermits({ send, ids }: ContractRun, borrowerId: string, log: Log) {
  const ask = async () => {
    const asked = { borrowerId, channel: "letter", purpose: "service" };
    const { body } = await send("POST", "/v1/contact-permits", asked);
    return body.permit?.id as string | undefined;
  };
  const [used, expired] = [await ask(), await ask()];
  const told = { channel: "letter", purpose: "service", loanId: null, at: TODAY };
  await log("c-3", { ...told, channel: "sms", permitId: used });
  await log("c-4", { ...told, permitId: used });
  await log("c-5", { ...told, permitId: used });
  await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare("UPDATE contact_permit SET expires_at = 1 WHERE tenant_id = ?")
        .bind(ids.world.tenantId)
        .run(),
    ),
  );
  await log("c-6", { ...told, permitId: expired });
}

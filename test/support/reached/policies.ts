import { env } from "cloudflare:workers";
import { documentOf } from "../../../src/domain/policy/templates";
import { businessDate } from "../../../src/kernel/calendar";
import type { ContractRun } from "../contract-run";
import { newMember } from "../foreign";
import type { Visitor } from "../visitor";
import { ORIGIN, type World } from "../world";

type Headers = Readonly<Record<string, string>>;

/** A version from its draft to its approval by two persons, and what is tried with it. */
export async function reachPolicies(run: ContractRun): Promise<void> {
  const { send, ids } = run;
  const [author, approver] = [
    signedIn(await newMember(ids.world, "owner")),
    signedIn(await newMember(ids.world, "admin")),
  ];
  const document = documentOf("mortgage");
  const drafted = async (headers: Headers = {}): Promise<string> => {
    const { body } = await send("POST", "/v1/policies", { from: "mortgage" }, headers);
    return `/v1/policies/${body.version}`;
  };
  const broken = { ...document, ladder: { ...document.ladder, steps: [{ name: "" }] } };
  const path = await drafted(author);
  const draft = { effectiveOn: "2099-01-01", document };
  await send("PUT", path, draft, { "if-match": '"99"' });
  await send("PUT", path, { ...draft, document: { ...document, graceDays: 999 } });
  await send("PUT", path, { ...draft, document: broken });
  await send("PUT", path, draft, author);
  await send("POST", `${path}/approval`, undefined, approver);
  await send("POST", `${path}/submission`, undefined, author);
  await send("PUT", path, draft);
  await send("POST", `${path}/submission`, undefined, author);
  await send("POST", `${path}/approval`);
  await send("POST", `${path}/approval`, undefined, author);
  await standing(ids.world.tenantId, { clock_target: "2026-03-01" }, () =>
    send("POST", `${path}/approval`, undefined, approver),
  );
  await reachOutdated(run, await drafted(author), author, approver);
  await send("POST", `${path}/approval`, undefined, approver);
  await send("DELETE", `${path}/submission`);

  await ids.world.settle();
  const simulate = (what: string, body: object) => send("POST", `${path}/${what}`, body);
  await simulate("backtests", { from: "2000-01-01" });
  const script = { seed: 1, rules: [{ loans: { sharePercent: 500 }, pays: { kind: "rolls" } }] };
  await simulate("simulations", { days: 5, behaviour: { kind: "scenario", script } });
  await Promise.all(
    [1, 2].map(() => simulate("simulations", { days: 60, behaviour: { kind: "nothing" } })),
  );
  await ids.world.settle();
  await Promise.all([1, 2].map(() => simulate("backtests", { from: "2026-01-20" })));
  await ids.world.settle();
  await Promise.all([1, 2].map(() => send("POST", "/v1/reconciliations")));
}

/** A document that could be put in force when it was written, and cannot any more. */
async function reachOutdated(
  { send, ids }: ContractRun,
  path: string,
  author: Headers,
  approver: Headers,
): Promise<void> {
  const number = path.split("/").at(-1);
  const spoil = () => outdate(ids.world.tenantId, Number(number));
  await spoil();
  await send("POST", "/v1/policies", { from: Number(number) });
  await send("POST", `${path}/submission`, undefined, author);
  await env.CONTROL.prepare(
    "UPDATE policy_version SET state = 'submitted', submitted_by = 'person:x' WHERE tenant_id = ? AND version = ?",
  )
    .bind(ids.world.tenantId, Number(number))
    .run();
  await send("POST", `${path}/approval`, undefined, approver);
}

async function outdate(tenantId: number, version: number): Promise<void> {
  await env.CONTROL.prepare(
    `UPDATE policy_version SET effective_on = '2020-01-01',
       document = json_set(document, '$.graceDays', 999) WHERE tenant_id = ? AND version = ?`,
  )
    .bind(tenantId, version)
    .run();
}

function signedIn({ jar }: Visitor): Headers {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return { authorization: "", cookie, origin: ORIGIN };
}

/** Something that stands so while others ask, as it does while the queues are at work. */
async function standing(
  tenantId: number,
  columns: Readonly<Record<string, string>>,
  ask: () => Promise<unknown>,
): Promise<void> {
  const [[name, value] = ["", ""]] = Object.entries(columns);
  const set = (to: string | null) =>
    env.CONTROL.prepare(`UPDATE tenant SET ${name} = ? WHERE id = ?`).bind(to, tenantId).run();
  await set(value);
  await ask();
  await set(null);
}

const SCRIPT = { seed: 1, rules: [{ loans: {}, pays: { kind: "rolls" } }] };

/** The sandbox's own: its clock, its script, and the end of its book. */
export async function reachSandbox(run: ContractRun): Promise<void> {
  const { sendAs, newWorld } = run;
  const [world, live] = await Promise.all([
    newWorld({ clockOn: businessDate("2026-01-15"), partitionCount: 1 }),
    newWorld({ mode: "live", partitionCount: 1 }),
  ]);
  await everySandboxCall(run, live);
  await sendAs(world, "PUT", "/v1/sandbox/behaviour", SCRIPT);
  await standing(world.tenantId, { clock_target: "2026-03-01" }, () =>
    everySandboxCall(run, world),
  );
  await whileEmptying(world, () => everySandboxCall(run, world));
  const rules = [{ loans: { sharePercent: 500 }, pays: { kind: "rolls" } }];
  await sendAs(world, "PUT", "/v1/sandbox/behaviour", { ...SCRIPT, rules });
  await sendAs(world, "PUT", "/v1/sandbox/behaviour", SCRIPT);
  for (const _ of ["once", "again"]) await sendAs(world, "DELETE", "/v1/sandbox/behaviour");
  for (const on of ["2026-01-15", "2029-01-01", "2026-01-16"]) {
    await sendAs(world, "PUT", "/v1/clock", { on });
  }
  await world.settle();
  await sendAs(world, "DELETE", "/v1/sandbox/book");
  await world.settle();
  await keptFromEmptying(world);
  await sendAs(world, "DELETE", "/v1/sandbox/book");
}

async function everySandboxCall({ sendAs }: ContractRun, world: World): Promise<void> {
  for (const method of ["PUT", "GET", "DELETE"]) {
    const script = method === "PUT" ? SCRIPT : undefined;
    await sendAs(world, method, "/v1/sandbox/behaviour", script);
  }
  await sendAs(world, "GET", "/v1/clock");
  await sendAs(world, "PUT", "/v1/clock", { on: "2026-02-01" });
  await sendAs(world, "GET", "/v1/sandbox/book");
  await sendAs(world, "DELETE", "/v1/sandbox/book");
}

async function whileEmptying({ tenantId }: World, ask: () => Promise<unknown>): Promise<void> {
  await env.CONTROL.prepare(
    `INSERT INTO sandbox_reset (tenant_id, number, state, clock_on, loans_total, lease_until,
       created_by, created_at) VALUES (?, 1, 'running', '2026-01-15', 0, 9e15, 'test', 0)`,
  )
    .bind(tenantId)
    .run();
  await ask();
  await env.CONTROL.prepare("UPDATE sandbox_reset SET state = 'finished' WHERE tenant_id = ?")
    .bind(tenantId)
    .run();
}

/** A sandbox from before books could be emptied: its partitions do not know that they are one. */
async function keptFromEmptying({ tenantId }: World): Promise<void> {
  await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare(
          `INSERT INTO partition_owner (tenant_id, partition, epoch, state, scanned_on, mode)
           SELECT tenant_id, 31, epoch, state, scanned_on, 'live' FROM partition_owner
           WHERE tenant_id = ?`,
        )
        .bind(tenantId)
        .run(),
    ),
  );
}

import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { scanPage } from "../../src/app/scan/scan-page";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import type { Priority, StepAction, WorkingRole } from "../../src/domain/policy/step-action";
import { documentOf, ladderOf } from "../../src/domain/policy/templates";
import { businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import { expectBookEqualsFold } from "../support/fold";
import { newMember } from "../support/foreign";
import { addLoan } from "../support/lender";
import { moveClock, ONE, TREATED, worldUnder } from "../support/treated";
import { newTenant, type World } from "../support/world";

async function payOff(world: World, externalId: string, paidOn: string): Promise<void> {
  const payment = { externalId: `pay-${externalId}`, loanExternalId: externalId, amount: 120_000 };
  const paid = await world.api("POST", "/v1/payments", { ...payment, paidOn });
  expect(paid.status, paid.text).toBe(201);
}

describe("a policy's ladder", () => {
  it("opens, moves and closes one case of a borrower with two loans, and what it holds resumes", async () => {
    const world = await worldUnder(TREATED);
    const ctx = await world.open();
    await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B", ...ONE });
    await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B", ...ONE });
    await moveClock(world, "2026-02-12");
    const { cases } = (await world.api("GET", "/v1/cases?state=open")).body;
    expect(cases).toMatchObject([
      { stage: "first-contact", priority: "normal", ownerRole: "officer", openedOn: "2026-02-11" },
    ]);
    await moveClock(world, "2026-04-15");
    const moved = (await world.api("GET", `/v1/cases/${cases[0].id}`)).body;
    expect(moved).toMatchObject({ stage: "second-contact", priority: "high", ownerRole: "admin" });
    expect(moved.loans).toMatchObject([
      { externalId: "L1", daysPastDue: 64, pastDueAmount: 120_000 },
      { externalId: "L2", daysPastDue: 64, pastDueAmount: 120_000 },
    ]);
    const { tasks } = (await world.api("GET", "/v1/tasks?role=officer")).body;
    expect(tasks).toMatchObject([{ step: "call-7", dueOn: "2026-02-19", plannedOn: "2026-02-17" }]);
    const [{ loanId }] = tasks;
    const { holds } = (await world.api("GET", `/v1/loans/${loanId}/holds`)).body;
    expect(holds).toMatchObject([
      { stops: ["notices"], from: "2026-03-28", to: "2026-04-07", step: "hold-45", number: 1 },
    ]);
    expect(await fates(world)).toEqual([
      ["notice-50", "denied", "hold"],
      ["notice-61", "sent", "allowed"],
    ]);
    const { flags } = (await world.api("GET", `/v1/loans/${loanId}/flags`)).body;
    expect(flags).toMatchObject([{ flag: "second-look", setOn: "2026-04-11", isSet: true }]);
    await payOff(world, "L1", "2026-04-15");
    const path = `/v1/borrowers/${cases[0].borrowerId}/timeline`;
    const { entries, hasMore } = (await world.api("GET", path)).body as {
      entries: { on: string; kind: string }[];
      hasMore: boolean;
    };
    expect(hasMore).toBe(false);
    expect(entries.map(({ on }) => on)).toEqual(
      entries
        .map(({ on }) => on)
        .toSorted()
        .toReversed(),
    );
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(
      new Set(["payment", "move", "notice", "flag", "hold", "task", "case"]),
    );
    expect(entries).toContainEqual({
      ...{ on: "2026-04-15", kind: "payment", type: "payment", amount: 120_000 },
      ...{ loanId: moved.loans[0].id, externalId: "pay-L1" },
    });
    await moveClock(world, "2026-04-17");
    // The case is the borrower's, and the other loan is still late.
    expect((await world.api("GET", `/v1/cases/${cases[0].id}`)).body.state).toBe("open");
    await payOff(world, "L2", "2026-04-17");
    await moveClock(world, "2026-04-19");
    const closed = (await world.api("GET", `/v1/cases/${cases[0].id}`)).body;
    expect(closed).toMatchObject({ state: "closed", closeReason: "Brought current" });
    expect(
      closed.events.map(({ kind, step, policyVersion, text, to }: Event) => [
        kind,
        step,
        policyVersion,
        to?.stage ?? text,
      ]),
    ).toEqual([
      ["moved", "open-1", 2, "first-contact"],
      ["moved", "move-31", 2, "second-contact"],
      ["closed", "cured", 2, "Brought current"],
    ]);
    expect((await world.api("GET", "/v1/cases")).body.cases).toHaveLength(1);
    await expectBookEqualsFold(await world.open());
  }, 90_000);
});

type Event = Readonly<{
  kind: string;
  step: string | null;
  policyVersion: number | null;
  text: string | null;
  to: { stage?: string } | null;
}>;

/** Each notice with its state and the rule that decided it. */
async function fates(world: World): Promise<unknown[]> {
  const { notices } = (await world.api("GET", "/v1/notices")).body;
  const found = await Promise.all(
    notices.map(async ({ id }: { id: string }) => {
      const { step, state, decisions } = (await world.api("GET", `/v1/notices/${id}`)).body;
      return [step, state, decisions.at(-1)?.rule ?? null];
    }),
  );
  return found.sort();
}

const CHARGED: PolicyDocument = {
  ...documentOf("seven-months"),
  charges: {
    lateFee: {
      basis: { kind: "flat", amount: minor(1500) },
      amountMin: null,
      amountMax: null,
      graceDays: 7,
      recurring: null,
      capPerInstallment: null,
      capPerLoan: null,
      rounding: "half-up",
    },
    penaltyInterest: null,
    stoppedBy: ["hold"],
  },
  ladder: [
    ...ladderOf([[5, "past-due"]]),
    {
      step: "call-6",
      day: 6,
      actions: [{ kind: "task", role: "officer", title: "Call", dueInDays: 0 }],
    },
  ],
};

/** Rows that the scan of one day writes for one loan, by what its step does with the case. */
async function rowsWritten(actions: readonly StepAction[], isOpen: boolean): Promise<number> {
  const ladder = [{ step: "day-1", day: 1, actions }];
  const world = await worldUnder({ ...documentOf("seven-months"), ladder });
  await addLoan(await world.open(), { externalId: "L", borrowerExternalId: "B", ...ONE });
  const opening = { borrowerExternalId: "B", stage: "first", reason: "test" };
  if (isOpen) expect((await world.api("POST", "/v1/cases", opening)).status).toBe(201);
  await moveClock(world, "2026-02-10");
  const ctx = await world.open();
  const date = businessDate("2026-02-11");
  const page = await ctx.book.due(0, date, 10);
  const before = ctx.meter.rowsWritten;
  expect(await scanPage(ctx, 0, date, page, businessDate("2026-02-10"))).toMatchObject({
    touched: 1,
  });
  return ctx.meter.rowsWritten - before;
}

it("writes no row more for a loan without a case, and few for a case that opens or moves", async () => {
  const none = await rowsWritten([], false);
  expect(await rowsWritten([], true)).toBe(none);
  const opens = { kind: "case", stage: "first", priority: "high" } as const;
  // The case with its four indexes, its event and the number taken for it.
  expect(await rowsWritten([opens], false)).toBe(none + 7);
  // The stage stands in no index: the case, its event and the number.
  expect(await rowsWritten([{ kind: "case", stage: "second" }], true)).toBe(none + 3);
  // Another priority is written by a second statement, and moves it in both queues.
  expect((await rowsWritten([{ ...opens, stage: "second" }], true)) - none).toBe(6);
});

describe("a hold", () => {
  it("stops what it says it stops and nothing else, and nothing any more once it is lifted", async () => {
    const world = await worldUnder(CHARGED);
    const ctx = await world.open();
    const names = ["none", "notices", "steps", "charges", "lifted"] as const;
    for (const name of names) await addLoan(ctx, { externalId: name, ...ONE });
    const ids = await loanIds(world, names);
    for (const stop of ["notices", "steps", "charges"] as const) {
      await place(world, ids[stop] ?? "", [stop]);
    }
    await place(world, ids["lifted"] ?? "", ["notices", "steps", "charges"]);
    await moveClock(world, "2026-02-12");
    const path = `/v1/loans/${ids["lifted"]}/holds/1/lift`;
    const lifted = await world.api("POST", path, { reason: "settled" });
    expect(lifted.body, lifted.text).toMatchObject({ to: "2026-02-12", isInForce: false });
    expect((await world.api("POST", path, { reason: "again" })).body.code).toBe("hold.ended");
    await moveClock(world, "2026-02-22");
    const table = await Promise.all(
      names.map(async (name) => {
        const loan = ids[name] ?? "";
        const { notices } = (await world.api("GET", `/v1/notices?loanId=${loan}`)).body;
        const { tasks } = (await world.api("GET", "/v1/tasks")).body;
        const { outstanding } = (await world.api("GET", `/v1/loans/${loan}/state`)).body;
        return [
          name,
          notices.map(({ state }: { state: string }) => state).join(),
          tasks.filter(({ loanId }: { loanId: string }) => loanId === loan).length,
          outstanding.penalty,
        ];
      }),
    );
    expect(table).toEqual([
      ["none", "sent", 1, 1500],
      ["notices", "denied", 1, 1500],
      ["steps", "", 0, 1500],
      ["charges", "sent", 1, 0],
      ["lifted", "sent", 1, 1500],
    ]);
    await expectBookEqualsFold(await world.open());
  }, 90_000);

  it("is refused without an end or a reason for none, in the past, and backwards", async () => {
    const world = await worldUnder(TREATED);
    await addLoan(await world.open(), { externalId: "L", ...ONE });
    const { L = "" } = await loanIds(world, ["L"]);
    const refusals: unknown[] = [];
    for (const change of [
      { to: null },
      { from: "2026-01-31" },
      { from: "2026-03-01", to: "2026-03-01" },
    ]) {
      const path = `/v1/loans/${L}/holds`;
      refusals.push((await world.api("POST", path, { ...HOLD, ...change })).body.code);
    }
    expect(refusals).toEqual([
      "hold.end_missing",
      "hold.from_in_past",
      "hold.ends_before_it_begins",
    ]);
    const open = { ...HOLD, to: null, openEndReason: "until the court decides" };
    const placed = await world.api("POST", `/v1/loans/${L}/holds`, open);
    expect(placed.body).toMatchObject({ number: 1, to: null, isInForce: true });
    const rows = await env.SHARD_00.prepare("SELECT holds FROM loan WHERE tenant_id = ?")
      .bind(world.tenantId)
      .all();
    const other = await env.SHARD_01.prepare("SELECT holds FROM loan WHERE tenant_id = ?")
      .bind(world.tenantId)
      .all();
    expect(JSON.stringify([...rows.results, ...other.results])).toContain("2026-02-01");
  });
});

const HOLD = {
  stops: ["notices"],
  reason: "dispute",
  legalBasis: "12 CFR 1006.38",
  owner: "Disputes team",
  to: "2026-06-01",
};

async function place(world: World, loan: string, stops: readonly string[]): Promise<void> {
  const placed = await world.api("POST", `/v1/loans/${loan}/holds`, { ...HOLD, stops });
  expect(placed.status, placed.text).toBe(201);
}

async function loanIds(
  world: World,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { loans } = (await world.api("GET", "/v1/loans?limit=50")).body;
  const all = new Map(
    loans.map(({ id, externalId }: { id: string; externalId: string }) => [externalId, id]),
  );
  return Object.fromEntries(names.map((name) => [name, String(all.get(name))]));
}

describe("what people do with a case", () => {
  it("is dated, named and kept, once for each borrower, and a key takes none", async () => {
    const world = await worldUnder(TREATED);
    await addLoan(await world.open(), { externalId: "L", ...ONE });
    const { borrowerId } = (await world.api("GET", "/v1/loans?externalId=L")).body.loans[0];
    const opening = { borrowerId, stage: "contact", reason: "called us" };
    const opened = await world.api("POST", "/v1/cases", opening);
    expect(opened.status, opened.text).toBe(201);
    const { id } = opened.body;
    const again = await world.api("POST", "/v1/cases", opening);
    expect([again.status, again.body.caseId]).toEqual([409, id]);
    const path = `/v1/cases/${id}`;
    const moved = await world.api("PUT", `${path}/stage`, { stage: "plan", priority: "urgent" });
    expect(moved.body).toMatchObject({ stage: "plan", priority: "urgent", movedOn: "2026-02-01" });
    const same = await world.api("PUT", `${path}/stage`, { stage: "plan" });
    expect(same.body.code).toBe("case.unchanged");
    const taken = await world.api("PUT", `${path}/assignment`, { ownerRole: "admin", take: true });
    expect([taken.status, taken.body.code]).toEqual([403, "case.person_needed"]);
    const officer = await newMember(world, "officer");
    const mine = await officer.form(`/cases/${id}/assignment`, { ownerRole: "officer", take: "1" });
    expect(mine.status, mine.text).toBe(303);
    expect((await world.api("POST", `${path}/notes`, { text: "pays Friday" })).status).toBe(201);
    expect((await world.api("POST", `${path}/closure`, { reason: "paid" })).status).toBe(200);
    const late = await world.api("PUT", `${path}/stage`, { stage: "other" });
    expect(late.body.code).toBe("case.closed");
    const { events, owner } = (await world.api("GET", path)).body;
    expect(owner).toMatch(/^person:/);
    expect(events.map(({ kind, step }: Event) => [kind, step])).toEqual(
      ["opened", "moved", "assigned", "noted", "closed"].map((kind) => [kind, null]),
    );
    expect((await world.api("POST", "/v1/cases", opening)).status).toBe(201);
    const filtered = await world.api("GET", `/v1/cases?state=open&stage=contact&limit=1`);
    expect(filtered.body.cases).toHaveLength(1);
    const both = await world.api("GET", `/v1/cases?borrowerId=${borrowerId}&limit=1`);
    const next = await world.api(
      "GET",
      `/v1/cases?borrowerId=${borrowerId}&limit=1&cursor=${both.body.nextCursor}`,
    );
    expect(next.body.cases).toMatchObject([{ id, state: "closed" }]);
    expect(next.body.nextCursor).toBeNull();
  });

  it("lists open cases the most urgent first and then the oldest, whatever page and filter", async () => {
    const world = await newTenant({ clockOn: businessDate("2026-02-01"), partitionCount: 3 });
    const cases: readonly (readonly [Priority, string, WorkingRole])[] = [
      ["low", "early", "officer"],
      ["urgent", "legal", "admin"],
      ["normal", "early", "officer"],
      ["urgent", "late", "officer"],
      ["high", "late", "officer"],
    ];
    const named = new Map<string, string>();
    for (const [index, [priority, stage, ownerRole]] of cases.entries()) {
      const borrowerExternalId = `B${index}`;
      await addLoan(await world.open(), { externalId: `L${index}`, borrowerExternalId, ...ONE });
      const opening = { borrowerExternalId, priority, stage, ownerRole, reason: "test" };
      const opened = await world.api("POST", "/v1/cases", opening);
      named.set(opened.body.id, `${index}`);
      if (index % 2 === 1) await moveClock(world, `2026-02-1${index}`);
    }
    const officer = await newMember(world, "officer");
    const third = [...named].find(([, name]) => name === "3")?.[0];
    await officer.form(`/cases/${third}/assignment`, { ownerRole: "officer", take: "1" });
    const owner = (await world.api("GET", `/v1/cases/${third}`)).body.owner;
    const listed = async (query: string, limit: number) => {
      const names: (string | undefined)[] = [];
      let cursor = "";
      do {
        const path = `/v1/cases?${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`;
        const { body } = await world.api("GET", path);
        names.push(...body.cases.map(({ id }: { id: string }) => named.get(id)));
        cursor = body.nextCursor ?? "";
      } while (cursor !== "");
      return names.join("");
    };
    for (const limit of [1, 2, 5]) {
      expect(await listed("state=open", limit), `by ${limit}`).toBe("13420");
      expect(await listed("state=open&ownerRole=officer", limit)).toBe("3420");
      expect(await listed("state=open&stage=late", limit)).toBe("34");
      expect(await listed("state=open&priority=urgent", limit)).toBe("13");
      expect(await listed("state=open&priority=normal", limit)).toBe("2");
      expect(await listed("state=open&owner=nobody", limit)).toBe("1420");
      expect(await listed(`state=open&owner=${owner}`, limit)).toBe("3");
    }
    expect(await listed("owner=nobody", 2)).toBe("4210");
    const mine = await officer.get("/cases?owner=me");
    expect(mine.text).toContain(`/cases/${third}`);
    expect(mine.text.match(/data-href="\/cases\/cas_/g)).toHaveLength(1);
    // The first borrower is late the longest of all, by one loan of two.
    const { latestLoan } = (await world.api("GET", "/v1/cases?state=open")).body.cases.at(-1);
    expect(latestLoan).toMatchObject({ externalId: "L0", daysPastDue: 3, pastDueAmount: 120_000 });
  });

  it("adds a task by hand to the loan that is late the longest, for a role or a person", async () => {
    const world = await worldUnder(TREATED);
    const ctx = await world.open();
    await addLoan(ctx, {
      externalId: "new",
      borrowerExternalId: "B",
      ...ONE,
      firstDueOn: "2026-03-10",
    });
    await addLoan(ctx, { externalId: "old", borrowerExternalId: "B", ...ONE });
    const { old = "", new: young = "" } = await loanIds(world, ["old", "new"]);
    await moveClock(world, "2026-02-18");
    const task = { borrowerExternalId: "B", title: "Ask for the address", dueOn: "2026-02-18" };
    const added = await world.api("POST", "/v1/tasks", task);
    expect(added.status, added.text).toBe(201);
    expect(added.body).toMatchObject({
      ...{ loanId: old, role: "officer", assignee: null, step: null, policyVersion: null },
      ...{ state: "open", plannedOn: "2026-02-18", plannedBy: expect.stringMatching(/^key:/) },
    });
    const other = await world.api("POST", "/v1/tasks", { ...task, loanId: young, role: "admin" });
    expect(other.body).toMatchObject({ loanId: young, role: "admin" });
    const codes: unknown[] = [];
    for (const change of [
      { dueOn: "2026-02-17" },
      { dueOn: "2027-02-20" },
      { assignee: "person:stranger" },
      { borrowerExternalId: "nobody" },
      { loanId: "loan_zz" },
    ]) {
      codes.push((await world.api("POST", "/v1/tasks", { ...task, ...change })).body.code);
    }
    expect(codes).toEqual([
      "task.due_out_of_range",
      "task.due_out_of_range",
      "task.person_unknown",
      "borrower.not_found",
      "loan.not_found",
    ]);
    const { tasks } = (await world.api("GET", "/v1/tasks?role=officer")).body;
    expect(tasks).toMatchObject([
      { id: added.body.id, loanExternalId: "old", daysPastDue: 8, pastDueAmount: 120_000 },
      { step: "call-7", dueOn: "2026-02-19" },
    ]);
    expect((await world.api("GET", `/v1/explanations?act=task/${added.body.id}`)).status).toBe(200);
    expect((await world.api("DELETE", `/v1/tasks/${added.body.id}`)).status).toBe(200);
    await expectBookEqualsFold(await world.open());
  });

  it("ends a task once, with what came of it, and a flag with its day", async () => {
    const world = await worldUnder(TREATED);
    await addLoan(await world.open(), { externalId: "L", ...ONE });
    const { L = "" } = await loanIds(world, ["L"]);
    await moveClock(world, "2026-02-18");
    const [task] = (await world.api("GET", "/v1/tasks")).body.tasks;
    const path = `/v1/tasks/${task.id}`;
    const done = await world.api("POST", `${path}/completion`, { outcome: "reached" });
    expect(done.body).toMatchObject({ state: "done", outcome: "reached", doneOn: "2026-02-18" });
    expect((await world.api("DELETE", path)).body.code).toBe("task.settled");
    expect((await world.api("GET", "/v1/tasks")).body.tasks).toEqual([]);
    await world.api("PUT", `/v1/loans/${L}/flags/watch`, { note: "lost the job" });
    const { loans } = (await world.api("GET", "/v1/watchlist")).body;
    expect(loans).toMatchObject([{ loanId: L, note: "lost the job", daysPastDue: 8 }]);
    const off = await world.api("DELETE", `/v1/loans/${L}/flags/watch?reason=found+work`);
    expect(off.body).toMatchObject({ endsOn: "2026-02-18", isSet: false });
    expect((await world.api("GET", "/v1/watchlist")).body.loans).toEqual([]);
    const none = await world.api("DELETE", `/v1/loans/${L}/flags/watch`);
    expect(none.body.code).toBe("flag.not_found");
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { LadderStep } from "../../src/domain/policy/policy";
import { documentOf } from "../../src/domain/policy/templates";
import { businessDate } from "../../src/kernel/calendar";
import { newMember } from "../support/foreign";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan } from "../support/lender";
import { approved } from "../support/policy-versions";
import { newTenant, type World } from "../support/world";

// Promises to pay from end to end: made, watched by the scan, decided by the ledger, told.

const START = businessDate("2026-02-01");
/** One installment of 1,200.00, due on 10 February. */
const ONE = { installmentCount: "1", method: "single", email: "a@example.com", locale: "en" };
const BROKEN: LadderStep = {
  step: "call-again",
  on: { event: "promise-broken" },
  when: "loan.pastDueAmount > 0 && loan.brokenPromises <= 2",
  actions: [{ kind: "task", role: "officer", title: "Ask what happened", dueInDays: 1 }],
};
const LATE: LadderStep = {
  step: "only-without",
  day: 15,
  when: "!loan.openPromise",
  actions: [{ kind: "flag", flag: "no-promise" }],
};

async function moveClock(world: World, on: string): Promise<void> {
  const moved = await world.api("PUT", "/v1/clock", { on });
  expect(moved.status, moved.text).toBeLessThan(300);
  await world.settle();
}

async function promise(world: World, loanExternalId: string, amount: number, dueOn: string) {
  return world.api("POST", "/v1/promises", { loanExternalId, amount, dueOn, note: "said so" });
}

async function pay(world: World, loanExternalId: string, amount: number, paidOn: string) {
  const externalId = `${loanExternalId}-${paidOn}`;
  const paid = await world.api("POST", "/v1/payments", {
    externalId,
    loanExternalId,
    amount,
    paidOn,
  });
  expect(paid.status, paid.text).toBe(201);
}

async function tasks(world: World) {
  const { body } = await world.api("GET", "/v1/tasks");
  return body.tasks as { id: string; plannedOn: string; step: string; loanId: string }[];
}

describe("a promise to pay", () => {
  let world: World;
  const state = async (id: string) => {
    const { body } = await world.api("GET", `/v1/promises/${id}`);
    return [body.state, body.paid, body.settledOn];
  };
  let first: string;
  let loan: string;

  beforeAll(async () => {
    world = await newTenant({ clockOn: START });
    const ladder = [LATE, BROKEN];
    await approved(world, { ...documentOf("seven-months"), ladder }, "2026-02-02");
    for (const externalId of ["L", "K", "C"]) {
      await addLoan(await world.open(), { externalId, ...ONE });
    }
    await moveClock(world, "2026-02-12");
    const made = await promise(world, "L", 50_000, "2026-02-20");
    expect(made.status, made.text).toBe(201);
    ({ id: first, loanId: loan } = made.body);
    expect(made.body).toMatchObject({ state: "open", promisedOn: "2026-02-12", paid: 0 });
  }, 60_000);

  it("is refused beside an open one, outside its days, and beyond what the loan asks", async () => {
    const codes = [
      await promise(world, "L", 1_000, "2026-02-20"),
      await promise(world, "K", 1_000, "2026-02-11"),
      await promise(world, "K", 1_000, "2026-03-15"),
      await promise(world, "K", 1_000_000, "2026-02-20"),
      await promise(world, "nobody", 1_000, "2026-02-20"),
    ].map(({ body }) => body.code);
    expect(codes).toEqual([
      "promise.already_open",
      "promise.due_in_past",
      "promise.due_too_far",
      "promise.more_than_owed",
      "loan.not_found",
    ]);
    const both = { loanId: loan, loanExternalId: "L", amount: 1, dueOn: "2026-02-20" };
    expect((await world.api("POST", "/v1/promises", both)).body.code).toBe("request.invalid");
  });

  it("counts what comes in, and is broken on the day after, with a task that says so", async () => {
    expect((await promise(world, "K", 20_000, "2026-02-20")).status).toBe(201);
    const cancelled = (await promise(world, "C", 20_000, "2026-02-20")).body.id;
    const path = `/v1/promises/${cancelled}/cancellation`;
    expect((await world.api("POST", path, { reason: "twice" })).body).toMatchObject({
      state: "cancelled",
      cancelReason: "twice",
      settledOn: "2026-02-12",
    });
    expect((await world.api("POST", path, { reason: "twice" })).body.code).toBe("promise.settled");
    await moveClock(world, "2026-02-15");
    await pay(world, "L", 20_000, "2026-02-15");
    await pay(world, "K", 20_000, "2026-02-14");
    expect(await state(first)).toEqual(["open", 20_000, null]);
    await moveClock(world, "2026-02-20");
    expect(await state(first)).toEqual(["open", 20_000, null]);
    expect(await tasks(world)).toEqual([]);
    await moveClock(world, "2026-02-24");
    expect(await state(first)).toEqual(["broken", 20_000, "2026-02-21"]);
    const planned = await tasks(world);
    expect(planned).toMatchObject([{ plannedOn: "2026-02-21", step: "call-again", loanId: loan }]);
    const why = await world.api("GET", `/v1/explanations?act=task/${planned[0]?.id}`);
    expect(why.body.rule.trigger).toContain("$200.00 of $500.00 were paid by");
    expect(why.body.preventions[0]).toMatchObject({ amount: 30_000, by: "2026-02-20" });
    await expectBookEqualsFold(await world.open());
  });

  it("is asked by conditions of other steps", async () => {
    const flagged = async (externalId: string) => {
      const found = await world.api("GET", `/v1/loans?externalId=${externalId}`);
      const { body } = await world.api("GET", `/v1/loans/${found.body.loans[0].id}/flags`);
      return body.flags.map(({ flag }: { flag: string }) => flag);
    };
    expect((await promise(world, "L", 10_000, "2026-02-27")).status).toBe(201);
    await moveClock(world, "2026-02-26");
    expect([await flagged("L"), await flagged("K")]).toEqual([[], ["no-promise"]]);
  });

  it("is decided again by a payment told late, and by one that is taken back", async () => {
    await pay(world, "L", 30_000, "2026-02-19");
    expect(await state(first)).toEqual(["kept", 50_000, "2026-02-19"]);
    const back = await world.api("DELETE", "/v1/payments/L-2026-02-19?reason=bounced");
    expect(back.status, back.text).toBe(200);
    expect(await state(first)).toEqual(["broken", 20_000, "2026-02-21"]);
    await moveClock(world, "2026-03-02");
    const own = (await tasks(world)).filter(({ loanId }) => loanId === loan);
    // The money went back on the 26th; the other promise of the loan fell due on the 27th.
    expect(own.map(({ plannedOn }) => plannedOn).toSorted()).toEqual([
      "2026-02-21",
      "2026-02-27",
      "2026-02-28",
    ]);
    const ctx = await world.open();
    const found = (await ctx.loans.byExternalIds(["L"])).get("L");
    const events = await ctx.promises.eventsOfLoans(found?.partition ?? 0, [found?.id ?? 0], 50);
    expect(events.map(({ kind, on }) => `${on} ${kind}`)).toEqual([
      "2026-02-28 broken",
      "2026-02-26 broken",
      "2026-02-26 kept",
      "2026-02-24 made",
      "2026-02-21 broken",
      "2026-02-12 made",
    ]);
    await expectBookEqualsFold(ctx);
  });

  it("is listed by its loan and state, page by page, newest first", async () => {
    const list = async (query: string) => {
      const { body } = await world.api("GET", `/v1/promises?${query}`);
      return body as { promises: { state: string; dueOn: string }[]; nextCursor: string | null };
    };
    const all = await list("");
    expect(all.promises).toHaveLength(4);
    const own = await list(`loanId=${loan}&state=broken`);
    expect(own.promises.map(({ dueOn }) => dueOn)).toEqual(["2026-02-27", "2026-02-20"]);
    expect((await list("state=kept")).promises).toHaveLength(1);
    const page = await list("limit=3");
    const rest = await list(`limit=3&cursor=${page.nextCursor}`);
    expect([...page.promises, ...rest.promises]).toEqual(all.promises);
    expect(rest.nextCursor).toBeNull();
  });
});

describe("the page of a loan", () => {
  it("takes a promise of an officer, shows it where it belongs, and cancels it", async () => {
    const world = await newTenant({ clockOn: businessDate("2026-02-12") });
    await addLoan(await world.open(), { externalId: "L", ...ONE });
    const { id, borrowerId } = (await world.api("GET", "/v1/loans")).body.loans[0];
    const [officer, analyst] = [
      await newMember(world, "officer"),
      await newMember(world, "analyst"),
    ];
    const path = `/loans/${id}/promises`;
    const typed = { promiseAmount: "125.00", promiseDueOn: "2026-02-20", promiseNote: "payday" };
    for (const wrong of [
      { promiseAmount: "lots" },
      { promiseAmount: "99999.00" },
      { promiseDueOn: "2026-04-01" },
    ]) {
      const again = await officer.form(path, { ...typed, ...wrong });
      expect(again.status).toBe(422);
      expect(again.text).toContain('value="payday"');
      expect(again.text).toContain("field-error");
    }
    expect((await analyst.form(path, typed)).status).toBe(403);
    expect((await analyst.get(`/loans/${id}`)).text).not.toContain("promiseAmount");
    expect((await officer.form(path, typed)).status).toBe(303);
    const page = (await officer.get(`/loans/${id}`)).text;
    const cancelling = new RegExp(`${path}/(ptp_[0-9a-z]+)/cancellation`).exec(page);
    expect(page).toContain("payday");
    // One at a time.
    expect(page).not.toContain("promiseAmount");
    expect((await officer.form(path, typed)).status).toBe(422);
    const borrower = (await officer.get(`/borrowers/${borrowerId}`)).text;
    expect(borrower).toContain("Promise on L: $125.00 by");
    const own = `${path}/${cancelling?.[1]}/cancellation`;
    expect((await officer.form(own, {})).status).toBe(422);
    const reason = { [`cancelReason-${cancelling?.[1]}`]: "said by another" };
    expect((await analyst.form(own, reason)).status).toBe(403);
    expect((await officer.form(own, reason)).status).toBe(303);
    expect((await officer.get(`/loans/${id}`)).text).toContain("said by another");
    expect((await officer.form(own, reason)).status).toBe(422);
    const audited = await (await world.open()).audit.ofSubject(0, id, 50);
    const other = await (await world.open()).audit.ofSubject(1, id, 50);
    const actions = [...audited, ...other].map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["promise.make", "promise.cancel"]));
  });
});

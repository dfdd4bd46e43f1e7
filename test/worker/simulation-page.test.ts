import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { businessDate } from "../../src/kernel/calendar";
import { newMember } from "../support/foreign";
import { approved, withNoticeOn } from "../support/policy-versions";
import { bringBook } from "../support/scan-book";
import { BUSY, LEVELLED } from "../support/simulated-policies";
import { newTenant, type World } from "../support/world";

const TODAY = businessDate("2026-02-20");

async function draftOf(world: World, document: PolicyDocument): Promise<number> {
  const { policies, now } = await world.open();
  const draft = { document, effectiveOn: businessDate("2026-02-21") };
  return policies.insert({ ...draft, author: "person:a", basedOn: null }, now);
}

describe("a simulation over the API", () => {
  let world: World;
  let draft: number;
  beforeAll(async () => {
    world = await newTenant({ clockOn: TODAY, partitionCount: 1 });
    await approved(world, BUSY, "2026-02-20");
    await bringBook(await world.open(), 10);
    draft = await draftOf(world, LEVELLED);
  });

  it("is started, asked for, listed, and says who is treated differently", async () => {
    const started = await world.api("POST", `/v1/policies/${draft}/simulations`, {
      days: 90,
      behaviour: { kind: "nothing" },
      capacity: { officer: 1 },
      prices: { email: 3 },
    });
    expect(started.status, started.text).toBe(202);
    await world.settle();
    const path = `/v1/simulations/${started.body.id}`;
    const { body } = await world.api("GET", path);
    expect(body).toMatchObject({
      kind: "ahead",
      state: "finished",
      version: draft,
      againstVersion: 2,
      from: "2026-02-20",
      through: "2026-05-21",
      progress: { partsDone: 1, partsTotal: 1, loansDone: 10, loansTotal: 10 },
      everyBorrower: 1,
    });
    const { tested, inForce, equality, borrowersDiffering } = body.report;
    expect(equality).toBeNull();
    expect(borrowersDiffering).toBeGreaterThan(0);
    for (const side of [tested, inForce]) {
      const { allowed = 0, deferred = 0 } = side.channels.email ?? {};
      expect(side.cost).toBe(3 * (allowed + deferred));
      const days: { notices?: { email?: Record<string, number> } }[] = Object.values(side.days);
      const sent = days.map(({ notices }) => notices?.email ?? {});
      const total = sent.reduce((sum, one) => sum + (one["allowed"] ?? 0), 0);
      expect(total).toBe(allowed);
    }
    const first = await world.api("GET", `${path}/differences?limit=1`);
    expect(first.body.borrowersDiffering).toBe(borrowersDiffering);
    const rest = await world.api("GET", `${path}/differences?cursor=${first.body.nextCursor}`);
    const all = [...first.body.differences, ...rest.body.differences];
    expect(all).toHaveLength(borrowersDiffering);
    expect(new Set(all.map(({ borrowerId }) => borrowerId)).size).toBe(borrowersDiffering);
    const list = await world.api("GET", "/v1/simulations");
    expect(list.body.simulations.map(({ id }: { id: string }) => id)).toContain(started.body.id);
  });

  it("counts the rates of as-rolled and says where it had too few loans", async () => {
    const started = await world.api("POST", `/v1/policies/${draft}/simulations`, {
      days: 30,
      behaviour: { kind: "as-rolled" },
    });
    await world.settle();
    const { body } = await world.api("GET", `/v1/simulations/${started.body.id}`);
    expect(body.rolls[0]).toMatchObject({ bucket: 0, own: false, percent: 3.4 });
    expect(body.state).toBe("finished");
  });

  it("refuses what cannot be simulated, naming the field", async () => {
    const ask = (path: string, body: unknown) => world.api("POST", `/v1/policies/${path}`, body);
    const nothing = { kind: "nothing" };
    const rule = { loans: {}, pays: { kind: "part", percent: 300, lateDays: 0 } };
    const answers = await Promise.all([
      ask(`${draft}/simulations`, { days: 0, behaviour: nothing }),
      ask(`${draft}/simulations`, { days: 30, behaviour: { kind: "hopes" } }),
      ask(`${draft}/simulations`, { days: 30, behaviour: nothing, capacity: { officer: -1 } }),
      ask(`${draft}/simulations`, { days: 30, behaviour: nothing, prices: { email: 0.5 } }),
      ask(`${draft}/simulations`, {
        days: 30,
        behaviour: { kind: "scenario", script: { seed: 1, rules: [rule] } },
      }),
      ask(`${draft}/backtests`, { from: "2026-02-30" }),
      ask(`${draft}/backtests`, { from: "2026-02-21" }),
      ask(`${draft}/backtests`, { from: "2020-01-01" }),
      ask("99/simulations", { days: 30, behaviour: nothing }),
      world.api("GET", "/v1/simulations/sim_zz"),
      world.api("GET", "/v1/simulations?cursor=no"),
    ]);
    const short = answers.map(({ status, body }) => [
      status,
      body.errors?.[0]?.pointer ?? body.code,
    ]);
    expect(short).toEqual([
      [422, "#/days"],
      [422, "#/behaviour/kind"],
      [422, "#/capacity/officer"],
      [422, "#/prices/email"],
      [422, "#/behaviour/script/rules/0/pays/percent"],
      [422, "#/from"],
      [422, "simulation.from_out_of_range"],
      [422, "simulation.from_out_of_range"],
      [404, "policy.not_found"],
      [404, "simulation.not_found"],
      [422, "query:cursor"],
    ]);
  });
});

describe("a simulation on its pages", () => {
  it("is started from a form, found again, and named when the draft is submitted", async () => {
    const world = await newTenant({ clockOn: TODAY, partitionCount: 1 });
    await bringBook(await world.open(), 6);
    const owner = await newMember(world, "owner");
    const version = await draftOf(world, withNoticeOn(170));
    const page = `/policy/versions/${version}`;
    expect((await owner.get(page)).text).toContain("has not been simulated");
    const wrong = await owner.form(`${page}/simulations`, {
      days: "30",
      behaviour: "scenario",
      script: "{",
      "capacity-officer": "many",
      "price-email": "x",
    });
    expect(wrong.status).toBe(422);
    const late = await owner.form(`${page}/backtests`, { from: "2031-01-01" });
    expect(late.status).toBe(422);
    const started = await owner.form(`${page}/simulations`, {
      days: "30",
      behaviour: "nothing",
      "capacity-officer": "2",
      "price-email": "0.02",
    });
    expect(started.location).toMatch(/^\/simulations\/sim_/);
    await world.settle();
    const report = await owner.get(started.location ?? "");
    expect(report.text).toContain("Who is treated differently");
    expect(report.text).toContain("Capacity: 2");
    expect((await owner.get("/simulations")).text).toContain(started.location);
    expect((await owner.get(page)).text).toContain("Simulated as it stands");
    expect((await owner.form(`${page}/submission`, {})).status).toBe(303);
    const audit = await env.CONTROL.prepare(
      "SELECT detail FROM control_audit WHERE tenant_id = ? AND action = 'policy.submit'",
    )
      .bind(world.tenantId)
      .first<string>("detail");
    const id = started.location?.replace("/simulations/", "");
    expect(JSON.parse(audit ?? "{}")).toMatchObject({ simulated: id });
    const officer = await newMember(world, "officer");
    expect((await officer.get(started.location ?? "")).status).toBe(200);
    expect((await officer.get(`${page}/simulations/new`)).status).toBe(403);
  }, 60_000);
});

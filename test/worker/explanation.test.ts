import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { LadderStep, PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf } from "../../src/domain/policy/templates";
import { businessDate } from "../../src/kernel/calendar";
import { parsePublicId, publicId } from "../../src/kernel/ids";
import { newMember } from "../support/foreign";
import { approved } from "../support/policy-versions";
import type { Visitor } from "../support/visitor";
import { newTenant, type World } from "../support/world";

// Every automatic act names policy version, step, facts used and contact rule (issue 4).

const LOAN = {
  externalId: "L1",
  borrowerExternalId: "B1",
  borrowerName: "Ada Park",
  email: "ada@example.com",
  timezone: "America/New_York",
  product: "card",
  currency: "USD",
  principal: 120_000,
  annualRatePercent: "0",
  installmentCount: 1,
  frequency: "monthly",
  method: "single",
  disbursedOn: "2026-01-10",
  firstDueOn: "2026-02-10",
  rules: {
    allocation: "oldest-first",
    charges: {
      lateFee: { basis: { kind: "percent", percent: "5", of: "overdue" }, graceDays: 2 },
      penaltyInterest: { rate: { kind: "own", annualRatePercent: "18" } },
    },
  },
};

const WHEN = "loan.pastDueAmount > 50000 && !borrower.stopRequested";
const BUSY: LadderStep = {
  step: "busy",
  day: 5,
  when: WHEN,
  actions: [
    { kind: "notice", channels: ["email"], template: "past-due" },
    { kind: "task", role: "officer", title: "Call Ada", dueInDays: 2 },
    { kind: "case", stage: "early", priority: "high" },
    { kind: "hold", stops: ["charges"], days: 10, reason: "Breathing space", legalBasis: "House" },
    { kind: "flag", flag: "called", days: 30 },
  ],
};
const CURED: LadderStep = {
  step: "cured",
  on: { event: "cured" },
  actions: [{ kind: "close-case", reason: "Paid" }],
};
const POLICY: PolicyDocument = {
  ...documentOf("seven-months"),
  name: "Cards first",
  canaryPercent: 99,
  segments: [{ name: "cards", when: 'loan.product == "card"', ladder: [BUSY, CURED] }],
};

type Acts = Readonly<{
  notice: string;
  task: string;
  moved: string;
  closed: string;
  hold: string;
  flag: string;
  late: string;
  cure: string;
  fee: string;
  interest: string;
}>;

async function idIn(world: World, table: "task" | "borrower_case"): Promise<number> {
  const rows = await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare(`SELECT id FROM ${table} WHERE tenant_id = ?`)
        .bind(world.tenantId)
        .first<number>("id"),
    ),
  );
  return rows.find((id) => id !== null) ?? 0;
}

/** A loan that goes through everything a policy does, and is paid on its seventh day. */
async function live(world: World): Promise<Acts> {
  const made = await world.api("POST", "/v1/loans", LOAN);
  expect(made.status, made.text).toBe(201);
  const loan: string = made.body.id;
  const move = async (on: string) => {
    await world.api("PUT", "/v1/clock", { on });
    await world.settle();
  };
  await move("2026-02-17");
  const paid = { externalId: "P1", loanId: loan, amount: 130_000, paidOn: "2026-02-17" };
  expect((await world.api("POST", "/v1/payments", paid)).status).toBe(201);
  await move("2026-02-19");
  const ctx = await world.open();
  const moves = await ctx.loans.transitions(parsePublicId("loan", loan) ?? 0);
  const notices = await world.api("GET", "/v1/notices");
  const open = publicId("case", await idIn(world, "borrower_case"));
  return {
    notice: `notice/${notices.body.notices[0].id}`,
    task: `task/${publicId("task", await idIn(world, "task"))}`,
    moved: `case/${open}/1`,
    closed: `case/${open}/2`,
    hold: `hold/${loan}/1`,
    flag: `flag/${loan}/called`,
    late: `move/${loan}/${moves[0]?.loanVersion}`,
    cure: `move/${loan}/${moves[1]?.loanVersion}`,
    fee: `fee/${loan}/late-fee/1/1`,
    interest: `fee/${loan}/penalty-interest/1/1`,
  };
}

describe("why an act happened", () => {
  let world: World;
  let officer: Visitor;
  let acts: Acts;
  let version: number;

  beforeAll(async () => {
    world = await newTenant({ clockOn: businessDate("2026-02-01") });
    version = await approved(world, POLICY, "2026-02-02");
    acts = await live(world);
    officer = await newMember(world, "officer");
  });

  const explain = async (act: keyof Acts, locale = "en") => {
    const path = `/v1/explanations?act=${encodeURIComponent(acts[act])}&locale=${locale}`;
    const answer = await world.api("GET", path);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };

  it.each(["notice", "task", "moved", "hold", "flag"] as const)(
    "names version, approver, canary, segment, step and facts of a %s",
    async (act) => {
      const { rule, on, loanExternalId, numbers, preventions } = await explain(act);
      expect({ on, loanExternalId }).toEqual({ on: "2026-02-15", loanExternalId: "L1" });
      expect(rule).toMatchObject({
        policyVersion: version,
        policyName: "Cards first",
        effectiveOn: "2026-02-02",
        builtIn: false,
        approvedBy: "person:b",
        canaryPercent: 99,
        segment: "cards",
        step: "busy",
        trigger: "at 5 days past due",
        reasonKept: true,
      });
      expect(rule.conditions).toEqual([
        expect.objectContaining({
          of: "segment",
          name: "cards",
          said: "the product is “card”",
          isSo: true,
        }),
        {
          of: "step",
          name: "busy",
          text: WHEN,
          said: "the amount past due is more than $500.00 and the borrower has not asked us to stop",
          isSo: true,
        },
      ]);
      const facts = rule.facts.map((one: { name: string; value: unknown }) => [
        one.name,
        one.value,
      ]);
      expect(Object.fromEntries(facts)).toEqual({
        "loan.product": "card",
        "loan.pastDueAmount": 120_000,
        "borrower.stopRequested": false,
      });
      expect(numbers).toMatchObject({
        daysPastDue: 5,
        dueOn: "2026-02-10",
        pastDueAmount: 120_000,
        agrees: true,
      });
      // With the late fee of 60.00 and four days at 18 % (2.40), which are paid first.
      expect(preventions[0]).toMatchObject({
        kind: "payment",
        amount: 126_240,
        by: "2026-02-14",
      });
    },
  );

  it("shows each answer of the contact gate for a notice, and for nothing else", async () => {
    const id = acts.notice.replace("notice/", "");
    const { decisions } = (await world.api("GET", `/v1/notices/${id}`)).body;
    const { contact } = await explain("notice");
    expect(contact.length).toBeGreaterThan(0);
    expect(contact.map(({ rule }: { rule: string }) => rule)).toEqual(
      decisions.map(({ rule }: { rule: string }) => rule),
    );
    expect(contact[0].facts).toMatchObject({ channel: "email", timezones: ["America/New_York"] });
    expect((await explain("task")).contact).toBeNull();
  });

  it("says what was done with case, hold and flag, in the reader's language", async () => {
    expect((await explain("moved")).what).toBe("The case moved to “early”");
    expect((await explain("closed")).what).toBe("The case was closed: Paid");
    expect((await explain("closed")).rule).toMatchObject({ step: "cured", segment: "cards" });
    expect((await explain("hold")).what).toBe(
      "A hold on charges from 16 Feb 2026 until 26 Feb 2026",
    );
    const flag = await explain("flag", "zh-CN");
    expect(flag.what).toBe("贷款被标记为“called”");
    expect(flag.because).toBe(`策略“Cards first”第 ${version} 版要求这样做：逾期 5 天。`);
  });

  it("names the day of a move to a worse bucket, and the payment of a move back", async () => {
    expect(await explain("late")).toMatchObject({
      what: "Moved from M0 to M1",
      on: "2026-02-11",
      rule: { policyVersion: version, step: null },
      cause: { cause: "scan", isExact: true, entries: [] },
      numbers: { daysPastDue: 1, dueOn: "2026-02-10", agrees: true },
      preventions: [{ kind: "payment", amount: 120_000, by: "2026-02-10" }],
    });
    const cure = await explain("cure");
    expect(cure.cause).toMatchObject({ cause: "payment", isExact: true, entries: [{}] });
    expect(cure.because).toBe("Payment no. 1 of $1,300.00, effective 17 Feb 2026, moved the loan.");
  });

  it("tells the contract's rule behind a late fee and penalty interest", async () => {
    const fee = await explain("fee");
    expect(fee).toMatchObject({ on: "2026-02-13", rule: null });
    expect(fee.charge).toMatchObject({
      kind: "late-fee",
      amount: 6_000,
      overdue: 120_000,
      uncapped: 6_000,
      daysLate: 3,
      rule: { basis: { percent: "5" }, graceDays: 2 },
    });
    // The installment with two days of penalty interest, which are paid first.
    expect(fee.preventions[0]).toMatchObject({
      kind: "payment",
      amount: 120_120,
      by: "2026-02-12",
    });
    const { charge } = await explain("interest");
    // Seven days until the payment, the last of them held, at 0.60 a day.
    expect(charge).toMatchObject({
      kind: "penalty-interest",
      rule: { rate: { annualRatePercent: "18" } },
      amount: 360,
      days: 6,
      heldDays: 1,
      stops: [{ kind: "hold", from: "2026-02-16", to: "2026-02-26" }],
    });
  });

  it("is a page for each, with the same rule on it", async () => {
    for (const [name, act] of Object.entries(acts)) {
      const page = await officer.get(`/why/${act}`);
      expect([name, page.status]).toEqual([name, 200]);
      expect(page.text).toContain("L1");
      if (name !== "fee" && name !== "interest") expect(page.text).toContain("Cards first");
    }
  });

  it("is linked from the notice and from the loan's timeline and charges", async () => {
    const notice = await officer.get(`/notices/${acts.notice.replace("notice/", "")}`);
    expect(notice.text).toContain(`href="/why/${acts.notice}"`);
    const loan = await officer.get(`/loans/${acts.hold.split("/")[1]}`);
    for (const act of [acts.notice, acts.late, acts.cure, acts.fee, acts.interest]) {
      expect(loan.text).toContain(`href="/why/${act}"`);
    }
  });

  it("is nothing to another lender, for any kind of act, nor for what never was", async () => {
    const stranger = await newTenant();
    const outsider = await newMember(stranger, "owner");
    for (const act of Object.values(acts)) {
      const answer = await stranger.api("GET", `/v1/explanations?act=${encodeURIComponent(act)}`);
      expect([act, answer.status, answer.body.code]).toEqual([act, 404, "explanation.not_found"]);
      expect([act, (await outsider.get(`/why/${act}`)).status]).toEqual([act, 404]);
    }
    const [, loan] = acts.hold.split("/");
    for (const act of ["x", "notice/ntc_x", `move/${loan}/0`, `fee/${loan}/late-fee/1/9`, ""]) {
      const answer = await world.api("GET", `/v1/explanations?act=${encodeURIComponent(act)}`);
      expect([act, answer.status]).toEqual([act, 404]);
    }
  });

  it("says of a person's act who did it, and of an act without reason what is known", async () => {
    const [, loan = ""] = acts.hold.split("/");
    const id = parsePublicId("loan", loan) ?? 0;
    const inShard = (sql: string, ...values: (string | number)[]) =>
      Promise.all(
        [env.SHARD_00, env.SHARD_01].map((shard) =>
          shard
            .prepare(sql)
            .bind(world.tenantId, id, ...values)
            .run(),
        ),
      );
    await inShard(
      `INSERT INTO flag (tenant_id, loan_id, flag, borrower_id, set_on, actor, created_at)
       SELECT ?1, ?2, 'vulnerable', borrower_id, '2026-02-17', 'person:x', 5 FROM loan
       WHERE tenant_id = ?1 AND id = ?2`,
    );
    const byHand = await world.api("GET", `/v1/explanations?act=flag/${loan}/vulnerable`);
    expect(byHand.body).toMatchObject({
      actor: "person:x",
      rule: null,
      because: "A person did this: person:x.",
    });
    await inShard("UPDATE notice SET reason = NULL WHERE tenant_id = ?1 AND loan_id = ?2");
    const old = await explain("notice");
    expect(old.rule).toMatchObject({ policyVersion: version, step: "busy", reasonKept: false });
    expect(old.rule.facts).toEqual([]);
    expect(old.numbers).toMatchObject({ daysPastDue: 5, dueOn: "2026-02-10", agrees: true });
  });
});

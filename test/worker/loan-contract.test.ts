import { describe, expect, it } from "vitest";
import { newTenant, type World } from "../support/world";

// What a contract says beyond amount and rate goes with the loan: its conventions make the schedule,
// its rules are frozen and decide what lateness costs. The clock stands at 15 January 2026.

const LOAN = {
  externalId: "L1",
  borrowerExternalId: "B1",
  borrowerName: "Ada Park",
  currency: "USD",
  principal: 1_200_000,
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2025-10-31",
  firstDueOn: "2025-11-30",
};
const CONVENTIONS = { dayCount: "act-365f", interestCarry: "carried", dueDay: 31 };
const CHARGES = {
  lateFee: { basis: { kind: "percent", percent: "5", of: "overdue" }, graceDays: 10 },
  penaltyInterest: { rate: { kind: "own", annualRatePercent: "18" } },
};

async function stateOf(world: World, id: string, asOf = "2026-01-15") {
  const { body } = await world.api("GET", `/v1/loans/${id}/state?asOf=${asOf}`);
  return body;
}

describe("a loan with a contract of its own", () => {
  it("has the schedule that the same terms have when they are only calculated", async () => {
    const world = await newTenant();
    const terms = { ...LOAN, conventions: CONVENTIONS };
    const made = await world.api("POST", "/v1/loans", terms);
    expect(made.status, made.text).toBe(201);
    const { externalId: _, borrowerExternalId: __, borrowerName: ___, ...alone } = terms;
    const calculated = await world.api("POST", "/v1/calculations/schedule", alone);
    expect(calculated.status, calculated.text).toBe(200);
    const state = await stateOf(world, made.body.id);
    const asked = state.installments.map(
      ({ dueOn, principal, interest }: { dueOn: string; principal: number; interest: number }) => ({
        dueOn,
        principal,
        interest,
      }),
    );
    expect(calculated.body.installments).toMatchObject(asked);
    expect(asked.map(({ dueOn }: { dueOn: string }) => dueOn).slice(0, 4)).toEqual([
      "2025-11-30",
      "2025-12-31",
      "2026-01-31",
      "2026-02-28",
    ]);
    const found = await world.api("GET", `/v1/loans/${made.body.id}`);
    expect(found.body.conventions).toEqual(CONVENTIONS);
  });

  it("is charged by its own rules, and no longer once a payment told late shows it was not due", async () => {
    const world = await newTenant();
    const rules = { allocation: "oldest-first", charges: CHARGES };
    const made = await world.api("POST", "/v1/loans", { ...LOAN, rules });
    expect(made.status, made.text).toBe(201);
    const late = await stateOf(world, made.body.id);
    // 5 % of 1,066.19 each, on 11 December and on 10 January.
    const fees = late.charges.filter(({ kind }: { kind: string }) => kind === "late-fee");
    expect(fees.map(({ on, amount }: { on: string; amount: number }) => [on, amount])).toEqual([
      ["2025-12-11", 5_331],
      ["2026-01-10", 5_331],
    ]);
    // 46 days on 946.19 and 16 on 955.65 of principal at 18 % over 360 days: 21.76 + 7.65.
    expect(late.outstanding.penalty).toBe(2 * 5_331 + 2_176 + 765);
    expect(late.pastDueAmount).toBe(2 * 106_619);

    const paid = { loanExternalId: "L1", amount: 106_619, paidOn: "2025-11-30", externalId: "p1" };
    expect((await world.api("POST", "/v1/payments", paid)).status).toBe(201);
    const cured = await stateOf(world, made.body.id);
    expect(cured.charges.map(({ number }: { number: number }) => number)).toEqual([2, 2]);
    expect(cured.outstanding.penalty).toBe(5_331 + 765);
  });

  it("keeps the rules it came with: sent again with others it is refused", async () => {
    const world = await newTenant();
    const own = { ...LOAN, rules: { allocation: "costs-principal-interest", charges: CHARGES } };
    const made = await world.api("POST", "/v1/loans", own);
    expect((await world.api("POST", "/v1/loans", own)).body.status).toBe("unchanged");
    expect((await world.api("POST", "/v1/loans", LOAN)).body.status).toBe("unchanged");
    const others = { ...LOAN, rules: { allocation: "oldest-first" } };
    const differs = await world.api("POST", "/v1/loans", others);
    expect(differs.status).toBe(409);
    expect(differs.body).toMatchObject({ code: "loan.terms_differ", field: "rules" });
    const found = await world.api("GET", `/v1/loans/${made.body.id}`);
    expect(found.body.rules).toMatchObject({ allocation: "costs-principal-interest" });
  });

  it("without rules gets those of the policy in force, by name", async () => {
    const world = await newTenant();
    const made = await world.api("POST", "/v1/loans", LOAN);
    const found = await world.api("GET", `/v1/loans/${made.body.id}`);
    expect(found.body.rules).toEqual({ allocation: "oldest-first" });
  });

  it("in mid-life is not charged for days that its opening counts already", async () => {
    const world = await newTenant();
    const opening = { openingAsOf: "2025-12-20", openingPaid: 0, openingPrincipal: 1_200_000 };
    const rules = { allocation: "oldest-first", charges: CHARGES };
    const made = await world.api("POST", "/v1/loans", { ...LOAN, ...opening, rules });
    expect(made.status, made.text).toBe(201);
    const { charges } = await stateOf(world, made.body.id);
    expect(
      charges.map(({ kind, number }: { kind: string; number: number }) => [kind, number]),
    ).toEqual([
      ["late-fee", 2],
      ["penalty-interest", 1],
      ["penalty-interest", 2],
    ]);
  });

  it("earns interest by the day when its contract says so", async () => {
    const world = await newTenant();
    const rules = { allocation: "oldest-first", interest: { kind: "daily", dayCount: "act-360" } };
    const made = await world.api("POST", "/v1/loans", { ...LOAN, rules });
    expect(made.status, made.text).toBe(201);
    // 30 days on 12,000.00 at 12 % over 360: 120.00.
    const state = await stateOf(world, made.body.id, "2025-11-30");
    expect(state.installments[0]).toMatchObject({ interest: 12_000, principal: 94_619 });
  });
});

describe("POST /v1/calculations", () => {
  const schedule = [{ dueOn: "2026-02-01", principal: 8_000, interest: 1_500, fee: 500 }];

  it("loan-state takes rules, stops and every type of entry, and explains itself", async () => {
    const world = await newTenant();
    const answer = await world.api("POST", "/v1/calculations/loan-state", {
      schedule,
      ledger: [
        { type: "payment", amount: 6_000, effectiveOn: "2026-02-05" },
        { type: "waiver", amount: 100, effectiveOn: "2026-02-06", component: "principal" },
        { type: "chargeback", amount: 1_000, effectiveOn: "2026-02-10", reverses: 1 },
      ],
      rules: { toleranceAmount: 0, allocation: "interest-principal-charges", charges: CHARGES },
      stops: [{ kind: "hold", from: "2026-02-11", to: "2026-02-13" }],
      explain: true,
      asOf: "2026-02-20",
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      daysPastDue: 19,
      waivedTotal: 100,
      // The fee of 12 February fell on a day of the hold.
      charges: [{ kind: "penalty-interest", number: 1 }],
    });
    const causes = answer.body.postings.map(({ cause }: { cause: string }) => cause);
    expect(new Set(causes)).toEqual(
      new Set(["payment", "waiver", "chargeback", "penalty-interest"]),
    );
  });

  it("loan-state carries a card by its statements", async () => {
    const world = await newTenant();
    const answer = await world.api("POST", "/v1/calculations/loan-state", {
      ledger: [{ type: "disbursement", amount: 100_000, effectiveOn: "2025-01-10" }],
      statement: {
        annualRatePercent: "18.25",
        openedOn: "2025-01-01",
        closingDay: 5,
        dueAfterDays: 25,
        minimum: { amountMin: 2_500, percentOfBalance: "2" },
      },
      asOf: "2025-03-12",
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ daysPastDue: 10, pastDueAmount: 2_500 });
    expect(answer.body.statements).toHaveLength(3);
  });

  it.each([
    ["no schedule and no statement", { asOf: "2026-02-20" }, "#/schedule"],
    [
      "an order with a step left out",
      {
        schedule,
        rules: { allocation: { walk: "vertical", steps: [], advance: "credit" } },
        asOf: "2026-02-20",
      },
      "#/rules/allocation/steps",
    ],
    [
      "a component on a payment",
      {
        schedule,
        ledger: [{ type: "payment", amount: 1, effectiveOn: "2026-02-01", component: "fee" }],
        asOf: "2026-02-20",
      },
      "#/ledger/0/component",
    ],
    [
      "a chargeback of a fee",
      {
        schedule,
        ledger: [
          { type: "fee", amount: 1, effectiveOn: "2026-02-01" },
          { type: "chargeback", amount: 1, effectiveOn: "2026-02-02", reverses: 1 },
        ],
        asOf: "2026-02-20",
      },
      "#/ledger/1/reverses",
    ],
    [
      "a rate that is none",
      {
        schedule,
        rules: { charges: { penaltyInterest: { rate: { kind: "own", annualRatePercent: "x" } } } },
        asOf: "2026-02-20",
      },
      "#/rules/charges/penaltyInterest/rate/annualRatePercent",
    ],
  ])("loan-state refuses %s and names the field", async (_, body, pointer) => {
    const world = await newTenant();
    const answer = await world.api("POST", "/v1/calculations/loan-state", body);
    expect(answer.status, answer.text).toBe(422);
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toContain(pointer);
  });

  it("schedule refuses a rate above a ceiling and says which law", async () => {
    const world = await newTenant();
    const { externalId: _, borrowerExternalId: __, borrowerName: ___, ...terms } = LOAN;
    const rateCeiling = { referencePercent: "2.9", multiple: 4, source: "four times the LPR" };
    const answer = await world.api("POST", "/v1/calculations/schedule", { ...terms, rateCeiling });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: "loan.rate_above_ceiling",
      ceilingPercent: "11.6",
      source: "four times the LPR",
    });
    const allowed = { ...terms, rateCeiling: { ...rateCeiling, referencePercent: "3" } };
    expect((await world.api("POST", "/v1/calculations/schedule", allowed)).status).toBe(200);
  });
});

describe("GET /v1/loans/{id}/quote", () => {
  it("says what brings a loan current, what closes it, and what a payment would do", async () => {
    const world = await newTenant();
    const rules = { allocation: "oldest-first", charges: CHARGES };
    const made = await world.api("POST", "/v1/loans", { ...LOAN, rules });
    const answer = await world.api("GET", `/v1/loans/${made.body.id}/quote?payment=12000`);
    expect(answer.status, answer.text).toBe(200);
    const { bringCurrent, payoff, payment } = answer.body;
    // Two installments of 1,066.19, two fees of 53.31, penalty interest of 29.41 (see above).
    expect(bringCurrent).toMatchObject({
      amount: 2 * 106_619 + 2 * 5_331 + 2_941,
      daysPastDue: 46,
    });
    // Penalties first: 53.31 and 21.76 of the first installment, then 44.93 of its interest.
    expect(payment.pays).toEqual({ penalty: 7_507, fee: 0, interest: 4_493, principal: 0 });
    expect(payment.after.daysPastDue).toBe(46);

    const all = { loanExternalId: "L1", paidOn: "2026-01-15", amount: bringCurrent.amount };
    await world.api("POST", "/v1/payments", { ...all, externalId: "current" });
    const current = await world.api("GET", `/v1/loans/${made.body.id}/quote`);
    expect(current.body.bringCurrent).toMatchObject({ amount: 0, daysPastDue: 0 });
    expect(current.body.payoff.amount).toBe(payoff.amount - bringCurrent.amount);
    expect(current.body.payment).toBeNull();
  });

  it.each(["payment=0", "payment=1.5", "payment=x", "on=2026-02-30"])(
    "refuses %s and names the field",
    async (query) => {
      const world = await newTenant();
      const made = await world.api("POST", "/v1/loans", LOAN);
      const answer = await world.api("GET", `/v1/loans/${made.body.id}/quote?${query}`);
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0].pointer).toContain(query.split("=")[0]);
    },
  );
});

import { beforeAll, describe, expect, it } from "vitest";
import { newTenant, type World } from "../support/world";

const PATH = "/v1/calculations/apr";
const ADVANCES = [{ on: "1978-01-03", amount: 1000_00 }];
const PAYMENTS = [{ on: "1978-09-15", amount: 1080_00 }];
const TERMS = {
  principal: 10_000_00,
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2026-01-10",
  firstDueOn: "2026-02-10",
};

let world: World;
beforeAll(async () => {
  world = await newTenant();
});

describe("POST /v1/calculations/apr", () => {
  it("answers flows with the rate, its basis and what it was found from", async () => {
    const body = { basis: "us-reg-z", currency: "EUR", advances: ADVANCES, payments: PAYMENTS };
    const answer = await world.api("POST", PATH, body);
    expect(answer.status, answer.text).toBe(200);
    // 12 CFR 1026 App. J (c)(5)(i): 8 % over 255 days.
    expect(answer.body).toEqual({
      basis: "us-reg-z",
      percent: "11.45",
      unitPeriod: "term",
      unitPeriodsPerYear: 365 / 255,
      intervals: "unit-periods",
      iterations: expect.any(Number),
      currency: "EUR",
      totals: { advanced: 1000_00, paid: 1080_00, financeCharge: 80_00 },
    });
  });

  it("answers terms by their schedule, with charges besides", async () => {
    const plain = await world.api("POST", PATH, { basis: "us-reg-z", terms: TERMS });
    expect([plain.status, plain.body.percent, plain.body.unitPeriod]).toEqual([
      200,
      "12.00",
      "month",
    ]);
    const financeCharges = [{ on: "2026-01-10", amount: 200_00 }];
    const terms = { ...TERMS, currency: "usd" };
    const dearer = await world.api("POST", PATH, { basis: "us-reg-z", terms, financeCharges });
    expect(Number(dearer.body.percent)).toBeGreaterThan(15);
    const { totals } = dearer.body;
    expect(totals.financeCharge - plain.body.totals.financeCharge).toBe(200_00);
    expect(dearer.body.currency).toBe("USD");
  });

  it("prints as many decimals as asked for", async () => {
    const body = { basis: "eu-aprc-month", decimals: 1, terms: TERMS };
    expect((await world.api("POST", PATH, body)).body.percent).toBe("12.7");
  });

  const flows = { basis: "eu-aprc-month", advances: ADVANCES, payments: PAYMENTS };
  const early = { on: "1978-01-02", amount: 1 };
  it.each<readonly [string, object, string, string]>([
    ["no advances", { ...flows, advances: [] }, "apr.no_advance", "#/advances"],
    ["no payments", { ...flows, payments: [] }, "apr.no_payment", "#/payments"],
    [
      "a payment before the first advance",
      { ...flows, payments: [...PAYMENTS, early] },
      "apr.flows_out_of_order",
      "#/payments/1/on",
    ],
    [
      "a charge before the loan",
      { basis: "irr-nominal", terms: TERMS, financeCharges: [early] },
      "apr.flows_out_of_order",
      "#/financeCharges/0/on",
    ],
    ["one day", { ...flows, payments: ADVANCES }, "apr.no_rate", "#/payments"],
    [
      "a day at twice the amount",
      { ...flows, payments: [{ on: "1978-01-04", amount: 2000_00 }] },
      "apr.rate_out_of_range",
      "#/payments",
    ],
    ["neither flows nor terms", { basis: "us-reg-z" }, "request.invalid", "#/advances"],
    ["flows and terms", { ...flows, terms: TERMS }, "request.invalid", "#/advances"],
    [
      "charges without terms",
      { ...flows, financeCharges: [] },
      "request.invalid",
      "#/financeCharges",
    ],
    ["no basis", { advances: ADVANCES, payments: PAYMENTS }, "request.invalid", "#/basis"],
    ["an unknown currency", { ...flows, currency: "XYZ" }, "request.invalid", "#/currency"],
    [
      "terms without a schedule",
      { basis: "us-reg-z", terms: { ...TERMS, method: "custom" } },
      "loan.schedule_not_derivable",
      "#/terms/method",
    ],
    [
      "unreadable terms",
      { basis: "us-reg-z", terms: { ...TERMS, annualRatePercent: "ten" } },
      "request.invalid",
      "#/terms/annualRatePercent",
    ],
  ])("refuses %s and names the field", async (_name, body, code, pointer) => {
    const answer = await world.api("POST", PATH, body);
    expect([answer.status, answer.body.code], answer.text).toEqual([422, code]);
    expect(answer.body.errors[0].pointer).toBe(pointer);
  });

  it("takes 2000 payments and refuses more", async () => {
    const payments = Array.from({ length: 2001 }, () => ({ on: "1979-01-03", amount: 1_00 }));
    const most = await world.api("POST", PATH, { ...flows, payments: payments.slice(1) });
    expect(most.status, most.text).toBe(200);
    const more = await world.api("POST", PATH, { ...flows, payments });
    expect([more.status, more.body.errors[0].pointer]).toEqual([422, "#/payments"]);
  });
});

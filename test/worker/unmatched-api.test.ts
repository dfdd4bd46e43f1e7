import { describe, expect, test } from "vitest";
import { addLoan, newLender } from "../support/lender";

const PAID = { externalId: "P1", loanExternalId: "ln/1", amount: 500_00, paidOn: "2026-06-14" };

/** A lender with two loans of one borrower and a payment that names one of them oddly. */
async function newOne() {
  const world = await newLender();
  const ctx = await world.open();
  const owner = { borrowerExternalId: "B-1", borrowerName: "Ada Example" };
  const loanId = await addLoan(ctx, { externalId: "LN-1", ...owner });
  await addLoan(ctx, { externalId: "LN-2", ...owner });
  const kept = await world.api("POST", "/v1/payments", { ...PAID, payerName: "Ada Example" });
  expect(kept.status).toBe(202);
  return { world, ctx, loanId, path: `/v1/unmatched-payments/${kept.body.id}` };
}

describe("a payment without a loan, over the API", () => {
  test("comes with the loans it may be for, and the reasons in words", async () => {
    const { world, path } = await newOne();
    const found = await world.api("GET", path);
    expect(found.body).toMatchObject({
      ...{ externalId: "P1", status: "unmatched", payerName: "Ada Example", parts: [] },
      suggestions: [
        {
          strength: "sure",
          parts: [{ loanExternalId: "LN-1", amount: 500_00, currency: "USD" }],
          reasons: [
            { code: "reference-same", text: "The reference is the same but for its writing" },
            { code: "name-same" },
            { code: "amount-past-due" },
          ],
        },
        { strength: "likely", parts: [{ loanExternalId: "LN-2" }] },
      ],
    });
  });

  test("is split, found as it was split, listed as settled, and taken back whole", async () => {
    const { world, path } = await newOne();
    const parts = [
      { loanExternalId: "LN-1", amount: 300_00 },
      { loanExternalId: "LN-2", amount: 200_00 },
    ];
    const split = await world.api("POST", `${path}/split`, { parts });
    expect(split).toMatchObject({
      status: 200,
      body: { status: "applied", parts: [{ externalId: "P1#1" }, { externalId: "P1#2" }] },
    });
    const twice = await world.api("POST", `${path}/split`, { parts });
    expect(twice.body).toMatchObject({ code: "payment.unmatched_resolved", state: "applied" });
    const again = await world.api("POST", "/v1/payments", PAID);
    expect([again.status, again.body.status]).toEqual([200, "applied"]);
    const several = await world.api("POST", "/v1/payments", { payments: [PAID] });
    expect(several.body.results).toMatchObject([{ status: "applied", externalId: "P1" }]);
    const found = await world.api("GET", "/v1/payments/P1");
    expect(found.body).toMatchObject({ status: "applied", parts: [{}, {}] });
    const part = await world.api("GET", `/v1/payments/${encodeURIComponent("P1#2")}`);
    expect(part.body).toMatchObject({ status: "posted", amount: 200_00 });
    const settled = await world.api("GET", "/v1/unmatched-payments?state=settled");
    expect(settled.body).toMatchObject({ total: null, payments: [{ externalId: "P1" }] });
    expect((await world.api("GET", "/v1/unmatched-payments")).body.total).toBe(0);

    const back = await world.api("DELETE", "/v1/payments/P1?reason=refunded");
    expect(back.body).toMatchObject({ status: "reversed", resolution: "refunded" });
    for (const name of ["P1#1", "P1#2"]) {
      const one = await world.api("GET", `/v1/payments/${encodeURIComponent(name)}`);
      expect(one.body.status).toBe("reversed");
    }
    expect((await world.api("DELETE", "/v1/payments/P1")).body.code).toBe(
      "payment.already_reversed",
    );
  });

  test("is refused at the part that is wrong", async () => {
    const { world, path } = await newOne();
    const split = (...amounts: readonly (readonly [string, number])[]) =>
      world.api("POST", `${path}/split`, {
        parts: amounts.map(([loanExternalId, amount]) => ({ loanExternalId, amount })),
      });
    expect((await split(["LN-1", 300_00], ["LN-7", 200_00])).body).toMatchObject({
      ...{ code: "loan.not_found", part: 1 },
      errors: [{ pointer: "#/parts/1" }],
    });
    expect((await split(["LN-1", 300_00], ["LN-1", 200_00])).body).toMatchObject({
      ...{ code: "payment.split_loan_twice", part: 1 },
      errors: [{ pointer: "#/parts/1" }],
    });
    expect((await split(["LN-1", 300_00], ["LN-2", 200_01])).body).toMatchObject({
      ...{ code: "payment.split_not_whole", amount: 500_00, parts: 500_01 },
    });
    expect((await split(["LN-1", 500_00])).body.code).toBe("request.invalid");
    expect((await split(["LN-1", 0], ["LN-2", 500_00])).body).toMatchObject({
      errors: [{ pointer: "#/parts/0/amount" }],
    });
  });

  test("is returned with a reason and heard no more of", async () => {
    const { world, path } = await newOne();
    const silent = await world.api("POST", `${path}/return`, { reason: " " });
    expect(silent.body).toMatchObject({ errors: [{ pointer: "#/reason" }] });
    const body = { reason: "wrong lender", reference: "RET-1" };
    const returned = await world.api("POST", `${path}/return`, body);
    expect(returned.body).toMatchObject({
      ...{ status: "returned", resolution: "wrong lender", returnReference: "RET-1" },
    });
    expect(returned.body.decidedBy).toMatch(/^key:/);
    expect((await world.api("POST", "/v1/payments", PAID)).body.code).toBe("payment.returned");
    const found = await world.api("GET", path);
    expect(found.body).toMatchObject({ status: "returned", suggestions: [] });
  });

  test("shows the settled ones page by page, the last one first", async () => {
    const { world } = await newOne();
    for (const name of ["P2", "P3", "P4"]) {
      const kept = await world.api("POST", "/v1/payments", { ...PAID, externalId: name });
      await world.api("DELETE", `/v1/unmatched-payments/${kept.body.id}?reason=x`);
    }
    const first = await world.api("GET", "/v1/unmatched-payments?state=settled&limit=2");
    const { nextCursor } = first.body;
    const rest = await world.api(
      "GET",
      `/v1/unmatched-payments?state=settled&limit=2&cursor=${encodeURIComponent(nextCursor)}`,
    );
    const names = [...first.body.payments, ...rest.body.payments].map(
      (one: { externalId: string }) => one.externalId,
    );
    expect(names.sort()).toEqual(["P2", "P3", "P4"]);
    expect(rest.body.nextCursor).toBeNull();
  });
});

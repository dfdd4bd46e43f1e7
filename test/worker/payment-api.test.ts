import { describe, expect, test } from "vitest";
import { publicId } from "../../src/kernel/ids";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan, newLender } from "../support/lender";
import { call, type World } from "../support/world";

const PAYMENT = {
  externalId: "P1",
  loanExternalId: "L1",
  amount: 100_00,
  paidOn: "2026-06-14",
  method: "bank-transfer",
};

async function newBook() {
  const lender = await newLender();
  const ctx = await lender.open();
  const loanId = await addLoan(ctx, { externalId: "L1" });
  return { lender, ctx, loanId, loan: publicId("loan", loanId) };
}

async function keyWith(lender: World, scopes: readonly string[]) {
  const made = await lender.api("POST", "/v1/api-keys", { name: "narrow", scopes });
  expect(made.status).toBe(201);
  return { authorization: `Bearer ${made.body.secret}` };
}

describe("POST /v1/payments", () => {
  test("posts one: 201 with the loan's new numbers, then 200 as a duplicate", async () => {
    const { lender, ctx, loan } = await newBook();
    const first = await lender.api("POST", "/v1/payments", PAYMENT);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      externalId: "P1",
      status: "posted",
      sequence: 1,
      amount: 100_00,
      paidOn: "2026-06-14",
      method: "bank-transfer",
      origin: "api",
      postedAt: expect.any(Number),
      reversedAt: null,
      loan: {
        id: loan,
        externalId: "L1",
        currency: "USD",
        status: "active",
        pastDueSince: "2026-03-10",
        pastDueAmount: 400_00,
        principalBalance: 1100_00,
        credit: 0,
      },
    });
    const { loanExternalId: _, ...rest } = PAYMENT;
    const again = await lender.api("POST", "/v1/payments", { ...rest, loanId: loan });
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ ...first.body, status: "duplicate" });
    await expectBookEqualsFold(ctx);
  });

  test("keeps one whose loan is not here: 202, then found as unmatched", async () => {
    const { lender } = await newBook();
    const stray = { ...PAYMENT, loanExternalId: "L9" };
    const kept = await lender.api("POST", "/v1/payments", stray);
    expect([kept.status, kept.body]).toEqual([
      202,
      { externalId: "P1", status: "unmatched", id: expect.stringMatching(/^unm_/) },
    ]);
    expect((await lender.api("POST", "/v1/payments", stray)).body).toEqual(kept.body);
    const found = await lender.api("GET", "/v1/payments/P1");
    expect(found.body).toMatchObject({ id: kept.body.id, status: "unmatched", amount: 100_00 });
  });

  test("takes several: one result for each, in order, whatever became of the others", async () => {
    const { lender, ctx } = await newBook();
    const payments = [
      PAYMENT,
      PAYMENT,
      { ...PAYMENT, externalId: "P2", loanExternalId: "L9" },
      { ...PAYMENT, externalId: "P3", paidOn: "2026-06-16" },
      { ...PAYMENT, amount: 1 },
      { ...PAYMENT, externalId: "P4", loanExternalId: undefined, loanId: "loan_zz" },
      { ...PAYMENT, externalId: "P5", amount: 5_00 },
    ];
    const answer = await lender.api("POST", "/v1/payments", { payments });
    expect(answer.status).toBe(200);
    expect(answer.body.results).toMatchObject([
      { externalId: "P1", status: "posted", sequence: 1 },
      { externalId: "P1", status: "duplicate", sequence: 1 },
      { externalId: "P2", status: "unmatched" },
      { status: "refused", code: "payment.paid_in_future", today: "2026-06-15" },
      { status: "refused", code: "payment.external_id_reused", title: expect.any(String) },
      { externalId: "P4", status: "refused", code: "loan.not_found" },
      { externalId: "P5", status: "posted", sequence: 2 },
    ]);
    expect(answer.body.results).toHaveLength(payments.length);
    await expectBookEqualsFold(ctx);
  });

  test.each([
    {
      status: 404,
      code: "loan.not_found",
      change: { loanExternalId: undefined, loanId: "loan_0zz" },
    },
    { status: 404, code: "loan.not_found", change: { loanExternalId: undefined, loanId: "L1" } },
    { status: 422, code: "payment.paid_in_future", change: { paidOn: "2026-06-16" } },
    { status: 422, code: "payment.paid_before_disbursement", change: { paidOn: "2026-01-09" } },
  ])("answers $status $code", async ({ status, code, change }) => {
    const { lender, ctx, loanId } = await newBook();
    const answer = await lender.api("POST", "/v1/payments", { ...PAYMENT, ...change });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.response.headers.get("content-type")).toBe("application/problem+json");
    expect((await ctx.loans.record(loanId))?.ledger).toEqual([]);
  });

  test("answers 409 to a reference that came before with other facts", async () => {
    const { lender } = await newBook();
    await lender.api("POST", "/v1/payments", PAYMENT);
    const answer = await lender.api("POST", "/v1/payments", { ...PAYMENT, amount: 99_00 });
    expect([answer.status, answer.body]).toMatchObject([
      409,
      { code: "payment.external_id_reused", externalId: "P1" },
    ]);
  });

  test.each([
    { name: "an amount of zero", change: { amount: 0 }, pointer: "#/amount" },
    { name: "a negative amount", change: { amount: -1 }, pointer: "#/amount" },
    { name: "a fraction of a cent", change: { amount: 1.5 }, pointer: "#/amount" },
    { name: "an amount as text", change: { amount: "100" }, pointer: "#/amount" },
    { name: "an amount beyond all sense", change: { amount: 1e15 }, pointer: "#/amount" },
    { name: "a day that does not exist", change: { paidOn: "2026-02-30" }, pointer: "#/paidOn" },
    { name: "no day", change: { paidOn: undefined }, pointer: "#/paidOn" },
    { name: "no reference", change: { externalId: undefined }, pointer: "#/externalId" },
    { name: "a blank reference", change: { externalId: "  " }, pointer: "#/externalId" },
    { name: "a line break in it", change: { externalId: "a\nb" }, pointer: "#/externalId" },
    { name: "half a character in it", change: { externalId: "a\ud800" }, pointer: "#/externalId" },
    {
      name: "a reference too long",
      change: { externalId: "x".repeat(101) },
      pointer: "#/externalId",
    },
    { name: "no loan", change: { loanExternalId: undefined }, pointer: "#/loanExternalId" },
    { name: "two loans", change: { loanId: "loan_01" }, pointer: "#/loanExternalId" },
    { name: "a method too long", change: { method: "x".repeat(61) }, pointer: "#/method" },
    { name: "a field we do not know", change: { currency: "USD" }, pointer: "#/currency" },
  ])("names the field of $name, alone and among several", async ({ change, pointer }) => {
    const { lender, ctx, loanId } = await newBook();
    const wrong = { ...PAYMENT, ...change };
    const alone = await lender.api("POST", "/v1/payments", wrong);
    expect([alone.status, alone.body.code]).toEqual([422, "request.invalid"]);
    expect(alone.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer);
    expect((await ctx.loans.record(loanId))?.ledger).toEqual([]);

    const payments = [wrong, PAYMENT, wrong, { ...PAYMENT, externalId: "P2" }];
    const among = await lender.api("POST", "/v1/payments", { payments });
    expect(among.status).toBe(200);
    expect(among.body.results).toMatchObject([
      { status: "refused", code: "request.invalid", title: expect.any(String) },
      { externalId: "P1", status: "posted", sequence: 1 },
      { externalId: wrong.externalId ?? "", status: "refused", code: "request.invalid" },
      { externalId: "P2", status: "posted", sequence: 2 },
    ]);
    const inside = pointer.replace("#/", "#/payments/2/").replace(/\/$/, "");
    const { errors } = among.body.results[2];
    expect(errors.map((one: { pointer: string }) => one.pointer)).toContain(inside);
    expect((await ctx.loans.record(loanId))?.ledger).toHaveLength(2);
  });

  test("gives each of several that are no payments at all its own result, and posts nothing", async () => {
    const { lender, ctx, loanId } = await newBook();
    const payments = [null, 42, "P1", [], {}, { externalId: "P9" }, { externalId: 7 }];
    const answer = await lender.api("POST", "/v1/payments", { payments });
    expect(answer.status).toBe(200);
    const results: readonly { externalId: string; errors: { pointer: string }[] }[] =
      answer.body.results;
    expect(results.map(({ externalId }) => externalId)).toEqual(["", "", "", "", "", "P9", ""]);
    for (const [index, result] of results.entries()) {
      expect(result).toMatchObject({ status: "refused", code: "request.invalid" });
      const pointers = result.errors.map(({ pointer }) => pointer);
      expect(pointers[0]).toMatch(new RegExp(`^#/payments/${index}(/|$)`));
    }
    expect((await ctx.loans.record(loanId))?.ledger).toEqual([]);
  });

  test("is described with what one of several payments is", async () => {
    const { schemas } = (await call("GET", "/openapi.json")).body.components;
    expect(schemas.Payments.properties.payments).toMatchObject({
      items: { $ref: "#/components/schemas/Payment" },
      minItems: 1,
      maxItems: 500,
    });
    expect(schemas.Payment.required).toEqual(["externalId", "amount", "paidOn"]);
    expect(schemas.RefusedPayment.properties).toHaveProperty("errors");
  });

  test("lets a key that may not write learn nothing of what it sent", async () => {
    const { lender } = await newBook();
    const headers = await keyWith(lender, ["payments:read"]);
    const answer = await call("POST", "/v1/payments", { payments: [null] }, headers);
    expect([answer.status, answer.body.code]).toEqual([403, "access.denied"]);
  });

  test.each([
    { name: "nothing", body: "", status: 400 },
    { name: "no JSON", body: "{", status: 400 },
    { name: "a list", body: "[]", status: 422 },
    { name: "null", body: "null", status: 422 },
    { name: "a text", body: '"P1"', status: 422 },
    { name: "no payments", body: '{"payments":[]}', status: 422 },
    { name: "payments that are none", body: '{"payments":{}}', status: 422 },
    {
      name: "too many payments",
      body: JSON.stringify({ payments: Array(501).fill(PAYMENT) }),
      status: 422,
    },
  ])("refuses $name clearly", async ({ body, status }) => {
    const { lender, ctx, loanId } = await newBook();
    const answer = await lender.api("POST", "/v1/payments", body, {
      "content-type": "application/json",
    });
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(status === 400 ? "request.malformed" : "request.invalid");
    expect((await ctx.loans.record(loanId))?.ledger).toEqual([]);
  });
});

describe("DELETE /v1/payments/{externalId}", () => {
  test("takes a payment back and keeps the reason; a second time is 409", async () => {
    const { lender, ctx, loanId } = await newBook();
    await lender.api("POST", "/v1/payments", PAYMENT);
    const path = "/v1/payments/P1?reason=returned%20by%20the%20bank";
    const answer = await lender.api("DELETE", path);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      {
        status: "reversed",
        sequence: 1,
        reversedAt: expect.any(Number),
        loan: { pastDueAmount: 500_00 },
      },
    ]);
    const again = await lender.api("DELETE", path);
    expect([again.status, again.body.code]).toEqual([409, "payment.already_reversed"]);
    const found = await lender.api("GET", "/v1/payments/P1");
    expect(found.body).toMatchObject({ status: "reversed" });
    expect((await ctx.loans.record(loanId))?.ledger).toHaveLength(2);
    await expectBookEqualsFold(ctx);
  });

  test("dismisses one that waits, and finds none that never came", async () => {
    const { lender } = await newBook();
    await lender.api("POST", "/v1/payments", { ...PAYMENT, loanExternalId: "L9" });
    const answer = await lender.api("DELETE", "/v1/payments/P1");
    expect([answer.status, answer.body.status]).toEqual([200, "dismissed"]);
    const never = await lender.api("DELETE", "/v1/payments/P2");
    expect([never.status, never.body.code]).toEqual([404, "payment.not_found"]);
  });

  test.each(["a/b", "ü 还款", "100%", "a?b#c"])(
    "reaches a payment whose reference is %s",
    async (externalId) => {
      const { lender } = await newBook();
      await lender.api("POST", "/v1/payments", { ...PAYMENT, externalId });
      const path = `/v1/payments/${encodeURIComponent(externalId)}`;
      expect((await lender.api("GET", path)).body).toMatchObject({ externalId, status: "posted" });
      expect((await lender.api("DELETE", path)).body).toMatchObject({ status: "reversed" });
    },
  );
});

describe("the unmatched list", () => {
  async function newWaiting() {
    const book = await newBook();
    const stray = { ...PAYMENT, loanExternalId: "L9" };
    const kept = await book.lender.api("POST", "/v1/payments", stray);
    return { ...book, path: `/v1/unmatched-payments/${kept.body.id}` };
  }

  test("is paged, and says how many wait in all", async () => {
    const { lender } = await newWaiting();
    const more = { ...PAYMENT, externalId: "P2", loanExternalId: "L8" };
    await lender.api("POST", "/v1/payments", more);
    const first = await lender.api("GET", "/v1/unmatched-payments?limit=1");
    expect(first.body).toMatchObject({ total: 2, payments: [{ loanExternalId: "L8" }] });
    const cursor = encodeURIComponent(first.body.nextCursor);
    const second = await lender.api("GET", `/v1/unmatched-payments?limit=1&cursor=${cursor}`);
    expect(second.body).toMatchObject({
      payments: [{ loanExternalId: "L9", status: "unmatched" }],
      nextCursor: null,
    });
    for (const query of ["cursor=x", "limit=0", "limit=201", "limit=a"]) {
      const wrong = await lender.api("GET", `/v1/unmatched-payments?${query}`);
      expect([wrong.status, wrong.body.code]).toEqual([422, "request.invalid"]);
      expect(wrong.body.errors[0].pointer).toBe(`query:${query.split("=")[0]}`);
    }
  });

  test.each(["loanId", "loanExternalId"])("assigns by %s", async (by) => {
    const { lender, ctx, loan, path } = await newWaiting();
    const body = { [by]: by === "loanId" ? loan : "L1" };
    const answer = await lender.api("POST", `${path}/assignment`, body);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { externalId: "P1", status: "posted", loan: { id: loan, pastDueAmount: 400_00 } },
    ]);
    const again = await lender.api("POST", `${path}/assignment`, body);
    expect([again.status, again.body]).toMatchObject([
      409,
      { code: "payment.unmatched_resolved", state: "applied" },
    ]);
    await expectBookEqualsFold(ctx);
  });

  test("refuses to assign to no loan, to two, or to one that is not there", async () => {
    const { lender, loan, path } = await newWaiting();
    for (const body of [{}, { loanId: loan, loanExternalId: "L1" }, { loan: "L1" }]) {
      const answer = await lender.api("POST", `${path}/assignment`, body);
      expect([answer.status, answer.body.code]).toEqual([422, "request.invalid"]);
    }
    for (const body of [{ loanExternalId: "L8" }, { loanId: "loan_0zz" }, { loanId: "L1" }]) {
      const answer = await lender.api("POST", `${path}/assignment`, body);
      expect([answer.status, answer.body.code]).toEqual([404, "loan.not_found"]);
    }
    expect((await lender.api("GET", "/v1/unmatched-payments")).body.total).toBe(1);
  });

  test("dismisses with a reason", async () => {
    const { lender, path } = await newWaiting();
    const answer = await lender.api("DELETE", `${path}?reason=not%20ours`);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { status: "dismissed", resolution: "not ours" },
    ]);
    const again = await lender.api("DELETE", path);
    expect([again.status, again.body.code]).toEqual([409, "payment.unmatched_resolved"]);
  });

  test("of another lender is not found", async () => {
    const { lender, path } = await newWaiting();
    const { lender: stranger } = await newBook();
    const missing = "payment.unmatched_not_found";
    for (const own of [path, "/v1/unmatched-payments/unm_", "/v1/unmatched-payments/loan_01"]) {
      const assigned = await stranger.api("POST", `${own}/assignment`, { loanExternalId: "L1" });
      expect([assigned.status, assigned.body.code]).toEqual([404, missing]);
      const dismissed = await stranger.api("DELETE", own);
      expect([dismissed.status, dismissed.body.code]).toEqual([404, missing]);
    }
    expect((await stranger.api("GET", "/v1/unmatched-payments")).body.total).toBe(0);
    expect((await stranger.api("GET", "/v1/payments/P1")).status).toBe(404);
    expect((await stranger.api("DELETE", "/v1/payments/P1")).status).toBe(404);
    expect((await lender.api("GET", "/v1/unmatched-payments")).body.total).toBe(1);
  });
});

describe("a key", () => {
  const WRITES = [
    ["POST", "/v1/payments", PAYMENT],
    ["DELETE", "/v1/payments/P1", undefined],
    ["POST", "/v1/unmatched-payments/unm_01/assignment", { loanExternalId: "L1" }],
    ["DELETE", "/v1/unmatched-payments/unm_01", undefined],
    ["POST", "/v1/webhook-endpoints", { name: "x" }],
    ["GET", "/v1/webhook-endpoints", undefined],
    ["DELETE", "/v1/webhook-endpoints/whk_1", undefined],
    ["GET", "/v1/webhook-events", undefined],
  ] as const;

  test("that may only read payments writes none and sees no webhooks", async () => {
    const { lender, ctx, loanId } = await newBook();
    const headers = await keyWith(lender, ["payments:read"]);
    for (const [method, path, body] of WRITES) {
      const answer = await call(method, path, body, headers);
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, "access.denied"]);
    }
    expect((await call("GET", "/v1/unmatched-payments", undefined, headers)).status).toBe(200);
    expect((await ctx.loans.record(loanId))?.ledger).toEqual([]);
  });

  test("that is none gets 401", async () => {
    for (const [method, path, body] of WRITES) {
      const answer = await call(method, path, body);
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });
});

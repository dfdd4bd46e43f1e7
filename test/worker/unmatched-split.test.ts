import { describe, expect, test } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { applyUnmatched } from "../../src/app/payment/apply-unmatched";
import { assignUnmatched } from "../../src/app/payment/assign-unmatched";
import { dismissUnmatched } from "../../src/app/payment/dismiss-unmatched";
import { findPayment } from "../../src/app/payment/find";
import { postPayment } from "../../src/app/payment/post";
import { returnUnmatched } from "../../src/app/payment/return-unmatched";
import { reversePayment } from "../../src/app/payment/reverse";
import { splitUnmatched } from "../../src/app/payment/split-unmatched";
import { partitionOf, publicId } from "../../src/kernel/ids";
import { minor } from "../../src/kernel/money";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan, newLender } from "../support/lender";
import { keep, killedAt, ledgerOf, newWaiting, payment, standingOf } from "../support/waiting";

/** A payment of 100.00 that waits, and three loans that do not all lie in one partition. */
async function newSplit() {
  const { lender, ctx, id } = await newWaiting();
  const loans: number[] = [];
  for (const externalId of ["L1", "L2", "L3"]) loans.push(await addLoan(ctx, { externalId }));
  expect(new Set(loans.map(partitionOf)).size).toBeGreaterThan(1);
  const parts = [50_00, 30_00, 20_00].map((amount, index) => {
    return { loan: { id: loans[index] ?? 0 }, amount: minor(amount) };
  });
  return { lender, ctx, id, loans, parts };
}

const SPLIT = [[["payment", 50_00]], [["payment", 30_00]], [["payment", 20_00]]];
const TAKEN_BACK = [50_00, 30_00, 20_00].map((amount) => [
  ["payment", amount],
  ["reversal", amount],
]);

async function ledgersOf(ctx: TenantContext, loans: readonly number[]) {
  return Promise.all(loans.map((loan) => ledgerOf(ctx, loan)));
}

describe("a payment that is split", () => {
  test("counts on each of its loans, from its own day, under a reference of its own", async () => {
    const { ctx, id, loans, parts } = await newSplit();
    const split = await splitUnmatched(ctx, { id, parts });
    expect(split).toMatchObject({ ok: true, value: { state: "applied" } });
    expect(await ledgersOf(ctx, loans)).toEqual(SPLIT);
    const entries = await Promise.all(
      loans.map(async (loan) => (await ctx.loans.record(loan))?.ledger[0]),
    );
    expect(entries).toMatchObject(
      ["P1#1", "P1#2", "P1#3"].map((externalId) => ({ externalId, effectiveOn: "2026-06-01" })),
    );
    const names = loans.map((loan) => publicId("loan", loan)).join(", ");
    expect(await standingOf(ctx, id)).toEqual(["applied", names]);
    expect(await findPayment(ctx, "P1")).toMatchObject({ value: { status: "split" } });
    await expectBookEqualsFold(ctx);
  });

  test("is split once, however often it is asked for, and its source's repeats change nothing", async () => {
    const { ctx, id, loans, parts } = await newSplit();
    await splitUnmatched(ctx, { id, parts });
    const again = { ok: false, refusal: { code: "payment.unmatched_resolved", state: "applied" } };
    expect(await splitUnmatched(ctx, { id, parts })).toEqual(again);
    expect(await assignUnmatched(ctx, { id, loan: { id: loans[0] ?? 0 } })).toEqual(again);
    expect(await postPayment(ctx, payment("L9"), "webhook")).toMatchObject({ status: "split" });
    // Also when the loan it named arrives after all.
    const late = await addLoan(ctx, { externalId: "L9" });
    await applyUnmatched(ctx, [id]);
    expect(await postPayment(ctx, payment("L9"), "webhook")).toMatchObject({ status: "split" });
    expect(await ledgerOf(ctx, late)).toEqual([]);
    expect(await ledgersOf(ctx, loans)).toEqual(SPLIT);
    await expectBookEqualsFold(ctx);
  });

  const deaths = [2, 3, 4, 5].flatMap((at) => [
    { at, when: "before" as const },
    { at, when: "after" as const },
  ]);
  test.each(deaths)(
    "whose worker dies $when its commit $at ends in the same ledgers",
    async ({ at, when }) => {
      const { lender, ctx, id, loans, parts } = await newSplit();
      const killed = splitUnmatched(killedAt(ctx, at, when), { id, parts });
      await killed.catch((error: Error) => expect(error.message).toBe("killed"));
      const [one, other] = [await lender.open(), await lender.open()];
      await Promise.all([applyUnmatched(one, [id]), applyUnmatched(other, [id])]);
      await applyUnmatched(one, [id]);
      expect(await ledgersOf(ctx, loans)).toEqual(SPLIT);
      expect((await ctx.unmatched.find(id))?.state).toBe("applied");
      await expectBookEqualsFold(ctx);
    },
  );

  test("is taken back from all its loans when its source takes it back, whoever dies meanwhile", async () => {
    const input = { externalId: "P1", reason: "refunded", origin: "webhook" } as const;
    for (const [at, when] of [
      [9, "after"],
      [1, "after"],
      [2, "after"],
      [3, "before"],
      [4, "after"],
    ] as const) {
      const { lender, ctx, id, loans, parts } = await newSplit();
      await splitUnmatched(ctx, { id, parts });
      await reversePayment(killedAt(ctx, at, when), input).catch(() => undefined);
      await applyUnmatched(await lender.open(), [id]);
      expect(await ledgersOf(ctx, loans)).toEqual(TAKEN_BACK);
      expect(await standingOf(ctx, id)).toEqual(["reversed", "refunded"]);
      expect(await reversePayment(ctx, input)).toMatchObject({
        refusal: { code: "payment.already_reversed" },
      });
      // Its source repeats the payment: it stays taken back.
      expect(await postPayment(ctx, payment("L9"), "webhook")).toMatchObject({ status: "split" });
      expect(await ledgersOf(ctx, loans)).toEqual(TAKEN_BACK);
      await expectBookEqualsFold(ctx);
    }
  });

  test("that is taken back while it is being posted counts nowhere in the end", async () => {
    const { lender, ctx, id, loans, parts } = await newSplit();
    await splitUnmatched(killedAt(ctx, 2, "after"), { id, parts }).catch(() => undefined);
    expect((await ctx.unmatched.find(id))?.state).toBe("posting");
    const input = { externalId: "P1", reason: null, origin: "webhook" } as const;
    expect(await reversePayment(await lender.open(), input)).toMatchObject({
      value: { status: "split-reversed", unmatched: { state: "reversed" } },
    });
    expect(await ledgersOf(ctx, loans)).toEqual(TAKEN_BACK);
    await expectBookEqualsFold(ctx);
  });

  test("of which one part was taken back before loses the others too", async () => {
    const { ctx, id, loans, parts } = await newSplit();
    await splitUnmatched(ctx, { id, parts });
    const part = { externalId: "P1#2", reason: null, origin: "api" } as const;
    expect(await reversePayment(ctx, part)).toMatchObject({ ok: true });
    await reversePayment(ctx, { ...part, externalId: "P1" });
    expect(await ledgersOf(ctx, loans)).toEqual(TAKEN_BACK);
  });

  test("whose reference somebody used for its parts gives them names that are free", async () => {
    const { ctx, id, loans, parts } = await newSplit();
    await postPayment(ctx, payment("L1", "P1#1", 1_00), "api");
    await keep(ctx, payment("L8", "P1#3"));
    expect(await splitUnmatched(ctx, { id, parts })).toMatchObject({
      value: { plan: ["P1#4", "P1#5", "P1#6"].map((externalId) => ({ externalId })) },
    });
    expect(await ledgerOf(ctx, loans[0] ?? 0)).toEqual([
      ["payment", 1_00],
      ["payment", 50_00],
    ]);
  });

  test("of which a loan takes no part after all stays nowhere, and waits again", async () => {
    const { ctx, id, loans, parts } = await newSplit();
    const [first, second, third] = parts;
    if (!first || !second || !third) throw new Error("three parts");
    // Between the decision and the posting another payment takes the name of the last part.
    const overtaken = { ...ctx };
    overtaken.commit = async (partition, request) => {
      const outcome = await ctx.commit(partition, request);
      if (request.deed.action === "payment.split-unmatched") {
        await postPayment(ctx, payment("L3", "P1#3", 7_00), "api");
      }
      return outcome;
    };
    const split = await splitUnmatched(overtaken, { id, parts });
    expect(split).toMatchObject({ refusal: { code: "payment.external_id_reused" } });
    expect(await standingOf(ctx, id)).toEqual(["waiting", "payment.external_id_reused"]);
    const [one, two, three] = await ledgersOf(ctx, loans);
    expect([one, two, three]).toEqual([TAKEN_BACK[0], TAKEN_BACK[1], [["payment", 7_00]]]);
    expect(await splitUnmatched(ctx, { id, parts })).toMatchObject({ ok: true });
    await expectBookEqualsFold(ctx);
  });
});

describe("a split is refused", () => {
  test.each([
    { name: "whose parts are less", amounts: [50_00, 49_99], code: "payment.split_not_whole" },
    { name: "whose parts are more", amounts: [50_00, 50_01], code: "payment.split_not_whole" },
    { name: "with a part of nothing", amounts: [100_00, 0], code: "payment.amount_not_positive" },
    { name: "that names a loan twice", loans: ["L1", "L1"], code: "payment.split_loan_twice" },
    { name: "with a loan that is not here", loans: ["L1", "L7"], code: "loan.not_found" },
    { name: "over two currencies", loans: ["L1", "LE"], code: "payment.split_currency_differs" },
    {
      name: "with a loan from after the payment",
      loans: ["L1", "LN"],
      code: "payment.paid_before_disbursement",
    },
  ])("$name", async ({ amounts = [50_00, 50_00], loans = ["L1", "L2"], code }) => {
    const { ctx, id } = await newWaiting();
    await addLoan(ctx, { externalId: "L1" });
    await addLoan(ctx, { externalId: "L2" });
    await addLoan(ctx, { externalId: "LE", currency: "EUR" });
    const late = { disbursedOn: "2026-06-05", firstDueOn: "2026-07-05" };
    await addLoan(ctx, { externalId: "LN", ...late });
    const parts = loans.map((externalId, index) => {
      return { loan: { externalId }, amount: minor(amounts[index] ?? 0) };
    });
    expect(await splitUnmatched(ctx, { id, parts })).toMatchObject({ refusal: { code } });
    expect(await standingOf(ctx, id)).toEqual(["waiting", null]);
    await expectBookEqualsFold(ctx);
  });

  test("to another lender, as if there were none", async () => {
    const { id, parts } = await newSplit();
    const stranger = await (await newLender()).open();
    const missing = { ok: false, refusal: { code: "payment.unmatched_not_found" } };
    expect(await splitUnmatched(stranger, { id, parts })).toEqual(missing);
    expect(await returnUnmatched(stranger, { id, reason: "x", reference: null })).toEqual(missing);
  });
});

test("of officers who decide at once about one payment one is heard, and it counts as they said", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { lender, ctx, id, loans, parts } = await newSplit();
    const officers = await Promise.all(Array.from({ length: 4 }, () => lender.open()));
    const [a, b, c, d] = officers as [TenantContext, TenantContext, TenantContext, TenantContext];
    const ends = await Promise.all([
      splitUnmatched(a, { id, parts }),
      assignUnmatched(b, { id, loan: { id: loans[0] ?? 0 } }),
      returnUnmatched(c, { id, reason: "not ours", reference: null }),
      dismissUnmatched(d, { id, reason: "not ours" }),
    ]);
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = ends.findIndex(({ ok }) => ok);
    const whole = [[["payment", 100_00]], [], []];
    expect(await ledgersOf(ctx, loans)).toEqual([SPLIT, whole, [[], [], []], [[], [], []]][winner]);
    const states = ["applied", "applied", "returned", "dismissed"];
    expect((await ctx.unmatched.find(id))?.state).toBe(states[winner]);
    await expectBookEqualsFold(ctx);
  }
});

describe("a payment that is returned", () => {
  test("goes to no loan any more, also not to the one it named", async () => {
    const { ctx, id } = await newWaiting();
    const input = { id, reason: "no borrower of ours", reference: "RET-1" };
    expect(await returnUnmatched(ctx, input)).toMatchObject({
      value: { state: "returned", returnReference: "RET-1", decidedBy: ctx.actor.name },
    });
    const late = await addLoan(ctx, { externalId: "L9" });
    await applyUnmatched(ctx, [id]);
    expect(await postPayment(ctx, payment("L9"), "webhook")).toMatchObject({
      refusal: { code: "payment.returned" },
    });
    expect(await ledgerOf(ctx, late)).toEqual([]);
    expect(await standingOf(ctx, id)).toEqual(["returned", "no borrower of ours"]);
    expect(await findPayment(ctx, "P1")).toMatchObject({ value: { status: "returned" } });
    // That its source takes it back is what happened already.
    const back = { externalId: "P1", reason: null, origin: "webhook" } as const;
    expect(await reversePayment(ctx, back)).toMatchObject({
      refusal: { code: "payment.already_reversed" },
    });
  });

  test("is told once to who listens, without a name", async () => {
    const { ctx, id } = await newWaiting();
    const told: unknown[] = [];
    const listening: TenantContext = {
      ...ctx,
      commit(partition, request) {
        told.push(...(request.events ?? []));
        return ctx.commit(partition, request);
      },
    };
    await returnUnmatched(listening, { id, reason: "of Ada", reference: null });
    await returnUnmatched(listening, { id, reason: "of Ada", reference: null });
    expect(told).toMatchObject([
      { type: "payment.returned", data: { externalId: "P1", amount: 100_00, currency: "USD" } },
    ]);
    expect(JSON.stringify(told)).not.toContain("Ada");
  });
});

import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { foldLoan } from "../../src/app/loan/fold";
import { findPayment } from "../../src/app/payment/find";
import type { PaymentInput } from "../../src/app/payment/outcome";
import { postPayment, postPayments } from "../../src/app/payment/post";
import { reversePayment } from "../../src/app/payment/reverse";
import { runScan } from "../../src/app/scan/run";
import { addDays, businessDate, instant } from "../../src/kernel/calendar";
import { partitionOf } from "../../src/kernel/ids";
import { minor } from "../../src/kernel/money";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan, newLender } from "../support/lender";

const TODAY = "2026-06-15";

/** Of the loan of `addLoan` on 15 June, before anything is paid. */
const UNPAID = {
  status: "active",
  pastDueSince: "2026-02-10",
  pastDueAmount: 500_00,
  principalBalance: 1200_00,
  bucket: 5,
  nextDueOn: "2026-07-10",
  nextDueAmount: 100_00,
  credit: 0,
};

let references = 0;

function payment(
  facts: Partial<Pick<PaymentInput, "loan" | "externalId">> & {
    amount: number;
    paidOn?: string;
  },
): PaymentInput {
  references += 1;
  return {
    loan: facts.loan ?? { externalId: "L1" },
    amount: { minor: minor(facts.amount) },
    paidOn: businessDate(facts.paidOn ?? "2026-06-14"),
    externalId: facts.externalId ?? `P-${references}`,
    method: null,
  };
}

async function newBook() {
  const lender = await newLender(TODAY);
  const ctx = await lender.open();
  const loanId = await addLoan(ctx, { externalId: "L1" });
  return { lender, ctx, loanId };
}

async function numbers(ctx: TenantContext, loanId: number) {
  const record = await ctx.loans.record(loanId);
  if (!record) throw new Error("no such loan");
  const { status, projection } = record.loan;
  return { status, ...projection };
}

describe("a payment", () => {
  const cases = [
    {
      name: "that is late pays the oldest installment first",
      payments: [{ amount: 100_00, paidOn: "2026-06-14" }],
      after: { pastDueSince: "2026-03-10", pastDueAmount: 400_00, bucket: 4 },
    },
    {
      name: "on the business date itself counts at once",
      payments: [{ amount: 500_00, paidOn: TODAY }],
      after: { pastDueSince: null, pastDueAmount: 0, bucket: 0, principalBalance: 700_00 },
    },
    {
      name: "that is partial leaves the installment past due since its own due date",
      payments: [{ amount: 40_00 }],
      after: { pastDueSince: "2026-02-10", pastDueAmount: 460_00, bucket: 5 },
    },
    {
      name: "that is partial twice settles what it adds up to",
      payments: [{ amount: 40_00 }, { amount: 60_00 }],
      after: { pastDueSince: "2026-03-10", pastDueAmount: 400_00 },
    },
    {
      name: "that is short by no more than the tolerance makes the loan current",
      payments: [{ amount: 499_00 }],
      after: { pastDueSince: null, pastDueAmount: 0, bucket: 0, principalBalance: 701_00 },
    },
    {
      name: "that is short by one cent beyond the tolerance leaves it past due",
      payments: [{ amount: 498_99 }],
      after: { pastDueSince: "2026-06-10", pastDueAmount: 1_01, bucket: 1 },
    },
    {
      name: "that is early pays the next installments",
      payments: [{ amount: 650_00 }],
      after: { pastDueAmount: 0, nextDueOn: "2026-08-10", nextDueAmount: 50_00 },
    },
    {
      name: "that is over the whole debt closes the loan and leaves a credit",
      payments: [{ amount: 1300_00 }],
      after: { status: "closed", principalBalance: 0, credit: 100_00, nextActionOn: null },
    },
    {
      name: "that is dated last month is allocated where it belongs",
      payments: [
        { amount: 100_00, paidOn: "2026-06-01" },
        { amount: 100_00, paidOn: "2026-05-20" },
      ],
      after: { pastDueSince: "2026-04-10", pastDueAmount: 300_00, bucket: 3 },
    },
  ];
  test.each(cases)("$name", async ({ payments, after }) => {
    const { ctx, loanId } = await newBook();
    expect(await numbers(ctx, loanId)).toMatchObject(UNPAID);
    for (const one of payments) {
      expect(await postPayment(ctx, payment(one), "api")).toMatchObject({ status: "posted" });
      await expectBookEqualsFold(ctx);
    }
    expect(await numbers(ctx, loanId)).toMatchObject(after);
  });

  test("learned of later than a younger one settles the older installment", async () => {
    const { ctx, loanId } = await newBook();
    await postPayment(ctx, payment({ amount: 100_00, paidOn: "2026-06-01" }), "api");
    await postPayment(ctx, payment({ amount: 100_00, paidOn: "2026-05-20" }), "api");
    const record = await ctx.loans.record(loanId);
    if (!record) throw new Error("no such loan");
    const { installments } = foldLoan(ctx.policy, record, businessDate(TODAY));
    expect(installments.slice(0, 3).map(({ settledOn }) => settledOn)).toEqual([
      "2026-05-20",
      "2026-06-01",
      null,
    ]);
  });

  test("moves the loan's bucket with a transition that names it as the cause", async () => {
    const { ctx, loanId } = await newBook();
    await postPayment(ctx, payment({ amount: 100_00 }), "api");
    expect(await ctx.loans.transitions(loanId)).toMatchObject([
      { fromBucket: 5, toBucket: 4, businessDate: TODAY, cause: "payment" },
    ]);
  });

  test("moves one loan of a borrower who has two", async () => {
    const { ctx, loanId } = await newBook();
    const other = await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B-L1" });
    const outcome = await postPayment(
      ctx,
      payment({ amount: 500_00, loan: { externalId: "L2" } }),
      "api",
    );
    expect(outcome).toMatchObject({ status: "posted", loan: { id: other } });
    expect(await numbers(ctx, loanId)).toMatchObject(UNPAID);
    expect(await numbers(ctx, other)).toMatchObject({ pastDueAmount: 0 });
    await expectBookEqualsFold(ctx);
  });

  test("dated after the day the book stands at counts when the scan gets there", async () => {
    const { lender, ctx: before, loanId } = await newBook();
    const tomorrow = addDays(businessDate(TODAY), 1);
    await env.CONTROL.prepare("UPDATE tenant SET clock_on = ?2 WHERE id = ?1")
      .bind(lender.tenantId, tomorrow)
      .run();
    const ctx = await lender.open();
    expect(before.today).toBe(TODAY);
    const outcome = await postPayment(ctx, payment({ amount: 500_00, paidOn: tomorrow }), "api");
    expect(outcome).toMatchObject({ status: "posted" });
    expect(await numbers(ctx, loanId)).toMatchObject({ ...UNPAID, nextActionOn: tomorrow });
    await expectBookEqualsFold(ctx);

    const deadlineAt = instant(Date.now() + 60_000);
    await runScan(ctx, partitionOf(loanId), tomorrow, deadlineAt);
    expect(await numbers(ctx, loanId)).toMatchObject({ pastDueAmount: 0, evaluatedOn: tomorrow });
    await expectBookEqualsFold(ctx);
  });
});

describe("a payment is refused", () => {
  test.each([
    { name: "dated tomorrow", amount: 1_00, paidOn: "2026-06-16", code: "payment.paid_in_future" },
    {
      name: "dated before the loan was disbursed",
      amount: 1_00,
      paidOn: "2026-01-09",
      code: "payment.paid_before_disbursement",
    },
    { name: "of nothing", amount: 0, code: "payment.amount_not_positive" },
  ])("$name", async ({ code, ...facts }) => {
    const { ctx, loanId } = await newBook();
    expect(await postPayment(ctx, payment(facts), "api")).toMatchObject({
      status: "refused",
      refusal: { code },
    });
    expect((await ctx.loans.record(loanId))?.ledger).toEqual([]);
  });

  test("dated tomorrow also when its loan is not here", async () => {
    const { ctx } = await newBook();
    const stray = payment({ amount: 1_00, paidOn: "2026-06-16", loan: { externalId: "L9" } });
    expect(await postPayment(ctx, stray, "api")).toMatchObject({
      refusal: { code: "payment.paid_in_future" },
    });
    expect(await ctx.unmatched.countWaiting()).toBe(0);
  });

  test("for another lender's loan, as if that loan were not there", async () => {
    const theirs = await newLender(TODAY);
    const owner = await theirs.open();
    await addLoan(owner, { externalId: "L1" });
    const loanId = await addLoan(owner, { externalId: "L2", borrowerExternalId: "B-L1" });
    const { ctx } = await newBook();
    // Lenders number alike: the id is theirs and, in ours, of no loan.
    expect(await ctx.loans.record(loanId)).toBeUndefined();
    for (const id of [loanId, 31 * 2 ** 40 + 1, Number.MAX_SAFE_INTEGER]) {
      const outcome = await postPayment(ctx, payment({ amount: 1_00, loan: { id } }), "api");
      expect(outcome).toEqual({ status: "refused", refusal: { code: "loan.not_found" } });
    }
    expect((await owner.loans.record(loanId))?.ledger).toEqual([]);
  });
});

describe("a reference", () => {
  test("that comes again with the same facts is a duplicate and posts nothing", async () => {
    const { ctx, loanId } = await newBook();
    const first = payment({ amount: 100_00 });
    expect(await postPayment(ctx, first, "api")).toMatchObject({ status: "posted" });
    expect(await postPayment(ctx, first, "webhook")).toMatchObject({ status: "duplicate" });
    const byId = { ...first, loan: { id: loanId } };
    expect(await postPayment(ctx, byId, "import")).toMatchObject({ status: "duplicate" });
    expect((await ctx.loans.record(loanId))?.ledger).toHaveLength(1);
    await expectBookEqualsFold(ctx);
  });

  test.each([
    { name: "another amount", change: { amount: { minor: minor(99_00) } } },
    { name: "another day", change: { paidOn: businessDate("2026-06-13") } },
    { name: "another loan", change: { loan: { externalId: "L2" } } },
    { name: "a loan that is not here", change: { loan: { externalId: "L9" } } },
  ])("that comes again with $name is refused", async ({ change }) => {
    const { ctx, loanId } = await newBook();
    await addLoan(ctx, { externalId: "L2" });
    const first = payment({ amount: 100_00 });
    await postPayment(ctx, first, "api");
    expect(await postPayment(ctx, { ...first, ...change }, "api")).toMatchObject({
      refusal: { code: "payment.external_id_reused", externalId: first.externalId },
    });
    expect((await ctx.loans.record(loanId))?.ledger).toHaveLength(1);
    expect(await ctx.unmatched.countWaiting()).toBe(0);
  });

  test("that stands twice in one call is posted once", async () => {
    const { ctx } = await newBook();
    await addLoan(ctx, { externalId: "L2" });
    const one = payment({ amount: 100_00 });
    const outcomes = await postPayments(
      ctx,
      [one, one, { ...one, loan: { externalId: "L2" } }],
      "api",
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["posted", "duplicate", "refused"]);
    await expectBookEqualsFold(ctx);
  });

  test("sent by twenty at once is posted once", async () => {
    const { lender, ctx, loanId } = await newBook();
    const one = payment({ amount: 100_00 });
    const senders = await Promise.all(Array.from({ length: 20 }, () => lender.open()));
    const outcomes = await Promise.all(senders.map((sender) => postPayment(sender, one, "api")));
    const statuses = outcomes.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(19).fill("duplicate"), "posted"]);
    expect((await ctx.loans.record(loanId))?.ledger).toHaveLength(1);
    await expectBookEqualsFold(ctx);
  });
});

test("twenty payments of one loan at once are all posted", async () => {
  const { lender, ctx, loanId } = await newBook();
  const senders = await Promise.all(Array.from({ length: 20 }, () => lender.open()));
  const outcomes = await Promise.all(
    senders.map((sender) => postPayment(sender, payment({ amount: 10_00 }), "api")),
  );
  expect(outcomes.filter(({ status }) => status !== "posted")).toEqual([]);
  expect(await numbers(ctx, loanId)).toMatchObject({ pastDueAmount: 300_00 });
  await expectBookEqualsFold(ctx);
});

test("five hundred payments of one call reach the loans of all partitions", async () => {
  const { ctx } = await newBook();
  const names = Array.from({ length: 10 }, (_, index) => `M${index}`);
  const ids: number[] = [];
  for (const externalId of names) ids.push(await addLoan(ctx, { externalId }));
  expect(new Set(ids.map(partitionOf)).size).toBeGreaterThan(1);
  const calls = Array.from({ length: 500 }, (_, index) =>
    payment({ amount: 1_00, loan: { externalId: names[index % 10] ?? "" } }),
  );
  const outcomes = await postPayments(ctx, calls, "api");
  expect(outcomes.filter(({ status }) => status !== "posted")).toEqual([]);
  for (const id of ids) expect(await numbers(ctx, id)).toMatchObject({ pastDueAmount: 450_00 });
  await expectBookEqualsFold(ctx);
});

describe("a reversal", () => {
  const reason = "returned by the bank";

  test("restores the loan as if the payment had never been made", async () => {
    const { ctx, loanId } = await newBook();
    const paid = payment({ amount: 100_00, paidOn: "2026-05-20" });
    await postPayment(ctx, paid, "api");
    const { externalId } = paid;
    const reversed = await reversePayment(ctx, { externalId, reason, origin: "api" });
    expect(reversed).toMatchObject({
      ok: true,
      value: { status: "reversed", loan: { id: loanId } },
    });
    expect(await numbers(ctx, loanId)).toMatchObject(UNPAID);
    expect((await ctx.loans.record(loanId))?.ledger).toMatchObject([
      { type: "payment", sequence: 1 },
      { type: "reversal", sequence: 2, reverses: 1, amount: 100_00, effectiveOn: "2026-05-20" },
    ]);
    expect(await findPayment(ctx, externalId)).toMatchObject({ value: { status: "reversed" } });
    await expectBookEqualsFold(ctx);
  });

  test("leaves the other payments of the loan where they are", async () => {
    const { ctx, loanId } = await newBook();
    const paid = payment({ amount: 100_00, paidOn: "2026-05-20" });
    await postPayments(ctx, [paid, payment({ amount: 200_00 })], "api");
    const place = { loanId, sequence: 1 };
    const reversed = await reversePayment(ctx, { ...place, reason, origin: "manual" });
    expect(reversed).toMatchObject({ value: { payment: { externalId: paid.externalId } } });
    expect(await numbers(ctx, loanId)).toMatchObject({ pastDueAmount: 300_00 });
    await expectBookEqualsFold(ctx);
  });

  test("of what is reversed already is refused, also by ten at once", async () => {
    const { lender, ctx, loanId } = await newBook();
    const { externalId, ...rest } = payment({ amount: 100_00 });
    await postPayment(ctx, { externalId, ...rest }, "api");
    const senders = await Promise.all(Array.from({ length: 10 }, () => lender.open()));
    const ends = await Promise.all(
      senders.map((sender) => reversePayment(sender, { externalId, reason, origin: "api" })),
    );
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    for (const end of ends) {
      if (!end.ok) expect(end.refusal).toEqual({ code: "payment.already_reversed" });
    }
    expect((await ctx.loans.record(loanId))?.ledger).toHaveLength(2);
    await expectBookEqualsFold(ctx);
  });

  test("keeps the reference used: the same payment sent again is a duplicate", async () => {
    const { ctx, loanId } = await newBook();
    const paid = payment({ amount: 100_00 });
    await postPayment(ctx, paid, "api");
    await reversePayment(ctx, { externalId: paid.externalId, reason, origin: "api" });
    expect(await postPayment(ctx, paid, "api")).toMatchObject({ status: "duplicate" });
    expect(await numbers(ctx, loanId)).toMatchObject(UNPAID);
  });

  test("of nothing, of a reversal, and of an opening is refused", async () => {
    const { lender, ctx, loanId } = await newBook();
    const paid = payment({ amount: 100_00 });
    await postPayment(ctx, paid, "api");
    await reversePayment(ctx, { externalId: paid.externalId, reason, origin: "api" });
    const opened = await addLoan(ctx, {
      externalId: "L2",
      openingAsOf: "2026-06-01",
      openingPaid: "300.00",
    });
    const refusals = [
      { input: { externalId: "never" }, code: "payment.not_found" },
      { input: { loanId, sequence: 7 }, code: "payment.not_found" },
      { input: { loanId: 31 * 2 ** 40 + 1, sequence: 1 }, code: "payment.not_found" },
      { input: { loanId, sequence: 2 }, code: "payment.not_reversible" },
      { input: { loanId: opened, sequence: 1 }, code: "payment.not_reversible" },
    ];
    for (const { input, code } of refusals) {
      const end = await reversePayment(ctx, { ...input, reason, origin: "api" });
      expect(end).toEqual({ ok: false, refusal: { code } });
    }
    const stranger = await (await newLender(TODAY)).open();
    const foreign = { externalId: paid.externalId, reason, origin: "api" } as const;
    expect(await reversePayment(stranger, foreign)).toEqual({
      ok: false,
      refusal: { code: "payment.not_found" },
    });
    expect(lender.tenantId).not.toBe(stranger.tenant.id);
    await expectBookEqualsFold(ctx);
  });
});

test("whatever is paid and taken back in whatever order, the book equals the fold", async () => {
  const act = fc.record({
    loan: fc.constantFrom("L1", "L2"),
    amount: fc.integer({ min: 1, max: 700_00 }),
    daysAgo: fc.integer({ min: 0, max: 150 }),
    takeBack: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const { ctx, loanId } = await newBook();
      await addLoan(ctx, { externalId: "L2" });
      for (const { loan, amount, daysAgo, takeBack } of acts) {
        const paidOn = addDays(businessDate(TODAY), -daysAgo);
        const one = payment({ amount, paidOn, loan: { externalId: loan } });
        const before = await numbers(ctx, loanId);
        expect(await postPayment(ctx, one, "api")).toMatchObject({ status: "posted" });
        const after = await numbers(ctx, loanId);
        expect(after.pastDueAmount).toBeLessThanOrEqual(before.pastDueAmount);
        await expectBookEqualsFold(ctx);
        if (!takeBack) continue;
        const { externalId } = one;
        await reversePayment(ctx, { externalId, reason: null, origin: "api" });
        expect(await numbers(ctx, loanId)).toEqual(before);
        await expectBookEqualsFold(ctx);
      }
    }),
    { numRuns: 8 },
  );
});

import { describe, expect, test, vi } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { applyUnmatched } from "../../src/app/payment/apply-unmatched";
import { assignUnmatched } from "../../src/app/payment/assign-unmatched";
import { dismissUnmatched } from "../../src/app/payment/dismiss-unmatched";
import { findPayment } from "../../src/app/payment/find";
import { listUnmatched } from "../../src/app/payment/list-unmatched";
import { postPayment, postPayments } from "../../src/app/payment/post";
import { reversePayment } from "../../src/app/payment/reverse";
import { businessDate } from "../../src/kernel/calendar";
import { publicId } from "../../src/kernel/ids";
import { applyUnmatched as consume } from "../../src/queue/consumers/payment";
import type { EnvelopeOf } from "../../src/queue/envelope";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan, newLender } from "../support/lender";
import { killedAt, ledgerOf, newWaiting, payment, standingOf } from "../support/waiting";

const REASON = "not ours";
/** The queue delivers within a second or so; a busy machine takes longer. */
const SOON = { timeout: 20_000 };

/** Soon the payment is in the ledger, once, and off the list. */
async function expectApplied(ctx: TenantContext, loanId: number) {
  await vi.waitFor(async () => {
    expect(await ledgerOf(ctx, loanId)).toEqual([["payment", 100_00]]);
    expect(await ctx.unmatched.countWaiting()).toBe(0);
  }, SOON);
  await expectBookEqualsFold(ctx);
}

describe("a payment for an unknown loan", () => {
  test("waits, once, and is found under its reference", async () => {
    const { ctx, id } = await newWaiting();
    expect(await postPayment(ctx, payment("L9"), "webhook")).toEqual({ status: "unmatched", id });
    const { payments, total } = await listUnmatched(ctx, { limit: 10, after: null });
    expect(payments).toMatchObject([{ id, externalId: "P1", loanExternalId: "L9" }]);
    expect(total).toBe(1);
    expect(await findPayment(ctx, "P1")).toMatchObject({ value: { status: "unmatched" } });
  });

  test.each([
    { name: "amount", again: payment("L9", "P1", 99_00) },
    { name: "loan", again: payment("L8") },
    { name: "day", again: { ...payment("L9"), paidOn: businessDate("2026-06-02") } },
  ])("is not waiting a second time under its reference with another $name", async ({ again }) => {
    const { ctx } = await newWaiting();
    expect(await postPayment(ctx, again, "api")).toMatchObject({
      refusal: { code: "payment.external_id_reused" },
    });
    expect(await ctx.unmatched.countWaiting()).toBe(1);
  });

  test("is applied by itself when the loan arrives, and counts from the day it was paid", async () => {
    const { ctx, id } = await newWaiting();
    const loanId = await addLoan(ctx, { externalId: "L9" });
    // Both the queue and this test deliver the message; twice is as good as once.
    await applyUnmatched(ctx, [id]);
    expect(await ledgerOf(ctx, loanId)).toEqual([["payment", 100_00]]);
    await vi.waitFor(
      async () => expect(await standingOf(ctx, id)).toEqual(["applied", publicId("loan", loanId)]),
      SOON,
    );
    expect((await ctx.loans.record(loanId))?.ledger[0]?.effectiveOn).toBe("2026-06-01");
    expect(await postPayment(ctx, payment("L9"), "api")).toMatchObject({ status: "duplicate" });
    await expectBookEqualsFold(ctx);
  });

  test("is applied once however often its message is delivered, also at the same time", async () => {
    const { lender, ctx, id } = await newWaiting();
    const loanId = await addLoan(ctx, { externalId: "L9" });
    const tenant: number = lender.tenantId;
    const message: EnvelopeOf<"unmatched.apply"> = {
      v: 1,
      kind: "unmatched.apply",
      tenant,
      ids: [id],
    };
    const contexts = await Promise.all(Array.from({ length: 5 }, () => lender.open()));
    const ends = await Promise.all(contexts.map((one) => consume(one, message, 1)));
    expect(ends.every(({ end }) => end === "ack" || end === "retry")).toBe(true);
    expect(await consume(ctx, message, 2)).toEqual({ end: "ack" });
    expect(await ledgerOf(ctx, loanId)).toEqual([["payment", 100_00]]);
    expect(await standingOf(ctx, id)).toEqual(["applied", publicId("loan", loanId)]);
  });

  test("goes on waiting while its loan is not there", async () => {
    const { ctx, id } = await newWaiting();
    expect(await applyUnmatched(ctx, [id])).toEqual([]);
    expect(await standingOf(ctx, id)).toEqual(["waiting", null]);
  });

  test("that the loan refuses goes on waiting and says why", async () => {
    const { ctx, id } = await newWaiting();
    const loanId = await addLoan(ctx, {
      externalId: "L9",
      disbursedOn: "2026-06-05",
      firstDueOn: "2026-07-05",
    });
    await applyUnmatched(ctx, [id]);
    await vi.waitFor(
      async () =>
        expect(await standingOf(ctx, id)).toEqual(["waiting", "payment.paid_before_disbursement"]),
      SOON,
    );
    expect(await ledgerOf(ctx, loanId)).toEqual([]);
  });

  test("from a file takes its amount from the currency of the loan that arrives", async () => {
    const lender = await newLender();
    const ctx = await lender.open();
    const rows = [
      { ...payment("L9", "P1"), amount: { major: "12.50" } },
      { ...payment("L9", "P2"), amount: { major: "1250" } },
    ];
    const kept = await postPayments(ctx, rows, "import");
    expect(kept.map(({ status }) => status)).toEqual(["unmatched", "unmatched"]);
    const ids = kept.flatMap((one) => (one.status === "unmatched" ? [one.id] : []));
    const yen = { currency: "JPY", principal: "120000" };
    const loanId = await addLoan(ctx, { externalId: "L9", ...yen });
    await applyUnmatched(ctx, ids);
    await vi.waitFor(async () => {
      expect(await standingOf(ctx, ids[0] ?? 0)).toEqual([
        "waiting",
        "payment.amount_not_readable",
      ]);
      expect(await standingOf(ctx, ids[1] ?? 0)).toEqual(["applied", publicId("loan", loanId)]);
    }, SOON);
    expect(await ledgerOf(ctx, loanId)).toEqual([["payment", 1250]]);
  });

  test("that is kept after its loan looked for it finds the loan itself", async () => {
    const lender = await newLender();
    const [payer, importer] = [await lender.open(), await lender.open()];
    let loanId = 0;
    // The payment has seen no loan; before it is kept the loan comes, and sees no payment.
    const overtaken: TenantContext = {
      ...payer,
      async reserve(partition, count) {
        loanId = await addLoan(importer, { externalId: "L9" });
        return payer.reserve(partition, count);
      },
    };
    const kept = await postPayment(overtaken, payment("L9"), "api");
    expect(kept).toMatchObject({ status: "unmatched" });
    await expectApplied(importer, loanId);
  });

  test("that is kept while its loan is being stored is found by the loan", async () => {
    const lender = await newLender();
    const [payer, importer] = [await lender.open(), await lender.open()];
    // The loan has seen no payment; before it is stored the payment comes, and sees no loan.
    const overtaken: TenantContext = {
      ...importer,
      async commit(partition, request) {
        const kept = await postPayment(payer, payment("L9"), "api");
        expect(kept).toMatchObject({ status: "unmatched" });
        return importer.commit(partition, request);
      },
    };
    await expectApplied(payer, await addLoan(overtaken, { externalId: "L9" }));
  });

  test("that arrives at the same moment as its loan is not left behind", async () => {
    for (let round = 0; round < 3; round += 1) {
      const lender = await newLender();
      const [payer, importer] = [await lender.open(), await lender.open()];
      const [, loanId] = await Promise.all([
        postPayment(payer, payment("L9"), "api"),
        addLoan(importer, { externalId: "L9" }),
      ]);
      await expectApplied(payer, loanId);
    }
  });
});

describe("an officer", () => {
  test("assigns a payment to the loan it belongs to", async () => {
    const { ctx, id } = await newWaiting();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    const assigned = await assignUnmatched(ctx, { id, loan: { externalId: "L1" } });
    expect(assigned).toMatchObject({ ok: true, value: { status: "posted", loan: { id: loanId } } });
    expect(await ledgerOf(ctx, loanId)).toEqual([["payment", 100_00]]);
    expect(await standingOf(ctx, id)).toEqual(["applied", publicId("loan", loanId)]);
    // The sender still names the loan it always named; its repeat changes nothing.
    expect(await postPayment(ctx, payment("L9"), "webhook")).toMatchObject({
      status: "duplicate",
      loan: { id: loanId },
    });
    await expectBookEqualsFold(ctx);
  });

  test("cannot assign what is not there, to a loan that is not there, or twice", async () => {
    const { ctx, id } = await newWaiting();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    const assign = (of: number, loan: Parameters<typeof assignUnmatched>[1]["loan"]) =>
      assignUnmatched(ctx, { id: of, loan });
    expect(await assign(id + 5, { id: loanId })).toMatchObject({
      refusal: { code: "payment.unmatched_not_found" },
    });
    for (const loan of [{ externalId: "L8" }, { id: loanId + 999 }]) {
      expect(await assign(id, loan)).toMatchObject({ refusal: { code: "loan.not_found" } });
    }
    expect(await assign(id, { id: loanId })).toMatchObject({ ok: true });
    expect(await assign(id, { id: loanId })).toEqual({
      ok: false,
      refusal: { code: "payment.unmatched_resolved", state: "applied" },
    });
    expect(await ledgerOf(ctx, loanId)).toHaveLength(1);
  });

  test("of another lender sees nothing of it and can do nothing to it", async () => {
    const { ctx, id } = await newWaiting();
    const stranger = await (await newLender()).open();
    await addLoan(stranger, { externalId: "L1" });
    const missing = { ok: false, refusal: { code: "payment.unmatched_not_found" } };
    const loan = { externalId: "L1" };
    expect(await assignUnmatched(stranger, { id, loan })).toEqual(missing);
    expect(await dismissUnmatched(stranger, { id, reason: REASON })).toEqual(missing);
    expect((await listUnmatched(stranger, { limit: 10, after: null })).total).toBe(0);
    expect(await standingOf(ctx, id)).toEqual(["waiting", null]);
  });

  test("two who assign one payment to two loans at once: it counts on one of them", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { lender, ctx, id } = await newWaiting();
      const loans = [
        await addLoan(ctx, { externalId: "L1" }),
        await addLoan(ctx, { externalId: "L2" }),
      ];
      const officers = [await lender.open(), await lender.open()];
      const ends = await Promise.all(
        officers.map((one, index) => assignUnmatched(one, { id, loan: { id: loans[index] ?? 0 } })),
      );
      expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
      const balances = await Promise.all(
        loans.map(async (one) => (await ctx.loans.find(one))?.loan.projection.principalBalance),
      );
      expect(balances.sort()).toEqual([1100_00, 1200_00]);
      const winner = ends.findIndex(({ ok }) => ok);
      expect(await standingOf(ctx, id)).toEqual(["applied", publicId("loan", loans[winner] ?? 0)]);
      await expectBookEqualsFold(ctx);
    }
  });

  test("dismisses a payment for good, with the reason", async () => {
    const { ctx, id } = await newWaiting();
    expect(await dismissUnmatched(ctx, { id, reason: REASON })).toMatchObject({ ok: true });
    expect(await standingOf(ctx, id)).toEqual(["dismissed", REASON]);
    expect(await ctx.unmatched.countWaiting()).toBe(0);
    const loanId = await addLoan(ctx, { externalId: "L9" });
    await applyUnmatched(ctx, [id]);
    for (const loan of [{ externalId: "L9" }, { id: loanId }]) {
      expect(await postPayment(ctx, { ...payment("L9"), loan }, "api")).toMatchObject({
        refusal: { code: "payment.dismissed" },
      });
    }
    expect(await ledgerOf(ctx, loanId)).toEqual([]);
    expect(await findPayment(ctx, "P1")).toMatchObject({ value: { status: "dismissed" } });
    expect(await dismissUnmatched(ctx, { id, reason: REASON })).toMatchObject({
      refusal: { code: "payment.unmatched_resolved" },
    });
  });

  test("who dismisses while the loan arrives: it counts, or it is dismissed, never both", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { lender, ctx, id } = await newWaiting();
      const loanId = await addLoan(ctx, { externalId: "L9" });
      const [officer, consumer] = [await lender.open(), await lender.open()];
      await Promise.all([
        dismissUnmatched(officer, { id, reason: REASON }),
        applyUnmatched(consumer, [id]),
      ]);
      await vi.waitFor(async () => {
        const [state] = await standingOf(ctx, id);
        const balance = (await ctx.loans.find(loanId))?.loan.projection.principalBalance;
        expect([state, balance]).toEqual(
          state === "applied" ? ["applied", 1100_00] : ["dismissed", 1200_00],
        );
      }, SOON);
      await expectBookEqualsFold(ctx);
    }
  });

  test("who dismisses between reading and posting has the last word", async () => {
    const { lender, ctx, id } = await newWaiting();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    const officer = await lender.open();
    const overtaken: TenantContext = {
      ...ctx,
      async commit(partition, request) {
        await dismissUnmatched(officer, { id, reason: REASON });
        return ctx.commit(partition, request);
      },
    };
    const assigned = await assignUnmatched(overtaken, { id, loan: { id: loanId } });
    expect(assigned).toMatchObject({
      ok: false,
      refusal: { code: "payment.unmatched_resolved", state: "dismissed" },
    });
    expect(await standingOf(ctx, id)).toEqual(["dismissed", REASON]);
    expect(await ledgerOf(ctx, loanId)).toEqual([]);
  });

  test.each([
    { at: 2, when: "before" },
    { at: 2, when: "after" },
    { at: 3, when: "before" },
    { at: 3, when: "after" },
  ] as const)(
    "whose worker dies $when its commit $at has decided all the same: the next one ends it",
    async ({ at, when }) => {
      const { lender, ctx, id } = await newWaiting();
      const loanId = await addLoan(ctx, { externalId: "L1" });
      const assigned = assignUnmatched(killedAt(ctx, at, when), { id, loan: { id: loanId } });
      await expect(assigned).rejects.toThrow("killed");
      const officer = await lender.open();
      expect(await dismissUnmatched(officer, { id, reason: REASON })).toMatchObject({
        refusal: { code: "payment.unmatched_resolved" },
      });
      await applyUnmatched(officer, [id]);
      expect(await standingOf(ctx, id)).toEqual(["applied", publicId("loan", loanId)]);
      expect(await ledgerOf(ctx, loanId)).toEqual([["payment", 100_00]]);
      await expectBookEqualsFold(ctx);
    },
  );
});

test("a payment that is taken back while it waits is dismissed", async () => {
  const { ctx, id } = await newWaiting();
  const input = { externalId: "P1", reason: "returned", origin: "api" } as const;
  expect(await reversePayment(ctx, input)).toMatchObject({ value: { status: "dismissed" } });
  expect(await standingOf(ctx, id)).toEqual(["dismissed", "returned"]);
  expect(await reversePayment(ctx, input)).toEqual({
    ok: false,
    refusal: { code: "payment.already_reversed" },
  });
});

test("a payment that is taken back while its loan arrives never counts", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { lender, ctx, id } = await newWaiting();
    const loanId = await addLoan(ctx, { externalId: "L9" });
    const [sender, consumer] = [await lender.open(), await lender.open()];
    const [reversed] = await Promise.all([
      reversePayment(sender, { externalId: "P1", reason: null, origin: "api" }),
      applyUnmatched(consumer, [id]),
    ]);
    // Whoever else took it back while it was dismissed: taken back it is.
    if (!reversed.ok) expect(reversed.refusal.code).toBe("payment.already_reversed");
    await vi.waitFor(
      async () =>
        expect((await ctx.loans.find(loanId))?.loan.projection.principalBalance).toBe(1200_00),
      SOON,
    );
    await expectBookEqualsFold(ctx);
  }
});

test("the list is read page by page, and each payment is on one page", async () => {
  const ctx = await (await newLender()).open();
  const names = ["L3", "L1", "L2", "L1", "L5", "L4", "L1"];
  const strays = names.map((name, index) => payment(name, `P${index}`));
  await postPayments(ctx, strays, "api");
  const seen: string[] = [];
  let after: Parameters<typeof listUnmatched>[1]["after"] = null;
  for (let page = 0; page < 10; page += 1) {
    const { payments, next, total } = await listUnmatched(ctx, { limit: 2, after });
    expect(total).toBe(7);
    seen.push(...payments.map(({ loanExternalId }) => loanExternalId));
    after = next;
    if (!next) break;
  }
  expect(seen).toEqual([...names].sort());
});

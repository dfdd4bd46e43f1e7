import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { createLoans } from "../../src/app/loan/create";
import { postPayment } from "../../src/app/payment/post";
import { suggestMatches } from "../../src/app/payment/suggest-matches";
import { parseLoanRow } from "../../src/domain/import/loan-row";
import { partitionOf } from "../../src/kernel/ids";
import { addLoan, newLender } from "../support/lender";
import { keep, payment } from "../support/waiting";

async function suggested(ctx: TenantContext, id: number) {
  const found = await ctx.unmatched.byIds([id]);
  const matches = (await suggestMatches(ctx, found)).get(id) ?? [];
  return matches.map(({ strength, reasons, parts }) => ({
    strength,
    reasons,
    parts: parts.map(({ loan, borrower, amount }) => [
      loan.externalId,
      borrower.contact.name,
      amount,
    ]),
  }));
}

/** Loans that have nothing to do with a payment, three hundred at once. */
async function fill(ctx: TenantContext, from: number) {
  const rows = Array.from({ length: 300 }, (_, place) => {
    const index = from + place;
    const row = parseLoanRow(
      {
        borrowerExternalId: `FAR-B-${900_000 + index}`,
        borrowerName: `Nobody Known${index}`,
        externalId: `FAR-${500_000 + index}`,
        currency: "USD",
        principal: "1200.00",
        annualRatePercent: "0",
        installmentCount: "12",
        frequency: "monthly",
        method: "equal-principal",
        disbursedOn: "2026-01-10",
        firstDueOn: "2026-02-10",
      },
      { defaultCurrency: "USD", defaultCountry: "US" },
    );
    if (!row.ok) throw new Error(JSON.stringify(row.refusal));
    return row.value;
  });
  const options = { tolerancePercent: "1", dryRun: false, importNumber: null };
  const outcomes = await createLoans(ctx, rows, options);
  expect(outcomes.every(({ status }) => status === "created")).toBe(true);
}

describe("suggestions on a book", () => {
  test("are found by reference, by borrower, by payer and by amount, in whatever partition", async () => {
    const ctx = await (await newLender()).open();
    await addLoan(ctx, { externalId: "LN-2026-004711", borrowerName: "Grace Sample" });
    await addLoan(ctx, { externalId: "LN-2026-008822", borrowerName: "Ada Example" });
    await addLoan(ctx, { externalId: "X-1", borrowerExternalId: "C/5501", borrowerName: "张伟" });
    await addLoan(ctx, { externalId: "X-2", borrowerExternalId: "C/5501", borrowerName: "张伟" });
    const keepOne = (reference: string, amount: number, payer: string | null = null) =>
      keep(ctx, payment(reference, `P:${reference}:${amount}`, amount, payer));

    // 500.00 of five installments are past due.
    expect(await suggested(ctx, await keepOne("ln 2026 004711", 500_00))).toEqual([
      {
        strength: "sure",
        reasons: ["reference-same", "amount-past-due"],
        parts: [["LN-2026-004711", "Grace Sample", 500_00]],
      },
    ]);
    expect(await suggested(ctx, await keepOne("LN-2026-004771", 3_00))).toMatchObject([
      { strength: "possible", reasons: ["reference-slip"] },
    ]);
    expect(await suggested(ctx, await keepOne("LN-2026-4711", 100_00))).toMatchObject([
      { strength: "likely", reasons: ["reference-zeros", "amount-installment"] },
    ]);
    expect(await suggested(ctx, await keepOne("salary", 7_00, "EXAMPLE ADA"))).toMatchObject([
      { reasons: ["name-same", "only-loan"], parts: [["LN-2026-008822", "Ada Example", 7_00]] },
    ]);
    const both = await suggested(ctx, await keepOne("c5501", 1000_00, "张伟"));
    expect(both[0]).toMatchObject({
      strength: "sure",
      reasons: ["borrower-reference", "name-same", "amount-all-due"],
      parts: [
        ["X-1", "张伟", 500_00],
        ["X-2", "张伟", 500_00],
      ],
    });
    expect(await suggested(ctx, await keepOne("thank you", 500_00))).toEqual([]);
    const loans = await ctx.loans.byExternalIds(["LN-2026-004711", "LN-2026-008822", "X-1"]);
    expect(new Set([...loans.values()].map(({ id }) => partitionOf(id))).size).toBeGreaterThan(1);
  });

  test("read no more rows in a larger book", async () => {
    const lender = await newLender();
    const ctx = await lender.open();
    await addLoan(ctx, { externalId: "LN-2026-004711", borrowerName: "Grace Sample" });
    const id = await keep(ctx, payment("LN-2026-004771", "P1", 500_00, "Grace Sample"));
    const read = async () => {
      const own = await lender.open();
      expect(await suggested(own, id)).toHaveLength(1);
      return own.meter;
    };
    // A key that is not there costs the row behind it, so that there has to be one.
    await fill(ctx, 0);
    const before = await read();
    await fill(ctx, 300);
    const after = await read();
    expect(after.rowsRead).toBe(before.rowsRead);
    // A few rows for each of four hundred keys, in each of two shards.
    expect(after.rowsRead).toBeLessThan(2000);
    expect(after.roundTrips).toBeLessThan(12);
  });

  test("are of one's own book alone", async () => {
    const ctx = await (await newLender()).open();
    const stranger = await (await newLender()).open();
    await addLoan(stranger, { externalId: "LN-2026-004711", borrowerName: "Grace Sample" });
    const id = await keep(ctx, payment("LN/2026/004711", "P1", 500_00, "Grace Sample"));
    expect(await suggested(ctx, id)).toEqual([]);
  });

  test("are kept from who may not read loans", async () => {
    const ctx = await (await newLender()).open();
    await addLoan(ctx, { externalId: "LN-2026-004711" });
    const id = await keep(ctx, payment("LN/2026/004711"));
    const actor = { ...ctx.actor, permissions: ["payment.read"] as const };
    expect(await suggested({ ...ctx, actor }, id)).toEqual([]);
    expect(await suggested(ctx, id)).toHaveLength(1);
  });
});

test("the payer's name is nowhere in the clear", async () => {
  const lender = await newLender();
  const ctx = await lender.open();
  const id = await keep(ctx, payment("L9", "P1", 100_00, "Wilhelmina Unusual"));
  expect((await ctx.unmatched.find(id))?.payerName).toBe("Wilhelmina Unusual");
  const tenant: number = lender.tenantId;
  const rows: string[] = [];
  for (const shard of [env.SHARD_00, env.SHARD_01]) {
    for (const table of ["unmatched_payment", "audit", "outbox", "event"]) {
      const sql = `SELECT * FROM ${table} WHERE tenant_id = ?1`;
      rows.push(JSON.stringify((await shard.prepare(sql).bind(tenant).all()).results));
    }
  }
  expect(rows.join("")).toContain("L9");
  expect(rows.join("")).not.toContain("Unusual");
});

test("the index of references costs a loan nothing once it is here", async () => {
  const written = async () => {
    const lender = await newLender();
    await addLoan(await lender.open(), { externalId: "L1" });
    const ctx = await lender.open();
    expect(await postPayment(ctx, payment("L1"), "api")).toMatchObject({ status: "posted" });
    return ctx.meter.rowsWritten;
  };
  const before = await written();
  const shards = [env.SHARD_00, env.SHARD_01];
  const index = await env.SHARD_00.prepare(
    "SELECT sql FROM sqlite_master WHERE name = 'loan_reference'",
  ).first<string>("sql");
  if (!index) throw new Error("the index is there");
  for (const shard of shards) await shard.prepare("DROP INDEX loan_reference").run();
  try {
    expect(await written()).toBe(before);
  } finally {
    for (const shard of shards) await shard.prepare(index).run();
  }
});

import { describe, expect, test } from "vitest";
import { addLoan, newLender } from "../support/lender";
import { noticeOf, planNotice } from "../support/letters";
import { postPayments } from "../../src/app/payment/post";
import { sendNotices } from "../../src/app/notice/send";
import { businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";

const WEI = {
  borrowerName: "李 伟",
  address: "朝阳路 1 号; 北京 100020",
  timezone: "Asia/Shanghai",
  locale: "zh-CN",
};

async function withLetters(count: number) {
  const world = await newLender("2026-06-15");
  const ctx = await world.open();
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const names = { externalId: `L${index}`, borrowerExternalId: `B${index}` };
    const loan = await addLoan(ctx, { ...names, ...WEI });
    ids.push(await planNotice(ctx, loan, { channels: ["letter"], daysPastDue: 1 }));
  }
  await sendNotices(ctx, ids, true);
  return { world, ctx, ids };
}

const HEAD = { name: "Test Lender", locale: "en", timezone: "America/New_York" } as const;

describe("letters on paper", () => {
  test("wait for a print run, are written for the day it is made, and count as sent", async () => {
    const { world, ctx, ids } = await withLetters(2);
    for (const id of ids) expect(await noticeOf(ctx, id)).toMatchObject({ state: "to-print" });
    const refused = await world.api("POST", "/v1/print-runs");
    expect(refused).toMatchObject({ status: 409, body: { code: "notice.letterhead_missing" } });

    await ctx.access.changePreferences({ ...HEAD, letterhead: "1 Harbor Street" });
    const made = await world.api("POST", "/v1/print-runs");
    expect(made).toMatchObject({ status: 201, body: { letterCount: 2 } });
    const { body } = await world.api("GET", `/v1/print-runs/${made.body.id}`);
    const loans = body.letters.map((one: { loanExternalId: string }) => one.loanExternalId);
    expect(loans.sort()).toEqual(["L0", "L1"]);
    expect(body.letters[0]).toMatchObject({
      ...{ name: "李 伟", address: WEI.address },
      text: expect.stringContaining("请按信首地址写信给 Test Lender"),
    });
    for (const id of ids) {
      expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", provider: "print" });
    }
    const again = await world.api("POST", "/v1/print-runs");
    expect(again).toMatchObject({ status: 409, body: { code: "notice.nothing_to_print" } });
  });

  test("one whose amount was paid before the run is not printed", async () => {
    const { world, ctx, ids } = await withLetters(2);
    await ctx.access.changePreferences({ ...HEAD, letterhead: "1 Harbor Street" });
    const paid = {
      ...{ loan: { externalId: "L0" }, amount: { minor: minor(500_00) }, externalId: "P1" },
      ...{ paidOn: businessDate("2026-06-15"), method: "card" },
    };
    expect(await postPayments(ctx, [paid], "api")).toMatchObject([{ status: "posted" }]);
    expect((await world.api("POST", "/v1/print-runs")).body.letterCount).toBe(1);
    const states = await Promise.all(ids.map(async (id) => (await noticeOf(ctx, id)).state));
    expect(states).toEqual(["cancelled", "sent"]);
  });

  test("two who print at the same time print each letter once", async () => {
    const { world, ctx } = await withLetters(6);
    await ctx.access.changePreferences({ ...HEAD, letterhead: "1 Harbor Street" });
    const runs = await Promise.all([1, 2, 3].map(() => world.api("POST", "/v1/print-runs")));
    const printed = runs.reduce((sum, { body }) => sum + (body.letterCount ?? 0), 0);
    expect(printed).toBe(6);
  });

  test("a borrower without a postal address gets none, and the ladder can ask for one", async () => {
    const world = await newLender("2026-06-15");
    const ctx = await world.open();
    const loan = await addLoan(ctx, { externalId: "L1" });
    const id = await planNotice(ctx, loan, { channels: ["letter"] });
    await sendNotices(ctx, [id], true);
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "denied",
      decisions: [{ decision: { rule: "no-address" } }],
    });
  });
});

import { describe, expect, test } from "vitest";
import { grantPermit } from "../../src/app/contact/grant-permit";
import { sendNotices } from "../../src/app/notice/send";
import { addDays } from "../../src/kernel/calendar";
import { publicId } from "../../src/kernel/ids";
import { addLoan, newLender } from "../support/lender";
import { mailbox, noticeOf, planNotice } from "../support/letters";

const ADA = { email: "ada@example.com", phone: "+12025550123", timezone: "America/New_York" };

async function withLate() {
  const world = await newLender("2026-06-15");
  const ctx = { ...(await world.open()), senders: mailbox() };
  const loanId = await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1", ...ADA });
  return { world, ctx, loanId };
}

const counts = (change: Record<string, number>) => ({
  ...{ allow: 0, defer: 0, deny: 0, nearMiss: 0, unasked: 0 },
  ...change,
});

describe("the contact report", () => {
  test("counts each answer once, by channel, by rule and by person, and goes out as a file", async () => {
    const { world, ctx, loanId } = await withLate();
    const west = { ...ADA, timezone: "America/Los_Angeles", email: "li@example.com" };
    const other = await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B2", ...west });
    // Ten o'clock in New York is seven in Los Angeles: put off, then let through.
    const ids = [await planNotice(ctx, loanId), await planNotice(ctx, other)];
    await sendNotices(ctx, ids, true);
    const borrower = { id: (await noticeOf(ctx, ids[0] ?? 0)).borrowerId };
    const person = { ...ctx, actor: { ...ctx.actor, name: "key:key_1" } };
    const asked = { borrower, loanId, channel: "dialer", purpose: "collection" } as const;
    await grantPermit(person, { ...asked, party: "third-party", place: "unknown" });
    const logged = await world.api("POST", "/v1/contacts", {
      ...{ borrowerId: publicId("borrower", borrower.id), externalId: "C1", channel: "phone" },
      ...{ at: Date.parse("2026-06-15T15:00:00Z"), result: "no-answer" },
    });
    expect(logged.status).toBeLessThan(300);

    const { body } = await world.api("GET", "/v1/reports/contacts");
    expect(body).toMatchObject({ from: "2026-05-17", through: "2026-06-15" });
    const byChannel = Object.fromEntries(
      body.channels.map((one: { channel: string; counts: unknown }) => [one.channel, one.counts]),
    );
    expect(byChannel).toEqual({
      email: counts({ allow: 2, defer: 1 }),
      dialer: counts({ deny: 1 }),
      phone: counts({ unasked: 1 }),
    });
    const rules = body.rules.map((one: { pack: string; rule: string; counts: unknown }) => [
      `${one.pack} ${one.rule}`,
      one.counts,
    ]);
    expect(Object.fromEntries(rules)).toMatchObject({
      "HOUSE quiet-hours": counts({ defer: 1 }),
      "US-REGF quiet": counts({ defer: 1 }),
      "HOUSE parties": counts({ deny: 1 }),
    });
    expect(body.people).toEqual([{ actor: "key:key_1", counts: counts({ deny: 1, unasked: 1 }) }]);

    const file = await world.api("GET", "/v1/reports/contacts.csv?from=2026-06-15");
    expect(file.text.split("\r\n")).toContain("2026-06-15,2026-06-15,channel,,email,2,1,0,0,0");
  });

  test("a letter tried again because its provider was down is no second contact", async () => {
    const { world, ctx, loanId } = await withLate();
    const id = await planNotice(ctx, loanId);
    await sendNotices({ ...ctx, senders: mailbox("down") }, [id], true);
    await sendNotices(ctx, [id], false);
    expect((await noticeOf(ctx, id)).state).toBe("sent");
    const { body } = await world.api("GET", "/v1/reports/contacts");
    expect(body.channels).toEqual([{ channel: "email", counts: counts({ allow: 1 }) }]);
  });

  test("the last contact that a cap leaves is a near miss of it", async () => {
    const { world, ctx, loanId } = await withLate();
    const { borrowerId } = await noticeOf(ctx, await planNotice(ctx, loanId));
    for (let call = 0; call < 8; call += 1) {
      const about = { borrowerId: publicId("borrower", borrowerId), channel: "phone" };
      const asked = { ...about, loanId: publicId("loan", loanId) };
      const { body } = await world.api("POST", "/v1/contact-permits", asked);
      if (!body.permit) continue;
      const made = { ...asked, externalId: `C${call}`, permitId: body.permit.id };
      const told = { at: Date.parse("2026-06-15T15:00:00Z") + call, result: "no-answer" };
      expect((await world.api("POST", "/v1/contacts", { ...made, ...told })).status).toBe(201);
    }
    const { body } = await world.api("GET", "/v1/reports/contacts");
    const [calls] = body.channels;
    // Seven in seven days (12 CFR 1006.14(b)(2)(i)(A)); the seventh is the last one.
    expect(calls).toMatchObject({ channel: "phone", counts: { allow: 7, nearMiss: 1, defer: 1 } });
  });

  test("a period that is none is refused with what it may be", async () => {
    const { world, ctx } = await withLate();
    for (const [from, through] of [
      ["2026-06-16", "2026-06-15"],
      [addDays(ctx.today, -400), "2026-06-15"],
    ]) {
      const path = `/v1/reports/contacts?from=${from}&through=${through}`;
      const answer = await world.api("GET", path);
      expect(answer).toMatchObject({
        status: 422,
        body: { code: "report.period_wrong", daysMax: 400 },
      });
    }
  });
});

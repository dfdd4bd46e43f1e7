import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { findNotice } from "../../src/app/notice/list";
import { planNoticesAgain } from "../../src/app/notice/plan-again";
import { sendNotices } from "../../src/app/notice/send";
import { settleNotice } from "../../src/app/notice/settle";
import { GIVE_UP_MS } from "../../src/app/notice/give-up";
import { type Notice, PLANNED_MS } from "../../src/app/notice/store";
import { postPayments } from "../../src/app/payment/post";
import { businessDate, type Instant, instant } from "../../src/kernel/calendar";
import { partitionOf, publicId } from "../../src/kernel/ids";
import { minor } from "../../src/kernel/money";
import { NOTICE_ATTEMPTS_MAX, sendNotices as consume } from "../../src/queue/consumers/notice";
import type { EnvelopeOf } from "../../src/queue/envelope";
import { addLoan, newLender } from "../support/lender";
import { mailbox, noticeOf, planNotice, withoutMessages } from "../support/letters";
import { newTenant, type World } from "../support/world";

const ADA = { email: "ada@example.com", timezone: "America/New_York", locale: "en" };
const NOON = at("2026-06-15T12:00:00-04:00");

function at(text: string): Instant {
  return instant(Date.parse(text));
}

/** A live lender at a chosen moment: only there is "now" the real one. */
async function live(now: Instant, world?: World): Promise<TenantContext> {
  const lender = world ?? (await newTenant({ mode: "live" }));
  const ctx = await lender.open();
  return { ...ctx, now, today: businessDate("2026-06-15"), senders: mailbox() };
}

async function pay(ctx: TenantContext, loan: string, amount: number): Promise<void> {
  const [outcome] = await postPayments(
    ctx,
    [
      {
        loan: { externalId: loan },
        amount: { minor: minor(amount) },
        paidOn: businessDate("2026-06-14"),
        externalId: `P-${loan}`,
        method: "card",
      },
    ],
    "api",
  );
  expect(outcome?.status).toBe("posted");
}

async function moveClock(world: World, on: string): Promise<void> {
  expect((await world.api("PUT", "/v1/clock", { on })).status).toBeLessThan(300);
  await world.settle();
}

describe("from the scan to the letter", () => {
  test("each step of the ladder sends one letter, which can be read with its evidence", async () => {
    const world = await newLender("2026-02-01");
    await addLoan(await world.open(), { externalId: "L1", ...ADA });
    await moveClock(world, "2026-02-26");

    const listed = await world.api("GET", "/v1/notices");
    expect(listed.status).toBe(200);
    const steps = listed.body.notices.map((notice: Record<string, unknown>) => [
      notice.businessDate,
      notice.daysPastDue,
      notice.template,
      notice.state,
    ]);
    expect(steps).toEqual([
      ["2026-02-25", 15, "past-due", "sent"],
      ["2026-02-17", 7, "past-due-early", "sent"],
      ["2026-02-11", 1, "past-due-early", "sent"],
      ["2026-02-05", -5, "reminder-before-due", "sent"],
    ]);

    const oldest = await world.api("GET", `/v1/notices/${listed.body.notices[3].id}`);
    expect(oldest.body.decisions).toMatchObject([
      { verdict: "allow", rule: "allowed", facts: { timezones: ["America/New_York"] } },
    ]);
    expect(oldest.body.loanExternalId).toBe("L1");
    expect(oldest.body.content.to).toBe("ada@example.com");
    expect(oldest.body.content.text).toContain(
      "is $100.00. It is due on 10 February 2026, in 5 days",
    );
    const second = await world.api("GET", `/v1/notices/${listed.body.notices[2].id}`);
    expect(second.body.content.text).toContain("Past due: $100.00");
    expect(second.body.content.text).toContain("due on 10 February 2026, 1 day ago");
  });

  test("speaks the borrower's language, and waits for morning where the borrower lives", async () => {
    const world = await newLender("2026-02-04");
    const west = { email: "li@example.com", timezone: "America/Los_Angeles", locale: "zh-CN" };
    await addLoan(await world.open(), { externalId: "L1", ...west });
    await moveClock(world, "2026-02-05");

    const { body } = await world.api("GET", "/v1/notices");
    const { body: notice } = await world.api("GET", `/v1/notices/${body.notices[0].id}`);
    // Ten o'clock in New York is seven in Los Angeles.
    expect(notice.decisions).toMatchObject([
      { verdict: "defer", rule: "quiet-hours", until: at("2026-02-05T08:00:00-08:00") },
      { verdict: "allow", at: at("2026-02-05T08:00:00-08:00") },
    ]);
    expect(notice.sentAt).toBe(at("2026-02-05T08:00:00-08:00"));
    expect(notice.content.text).toContain("应还 US$100.00，到期日为 2026年2月10日，还有 5 天");
  });

  test("a borrower with two late loans gets one letter a step, and it names the other loan", async () => {
    const world = await newLender("2026-02-10");
    const ctx = await world.open();
    await addLoan(ctx, { externalId: "L1", ...ADA, borrowerExternalId: "B1" });
    await addLoan(ctx, { externalId: "L2", ...ADA, borrowerExternalId: "B1" });
    await moveClock(world, "2026-02-11");

    const { body } = await world.api("GET", "/v1/notices");
    expect(body.notices).toHaveLength(1);
    const { body: notice } = await world.api("GET", `/v1/notices/${body.notices[0].id}`);
    expect(notice.content.text).toContain("2 of your loans with us are past due");
  });

  test("what was sent is sealed: no address and no word of it lies open in the database", async () => {
    const world = await newLender("2026-02-10");
    await addLoan(await world.open(), { externalId: "L1", ...ADA });
    await moveClock(world, "2026-02-11");
    const rows = await Promise.all(
      [env.SHARD_00, env.SHARD_01].map((shard) =>
        shard
          .prepare("SELECT sealed FROM notice_content WHERE tenant_id = ?1")
          .bind(world.tenantId)
          .all<{ sealed: string }>(),
      ),
    );
    const sealed = rows.flatMap(({ results }) => results.map((row) => row.sealed));
    expect(sealed).toHaveLength(1);
    expect(sealed.join()).not.toMatch(/ada@example|Ada|Hello|past due/);
  });
});

describe("at the moment of sending", () => {
  test("a payment that arrived meanwhile cancels the notice", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", ...ADA });
    const id = await planNotice(ctx, loanId);
    await pay(ctx, "L1", 500_00);
    const box = mailbox();
    expect(await sendNotices({ ...ctx, senders: box }, [id], true)).toBeNull();
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "cancelled", attempts: 0 });
    expect(box.letters).toEqual([]);
  });

  test("a payment of a part does not, and the letter speaks of what is left", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", ...ADA });
    const id = await planNotice(ctx, loanId);
    await pay(ctx, "L1", 450_00);
    const box = mailbox();
    await sendNotices({ ...ctx, senders: box }, [id], true);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent" });
    expect(box.letters[0]?.text).toContain("Past due: $50.00");
  });

  test("a borrower who asked to stop is not written to", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", ...ADA });
    const id = await planNotice(ctx, loanId);
    const borrower = await ctx.borrowers.find((await noticeOf(ctx, id)).borrowerId);
    if (!borrower) throw new Error("no borrower");
    await ctx.commit(partitionOf(borrower.id), {
      deed: { action: "borrower.stop", subject: "test", detail: {} },
      writes: ctx.borrowers.setStop(borrower, NOON, NOON),
    });
    const box = mailbox();
    await sendNotices({ ...ctx, senders: box }, [id], true);
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "denied",
      decisions: [{ decision: { verdict: "deny", rule: "borrower-stop" } }],
    });
    expect(box.tries()).toBe(0);
  });

  test("a borrower without an address is not written to, and the notice says why", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", timezone: "America/New_York" });
    const id = await planNotice(ctx, loanId);
    await sendNotices(ctx, [id], true);
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "denied",
      decisions: [{ decision: { rule: "no-address" } }],
    });
  });

  test("by night a notice waits, and goes out when the window opens", async () => {
    const world = await newTenant({ mode: "live" });
    const night = await live(at("2026-06-14T23:00:00-04:00"), world);
    const loanId = await addLoan(night, { externalId: "L1", ...ADA });
    const id = await planNotice(night, loanId);
    await sendNotices(night, [id], true);
    const morning = at("2026-06-15T08:00:00-04:00");
    expect(await noticeOf(night, id)).toMatchObject({ state: "deferred", sendAfter: morning });
    expect(await night.notices.waiting(instant(morning - 1), 10)).toEqual([]);
    const [waiting] = await night.notices.waiting(morning, 10);
    expect(waiting?.id).toBe(id);

    const day = await live(morning, world);
    await sendNotices(day, [id], true);
    const sent = await noticeOf(day, id);
    expect(sent).toMatchObject({ state: "sent", sentAt: morning, sendAfter: null });
    expect(sent.decisions.map(({ decision }) => decision.verdict)).toEqual(["defer", "allow"]);
  });
});

describe("exactly one letter", () => {
  test("leaves however often and at once the message is delivered", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", ...ADA });
    const id = await planNotice(ctx, loanId);
    const box = mailbox();
    const deliveries = Array.from({ length: 12 }, () =>
      sendNotices({ ...ctx, senders: box }, [id], true),
    );
    await Promise.all(deliveries);
    await sendNotices({ ...ctx, senders: box }, [id], true);
    expect(box.letters.map(({ key }) => key)).toEqual([publicId("notice", id)]);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("waits for a provider that rests without a row written, and leaves when it is back", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", ...ADA });
    const id = await planNotice(ctx, loanId);
    const box = mailbox("up", { restsUntil: instant(ctx.now + 90_000) });
    const before = { ...ctx.meter };
    const outage = await sendNotices({ ...ctx, senders: box }, [id], true);
    expect(outage).toEqual({ reason: "email: every provider is down", retryAfterSeconds: 90 });
    expect(ctx.meter.rowsWritten).toBe(before.rowsWritten);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "planned", decisions: [] });
    // When the tick would ask for it, that is put off once, and everybody else's turn comes.
    const overdue = instant(ctx.now + PLANNED_MS);
    const resting = mailbox("up", { restsUntil: instant(overdue + 90_000) });
    await sendNotices({ ...ctx, senders: resting, now: overdue }, [id], false);
    expect(await ctx.notices.waiting(overdue, 10)).toEqual([]);
    const once = ctx.meter.rowsWritten;
    await sendNotices({ ...ctx, senders: resting, now: overdue }, [id], false);
    expect(ctx.meter.rowsWritten).toBe(once);
    const later = { ...ctx, senders: box, now: instant(ctx.now + 90_000) };
    expect(await sendNotices(later, [id], true)).toBeNull();
    expect(box.letters).toHaveLength(1);
  });

  test("the same borrower, step and date is one notice, whoever plans it again", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", ...ADA });
    const first = await planNotice(ctx, loanId);
    const second = await planNotice(ctx, loanId);
    expect(await ctx.notices.find(first)).toBeDefined();
    expect(await ctx.notices.find(second)).toBeUndefined();
    const box = mailbox();
    await sendNotices({ ...ctx, senders: box }, [first, second], true);
    expect(box.letters).toHaveLength(1);
  });

  describe("after a sender died between handing it over and recording it", () => {
    const WORDS = { to: "ada@example.com", subject: "Your loan", text: "As it was written" };

    /** A notice that was handed over and never recorded; its lease ends in a minute. */
    async function leased(provider: string) {
      const ctx = await live(NOON);
      const id = await planNotice(ctx, await addLoan(ctx, { externalId: "L1", ...ADA }));
      const before = await noticeOf(ctx, id);
      const lease = instant(NOON + 60_000);
      const after: Notice = {
        ...before,
        ...{ state: "sending", attempts: 1, sendAfter: lease, provider },
      };
      await ctx.commit(partitionOf(id), {
        deed: { action: "notice.decide", subject: "test", detail: {} },
        writes: [
          ...ctx.notices.change([{ before, after }], NOON),
          ...ctx.notices.keepContent([{ id, content: WORDS }]),
        ],
      });
      return { ctx, id, lease };
    }

    test("one that knows keys gets the same words again under the same key, and not before", async () => {
      const { ctx, id, lease } = await leased("mailbox");
      const box = mailbox();
      await sendNotices({ ...ctx, senders: box }, [id], true);
      expect(box.letters).toEqual([]);
      await sendNotices({ ...ctx, now: lease, senders: box }, [id], true);
      expect(box.letters).toMatchObject([{ key: publicId("notice", id), text: WORDS.text }]);
      expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", attempts: 2 });
    });

    test("one that can be asked is asked: what it has is sent, what it has not is sent now", async () => {
      for (const known of ["SM1", null]) {
        const { ctx, id, lease } = await leased("mailbox");
        const box = mailbox("up", { knowsKeys: false, lookUp: async () => known });
        await sendNotices({ ...ctx, now: lease, senders: box }, [id], true);
        expect(box.letters).toHaveLength(known ? 0 : 1);
        const providerId = known ?? "provider-1";
        expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", providerId });
      }
    });

    test("one that does not answer is asked again, and a person gets it in the end", async () => {
      const { ctx, id, lease } = await leased("mailbox");
      const box = mailbox("up", { knowsKeys: false, lookUp: async () => undefined });
      let now = lease;
      const states: string[] = [];
      for (let tries = 0; tries < 14; tries += 1) {
        await sendNotices({ ...ctx, now, senders: box }, [id], false);
        states.push((await noticeOf(ctx, id)).state);
        now = instant(now + GIVE_UP_MS / 12);
      }
      // Twelve tries, and a day.
      expect(states.indexOf("unconfirmed")).toBe(12);
      expect(box.letters).toEqual([]);
    });

    test("where nobody can tell, nothing is sent again until a person has looked", async () => {
      const { ctx, id, lease } = await leased("mailbox");
      const box = mailbox("up", { knowsKeys: false });
      const later = { ...ctx, now: lease, senders: box };
      await sendNotices(later, [id], true);
      await sendNotices(later, [id], true);
      expect(box.letters).toEqual([]);
      expect(await noticeOf(ctx, id)).toMatchObject({
        state: "unconfirmed",
        failure: expect.stringContaining("cannot tell"),
      });
      const history = await ctx.contacts.history({
        partition: partitionOf(id),
        borrowerIds: [(await noticeOf(ctx, id)).borrowerId],
        since: instant(0),
        now: lease,
      });
      expect([...history.values()].flat()).toHaveLength(1);

      expect(await settleNotice(withoutMessages(later), id, false)).toMatchObject({ ok: true });
      await sendNotices(later, [id], false);
      expect(box.letters).toHaveLength(1);
      expect(await settleNotice(later, id, true)).toMatchObject({
        refusal: { code: "notice.not_unconfirmed" },
      });
    });

    test("paid meanwhile, it is not called cancelled: it may be out", async () => {
      const { ctx, id, lease } = await leased("mailbox");
      await pay(ctx, "L1", 500_00);
      const box = mailbox();
      await sendNotices({ ...ctx, now: lease, senders: box }, [id], true);
      expect(box.letters).toEqual([]);
      expect(await noticeOf(ctx, id)).toMatchObject({ state: "unconfirmed" });
    });
  });
});

describe("when the provider fails", () => {
  const message = (ctx: TenantContext, id: number): EnvelopeOf<"notice.send"> => ({
    v: 1,
    kind: "notice.send",
    tenant: ctx.tenant.id,
    ids: [id],
  });

  test("the notice is kept, tried again later, and sent when the provider is back", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", ...ADA });
    const id = await planNotice(ctx, loanId);
    const down = mailbox("down");
    const first = await consume({ ...ctx, senders: down }, message(ctx, id), 1);
    expect(first).toMatchObject({ end: "retry", reason: "e-mail provider: E_RATE_LIMIT_EXCEEDED" });
    expect(first.end === "retry" && first.afterSeconds).toBeGreaterThanOrEqual(60);
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "planned",
      failure: "e-mail provider: E_RATE_LIMIT_EXCEEDED",
    });
    expect(await consume(ctx, message(ctx, id), 2)).toEqual({ end: "ack" });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", failure: null, attempts: 2 });
  });

  test("after the last try of a message it stays planned for a day, and the tick asks for it again", async () => {
    const ctx = await live(NOON);
    const id = await planNotice(ctx, await addLoan(ctx, { externalId: "L1", ...ADA }));
    const hour = instant(ctx.now + 3_600_000);
    const down = { ...ctx, now: hour, senders: mailbox("down") };
    expect(await consume(down, message(ctx, id), NOTICE_ATTEMPTS_MAX)).toEqual({ end: "ack" });
    expect(await noticeOf(ctx, id)).toMatchObject({
      ...{ state: "planned", failure: "e-mail provider: E_RATE_LIMIT_EXCEEDED" },
      sendAfter: hour + PLANNED_MS,
    });
    const asked = await ctx.notices.waiting(instant(hour + PLANNED_MS), 10);
    expect(asked.map((notice) => notice.id)).toEqual([id]);
    expect(await consume(ctx, message(ctx, id), 1)).toEqual({ end: "ack" });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", failure: null });
  });

  test("after a day it has failed, the message is parked, and a person can replay it", async () => {
    const planned = await live(NOON);
    const loanId = await addLoan(planned, { externalId: "L1", ...ADA });
    const id = await planNotice(planned, loanId);
    const ctx = { ...planned, now: instant(NOON + GIVE_UP_MS) };
    const down = { ...ctx, senders: mailbox("down") };
    expect(await consume(down, message(ctx, id), NOTICE_ATTEMPTS_MAX)).toMatchObject({
      end: "park",
    });
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "failed",
      failure: "e-mail provider: E_RATE_LIMIT_EXCEEDED",
    });
    // A straggler of the queue is no person.
    expect(await consume(ctx, message(ctx, id), 5)).toEqual({ end: "ack" });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "failed" });
    expect(await consume(ctx, message(ctx, id), 1)).toEqual({ end: "ack" });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", failure: null });
  });

  test("a replayed one is sent even when the first consumer of its message died", async () => {
    const planned = await live(NOON);
    const id = await planNotice(planned, await addLoan(planned, { externalId: "L1", ...ADA }));
    const ctx = { ...planned, now: instant(NOON + GIVE_UP_MS) };
    const down = { ...ctx, senders: mailbox("down") };
    await consume(down, message(ctx, id), NOTICE_ATTEMPTS_MAX);
    await planNoticesAgain(ctx, [id]);
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "planned",
      sendAfter: ctx.now + PLANNED_MS,
    });
    expect(await consume(ctx, message(ctx, id), 2)).toEqual({ end: "ack" });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", failure: null });
  });

  test("an address it refuses for good fails at once, and is not tried again", async () => {
    const ctx = await live(NOON);
    const loanId = await addLoan(ctx, { externalId: "L1", ...ADA });
    const id = await planNotice(ctx, loanId);
    const refuses = mailbox("refuses");
    expect(await consume({ ...ctx, senders: refuses }, message(ctx, id), 1)).toEqual({
      end: "ack",
    });
    expect(await consume({ ...ctx, senders: refuses }, message(ctx, id), 2)).toEqual({
      end: "ack",
    });
    expect(refuses.tries()).toBe(1);
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "failed",
      failure: "E_RECIPIENT_SUPPRESSED",
    });
    const shown = await findNotice(ctx, id);
    expect(shown.ok && shown.value.content).toBeNull();
  });

  test("one that cannot be written fails without holding up the others", async () => {
    const ctx = await live(NOON);
    const first = await addLoan(ctx, { externalId: "L1", ...ADA, borrowerExternalId: "B" });
    const broken = await planNotice(ctx, first, { step: "own", template: "no-such-template" });
    const sound = await planNotice(ctx, first);
    const box = mailbox();
    await sendNotices({ ...ctx, senders: box }, [broken, sound], true);
    expect(await noticeOf(ctx, broken)).toMatchObject({
      state: "failed",
      failure: "notice.template_failed",
    });
    expect(await noticeOf(ctx, sound)).toMatchObject({ state: "sent" });
    expect(box.letters).toHaveLength(1);
  });
});

describe("the list", () => {
  test("pages through all notices of all partitions, newest first, each exactly once", async () => {
    const world = await newLender();
    const ctx = await world.open();
    const planned: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      const loanId = await addLoan(ctx, { externalId: `L${index}` });
      for (const step of ["a", "b"]) {
        const later = { ...ctx, now: instant(ctx.now + planned.length) };
        planned.push(publicId("notice", await planNotice(later, loanId, { step })));
      }
    }
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const path: string = `/v1/notices?limit=5${cursor && `&cursor=${cursor}`}`;
      const { body } = await world.api("GET", path);
      expect(body.notices.length).toBeLessThanOrEqual(5);
      seen.push(...body.notices.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(planned.toReversed());
  });

  test("is narrowed to a state, a loan or a borrower", async () => {
    const world = await newLender();
    const ctx = await world.open();
    const one = await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1" });
    const two = await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B1" });
    const three = await addLoan(ctx, { externalId: "L3", borrowerExternalId: "B3" });
    const a = publicId("notice", await planNotice(ctx, one, { step: "a" }));
    const b = publicId("notice", await planNotice(ctx, two, { step: "b" }));
    const c = publicId("notice", await planNotice(ctx, three, { step: "c" }));
    const borrowerId = (await ctx.loans.record(one))?.loan.borrowerId ?? 0;
    const ids = async (query: string) => {
      const { body } = await world.api("GET", `/v1/notices?${query}`);
      return body.notices.map(({ id }: { id: string }) => id).sort();
    };
    const borrower = publicId("borrower", borrowerId);
    expect(await ids("state=planned")).toEqual([a, b, c].sort());
    expect(await ids("state=sent")).toEqual([]);
    expect(await ids(`loanId=${publicId("loan", two)}`)).toEqual([b]);
    expect(await ids(`borrowerId=${borrower}`)).toEqual([a, b].sort());
    expect(await ids(`borrowerId=${borrower}&loanId=${publicId("loan", one)}`)).toEqual([a]);
    expect(await ids(`borrowerId=${borrower}&loanId=${publicId("loan", three)}`)).toEqual([]);
    expect(await ids(`borrowerId=${borrower}&state=failed`)).toEqual([]);
  });

  test.each([
    { query: "state=lost", pointer: "query:state" },
    { query: "limit=0", pointer: "query:limit" },
    { query: "limit=many", pointer: "query:limit" },
    { query: "cursor=no-cursor", pointer: "query:cursor" },
    { query: `cursor=${btoa('{"a":1}')}`, pointer: "query:cursor" },
  ])("refuses $query and names the field", async ({ query, pointer }) => {
    const world = await newLender();
    const { status, body } = await world.api("GET", `/v1/notices?${query}`);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "request.invalid", errors: [{ pointer }] });
  });

  test("another lender's notice, loan and borrower are not there", async () => {
    const other = await newLender();
    const theirs = await other.open();
    const loanId = await addLoan(theirs, { externalId: "L1", ...ADA });
    const id = await planNotice(theirs, loanId);
    const { borrowerId } = await noticeOf(theirs, id);
    const world = await newLender();
    const asked = await Promise.all(
      [
        `/v1/notices/${publicId("notice", id)}`,
        "/v1/notices/ntc_nonsense",
        `/v1/notices?loanId=${publicId("loan", loanId)}`,
        `/v1/notices?borrowerId=${publicId("borrower", borrowerId)}`,
      ].map((path) => world.api("GET", path)),
    );
    expect(asked.map(({ status, body }) => [status, body.code])).toEqual([
      [404, "notice.not_found"],
      [404, "notice.not_found"],
      [404, "loan.not_found"],
      [404, "borrower.not_found"],
    ]);
    const box = mailbox();
    const ours = await world.open();
    expect(await sendNotices({ ...ours, senders: box }, [id], true)).toBeNull();
    expect(box.tries()).toBe(0);
    expect(await noticeOf(theirs, id)).toMatchObject({ state: "planned" });
  });
});

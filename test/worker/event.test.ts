import { Webhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { describe, expect, test } from "vitest";
import { verifyEvent } from "../../client/forbear";
import { deliverEvents } from "../../src/app/event/deliver";
import { EVENT_TYPES, type EventType } from "../../src/domain/event/event";
import { EVENT_DATA } from "../../src/http/routes/event-body";
import { type Instant, instant } from "../../src/kernel/calendar";
import { bench, boxOf, newBox, setMood } from "../support/bench";
import { addLoan, newLender } from "../support/lender";
import type { World } from "../support/world";

const HOUR = 3_600_000;
const clock = (later = 0) => instant(Date.now() + later);

async function subscribe(world: World, types: readonly EventType[] = EVENT_TYPES) {
  const box = newBox();
  const url = `${bench().http}/${box}`;
  const made = await world.api("POST", "/v1/subscriptions", { name: "core", url, types });
  expect(made.status).toBe(201);
  return { box, id: made.body.id as string, secret: made.body.secret as string };
}

/** A loan that is late since February, its lender, and who listens. */
async function withLate(types?: readonly EventType[]) {
  const world = await newLender("2026-06-15");
  const ctx = await world.open();
  const loanId = await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1" });
  return { world, loanId, ...(await subscribe(world, types)) };
}

function pay(world: World, externalId: string, amount = 10_000) {
  const payment = { loanExternalId: "L1", amount, paidOn: "2026-06-15", externalId };
  return world.api("POST", "/v1/payments", payment);
}

/** What a box got, each verified with the subscription's secret. */
async function eventsIn(box: string, secret: string) {
  const { messages } = await boxOf(box);
  return messages.map(({ headers }) => {
    const event = verifyEvent(headers["body"] ?? "", { ...headers }, secret);
    const data: Record<string, unknown> = event.data;
    return { ...event, data };
  });
}

/** Lets the consumer run as it would later on, on every partition. */
async function deliverAt(world: World, at: () => Instant, change: object = {}) {
  const ctx = await world.open();
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    await deliverEvents({ ...ctx, ...change }, partition, at);
  }
}

describe("an event", () => {
  test("reaches its subscription signed, so that standardwebhooks and svix verify it", async () => {
    const { world, box, secret } = await withLate(["payment.applied"]);
    expect((await pay(world, "P1")).status).toBeLessThan(300);
    await expect.poll(async () => (await boxOf(box)).messages.length).toBe(1);
    const [message] = (await boxOf(box)).messages;
    const headers = { ...message?.headers };
    const body = headers["body"] ?? "";
    const loans = await world.api("GET", "/v1/loans?externalId=L1");
    const [loan] = loans.body.loans;
    const said = {
      type: "payment.applied",
      mode: "sandbox",
      businessDate: "2026-06-15",
      data: {
        ...{ loanId: loan.id, loanExternalId: "L1", borrowerId: loan.borrowerId },
        ...{ amount: 10_000, externalId: "P1", effectiveOn: "2026-06-15", currency: "USD" },
        ...{ pastDueAmount: 40_000, principalBalance: 110_000, daysPastDue: 97, bucket: "M4" },
      },
    };
    // It answers nothing, and throws when the signature is wrong.
    new SvixWebhook(secret).verify(body, headers);
    expect(() => new SvixWebhook(secret).verify(`${body} `, headers)).toThrow();
    const [event] = await eventsIn(box, secret);
    expect(event).toMatchObject({ ...said, id: headers["webhook-id"] });
    expect(event?.data).not.toHaveProperty("borrowerName");
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  });

  test("that nobody listens to is kept nowhere, and one of another lender reaches nobody here", async () => {
    const { world, box } = await withLate(["case.opened"]);
    const other = await withLate(["payment.applied"]);
    await pay(world, "P1");
    await pay(other.world, "P1");
    await expect.poll(async () => (await boxOf(other.box)).messages.length).toBe(1);
    expect((await world.api("GET", "/v1/events")).body.events).toEqual([]);
    expect((await boxOf(box)).calls).toBe(0);
    expect((await other.world.api("GET", "/v1/events")).body.events).toHaveLength(1);
  });

  test("is kept for ninety days, with how it reached whom, and then forgotten", async () => {
    const { world, box, id } = await withLate(["payment.applied"]);
    await pay(world, "P1");
    await expect.poll(async () => (await boxOf(box)).messages.length).toBe(1);
    const days = (count: number) => () => clock(count * 24 * HOUR);
    const kept = async () => [
      (await world.api("GET", "/v1/events")).body.events.length,
      (await world.api("GET", `/v1/subscriptions/${id}/deliveries`)).body.deliveries.length,
    ];
    await deliverAt(world, days(89.9));
    expect(await kept()).toEqual([1, 1]);
    await deliverAt(world, days(90.1));
    expect(await kept()).toEqual([0, 0]);
  });

  test("of a commit that is undone is undone with it", async () => {
    const { world, box } = await withLate(["payment.applied"]);
    await pay(world, "P1");
    expect((await pay(world, "P1", 5_000)).status).toBe(409);
    await expect.poll(async () => (await boxOf(box)).messages.length).toBe(1);
    expect((await world.api("GET", "/v1/events")).body.events).toHaveLength(1);
  });

  test("is told of all that a book lives through, each as it is documented", async () => {
    const world = await newLender("2026-03-01");
    const ctx = await world.open();
    for (const externalId of ["L1", "L2", "L3"]) {
      const dates = { firstDueOn: "2026-03-10", disbursedOn: "2026-02-10" };
      const address = { email: `${externalId}@example.com`, timezone: "America/New_York" };
      await addLoan(ctx, { externalId, ...dates, ...address });
    }
    const { box, secret } = await subscribe(world);
    await world.api("PUT", "/v1/clock", { on: "2026-04-20" });
    await world.settle();
    const loans = await world.api("GET", "/v1/loans");
    const [first, second] = loans.body.loans;
    const promised = { amount: 5_000, dueOn: "2026-04-22" };
    await world.api("POST", "/v1/promises", { loanId: first.id, ...promised });
    await world.api("POST", "/v1/promises", { loanId: second.id, ...promised });
    const paid = (externalId: string, amount: number) =>
      world.api("POST", "/v1/payments", {
        ...{ loanId: first.id, externalId, amount, paidOn: "2026-04-20" },
      });
    await paid("kept", 5_000);
    await paid("rest", 15_000);
    await paid("back", 100);
    await world.api("DELETE", "/v1/payments/back");
    const opening = { borrowerId: second.borrowerId, stage: "contact", reason: "called us" };
    const opened = await world.api("POST", "/v1/cases", opening);
    if (opened.status === 201) {
      await world.api("POST", `/v1/cases/${opened.body.id}/closure`, { reason: "done" });
    }
    await world.api("PUT", "/v1/clock", { on: "2026-04-25" });
    await world.settle();
    await deliverAt(world, () => clock(HOUR));
    const events = await eventsIn(box, secret);
    for (const { type, data } of events) EVENT_DATA[type].parse(data);
    const of = (type: EventType) => events.filter((event) => event.type === type);
    const types = new Set(events.map(({ type }) => type));
    expect([...types]).toEqual(
      expect.arrayContaining([
        ...["loan.delinquent", "loan.bucket-changed", "loan.cured", "payment.applied"],
        ...["payment.reversed", "promise.made", "promise.kept", "promise.broken"],
        ...["notice.sent", "scan.finished"],
      ]),
    );
    expect(of("payment.reversed")).toMatchObject([{ data: { externalId: "back", amount: 100 } }]);
    // Four partitions, and every day of both moves.
    expect(of("scan.finished")).toHaveLength(4 * 55);
    expect(of("loan.delinquent")).toHaveLength(3);
    // As many as the book's own record of its moves.
    const transitions = await Promise.all(
      loans.body.loans.map(async ({ externalId }: { externalId: string }) => {
        const loan = (await ctx.loans.byExternalIds([externalId])).get(externalId);
        return ctx.loans.transitions(loan?.id ?? 0);
      }),
    );
    expect(of("loan.bucket-changed")).toHaveLength(transitions.flat().length);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });
});

describe("a receiver", () => {
  test("that is down gets every event when it is back, with each try in the log", async () => {
    const { world, box, id, secret } = await withLate(["payment.applied"]);
    await setMood(box, "broken");
    await pay(world, "P1");
    const listed = async () =>
      (await world.api("GET", `/v1/subscriptions/${id}/deliveries`)).body.deliveries;
    await expect.poll(async () => (await listed())[0]?.attempts.length).toBe(1);
    expect((await listed())[0]).toMatchObject({
      state: "pending",
      attempts: [{ status: 500, answer: '{"message":"broken"}' }],
    });
    const failing = await world.api("GET", `/v1/subscriptions/${id}`);
    expect(failing.body).toMatchObject({ failingSince: expect.any(Number), off: null });

    // While it rests nobody asks it; the next one to be asked is one event alone.
    await pay(world, "P2");
    await pay(world, "P3");
    await deliverAt(world, () => clock());
    expect((await boxOf(box)).calls).toBe(1);
    await deliverAt(world, () => clock(HOUR));
    expect((await boxOf(box)).calls).toBe(2);

    await setMood(box, "ok");
    await deliverAt(world, () => clock(3 * HOUR));
    await deliverAt(world, () => clock(6 * HOUR));
    const events = await eventsIn(box, secret);
    expect(events.map(({ data }) => data["externalId"]).sort()).toEqual(["P1", "P2", "P3"]);
    expect((await world.api("GET", `/v1/subscriptions/${id}`)).body.failingSince).toBeNull();
  });

  test("that fails for three days is switched off, and those who manage it are written to", async () => {
    const { world, box, id } = await withLate(["payment.applied"]);
    await setMood(box, "broken");
    await pay(world, "P1");
    await pay(world, "P2");
    await expect.poll(async () => (await boxOf(box)).calls).toBeGreaterThan(0);
    const letters: { subject: string; text: string }[] = [];
    const tellStaff = async (letter: { subject: string; text: string }) =>
      void letters.push(letter);
    await deliverAt(world, () => clock(71 * HOUR), { tellStaff });
    expect(letters).toEqual([]);
    await deliverAt(world, () => clock(100 * HOUR), { tellStaff });
    expect(letters).toMatchObject([{ subject: 'Event subscription "core" was switched off' }]);
    const found = await world.api("GET", `/v1/subscriptions/${id}`);
    expect(found.body.off).toMatchObject({ reason: "failing" });
    // What waited is given up, and what happens now is not kept for it.
    const calls = (await boxOf(box)).calls;
    await deliverAt(world, () => clock(200 * HOUR));
    await pay(world, "P3");
    const states = (await world.api("GET", `/v1/subscriptions/${id}/deliveries`)).body.deliveries;
    expect(states.map(({ state }: { state: string }) => state)).toEqual(["failed", "failed"]);
    expect((await boxOf(box)).calls).toBe(calls);

    // Mended and switched on again, it can have all of the time.
    await setMood(box, "ok");
    await world.api("DELETE", `/v1/subscriptions/${id}/off`);
    const range = { from: Date.now() - HOUR, through: Date.now() + HOUR };
    const replayed = await world.api("POST", `/v1/subscriptions/${id}/replays`, range);
    expect(replayed.status).toBe(202);
    await expect.poll(async () => (await boxOf(box)).messages.length).toBe(2);
  });

  test("that was removed is sent nothing that waits, and nothing waits for it for ever", async () => {
    const { world, box, id } = await withLate(["payment.applied"]);
    await setMood(box, "broken");
    await pay(world, "P1");
    await expect.poll(async () => (await boxOf(box)).calls).toBe(1);
    await setMood(box, "ok");
    await world.api("DELETE", `/v1/subscriptions/${id}`);
    await deliverAt(world, () => clock(HOUR));
    expect((await boxOf(box)).messages).toEqual([]);
    const ctx = await world.open();
    for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
      expect(await ctx.events.waiting(partition, 1, clock(100 * HOUR), 5)).toEqual([]);
    }
  });

  test("that is slow keeps what one message cannot send for the next, and loses none", async () => {
    const { world, box } = await withLate(["payment.applied"]);
    const ctx = await world.open();
    await setMood(box, "broken");
    const payments = Array.from({ length: 20 }, (_, index) => ({
      ...{ loanExternalId: "L1", amount: 100, paidOn: "2026-06-15", externalId: `P${index}` },
    }));
    await world.api("POST", "/v1/payments", { payments });
    await expect.poll(async () => (await boxOf(box)).calls).toBeGreaterThan(0);
    await setMood(box, "ok");
    // Every look at the clock is twenty seconds later.
    let at = Date.now() + HOUR;
    const slow = () => {
      at += 20_000;
      return instant(at);
    };
    const agains: (number | null)[] = [];
    for (let round = 0; round < 40 && (await boxOf(box)).messages.length < 20; round += 1) {
      for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
        agains.push((await deliverEvents(ctx, partition, slow)).again);
      }
    }
    expect((await boxOf(box)).messages).toHaveLength(20);
    expect(agains).toContain(1);
  });

  test("that answers 410 is sent nothing more, at once", async () => {
    const { world, box, id } = await withLate(["payment.applied"]);
    await setMood(box, "gone");
    await pay(world, "P1");
    const off = async () => (await world.api("GET", `/v1/subscriptions/${id}`)).body.off?.reason;
    await expect.poll(off).toBe("gone");
    expect((await boxOf(box)).calls).toBe(1);
  });

  test("that redirects has not taken the event, which is sent nowhere else", async () => {
    const { world, box, id } = await withLate(["payment.applied"]);
    await setMood(box, "redirects");
    await pay(world, "P1");
    const first = async () =>
      (await world.api("GET", `/v1/subscriptions/${id}/deliveries`)).body.deliveries[0];
    await expect.poll(async () => (await first())?.attempts[0]?.status).toBe(302);
    expect((await first()).state).toBe("pending");
  });

  test("gets each event once from twenty consumers that come at once", async () => {
    const { world, box } = await withLate(["payment.applied"]);
    const payments = Array.from({ length: 30 }, (_, index) => ({
      ...{ loanExternalId: "L1", amount: 100, paidOn: "2026-06-15", externalId: `P${index}` },
    }));
    const posted = await world.api("POST", "/v1/payments", { payments });
    expect(posted.status).toBeLessThan(300);
    await Promise.all(Array.from({ length: 20 }, () => deliverAt(world, () => clock())));
    await expect.poll(async () => (await boxOf(box)).messages.length).toBe(30);
    expect((await boxOf(box)).calls).toBe(30);
  });

  test("can be asked on trial, and learns of a new secret while the old one is still good", async () => {
    const { world, box, id, secret } = await withLate(["payment.applied"]);
    const tried = await world.api("POST", `/v1/subscriptions/${id}/trials`);
    expect(tried.body).toMatchObject({ status: 200 });
    expect((await eventsIn(box, secret))[0]).toMatchObject({ type: "test.sent" });

    const renewed = await world.api("POST", `/v1/subscriptions/${id}/secrets`);
    await world.api("POST", `/v1/subscriptions/${id}/trials`);
    const message = (await boxOf(box)).messages.at(-1);
    const headers = { ...message?.headers };
    for (const key of [secret, renewed.body.secret]) {
      expect(new Webhook(key).verify(headers["body"] ?? "", headers)).toMatchObject({
        type: "test.sent",
      });
    }
    const ctx = await world.open();
    const [subscription] = await ctx.subscriptions.all();
    const later = await ctx.subscriptions.secrets(subscription?.number ?? 0, clock(25 * HOUR));
    expect(later).toEqual({ secret: renewed.body.secret, previous: null });
    const read = await world.api("GET", "/v1/subscriptions");
    expect(read.text).not.toContain("whsec_");
  });

  test("can have one event again, under the id by which it knows it", async () => {
    const { world, box, id } = await withLate(["payment.applied"]);
    await pay(world, "P1");
    await expect.poll(async () => (await boxOf(box)).calls).toBe(1);
    const [event] = (await world.api("GET", "/v1/events")).body.events;
    expect((await world.api("GET", `/v1/events/${event.id}`)).body).toEqual(event);
    const again = await world.api("POST", `/v1/subscriptions/${id}/replays`, { eventId: event.id });
    expect(again.status).toBe(202);
    await expect.poll(async () => (await boxOf(box)).calls).toBe(2);
    // The bench keeps one message of a key, as a receiver should.
    expect((await boxOf(box)).messages).toHaveLength(1);
  });
});

describe("a subscription", () => {
  test("is refused field by field, and never for more than there may be", async () => {
    const world = await newLender();
    const wrong = await world.api("POST", "/v1/subscriptions", {
      ...{ name: " ", url: "ftp://example.com", types: [] },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: "subscription.invalid" } });
    const pointers = wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers).toEqual(["#/name", "#/url", "#/types"]);
    for (let count = 1; count <= 20; count += 1) await subscribe(world, ["loan.cured"]);
    const more = { name: "21", url: `${bench().http}/x`, types: ["loan.cured"] };
    const refused = await world.api("POST", "/v1/subscriptions", more);
    expect(refused).toMatchObject({ status: 409, body: { code: "subscription.too_many" } });
  });

  test("is changed from what it was, and not over another change", async () => {
    const world = await newLender();
    const { id } = await subscribe(world, ["loan.cured"]);
    const path = `/v1/subscriptions/${id}`;
    const change = { name: "other", url: `${bench().http}/y`, types: ["loan.closed"] };
    const etag = (await world.api("GET", path)).response.headers.get("etag") ?? "";
    expect((await world.api("PUT", path, change, { "if-match": etag })).status).toBe(200);
    const late = await world.api("PUT", path, change, { "if-match": etag });
    expect(late).toMatchObject({ status: 412, body: { code: "subscription.changed" } });
    expect((await world.api("DELETE", path)).status).toBe(204);
    expect((await world.api("GET", path)).status).toBe(404);
  });
});

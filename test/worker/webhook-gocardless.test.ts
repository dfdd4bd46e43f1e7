import * as gocardless from "gocardless-nodejs/webhooks";
import { describe, expect, test } from "vitest";
import { instant } from "../../src/kernel/calendar";
import { expectBookEqualsFold } from "../support/fold";
import { applyOne } from "../support/sender";
import {
  bodyOf,
  eventOf,
  GC_SECRET,
  GC_TOKEN,
  type Gocardless,
  lenderWithGocardless,
  paymentOf,
  sendEvents,
  signatureOf,
  toldOf,
} from "../support/gocardless";
import { newLender } from "../support/lender";
import { call } from "../support/world";

const SOON = { timeout: 20_000 };

const typesIn = async (lender: Gocardless) => (await lender.ledger()).map(({ type }) => type);
const endOf = async (lender: Gocardless, { id }: { id: string }) => {
  const told = (await toldOf(lender)).get(id);
  return [told?.state, told?.outcome];
};

/** Sends one event and waits for what becomes of it. */
async function tell(lender: Gocardless, event: Readonly<{ id: string }>) {
  expect((await sendEvents(lender, [event])).status).toBe(204);
  await expect.poll(async () => (await endOf(lender, event))[0], SOON).not.toBe("stored");
  return endOf(lender, event);
}

const messageOf = ({ world }: Gocardless, { id }: { id: string }) => ({
  v: 1 as const,
  kind: "webhook.apply" as const,
  tenant: world.tenantId,
  endpoint: 1,
  messageId: id,
});
const withPayment = (change: object = {}, others: Record<string, object> = {}) =>
  lenderWithGocardless({ resources: { payments: { PM1: paymentOf(change) }, ...others } });
const nowIs = (lender: Gocardless, change: object) =>
  lender.knows({ resources: { payments: { PM1: paymentOf(change) } } });

describe("a webhook of GoCardless", () => {
  test("that their own library takes is taken here, and its payment is posted as their API tells it", async () => {
    const lender = await withPayment();
    const event = eventOf("confirmed");
    const body = bodyOf([event]);
    expect(gocardless.parse(body, GC_SECRET, signatureOf(body))).toHaveLength(1);
    const [state, outcome] = await tell(lender, event);
    expect([state, outcome]).toEqual(["applied", expect.stringMatching(/^loan_/)]);
    expect(await lender.ledger()).toMatchObject([
      {
        ...{ type: "payment", amount: 10_000, externalId: "PM1", effectiveOn: "2026-06-11" },
        method: "gocardless",
      },
    ]);
    expect(await lender.calls()).toEqual([{ path: "payments/PM1", version: "2015-07-06" }]);
    await expectBookEqualsFold(await lender.world.open());
  });

  test.each([
    ["another secret signs", (body: string) => signatureOf(body, "another-secret-0123456789")],
    ["is over another body", () => signatureOf("{}")],
    ["is cut off", (body: string) => signatureOf(body).slice(0, 40)],
    ["is not there", () => ""],
  ])("whose signature %s is refused, here as by their library", async (_, sign) => {
    const lender = await withPayment();
    const body = bodyOf([eventOf("confirmed")]);
    const signature = sign(body);
    expect(() => gocardless.parse(body, GC_SECRET, signature)).toThrow();
    const headers = { "content-type": "application/json", "webhook-signature": signature };
    expect((await call("POST", lender.path, body, headers)).status).toBe(401);
    expect((await toldOf(lender)).size).toBe(0);
    expect(await lender.calls()).toEqual([]);
  });

  test("is answered before anybody is asked, and again when it comes again", async () => {
    const lender = await lenderWithGocardless({ mood: "lost" });
    const events = [eventOf("confirmed")];
    for (let time = 0; time < 3; time += 1) {
      expect((await sendEvents(lender, events)).status).toBe(204);
    }
    expect((await toldOf(lender)).size).toBe(1);
  });

  test("with no events, or with none that could be read, is seen and harms nothing", async () => {
    const lender = await lenderWithGocardless();
    expect((await sendEvents(lender, [])).status).toBe(204);
    expect((await toldOf(lender)).size).toBe(0);
    for (const body of ["not json", '{"events":{}}']) {
      const signature = signatureOf(body);
      const headers = { "content-type": "application/json", "webhook-signature": signature };
      expect((await call("POST", lender.path, body, headers)).status).toBe(204);
    }
    await expect
      .poll(async () => [...(await toldOf(lender)).values()].map(({ state }) => state), SOON)
      .toEqual(["refused", "refused"]);
  });

  test("of another lender's endpoint changes nothing here", async () => {
    const [mine, theirs] = [await withPayment(), await newLender()];
    await sendEvents(mine, [eventOf("confirmed")]);
    expect((await theirs.api("GET", "/v1/webhook-events")).body.events).toEqual([]);
    const trial = await theirs.api("POST", `/v1/webhook-endpoints/${mine.id}/trials`, { body: "" });
    expect(trial).toMatchObject({ status: 404, body: { code: "webhook.not_found" } });
  });
});

describe("a batch", () => {
  test("of 250 events is stored at once and applied one by one; a bad one stops no other", async () => {
    // Forty tell of money, for a loan and for none in turn; the others of what is under way.
    const payments = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `PM${index}`,
        paymentOf({ amount: index + 1, metadata: { loan_external_id: index % 2 ? "L1" : "" } }),
      ]),
    );
    const { PM7: _, ...there } = payments;
    const lender = await lenderWithGocardless({ resources: { payments: there } });
    const events = Array.from({ length: 250 }, (_, index) =>
      eventOf(index < 40 ? "confirmed" : "submitted", {
        links: { payment: index === 9 ? "../etc" : `PM${index}` },
      }),
    );
    expect((await sendEvents(lender, events)).status).toBe(204);
    expect((await toldOf(lender)).size).toBe(250);
    await lender.world.settle();
    const states = Map.groupBy((await toldOf(lender)).values(), ({ state }) => state);
    expect([...states].map(([state, all]) => [state, all.length]).sort()).toEqual([
      ["applied", 228],
      ["refused", 2],
      ["unmatched", 20],
    ]);
    expect(await endOf(lender, events[7] ?? { id: "" })).toEqual([
      "refused",
      "gocardless.unknown: PM7",
    ]);
    expect(await lender.ledger()).toHaveLength(18);
    // Each of these payments, and the mandate of those that name no loan.
    expect(await lender.calls()).toHaveLength(39 + 20);
    await expectBookEqualsFold(await lender.world.open());
  }, 200_000);

  test("with an event twice, sent by three at once and again within another, counts each once", async () => {
    const lender = await lenderWithGocardless({
      resources: { payments: { PM1: paymentOf(), PM2: paymentOf({ amount: 500 }) } },
    });
    const first = eventOf("confirmed");
    const second = eventOf("confirmed", { links: { payment: "PM2" } });
    const answers = await Promise.all(
      [1, 2, 3].map(() => sendEvents(lender, [first, second, first])),
    );
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    const third = eventOf("paid_out");
    await sendEvents(lender, [second, third, first]);
    await expect
      .poll(async () => [...(await toldOf(lender)).values()].map(({ state }) => state), SOON)
      .toEqual(["applied", "applied", "applied"]);
    expect((await lender.ledger()).map(({ amount }) => amount).sort()).toEqual([10_000, 500]);
  });
});

describe("a payment of GoCardless", () => {
  test("counts when it is confirmed; paid out adds nothing", async () => {
    const lender = await withPayment();
    await tell(lender, eventOf("submitted"));
    expect(await lender.calls()).toEqual([]);
    await tell(lender, eventOf("confirmed"));
    await nowIs(lender, { status: "paid_out" });
    expect(await tell(lender, eventOf("paid_out"))).toEqual(["applied", "ignored"]);
    expect(await typesIn(lender)).toEqual(["payment"]);
  });

  test("that failed before it was confirmed posts nothing, and says why none came", async () => {
    const lender = await withPayment({ status: "failed" });
    const failed = eventOf("failed", {
      details: { origin: "bank", cause: "insufficient_funds", will_attempt_retry: true },
    });
    expect(await tell(lender, failed)).toEqual([
      "applied",
      "gocardless.none_came: failed, insufficient_funds",
    ]);
    // The event that it was confirmed comes last, and is of the past.
    expect((await tell(lender, eventOf("confirmed")))[1]).toMatch(/none_came: failed/);
    expect(await typesIn(lender)).toEqual([]);
  });

  test.each([
    ["fails late", "failed", "failed", "late_failure_settled"],
    ["is charged back", "charged_back", "charged_back", "chargeback_settled"],
  ])("that %s is taken back once, whichever of its events comes", async (_, status, ...actions) => {
    const lender = await withPayment({ status: "paid_out" });
    await tell(lender, eventOf("confirmed"));
    await nowIs(lender, { status });
    for (const action of actions.reverse()) await tell(lender, eventOf(action));
    expect(await typesIn(lender)).toEqual(["payment", "reversal"]);
    await expectBookEqualsFold(await lender.world.open());
  });

  test("whose chargeback is cancelled stands again, and can be taken back again", async () => {
    const lender = await withPayment({ status: "paid_out" });
    await tell(lender, eventOf("confirmed"));
    await nowIs(lender, { status: "charged_back" });
    await tell(lender, eventOf("charged_back"));
    await nowIs(lender, { status: "paid_out" });
    expect((await tell(lender, eventOf("paid_out")))[1]).toBe("ignored");
    expect((await tell(lender, eventOf("chargeback_cancelled")))[1]).toMatch(/^loan_/);
    await nowIs(lender, { status: "charged_back" });
    await tell(lender, eventOf("charged_back"));
    const entries = (await lender.ledger()) as readonly { type: string; externalId?: string }[];
    expect(entries.map(({ type, externalId }) => [type, externalId])).toEqual([
      ["payment", "PM1"],
      ["reversal", null],
      ["payment", "PM1-2"],
      ["reversal", null],
    ]);
    await expectBookEqualsFold(await lender.world.open());
  });

  test("that failed late and is tried again counts when it is confirmed again", async () => {
    const lender = await withPayment();
    await tell(lender, eventOf("confirmed"));
    await nowIs(lender, { status: "failed" });
    await tell(lender, eventOf("failed"));
    await nowIs(lender, { status: "pending_submission", charge_date: "2026-06-14" });
    await tell(lender, eventOf("resubmission_requested"));
    await nowIs(lender, { charge_date: "2026-06-14" });
    await tell(lender, eventOf("confirmed"));
    expect(await typesIn(lender)).toEqual(["payment", "reversal", "payment"]);
  });

  test("that a person took back stays so, and money that comes again is told to a person", async () => {
    const lender = await withPayment();
    await tell(lender, eventOf("confirmed"));
    const undone = await lender.world.api("DELETE", "/v1/payments/PM1");
    expect(undone.status).toBe(200);
    await nowIs(lender, { status: "paid_out" });
    expect((await tell(lender, eventOf("paid_out")))[1]).toBe("ignored");
    expect(await tell(lender, eventOf("chargeback_cancelled"))).toEqual([
      "refused",
      "gocardless.taken_back_here: PM1, 100.00 / 100.00 GBP",
    ]);
    expect(await typesIn(lender)).toEqual(["payment", "reversal"]);
  });

  test("that was refunded is taken back, one of which a part was refunded is left to a person", async () => {
    const lender = await withPayment({}, { refunds: { RF1: { links: { payment: "PM1" } } } });
    const refund = () => eventOf("paid", { resource_type: "refunds", links: { refund: "RF1" } });
    await tell(lender, eventOf("confirmed"));
    const refunds = { RF1: { links: { payment: "PM1" } } };
    const refunded = (amount: number) =>
      lender.knows({
        resources: { refunds, payments: { PM1: paymentOf({ amount_refunded: amount }) } },
      });
    await refunded(4_000);
    expect(await tell(lender, refund())).toEqual([
      "refused",
      "gocardless.partly_refunded: PM1, 60.00 / 100.00 GBP",
    ]);
    await refunded(10_000);
    await tell(lender, refund());
    expect(await typesIn(lender)).toEqual(["payment", "reversal"]);
  });

  test("names its loan on itself, its subscription or its mandate, or waits under its own name", async () => {
    const none = { metadata: {} };
    const lender = await lenderWithGocardless({
      resources: {
        payments: {
          PM1: paymentOf({ ...none, links: { subscription: "SB1", mandate: "MD1" } }),
          PM2: paymentOf({ ...none, amount: 2, links: { mandate: "MD2" } }),
          PM3: paymentOf({ ...none, amount: 3, links: { mandate: "MD3" } }),
          PM4: paymentOf({ currency: "EUR" }),
        },
        subscriptions: { SB1: { metadata: { loan_external_id: "L1" } } },
        mandates: { MD2: { metadata: { loan_external_id: "L1" } }, MD3: { metadata: {} } },
      },
    });
    const events = ["PM1", "PM2", "PM3", "PM4"].map((payment) =>
      eventOf("confirmed", { links: { payment } }),
    );
    await sendEvents(lender, events);
    await lender.world.settle();
    const ends = await Promise.all(events.map((event) => endOf(lender, event)));
    expect(ends.map(([state]) => state)).toEqual(["applied", "applied", "unmatched", "refused"]);
    expect(ends[3]?.[1]).toContain("paid in EUR");
    const { payments } = (await lender.world.api("GET", "/v1/unmatched-payments")).body;
    expect(payments).toMatchObject([{ externalId: "PM3", loanExternalId: "PM3" }]);
  });
});

describe("when GoCardless's API", () => {
  test.each(["busy", "broken", "lost", "html"] as const)(
    "is %s for a while, its events wait and say so, and are applied when it answers",
    async (mood) => {
      const lender = await lenderWithGocardless({ mood });
      const event = eventOf("confirmed");
      await sendEvents(lender, [event]);
      await expect
        .poll(() => endOf(lender, event), SOON)
        .toEqual(["stored", "gocardless.unavailable"]);
      await lender.knows({ mood: "ok", resources: { payments: { PM1: paymentOf() } } });
      const ctx = await lender.world.open();
      expect(await applyOne(ctx, messageOf(lender, event), 1)).toEqual({ end: "ack" });
      expect((await endOf(lender, event))[0]).toBe("applied");
      expect(await typesIn(lender)).toEqual(["payment"]);
    },
  );

  test("asks to come later, the message comes as late; the tick takes over after five times", async () => {
    const lender = await lenderWithGocardless({ mood: "busy" });
    const event = eventOf("confirmed");
    await sendEvents(lender, [event]);
    await expect.poll(async () => (await endOf(lender, event))[1], SOON).toMatch(/unavailable/);
    const ctx = await lender.world.open();
    const ended = await applyOne(ctx, messageOf(lender, event), 1);
    expect(ended).toMatchObject({ end: "retry", reason: "gocardless.unavailable" });
    expect(ended.end === "retry" ? ended.afterSeconds : 0).toBeGreaterThanOrEqual(7);
    expect(await applyOne(ctx, messageOf(lender, event), 5)).toEqual({ end: "ack" });
    const later = { ...ctx, now: instant(ctx.now + 181 * 86_400_000) };
    expect(await applyOne(later, messageOf(lender, event), 1)).toEqual({ end: "ack" });
    expect((await endOf(lender, event))[0]).toBe("refused");
  });

  test("refuses the token, its events wait for another one; the one before is good for a day", async () => {
    const lender = await withPayment();
    await lender.knows({ token: "another-token-0123456789" });
    const event = eventOf("confirmed");
    await sendEvents(lender, [event]);
    await expect.poll(() => endOf(lender, event), SOON).toEqual(["stored", "gocardless.denied"]);
    const renewed = await lender.world.api("PUT", `/v1/webhook-endpoints/${lender.id}/secrets`, {
      ...{ secret: "a-new-secret-0123456789", accessToken: "another-token-0123456789" },
    });
    expect(renewed.status).toBe(204);
    expect(await applyOne(await lender.world.open(), messageOf(lender, event), 1)).toEqual({
      end: "ack",
    });
    expect(await typesIn(lender)).toEqual(["payment"]);
    // Both secrets sign for a day, and both tokens are tried.
    await lender.knows({ token: GC_TOKEN });
    for (const secret of [GC_SECRET, "a-new-secret-0123456789"]) {
      expect((await sendEvents(lender, [eventOf("paid_out")], secret)).status).toBe(204);
    }
    await lender.world.settle();
    expect([...(await toldOf(lender)).values()].map(({ state }) => state)).toEqual(
      Array(3).fill("applied"),
    );
  });
});

describe("a mandate", () => {
  const mandate = (action: string) =>
    eventOf(action, {
      ...{ resource_type: "mandates", links: { mandate: "MD1" } },
      details: { origin: "bank", cause: "bank_account_closed" },
    });
  const mandates = (status: string, metadata: object = {}) => ({
    resources: { mandates: { MD1: { status, metadata } } },
  });

  test.each(["failed", "cancelled", "expired"])(
    "that %s marks the loan it names until it stands again",
    async (status) => {
      const lender = await lenderWithGocardless(mandates(status, { loan_external_id: "L1" }));
      const told = `gocardless.mandate_flagged: MD1, ${status}, bank_account_closed`;
      expect(await tell(lender, mandate(status))).toEqual(["applied", told]);
      const loans = await lender.world.api("GET", "/v1/loans?externalId=L1");
      const flags = async () =>
        (await lender.world.api("GET", `/v1/loans/${loans.body.loans[0].id}/flags`)).body.flags;
      expect(await flags()).toMatchObject([{ flag: "mandate-ended", isSet: true }]);
      await lender.knows(mandates("active", { loan_external_id: "L1" }));
      await tell(lender, mandate("reinstated"));
      expect(await flags()).toMatchObject([{ flag: "mandate-ended", isSet: false }]);
      expect(await typesIn(lender)).toEqual([]);
    },
  );

  test("that names no loan here is told in words", async () => {
    const lender = await lenderWithGocardless(mandates("cancelled", { loan_external_id: "L9" }));
    const outcome = "gocardless.mandate: MD1, cancelled, bank_account_closed";
    expect(await tell(lender, mandate("cancelled"))).toEqual(["applied", outcome]);
  });
});

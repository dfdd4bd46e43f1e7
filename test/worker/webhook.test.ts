import { describe, expect, test, vi } from "vitest";
import { instant } from "../../src/kernel/calendar";
import { endpointId, parseEndpointId, publicId } from "../../src/kernel/ids";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan, newLender } from "../support/lender";
import { applyOne, type Endpoint, received, reversed, send } from "../support/sender";
import { call, type World } from "../support/world";

/** The queue delivers within a second or so; a busy machine takes longer. */
const SOON = { timeout: 20_000 };
const MINUTE_MS = 60_000;

async function newEndpoint() {
  const lender = await newLender();
  const created = await lender.api("POST", "/v1/webhook-endpoints", { name: "card processor" });
  expect(created.status).toBe(201);
  const endpoint: Endpoint = created.body;
  return { lender, endpoint };
}

function applyOf(tenant: number, endpoint: number, messageId: string) {
  return { v: 1, kind: "webhook.apply", tenant, endpoint, messageId } as const;
}

async function eventsOf(lender: World) {
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON comes back is what is asserted on.
  const events: any[] = (await lender.api("GET", "/v1/webhook-events")).body.events;
  return events;
}

async function outcomeOf(lender: World, messageId: string) {
  const event = (await eventsOf(lender)).find((one) => one.messageId === messageId);
  return event && [event.state, event.outcome];
}

describe("a signed payment", () => {
  test("is answered 202 once stored, and soon in the loan's ledger", async () => {
    const { lender, endpoint } = await newEndpoint();
    const ctx = await lender.open();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    const answer = await send(endpoint, received(), { id: "msg_1" });
    expect([answer.status, answer.body]).toEqual([202, { status: "stored" }]);
    await vi.waitFor(
      async () =>
        expect(await outcomeOf(lender, "msg_1")).toEqual(["applied", publicId("loan", loanId)]),
      SOON,
    );
    expect((await ctx.loans.record(loanId))?.ledger).toMatchObject([
      { amount: 100_00, origin: "webhook", method: "card", externalId: "P1" },
    ]);
    await expectBookEqualsFold(ctx);
  });

  test("replayed by twenty at once is one event and one payment", async () => {
    const { lender, endpoint } = await newEndpoint();
    const ctx = await lender.open();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    const sending = { id: "msg_1", at: Date.now() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(endpoint, received(), sending)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
    await vi.waitFor(
      async () => expect(await outcomeOf(lender, "msg_1")).toMatchObject(["applied", {}]),
      SOON,
    );
    expect((await send(endpoint, received(), sending)).status).toBe(202);
    expect(await eventsOf(lender)).toHaveLength(1);
    expect((await ctx.loans.record(loanId))?.ledger).toHaveLength(1);
    await expectBookEqualsFold(ctx);
  });

  test("sent again under another message id is two events and one payment", async () => {
    const { lender, endpoint } = await newEndpoint();
    const ctx = await lender.open();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    await Promise.all(["msg_1", "msg_2"].map((id) => send(endpoint, received(), { id })));
    await vi.waitFor(async () => {
      const states = (await eventsOf(lender)).map(({ state }) => state);
      expect(states).toEqual(["applied", "applied"]);
    }, SOON);
    expect((await ctx.loans.record(loanId))?.ledger).toHaveLength(1);
  });

  test("for an unknown loan waits on the list", async () => {
    const { lender, endpoint } = await newEndpoint();
    await send(endpoint, received(), { id: "msg_1" });
    await vi.waitFor(
      async () =>
        expect(await outcomeOf(lender, "msg_1")).toEqual([
          "unmatched",
          expect.stringMatching(/^unm_/),
        ]),
      SOON,
    );
    const { body } = await lender.api("GET", "/v1/unmatched-payments");
    expect(body).toMatchObject({ total: 1, payments: [{ externalId: "P1", origin: "webhook" }] });
  });

  test.each([
    { name: "is no JSON", body: "{", outcome: /^body: / },
    { name: "is of a type we do not know", body: { type: "x", data: {} }, outcome: /^type: / },
    { name: "has an amount with a fraction", body: received({ amount: 0.5 }), outcome: /amount/ },
    { name: "names no day", body: received({ paidOn: "2026-02-30" }), outcome: /paidOn/ },
    {
      name: "is dated in the future",
      body: received({ paidOn: "2026-06-16" }),
      outcome: /^payment\.paid_in_future$/,
    },
  ])("that $name is stored, and refused with the reason", async ({ body, outcome }) => {
    const { lender, endpoint } = await newEndpoint();
    const ctx = await lender.open();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    expect((await send(endpoint, body, { id: "msg_1" })).status).toBe(202);
    await vi.waitFor(
      async () =>
        expect(await outcomeOf(lender, "msg_1")).toEqual([
          "refused",
          expect.stringMatching(outcome),
        ]),
      SOON,
    );
    expect((await ctx.loans.record(loanId))?.ledger).toEqual([]);
  });
});

describe("a sender who proves nothing", () => {
  const OTHER_SECRET = `whsec_${btoa("another secret of thirty-two byte")}`;

  async function refusals() {
    const { lender, endpoint } = await newEndpoint();
    const parsed = parseEndpointId(endpoint.url.split("/").at(-1) ?? "");
    if (!parsed) throw new Error(endpoint.url);
    const unknown = (id: string) => ({
      ...endpoint,
      url: `https://forbear.test/webhooks/payments/${id}`,
    });
    const nobody = endpointId((parsed.tenant + 100_000) as never, 1);
    const off = await lender.api("POST", "/v1/webhook-endpoints", { name: "old" });
    await lender.api("DELETE", `/v1/webhook-endpoints/${off.body.id}`);
    const now = Date.now();
    const ways: Record<string, () => ReturnType<typeof send>> = {
      "another secret": () => send(endpoint, received(), { secret: OTHER_SECRET }),
      "a timestamp six minutes old": () => send(endpoint, received(), { at: now - 6 * MINUTE_MS }),
      "a timestamp six minutes ahead": () =>
        send(endpoint, received(), { at: now + 6 * MINUTE_MS }),
      "a timestamp that was not signed": () =>
        send(endpoint, received(), {
          at: now - MINUTE_MS,
          headers: { "webhook-timestamp": String(Math.floor(now / 1000)) },
        }),
      "an id that was not signed": () =>
        send(endpoint, received(), { headers: { "webhook-id": "msg_other" } }),
      "a signature that is none": () =>
        send(endpoint, received(), { headers: { "webhook-signature": "v1" } }),
      "no signature": () => call("POST", new URL(endpoint.url).pathname, "{}"),
      "an endpoint number nobody made": () =>
        send(unknown(endpointId(lender.tenantId, 77)), received()),
      "a lender that is not there": () => send(unknown(nobody), received()),
      "an address that is none of ours": () => send(unknown("whk_!"), received()),
      "an endpoint that is switched off": () => send(off.body, received()),
    };
    return { lender, ways };
  }

  test("gets the same 401 whatever is wrong, and leaves nothing behind", async () => {
    const { lender, ways } = await refusals();
    for (const [name, attempt] of Object.entries(ways)) {
      const answer = await attempt();
      const { instance, ...body } = answer.body;
      expect([name, answer.status, body]).toEqual([
        name,
        401,
        {
          type: "/problems/webhook.signature_invalid",
          title: "The signature does not fit, or its time is off",
          status: 401,
          code: "webhook.signature_invalid",
        },
      ]);
      expect(instance).toMatch(/^urn:uuid:/);
    }
    expect(await eventsOf(lender)).toEqual([]);
  });

  test("is not read beyond 256 KB", async () => {
    const { lender, endpoint } = await newEndpoint();
    const large = received({ note: "x".repeat(256 * 1024) });
    const answer = await send(endpoint, large);
    expect([answer.status, answer.body.code]).toEqual([413, "request.too_large"]);
    const within = received({ note: "x".repeat(255 * 1024) });
    expect((await send(endpoint, within)).status).toBe(202);
    expect(await eventsOf(lender)).toHaveLength(1);
  });
});

describe("a reversal", () => {
  test("takes the payment back, once, however often it is sent", async () => {
    const { lender, endpoint } = await newEndpoint();
    const ctx = await lender.open();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    await send(endpoint, received(), { id: "msg_1" });
    await vi.waitFor(
      async () => expect(await outcomeOf(lender, "msg_1")).toMatchObject(["applied", {}]),
      SOON,
    );
    await send(endpoint, reversed(), { id: "msg_2" });
    await send(endpoint, reversed(), { id: "msg_3" });
    await vi.waitFor(async () => {
      const states = (await eventsOf(lender)).map(({ state }) => state);
      expect(states).toEqual(["applied", "applied", "applied"]);
    }, SOON);
    expect((await ctx.loans.record(loanId))?.ledger).toMatchObject([
      { type: "payment" },
      { type: "reversal", origin: "webhook" },
    ]);
    await expectBookEqualsFold(ctx);
  });

  test("that overtook its payment waits for it", async () => {
    const { lender, endpoint } = await newEndpoint();
    const ctx = await lender.open();
    const loanId = await addLoan(ctx, { externalId: "L1" });
    await send(endpoint, reversed(), { id: "msg_2" });
    const { number } = parseEndpointId(endpoint.url.split("/").at(-1) ?? "") ?? { number: 0 };
    const tenant = lender.tenantId;
    const message = applyOf(tenant, number, "msg_2");
    expect(await applyOne(ctx, message, 1)).toMatchObject({
      end: "retry",
      reason: "payment.not_found",
    });
    expect(await outcomeOf(lender, "msg_2")).toEqual(["stored", null]);

    await send(endpoint, received(), { id: "msg_1" });
    await vi.waitFor(
      async () => expect(await outcomeOf(lender, "msg_1")).toMatchObject(["applied", {}]),
      SOON,
    );
    expect(await applyOne(ctx, message, 2)).toEqual({ end: "ack" });
    expect(await outcomeOf(lender, "msg_2")).toMatchObject(["applied", {}]);
    expect((await ctx.loans.find(loanId))?.loan.projection.principalBalance).toBe(1200_00);
    await expectBookEqualsFold(ctx);
  });

  test("whose payment never comes is refused in the end, and says why", async () => {
    const { lender, endpoint } = await newEndpoint();
    const ctx = await lender.open();
    await send(endpoint, reversed(), { id: "msg_2" });
    const { number } = parseEndpointId(endpoint.url.split("/").at(-1) ?? "") ?? { number: 0 };
    const tenant = lender.tenantId;
    const message = applyOf(tenant, number, "msg_2");
    expect(await applyOne(ctx, message, 4)).toMatchObject({ end: "retry" });
    // From then on the tick asks for it, for 180 days.
    expect(await applyOne(ctx, message, 5)).toEqual({ end: "ack" });
    const later = (days: number) => ({ ...ctx, now: instant(ctx.now + days * 86_400_000) });
    expect(await applyOne(later(179.9), message, 5)).toEqual({ end: "ack" });
    expect(await outcomeOf(lender, "msg_2")).toEqual(["stored", null]);
    expect(await applyOne(later(180.1), message, 5)).toEqual({ end: "ack" });
    expect(await outcomeOf(lender, "msg_2")).toEqual(["refused", "payment.not_found"]);
  });

  test("of a payment that waits for its loan takes it off the list", async () => {
    const { lender, endpoint } = await newEndpoint();
    await send(endpoint, received(), { id: "msg_1" });
    await vi.waitFor(
      async () => expect(await outcomeOf(lender, "msg_1")).toMatchObject(["unmatched", {}]),
      SOON,
    );
    await send(endpoint, reversed(), { id: "msg_2" });
    await vi.waitFor(
      async () => expect(await outcomeOf(lender, "msg_2")).toEqual(["applied", "dismissed"]),
      SOON,
    );
    expect((await lender.api("GET", "/v1/payments/P1")).body).toMatchObject({
      status: "dismissed",
      resolution: "chargeback",
    });
  });
});

test("a message that names an event that is not there is parked with the reason", async () => {
  const { lender } = await newEndpoint();
  const ctx = await lender.open();
  const tenant = lender.tenantId;
  const message = { v: 1, kind: "webhook.apply", tenant, endpoint: 1, messageId: "none" } as const;
  expect(await applyOne(ctx, message, 1)).toEqual({
    end: "park",
    reason: "the webhook event is not there",
  });
});

describe("an endpoint", () => {
  test("shows its secret once", async () => {
    const { lender, endpoint } = await newEndpoint();
    expect(endpoint.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const listed = await lender.api("GET", "/v1/webhook-endpoints");
    expect(listed.body.endpoints).toMatchObject([
      { name: "card processor", url: endpoint.url, disabledAt: null },
    ]);
    expect(listed.text).not.toContain(endpoint.secret);
  });

  test("that is switched off stays on the list, and again changes nothing", async () => {
    const { lender, endpoint } = await newEndpoint();
    const id = endpoint.url.split("/").at(-1) ?? "";
    const path = `/v1/webhook-endpoints/${id}`;
    expect((await lender.api("DELETE", path)).status).toBe(204);
    const [first] = (await lender.api("GET", "/v1/webhook-endpoints")).body.endpoints;
    expect(first.disabledAt).toBeGreaterThan(0);
    expect((await lender.api("DELETE", path)).status).toBe(204);
    const [second] = (await lender.api("GET", "/v1/webhook-endpoints")).body.endpoints;
    expect(second.disabledAt).toBe(first.disabledAt);
  });

  test("of another lender is not found, and takes payments as before", async () => {
    const { lender, endpoint } = await newEndpoint();
    const stranger = await newLender();
    const id = endpoint.url.split("/").at(-1) ?? "";
    for (const other of [id, endpointId(stranger.tenantId, 1), "whk_", "loan_01"]) {
      const answer = await stranger.api("DELETE", `/v1/webhook-endpoints/${other}`);
      expect([answer.status, answer.body.code]).toEqual([404, "webhook.not_found"]);
    }
    expect((await send(endpoint, received())).status).toBe(202);
    expect(await eventsOf(lender)).toHaveLength(1);
    expect(await eventsOf(stranger)).toEqual([]);
  });

  test("has a name: one that is missing, blank or too long is refused at its field", async () => {
    const lender = await newLender();
    for (const body of [
      {},
      { name: " " },
      { name: "x".repeat(81) },
      { name: 7 },
      { name: "a\u0000" },
    ]) {
      const answer = await lender.api("POST", "/v1/webhook-endpoints", body);
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, "#/name"]);
    }
    expect((await lender.api("GET", "/v1/webhook-endpoints")).body.endpoints).toEqual([]);
  });
});

test("events are read page by page, newest first", async () => {
  const { lender, endpoint } = await newEndpoint();
  for (let index = 0; index < 5; index += 1) {
    await send(endpoint, received({ externalId: `P${index}` }), { id: `msg_${index}` });
  }
  const seen: string[] = [];
  let query = "?limit=2";
  for (let page = 0; page < 5 && query !== ""; page += 1) {
    const { body } = await lender.api("GET", `/v1/webhook-events${query}`);
    seen.push(...body.events.map(({ messageId }: { messageId: string }) => messageId));
    query = body.nextCursor === null ? "" : `?limit=2&cursor=${body.nextCursor}`;
  }
  expect(seen).toEqual(["msg_4", "msg_3", "msg_2", "msg_1", "msg_0"]);
  const wrong = await lender.api("GET", "/v1/webhook-events?cursor=abc");
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, "query:cursor"]);
});

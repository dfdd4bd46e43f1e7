import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { TenantContext } from "../../src/app/context";
import { sendNotices } from "../../src/app/notice/send";
import { settleNotice } from "../../src/app/notice/settle";
import { signTwilio } from "../../src/app/provider/sign-twilio";
import { openTimeline } from "../../src/domain/policy/timeline";
import { businessDate, type Instant, instant } from "../../src/kernel/calendar";
import { publicId } from "../../src/kernel/ids";
import { addProvider, bench, boxOf, entryOf, newBox, setMood } from "../support/bench";
import { addLoan } from "../support/lender";
import { noticeOf, planNotice, withoutMessages } from "../support/letters";
import { call, newTenant, ORIGIN, type World } from "../support/world";

const NOON = at("2026-06-15T12:00:00+08:00");
const LI = {
  email: "li@example.com",
  phone: "+8613800138000",
  timezone: "Asia/Shanghai",
  locale: "zh-CN",
};

function at(text: string): Instant {
  return instant(Date.parse(text));
}

/** A live lender in China at noon: text messages need no consent of their own there. */
async function newLender() {
  const world = await newTenant({ mode: "live", timezone: "Asia/Shanghai", currency: "CNY" });
  return { world, open: () => openAt(world, NOON) };
}

/** The first policy writes by e-mail alone; these tests are about carrying, not about policies. */
async function openAt(world: World, now: Instant): Promise<TenantContext> {
  const ctx = await world.open();
  const contact = { ...ctx.policy.contact, channels: ["email", "sms", "letter"] };
  const effectiveOn = businessDate("2020-01-01");
  const document = () => ({ ...ctx.policy, contact });
  const timeline = openTimeline([{ version: 1, effectiveOn, canaryPercent: null, document }]);
  const today = businessDate("2026-06-15");
  return { ...ctx, now, today, timeline, policy: timeline.on(today) };
}

async function withNotice(world: World, change: Parameters<typeof planNotice>[2] = {}) {
  const ctx = await openAt(world, NOON);
  const name = crypto.randomUUID().slice(0, 8);
  const loan = await addLoan(ctx, { externalId: `L-${name}`, borrowerExternalId: name, ...LI });
  return { ctx, id: await planNotice(ctx, loan, change) };
}

const SMS = { channels: ["sms"] } as const;

describe("by a mail server (SMTP, to a real one on loopback)", () => {
  test("a letter arrives whole: Chinese in both parts, one key, one-click unsubscribe", async () => {
    const { world } = await newLender();
    const box = newBox();
    await addProvider(world, "smtp", box);
    const { ctx, id } = await withNotice(world);
    const choiceUrl = () => "https://forbear.example/choices/1-abc";
    await sendNotices({ ...ctx, choiceUrl }, [id], true);
    const { messages } = await boxOf(box);
    expect(messages).toHaveLength(1);
    const [mail] = messages;
    expect(mail).toMatchObject({ to: "li@example.com", subject: expect.stringContaining("贷款") });
    expect(mail?.text).toContain("我们尚未收到这笔贷款的全部到期款项");
    expect(mail?.html).toContain("我们尚未收到这笔贷款的全部到期款项");
    expect(mail?.html).toContain('<html lang="zh-CN">');
    expect(mail?.key).toBe(`<${publicId("notice", id)}@lender.example>`);
    expect(mail?.headers["list-unsubscribe"]).toBe(
      "List-Unsubscribe: <https://forbear.example/choices/1-abc/unsubscribe>",
    );
    expect(mail?.headers["list-unsubscribe-post"]).toContain("List-Unsubscribe=One-Click");
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "sent",
      provider: expect.stringMatching(/^prv_/),
      providerId: expect.stringContaining("queued as 1"),
    });
  });

  test.each([
    ["nobody@example.com", { state: "failed", failure: expect.stringContaining("550") }],
    ["greylisted@example.com", { state: "deferred", failure: expect.stringContaining("451") }],
  ])("%s is not sent to, and holds up nobody else", async (email, becomes) => {
    const { world } = await newLender();
    const box = newBox();
    await addProvider(world, "smtp", box);
    const ctx = await openAt(world, NOON);
    const first = await addLoan(ctx, { externalId: "L1", borrowerExternalId: "A", ...LI, email });
    const second = await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B", ...LI });
    const ids = [await planNotice(ctx, first), await planNotice(ctx, second)];
    expect(await sendNotices(ctx, ids, true)).toBeNull();
    expect(await noticeOf(ctx, ids[0] ?? 0)).toMatchObject(becomes);
    expect(await noticeOf(ctx, ids[1] ?? 0)).toMatchObject({ state: "sent" });
  });

  test("taken and its answer lost: nobody sends it again, since nobody can tell", async () => {
    const { world } = await newLender();
    const box = newBox();
    await addProvider(world, "smtp", box);
    await setMood(box, "lost");
    const { ctx, id } = await withNotice(world);
    expect(await sendNotices(ctx, [id], true)).toMatchObject({ retryAfterSeconds: 60 });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sending" });
    await setMood(box, "ok");
    await sendNotices(await openAt(world, instant(NOON + 61_000)), [id], false);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "unconfirmed" });
    expect((await boxOf(box)).messages).toHaveLength(1);
  });

  test("wrong credentials hold everything up and lose nothing; the trial says why", async () => {
    const { world } = await newLender();
    const box = newBox();
    const { id: provider } = await addProvider(world, "smtp", box, {
      secrets: { key: "wrong", events: null },
    });
    const { ctx, id } = await withNotice(world);
    expect(await sendNotices(ctx, [id], true)).toMatchObject({ retryAfterSeconds: 300 });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "planned" });
    const tried = await world.api("POST", `/v1/providers/${provider}/trials`, {
      to: "me@lender.example",
    });
    expect(tried.body).toMatchObject({ end: "not-taken", detail: expect.stringContaining("535") });
  });
});

describe("by a service that knows keys (Resend, a lender's own gateway)", () => {
  test.each(["resend", "gateway"] as const)(
    "%s: an answer lost after taking is made good under the same key, and it is there once",
    async (kind) => {
      const { world } = await newLender();
      const box = newBox(kind);
      await addProvider(world, kind, box);
      await setMood(box, "lost");
      const { ctx, id } = await withNotice(world, kind === "gateway" ? SMS : {});
      await sendNotices(ctx, [id], true);
      expect(await noticeOf(ctx, id)).toMatchObject({ state: "sending", attempts: 1 });
      await setMood(box, "ok");
      await sendNotices(await openAt(world, instant(NOON + 61_000)), [id], false);
      expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", attempts: 2 });
      const { messages, calls } = await boxOf(box);
      expect([messages.length, calls]).toEqual([1, 2]);
      expect(messages[0]?.key).toBe(publicId("notice", id));
    },
  );

  test("a gateway can prove that it is us: Standard Webhooks verify what it was sent", async () => {
    const { world } = await newLender();
    const box = newBox();
    const { secrets } = await addProvider(world, "gateway", box);
    const { ctx, id } = await withNotice(world, SMS);
    await sendNotices(ctx, [id], true);
    const headers: Record<string, string> = (await boxOf(box)).messages[0]?.headers ?? {};
    const sent = new Webhook(secrets.key).verify(headers["body"] ?? "", headers);
    expect(sent).toMatchObject({
      type: "message.send",
      data: { id: publicId("notice", id), channel: "sms", to: LI.phone, from: "Lender" },
    });
  });

  test("redirects are not followed, since they would carry the message to somebody else", async () => {
    const { world } = await newLender();
    const box = newBox();
    await addProvider(world, "gateway", box);
    await setMood(box, "redirects");
    const { ctx, id } = await withNotice(world, SMS);
    await sendNotices(ctx, [id], true);
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "planned",
      failure: expect.stringContaining("redirects"),
    });
  });
});

describe("by a service that can be asked (Twilio)", () => {
  test("an answer lost after taking is looked up, and counts as sent", async () => {
    const { world } = await newLender();
    const box = newBox("twilio");
    await addProvider(world, "twilio", box);
    await setMood(box, "lost");
    const { ctx, id } = await withNotice(world, SMS);
    await sendNotices(ctx, [id], true);
    await setMood(box, "ok");
    await sendNotices(await openAt(world, instant(NOON + 61_000)), [id], false);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", providerId: "id-1" });
    expect((await boxOf(box)).messages).toHaveLength(1);
  });

  test("one that it never took is sent when it is back", async () => {
    const { world } = await newLender();
    const box = newBox("twilio");
    await addProvider(world, "twilio", box);
    await setMood(box, "broken");
    const { ctx, id } = await withNotice(world, SMS);
    await sendNotices(ctx, [id], true);
    // Broken, it cannot be asked either.
    await sendNotices(await openAt(world, instant(NOON + 61_000)), [id], false);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sending" });
    await setMood(box, "ok");
    await sendNotices(await openAt(world, instant(NOON + 600_000)), [id], false);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent" });
    expect((await boxOf(box)).messages).toMatchObject([
      { to: LI.phone, text: expect.stringMatching(/^【Test Lender】.*退订回复 TD$/) },
    ]);
  });
});

describe("several providers of a channel", () => {
  test("the next one is used while the first is down, and the first again when it is back", async () => {
    const { world } = await newLender();
    const [first, second] = [newBox(), newBox()];
    await addProvider(world, "gateway", first);
    await addProvider(world, "gateway", second);
    await setMood(first, "busy");
    const one = await withNotice(world, SMS);
    expect(await sendNotices(one.ctx, [one.id], true)).toBeNull();
    const two = await withNotice(world, SMS);
    await sendNotices(two.ctx, [two.id], true);
    const counts = async () => [(await boxOf(first)).calls, (await boxOf(second)).messages.length];
    // The second message did not even ask the one that is down.
    expect(await counts()).toEqual([1, 2]);
    await setMood(first, "ok");
    const three = await withNotice(world, SMS);
    await sendNotices(await openAt(world, instant(NOON + 8000)), [three.id], true);
    expect(await counts()).toEqual([2, 2]);
  });

  test("when all are down the notice waits as long as the first of them asks", async () => {
    const { world } = await newLender();
    const boxes = [newBox(), newBox()];
    for (const box of boxes) {
      await addProvider(world, "gateway", box);
      await setMood(box, "busy");
    }
    const { ctx, id } = await withNotice(world, SMS);
    expect(await sendNotices(ctx, [id], true)).toMatchObject({ retryAfterSeconds: 7 });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "planned" });
  });

  test("a pace is kept over all senders together", async () => {
    const { world } = await newLender();
    const box = newBox();
    await addProvider(world, "gateway", box, { perSecond: 2 });
    const ctx = await world.open();
    const now = instant(1_800_000_000_000);
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => ctx.providers.takeMoments(1, 4, now, instant(now + 240_000))),
    );
    expect(taken.map((moment) => (moment ?? 0) - now).sort((a, b) => a - b)).toEqual([
      0, 2000, 4000, 6000, 8000,
    ]);
    expect(await ctx.providers.takeMoments(1, 1, now, instant(now + 9_999))).toBeUndefined();
  });

  test("without anybody who carries text messages the notice fails with what to do", async () => {
    const { world } = await newLender();
    const { ctx, id } = await withNotice(world, SMS);
    expect(await sendNotices(ctx, [id], true)).toBeNull();
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "failed",
      failure: "notice.no_provider",
    });
    const path = `/v1/notices/${publicId("notice", id)}/settlement`;
    const claimed = await world.api("POST", path, { wasSent: true });
    expect(claimed.body.code).toBe("notice.not_unconfirmed");
    await addProvider(world, "gateway", newBox());
    const later = withoutMessages(await openAt(world, NOON));
    expect(await settleNotice(later, id, false)).toMatchObject({ value: { state: "planned" } });
    await sendNotices(later, [id], false);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent" });
  });
});

describe("channels in order of preference", () => {
  test("the first that the gate lets through is taken; each answer is kept", async () => {
    const { world } = await newLender();
    const box = newBox();
    await addProvider(world, "gateway", box);
    const ctx = await openAt(world, NOON);
    const { email: _, ...withoutEmail } = LI;
    const loan = await addLoan(ctx, { externalId: "L1", ...withoutEmail });
    const id = await planNotice(ctx, loan, { channels: ["email", "sms"] });
    await sendNotices(ctx, [id], true);
    const notice = await noticeOf(ctx, id);
    expect(notice).toMatchObject({ state: "sent", channel: "sms", channels: ["email", "sms"] });
    expect(notice.decisions.map(({ decision }) => [decision.facts.channel, decision.rule])).toEqual(
      [
        ["email", "no-address"],
        ["sms", "allowed"],
      ],
    );
  });
});

describe("what providers tell afterwards", () => {
  async function sentBy(kind: "resend" | "twilio" | "gateway") {
    const { world } = await newLender();
    const box = newBox(kind);
    const provider = await addProvider(world, kind, box);
    const { ctx, id } = await withNotice(world, kind === "resend" ? {} : SMS);
    await sendNotices(ctx, [id], true);
    return { world, ctx, id, provider, notice: publicId("notice", id) };
  }

  type Sent = Awaited<ReturnType<typeof sentBy>>;

  function tell({ provider }: Sent, kind: "resend" | "gateway", body: unknown, change = {}) {
    const raw = JSON.stringify(body);
    const [id, now] = [`msg_${crypto.randomUUID()}`, new Date()];
    const secret = kind === "resend" ? provider.secrets.events : provider.secrets.key;
    const prefix = kind === "resend" ? "svix" : "webhook";
    return call("POST", `/providers/${provider.id}/reports`, raw, {
      [`${prefix}-id`]: id,
      [`${prefix}-timestamp`]: String(Math.floor(now.getTime() / 1000)),
      [`${prefix}-signature`]: new Webhook(secret ?? "").sign(id, now, raw),
      ...change,
    });
  }

  function tellAsTwilio(
    { provider, notice }: Sent,
    fields: Record<string, string>,
    token?: string,
  ) {
    const path = `/providers/${provider.id}/reports${"Body" in fields ? "" : `?notice=${notice}`}`;
    const form = new URLSearchParams(fields).toString();
    return call("POST", path, form, {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": signTwilio(token ?? provider.secrets.key, ORIGIN + path, form),
    });
  }

  test("delivered is delivered, told twice or not", async () => {
    const sent = await sentBy("gateway");
    const body = { type: "message.delivered", data: { id: sent.notice } };
    expect((await tell(sent, "gateway", body)).body).toEqual({ outcome: "applied" });
    expect((await tell(sent, "gateway", body)).body).toEqual({ outcome: "known" });
    expect(await noticeOf(sent.ctx, sent.id)).toMatchObject({
      state: "delivered",
      reports: [{ says: "delivered" }],
    });
  });

  test("a bounce wins over a delivery in any order, and leaves the address alone", async () => {
    for (const order of [
      ["email.delivered", "email.bounced"],
      ["email.bounced", "email.delivered"],
    ]) {
      const sent = await sentBy("resend");
      for (const type of order) {
        const bounce = { type: "Permanent", message: "no such mailbox" };
        const data = { email_id: "e1", tags: { notice: sent.notice }, bounce };
        expect((await tell(sent, "resend", { type, data })).status).toBe(200);
      }
      expect(await noticeOf(sent.ctx, sent.id)).toMatchObject({
        state: "failed",
        failure: "no such mailbox",
      });
      const { body } = await sent.world.api("GET", "/v1/suppressions");
      expect(body.suppressions).toMatchObject([{ address: "li@example.com", reason: "bounced" }]);
      const tasks = await sent.world.api("GET", "/v1/tasks");
      expect(tasks.body.tasks).toMatchObject([
        { title: expect.stringContaining("working e-mail address"), role: "officer" },
      ]);

      const again = await withNotice(sent.world);
      await sendNotices(again.ctx, [again.id], true);
      expect(await noticeOf(again.ctx, again.id)).toMatchObject({ state: "suppressed" });
      const lifted = await sent.world.api("POST", "/v1/suppressions/lift", {
        channel: "email",
        address: "LI@example.com",
      });
      expect(lifted.status).toBe(204);
    }
  });

  test("STOP by text message is done at once, for all who have that number, and kept", async () => {
    const sent = await sentBy("twilio");
    const other = await withNotice(sent.world, SMS);
    const reply = { From: LI.phone, To: "+14155550100", Body: " Stop. ", SmsStatus: "received" };
    expect((await tellAsTwilio(sent, reply)).body).toEqual({ outcome: "applied" });
    await sendNotices(other.ctx, [other.id], true);
    expect(await noticeOf(other.ctx, other.id)).toMatchObject({ state: "suppressed" });
    const { borrowerId } = await noticeOf(other.ctx, other.id);
    const path = `/v1/borrowers/${publicId("borrower", borrowerId)}/contact-choices`;
    const chosen = await sent.world.api("GET", path);
    expect(chosen.body.unwantedChannels).toEqual(["sms"]);
    const lift = { channel: "sms", address: LI.phone };
    expect((await sent.world.api("POST", "/v1/suppressions/lift", lift)).body.code).toBe(
      "suppression.stop_is_theirs",
    );
  });

  test("any other answer is work for a person", async () => {
    const sent = await sentBy("twilio");
    const reply = { From: LI.phone, Body: "我下周可以还一部分", SmsStatus: "received" };
    expect((await tellAsTwilio(sent, reply)).body).toEqual({ outcome: "applied" });
    const tasks = await sent.world.api("GET", "/v1/tasks");
    expect(tasks.body.tasks).toMatchObject([{ title: expect.stringContaining("answered") }]);
  });

  test("the report of a message whose answer was lost is its answer", async () => {
    const { world } = await newLender();
    const box = newBox("twilio");
    const provider = await addProvider(world, "twilio", box);
    await setMood(box, "lost");
    const { ctx, id } = await withNotice(world, SMS);
    await sendNotices(ctx, [id], true);
    const sent = { world, ctx, id, provider, notice: publicId("notice", id) };
    const fields = { MessageSid: "id-1", MessageStatus: "delivered" };
    expect((await tellAsTwilio(sent, fields)).body).toEqual({ outcome: "applied" });
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "delivered", providerId: "id-1" });
  });

  test("a number that cannot take it is left alone; one that was away is not", async () => {
    for (const [code, count] of [
      ["30005", 1],
      ["30003", 0],
    ] as const) {
      const sent = await sentBy("twilio");
      await tellAsTwilio(sent, { MessageSid: "x", MessageStatus: "undelivered", ErrorCode: code });
      expect(await noticeOf(sent.ctx, sent.id)).toMatchObject({ state: "failed" });
      const { body } = await sent.world.api("GET", "/v1/suppressions");
      expect(body.suppressions).toHaveLength(count);
    }
  });

  test("wrongly signed, altered, old, or of another provider: refused, and nothing happens", async () => {
    const [sent, other] = [await sentBy("gateway"), await sentBy("twilio")];
    const body = { type: "message.delivered", data: { id: sent.notice } };
    const old = { "webhook-timestamp": String(Math.floor(Date.now() / 1000) - 600) };
    const answers = [
      await tell(sent, "gateway", body, old),
      await tell(sent, "gateway", body, { "webhook-signature": "v1,AAAA" }),
      await tell({ ...sent, provider: { ...sent.provider, id: "prv_zz1" } }, "gateway", body),
      await tell(
        { ...sent, provider: { ...sent.provider, id: other.provider.id } },
        "gateway",
        body,
      ),
      await tellAsTwilio(other, { MessageStatus: "delivered" }, "another token"),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.body.code]).toEqual([401, "provider.signature_invalid"]);
    }
    expect(await noticeOf(sent.ctx, sent.id)).toMatchObject({ state: "sent", reports: [] });
  });

  test("a provider cannot speak of what another one was handed", async () => {
    const sent = await sentBy("gateway");
    const second = await addProvider(sent.world, "gateway", newBox());
    const body = { type: "message.bounced", data: { id: sent.notice } };
    const told = await tell({ ...sent, provider: second }, "gateway", body);
    expect(told.body).toEqual({ outcome: "nobody" });
    expect(await noticeOf(sent.ctx, sent.id)).toMatchObject({ state: "sent" });
  });
});

describe("a provider's settings", () => {
  test("its secrets are sealed and cannot be read; a removed one is gone with them", async () => {
    const { world } = await newLender();
    const box = newBox();
    const { id, secrets } = await addProvider(world, "gateway", box);
    const listed = await world.api("GET", "/v1/providers");
    expect(listed.text).not.toContain(secrets.key);
    expect(listed.body.providers).toMatchObject([
      { id, channel: "sms", reportsUrl: `${ORIGIN}/providers/${id}/reports` },
    ]);
    expect((await world.api("DELETE", `/v1/providers/${id}`)).status).toBe(204);
    expect((await world.api("GET", `/v1/providers/${id}`)).status).toBe(404);
    // Its number is in old notices and never another's.
    expect((await addProvider(world, "gateway", newBox())).id).not.toBe(id);
  });

  test("a change made from an old state is refused; secrets left out stay", async () => {
    const { world } = await newLender();
    const box = newBox();
    const { id } = await addProvider(world, "gateway", box);
    const { secrets: _, ...entry } = entryOf("gateway", box, { name: "renamed" });
    const put = (revision: string) =>
      world.api("PUT", `/v1/providers/${id}`, entry, { "if-match": revision });
    expect(await put('"1"')).toMatchObject({ status: 200, body: { name: "renamed" } });
    expect(await put('"1"')).toMatchObject({ status: 412, body: { code: "provider.changed" } });
    const { ctx, id: notice } = await withNotice(world, SMS);
    await sendNotices(ctx, [notice], true);
    expect(await noticeOf(ctx, notice)).toMatchObject({ state: "sent" });
  });

  test("the order is the lender's to say", async () => {
    const { world } = await newLender();
    const ids = [];
    for (let count = 0; count < 3; count += 1) {
      ids.push((await addProvider(world, "gateway", newBox())).id);
    }
    const [one, two, three] = ids;
    const { body } = await world.api("PUT", "/v1/providers", { order: [three, one] });
    expect(body.providers.map(({ id }: { id: string }) => id)).toEqual([three, one, two]);
  });

  test("a trial is sent from a sandbox too, to an address that its channel has", async () => {
    const world = await newTenant({});
    const box = newBox();
    const { id } = await addProvider(world, "gateway", box);
    const tryTo = (to: string) => world.api("POST", `/v1/providers/${id}/trials`, { to });
    expect(await tryTo("+14155550123")).toMatchObject({ status: 200, body: { end: "accepted" } });
    expect((await boxOf(box)).messages).toMatchObject([{ to: "+14155550123" }]);
    expect((await tryTo("me@lender.example")).body.code).toBe("provider.trial_address");
    expect(bench().http).toContain("127.0.0.1");
  });
});

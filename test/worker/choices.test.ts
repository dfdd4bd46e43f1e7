import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { grantPermit } from "../../src/app/contact/grant-permit";
import type { TenantContext } from "../../src/app/context";
import { sendNotices } from "../../src/app/notice/send";
import { businessDate, instant } from "../../src/kernel/calendar";
import { parsePublicId, publicId } from "../../src/kernel/ids";
import { signChoiceLink } from "../../src/store/choice-link";
import { newMember } from "../support/foreign";
import { addLoan, bringLoan, newLender } from "../support/lender";
import { mailbox, noticeOf, planNotice } from "../support/letters";
import { call, newTenant, type World } from "../support/world";

const ADA = { email: "ada@example.com", timezone: "America/New_York", locale: "en" };
const NOON = instant(Date.parse("2026-06-15T12:00:00-04:00"));
const TODAY = Math.floor(Date.now() / 86_400_000);
const START = businessDate("2026-06-15");
const NONE = { consents: [], unwantedChannels: [], hours: null };

/** A live lender at noon of its borrower. */
async function live(world: World): Promise<TenantContext> {
  return {
    ...(await world.open()),
    now: NOON,
    today: businessDate("2026-06-15"),
    senders: mailbox(),
  };
}

async function withBorrower(world: World) {
  const ctx = await live(world);
  const loanId = await addLoan(ctx, {
    externalId: "L1",
    borrowerExternalId: "B1",
    phone: "+12125550123",
    ...ADA,
  });
  const borrower = (await ctx.borrowers.byExternalIds(["B1"])).get("B1");
  if (!borrower) throw new Error("no borrower");
  return { ctx, loanId, id: borrower.id };
}

function linkTo(world: World, borrower: number, madeOnDay = TODAY): string {
  const { PLATFORM_KEY } = env as unknown as { PLATFORM_KEY: string };
  return `/choices/${signChoiceLink(PLATFORM_KEY, { tenant: world.tenantId, borrower, madeOnDay })}`;
}

/** What a page that was opened now would send with its form. */
async function markIn(path: string, get: (path: string) => Promise<{ text: string }>) {
  const { text } = await get(path);
  const mark = /name="made-from" value="([^"]*)"/.exec(text)?.[1];
  if (mark === undefined) throw new Error("the form has a mark");
  return { "made-from": mark };
}
const anybody = (path: string) => call("GET", path);

/** As a browser without a cookie sends a form. */
function form(path: string, fields: Readonly<Record<string, string>>) {
  const headers = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };
  return call("POST", path, new URLSearchParams(fields).toString(), headers);
}

async function asked(ctx: TenantContext, channel: "phone" | "dialer" | "sms" | "email") {
  const answer = await grantPermit(ctx, {
    borrower: { externalId: "B1" },
    loanId: null,
    channel,
    purpose: "service",
    party: "borrower",
    place: "home",
  });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return [answer.value.decision.verdict, answer.value.decision.rule];
}

describe("what a borrower chose", () => {
  test("counts for every contact from then on, and no longer once it is taken back", async () => {
    const world = await newTenant({ mode: "live" });
    const { ctx, id } = await withBorrower(world);
    expect(await asked(ctx, "dialer")).toEqual(["deny", "consent-missing"]);
    const path = `/v1/borrowers/${(await world.api("GET", "/v1/borrowers?externalId=B1")).body.borrowers[0].id}/contact-choices`;
    expect(parsePublicId("borrower", path.split("/")[3] ?? "")).toBe(id);
    const agreed = { ...NONE, consents: ["autodialled"], unwantedChannels: ["sms"] };
    const put = await world.api("PUT", path, { ...agreed, evidence: "signed on 2 May" });
    expect(put.status, put.text).toBe(200);
    expect(put.body).toMatchObject(agreed);
    // The moment of the test lies before the real one at which it was told.
    const later = { ...ctx, now: instant(put.body.since) };
    const atNoon = { ...later, now: instant(NOON + 3 * 365 * 86_400_000) };
    expect(await asked(atNoon, "dialer")).toEqual(["allow", "allowed"]);
    expect(await asked(atNoon, "sms")).toEqual([
      "deny",
      expect.stringMatching(/unwanted|permitted/),
    ]);
    await world.api("PUT", path, { ...NONE, evidence: "revoked by letter" });
    expect(await asked(atNoon, "dialer")).toEqual(["deny", "consent-missing"]);
    // What changes nothing is not told again.
    await world.api("PUT", path, { ...NONE, evidence: "said so again" });
    const { body } = await world.api("GET", path);
    expect(body.told.map((one: { evidence: string }) => one.evidence)).toEqual([
      "revoked by letter",
      "signed on 2 May",
    ]);
    const short = { ...NONE, hours: { startMinute: 540, endMinute: 570 }, evidence: "x" };
    const refused = await world.api("PUT", path, short);
    expect([refused.status, refused.body.code, refused.body.errors[0].pointer]).toEqual([
      422,
      "choice.hours_too_short",
      "#/hours",
    ]);
  });

  test("keeps a letter from going out that was planned before, and says why", async () => {
    const world = await newLender("2026-02-11");
    const sandbox = { ...(await world.open()), senders: mailbox() };
    const loanId = await addLoan(sandbox, { externalId: "L1", borrowerExternalId: "B1", ...ADA });
    const borrower = (await sandbox.borrowers.byExternalIds(["B1"])).get("B1");
    const notice = await planNotice(sandbox, loanId);
    const clicked = await call("POST", `${linkTo(world, borrower?.id ?? 0)}/unsubscribe`, "x");
    expect([clicked.status, clicked.text]).toEqual([200, "Unsubscribed."]);
    // In a sandbox it counts from noon of the day; the letter is asked about at ten of the next.
    const next = { ...sandbox, today: businessDate("2026-02-12") };
    const tomorrow = await planNotice(next, loanId, { step: "notice-2", daysPastDue: 1 });
    await sendNotices(next, [notice, tomorrow], true);
    expect((await noticeOf(next, tomorrow)).state).toBe("denied");
    const [last] = (await noticeOf(next, tomorrow)).decisions.slice(-1);
    expect(last?.decision.rule).toBe("unwanted-channel");
  });
});

describe("the page of a borrower's own", () => {
  test("shows the lender and what was chosen, and nothing of loans or of who it is", async () => {
    const world = await newTenant();
    const { id } = await withBorrower(world);
    const page = await call("GET", linkTo(world, id));
    expect(page.status).toBe(200);
    expect(page.response.headers.get("x-robots-tag")).toBe("noindex");
    expect(page.response.headers.get("referrer-policy")).toBe("same-origin");
    expect(page.response.headers.get("cache-control")).toContain("no-store");
    for (const secret of ["L1", "B1", "ada@", "+1212", "past due"]) {
      expect(page.text).not.toContain(secret);
    }
  });

  test("takes ways, hours, consents and language; what cannot be is said at its field", async () => {
    const world = await newTenant();
    const { id } = await withBorrower(world);
    const path = linkTo(world, id);
    const mark = await markIn(path, anybody);
    const wrong = await form(path, { ...mark, "way.email": "on", from: "9", to: "18:00" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("Write two times such as 09:00 and 18:30");
    const fields = { "way.email": "on", "consent.hours": "on", from: "09:00", to: "18:30" };
    const saved = await form(path, { ...mark, ...fields, locale: "zh-CN" });
    expect([saved.status, saved.response.headers.get("location")]).toEqual([
      303,
      `${path}?said=saved`,
    ]);
    const shown = await call("GET", `${path}?said=saved`);
    expect(shown.text).toContain('lang="zh-CN"');
    const ctx = await world.open();
    const borrower = await ctx.borrowers.find(id);
    expect(borrower?.locale).toBe("zh-CN");
    // What they asked for stays when the lender's file comes again with another language.
    const again = { externalId: "L1", borrowerExternalId: "B1", ...ADA, product: "new" };
    expect(await bringLoan(ctx, again)).toMatchObject({ status: "updated" });
    expect((await ctx.borrowers.find(id))?.locale).toBe("zh-CN");
    expect(borrower?.choices).toMatchObject([
      {
        consents: ["hours"],
        unwantedChannels: ["sms", "letter", "phone", "dialer", "visit"],
        hours: { startMinute: 540, endMinute: 1110 },
      },
    ]);
    expect(await ctx.borrowers.choicesTold(id, 5)).toMatchObject([
      { actor: "system:choice-link", evidence: "chosen on the borrower's own page" },
    ]);
  });

  test("stops all contact and allows it again", async () => {
    const world = await newTenant();
    const { id } = await withBorrower(world);
    const path = linkTo(world, id);
    expect((await form(`${path}/stop`, {})).status).toBe(303);
    const ctx = await world.open();
    expect((await ctx.borrowers.find(id))?.stopRequestedAt).not.toBeNull();
    expect((await call("GET", path)).text).toContain("Allow contact again");
    await form(`${path}/stop/lifting`, {});
    expect((await ctx.borrowers.find(id))?.stopRequestedAt).toBeNull();
  });

  test("a mail program unsubscribes without cookie or origin, once; looking at the address does not", async () => {
    const world = await newTenant();
    const { ctx, id } = await withBorrower(world);
    const path = `${linkTo(world, id)}/unsubscribe`;
    expect((await call("GET", path)).status).toBe(303);
    expect((await ctx.borrowers.find(id))?.choices).toEqual([]);
    const headers = { origin: "https://mail.example", "sec-fetch-site": "cross-site" };
    const body = "List-Unsubscribe=One-Click";
    for (const _ of [1, 2]) expect((await call("POST", path, body, headers)).status).toBe(200);
    expect((await ctx.borrowers.find(id))?.choices).toMatchObject([
      { unwantedChannels: ["email"] },
    ]);
    expect(await ctx.borrowers.choicesTold(id, 5)).toHaveLength(1);
  });

  test("takes no more than a form", async () => {
    const world = await newTenant();
    const { id } = await withBorrower(world);
    const huge = "x".repeat(70_000);
    expect((await form(linkTo(world, id), { from: huge })).status).toBe(413);
    expect((await call("POST", `${linkTo(world, id)}/unsubscribe`, huge)).status).toBe(413);
  });

  test("is not there for a link that was altered, is too old, or is of nobody", async () => {
    const world = await newTenant();
    const other = await newTenant();
    const { id } = await withBorrower(world);
    const path = linkTo(world, id);
    const flipped = path.endsWith("0") ? `${path.slice(0, -1)}1` : `${path.slice(0, -1)}0`;
    const [, tenant = "", ...rest] = /^\/choices\/(\w+)-(.*)$/.exec(path) ?? [];
    const foreign = `/choices/${other.tenantId.toString(36)}-${rest.join("-")}`;
    expect(tenant).toBe(world.tenantId.toString(36));
    for (const wrong of [
      flipped,
      foreign,
      "/choices/x",
      linkTo(world, id + 1),
      linkTo(world, id, TODAY - 401),
    ]) {
      expect((await call("GET", wrong)).status, wrong).toBe(404);
      expect((await form(`${wrong}/stop`, {})).status, wrong).toBe(404);
      expect((await call("POST", `${wrong}/unsubscribe`, "x")).status, wrong).toBe(404);
    }
    expect((await call("GET", linkTo(world, id, TODAY - 400))).status).toBe(200);
    expect((await (await world.open()).borrowers.find(id))?.stopRequestedAt).toBeNull();
  });
});

describe("an officer", () => {
  test("records what the borrower said, with how it was learned", async () => {
    const world = await newTenant();
    const { id } = await withBorrower(world);
    const officer = await newMember(world, "officer");
    const { body } = await world.api("GET", "/v1/borrowers?externalId=B1");
    const borrower = `/borrowers/${body.borrowers[0].id}`;
    const mark = await markIn(`${borrower}/contacts`, officer.get);
    const fields = { ...mark, "way.phone": "on", from: "", to: "" };
    const wrong = await officer.form(`${borrower}/choices`, { ...fields, evidence: " " });
    expect([wrong.status, wrong.text.includes("Write how you learned it")]).toEqual([422, true]);
    const told = { ...fields, evidence: "said by phone on 3 May" };
    const saved = await officer.form(`${borrower}/choices`, told);
    expect(saved.location).toBe(`${borrower}/contacts#choices`);
    const page = await officer.get(`${borrower}/contacts`);
    expect(page.text).toContain("said by phone on 3 May");
    expect((await (await world.open()).borrowers.find(id))?.choices).toMatchObject([
      { unwantedChannels: ["email", "sms", "letter", "visit"] },
    ]);
    const reader = await newMember(world, "analyst");
    expect((await reader.form(`${borrower}/choices`, told)).status).toBe(403);
    expect((await reader.get(`${borrower}/contacts`)).text).not.toContain(`${borrower}/choices`);
  });

  test("does not take back unseen what the borrower chose since the form was opened", async () => {
    const world = await newTenant();
    const { ctx, id } = await withBorrower(world);
    const officer = await newMember(world, "officer");
    const { body } = await world.api("GET", "/v1/borrowers?externalId=B1");
    const path = `/v1/borrowers/${body.borrowers[0].id}/contact-choices`;
    const borrower = `/borrowers/${body.borrowers[0].id}`;
    const link = linkTo(world, id);
    const read = await world.api("GET", path);
    const etag = read.response.headers.get("etag") ?? "";
    const all = { "way.phone": "on", "way.sms": "on", "way.email": "on", "way.letter": "on" };
    const opened = { ...all, ...(await markIn(`${borrower}/contacts`, officer.get)) };
    const theirs = { ...all, ...(await markIn(link, anybody)) };
    await call("POST", `${link}/unsubscribe`, "x");

    const late = await officer.form(`${borrower}/choices`, { ...opened, evidence: "said so" });
    expect(late.status).toBe(422);
    expect(late.text).toContain("Other choices were recorded since this page was opened");
    // What stands now is shown, with the words that were typed.
    expect(late.text).toMatch(/name="evidence"[^>]*value="said so"/);
    expect(late.text).not.toMatch(/name="way.email"[^>]*checked/);
    expect((await form(link, theirs)).status).toBe(422);
    for (const tag of [etag, `W/${etag}`, '"x"']) {
      const headers = { "if-match": tag };
      const put = await world.api("PUT", path, { ...NONE, evidence: "x" }, headers);
      expect([put.status, put.body.code], tag).toEqual([412, "choice.changed"]);
    }
    const unwanted = [{ unwantedChannels: ["email"] }];
    expect((await ctx.borrowers.find(id))?.choices).toMatchObject(unwanted);

    const now = (await world.api("GET", path)).response.headers.get("etag") ?? "";
    const headers = { "if-match": `W/${now}` };
    const put = await world.api("PUT", path, { ...NONE, evidence: "x" }, headers);
    expect(put.status, put.text).toBe(200);
  });

  test("of a live lender reads a letter without the borrower's secret; a sandbox shows it", async () => {
    for (const mode of ["live", "sandbox"] as const) {
      const world = await newTenant(mode === "live" ? { mode } : { clockOn: START });
      const { ctx, loanId } = await withBorrower(world);
      const own = mode === "live" ? ctx : { ...(await world.open()), senders: mailbox() };
      const choiceUrl = (borrower: number) => `https://forbear.test${linkTo(world, borrower)}`;
      const notice = await planNotice(own, loanId);
      await sendNotices({ ...own, choiceUrl }, [notice], true);
      const [letter] = (own.senders as ReturnType<typeof mailbox>).letters;
      expect(letter?.text).toMatch(/\/choices\/[0-9a-z]+-/);
      expect(letter?.unsubscribeUrl).toMatch(/\/choices\/[0-9a-z-]+\/unsubscribe$/);
      const { body } = await world.api("GET", `/v1/notices/${publicId("notice", notice)}`);
      expect(body.content.text.includes("/choices/…")).toBe(mode === "live");
      expect(/\/choices\/[0-9a-z]/.test(body.content.text)).toBe(mode === "sandbox");
    }
  });

  test("cannot unmake what was told: it is append-only", async () => {
    const world = await newTenant();
    const { id } = await withBorrower(world);
    await call("POST", `${linkTo(world, id)}/unsubscribe`, "x");
    const { SHARD_00, SHARD_01 } = env as unknown as Record<string, D1Database>;
    for (const shard of [SHARD_00, SHARD_01]) {
      for (const sql of [
        "UPDATE contact_choice SET evidence = 'x' WHERE tenant_id = ?",
        "DELETE FROM contact_choice WHERE tenant_id = ?",
      ]) {
        const count = "SELECT COUNT(*) AS n FROM contact_choice WHERE tenant_id = ?";
        const rows = await shard?.prepare(count).bind(world.tenantId).first("n");
        if (!rows) continue;
        await expect(shard?.prepare(sql).bind(world.tenantId).run()).rejects.toThrow("append-only");
      }
    }
  });
});

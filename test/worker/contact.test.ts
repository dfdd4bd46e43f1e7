import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { grantPermit } from "../../src/app/contact/grant-permit";
import { type ContactReport, logContact } from "../../src/app/contact/log";
import type { TenantContext } from "../../src/app/context";
import { setFlag } from "../../src/app/flag/set";
import { sendNotices } from "../../src/app/notice/send";
import { businessDate, type Instant, instant } from "../../src/kernel/calendar";
import { partitionOf, publicId } from "../../src/kernel/ids";
import { newMember } from "../support/foreign";
import { addLoan, newLender } from "../support/lender";
import { mailbox, noticeOf, planNotice } from "../support/letters";
import { newTenant, type World } from "../support/world";

const ADA = { email: "ada@example.com", timezone: "America/New_York", locale: "en" };
const LEE = { email: "lee@example.com", timezone: "Australia/Sydney", locale: "en" };
const NOON = at("2026-06-15T12:00:00-04:00");
const NOON_IN_SYDNEY = at("2026-06-15T12:00:00+10:00");

function at(text: string): Instant {
  return instant(Date.parse(text));
}

function later(moment: Instant, minutes: number): Instant {
  return instant(moment + minutes * 60_000);
}

/** A live lender at a chosen moment: only there is "now" the real one. */
async function live(world: World, now: Instant): Promise<TenantContext> {
  return { ...(await world.open()), now, today: businessDate("2026-06-15"), senders: mailbox() };
}

function call(externalId: string, change: Partial<ContactReport> = {}): ContactReport {
  return {
    borrower: { externalId: "B1" },
    loanId: null,
    externalId,
    channel: "phone",
    purpose: "collection",
    party: "borrower",
    at: NOON,
    result: "no-answer",
    note: null,
    permitId: null,
    ...change,
  };
}

const ASKED = {
  borrower: { externalId: "B1" },
  loanId: null,
  channel: "phone",
  purpose: "collection",
  party: "borrower",
  place: "home",
} as const;

async function granted(
  ctx: TenantContext,
  change: Partial<Parameters<typeof grantPermit>[1]> = {},
) {
  const answer = await grantPermit(ctx, { ...ASKED, ...change });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

/** A borrower B1 with one late loan and a phone number. */
async function withAda(world: World, now: Instant = NOON): Promise<TenantContext> {
  const ctx = await live(world, now);
  await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1", phone: "+12125550123", ...ADA });
  return ctx;
}

async function moveTo(world: World, on: string): Promise<void> {
  expect((await world.api("PUT", "/v1/clock", { on })).status).toBeLessThan(300);
  await world.settle();
}

describe("an attempt that is told", () => {
  test("is one contact however often it comes, and is listed for its borrower", async () => {
    const world = await newLender("2026-02-11");
    await addLoan(await world.open(), { externalId: "L1", borrowerExternalId: "B1", ...ADA });
    const { body: found } = await world.api("GET", "/v1/loans?externalId=L1");
    const { id: loanId, borrowerId } = found.loans[0];
    const report = {
      borrowerExternalId: "B1",
      loanId,
      externalId: "call-1",
      channel: "phone",
      at: at("2026-02-11T10:00:00-05:00"),
      result: "promise",
      note: "will pay on Friday",
    };
    const first = await world.api("POST", "/v1/contacts", report);
    expect(first.status, first.text).toBe(201);
    const again = await world.api("POST", "/v1/contacts", report);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const other = await world.api("POST", "/v1/contacts", { ...report, result: "refused" });
    expect([other.status, other.body.code]).toEqual([409, "contact.external_id_reused"]);
    await world.api("POST", "/v1/contacts", { ...report, externalId: "call-2" });

    const page = await world.api("GET", `/v1/contacts?borrowerId=${borrowerId}&limit=1`);
    expect(page.body.contacts.map((one: { externalId: string }) => one.externalId)).toEqual([
      "call-2",
    ]);
    const next = `/v1/contacts?borrowerId=${borrowerId}&limit=1&cursor=${page.body.nextCursor}`;
    const rest = await world.api("GET", next);
    expect(rest.body).toMatchObject({ contacts: [first.body], nextCursor: null });
  });

  test("is of now or before, and about a loan of its borrower", async () => {
    const world = await newLender("2026-02-11");
    const ctx = await world.open();
    await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1", ...ADA });
    const strange = await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B2", ...ADA });
    const said = { borrowerExternalId: "B1", externalId: "c", channel: "visit" };
    const codes = await Promise.all(
      [
        { ...said, at: at("2026-02-12T10:00:00-05:00") },
        { ...said, at: NOON - 1e10, loanId: publicId("loan", strange) },
        { ...said, at: at("2026-02-10T10:00:00-05:00"), permitId: "cpm_01" },
        { ...said, at: 1_770_000_000 },
      ].map(async (body) => (await world.api("POST", "/v1/contacts", body)).body.code),
    );
    expect(codes).toEqual([
      "contact.in_future",
      "loan.not_found",
      "contact.permit_not_found",
      "request.invalid",
    ]);
  });
});

describe("a permit", () => {
  test("is good for one contact of its kind, for minutes", async () => {
    const ctx = await withAda(await newTenant({ mode: "live" }));
    const { permit, decision } = await granted(ctx);
    expect(decision).toMatchObject({ verdict: "allow", until: at("2026-06-15T21:00:00-04:00") });
    expect(permit?.expiresAt).toBe(later(NOON, 10));
    const permitId = permit?.id ?? 0;

    const wrong = await logContact(ctx, call("c0", { permitId, channel: "visit" }));
    expect(wrong).toMatchObject({ refusal: { code: "contact.permit_differs" } });
    const early = await logContact(ctx, call("c0", { permitId, at: later(NOON, -2) }));
    expect(early).toMatchObject({ refusal: { code: "contact.permit_differs" } });
    const late = call("c0", { permitId, at: later(NOON, 11) });
    expect(await logContact({ ...ctx, now: later(NOON, 20) }, late)).toMatchObject({
      refusal: { code: "contact.permit_expired" },
    });
    const used = await logContact({ ...ctx, now: later(NOON, 20) }, call("c1", { permitId }));
    expect(used).toMatchObject({ ok: true, value: { contact: { permitId }, isNew: true } });
    expect(await logContact(ctx, call("c2", { permitId }))).toMatchObject({
      refusal: { code: "contact.permit_used" },
    });
  });

  test("is not given by a dry run, however often one asks, and the answer is the same", async () => {
    const world = await newTenant({ clockOn: businessDate("2026-06-15") });
    const ctx = await world.open();
    await addLoan(ctx, {
      externalId: "L1",
      borrowerExternalId: "B1",
      ...ADA,
      phone: "+12125550123",
    });
    const ask = async (more: object) => {
      const body = { borrowerExternalId: "B1", channel: "phone", ...more };
      return (await world.api("POST", "/v1/contact-permits", body)).body;
    };
    const tried = await ask({ dryRun: true });
    expect(tried.decision, JSON.stringify(tried)).toMatchObject({ verdict: "allow" });
    expect(tried.permit).toBeNull();
    for (let time = 0; time < 10; time += 1) expect(await ask({ dryRun: true })).toEqual(tried);
    const given = await ask({});
    expect(given.permit).not.toBeNull();
    expect(given.decision).toEqual(tried.decision);
    const nobody = { borrowerExternalId: "B9", channel: "phone", dryRun: true };
    expect((await world.api("POST", "/v1/contact-permits", nobody)).status).toBe(404);
  });

  test("ends with the hours that allowed it, and is refused with every rule that spoke", async () => {
    const world = await newTenant({ mode: "live" });
    const ctx = await withAda(world, at("2026-06-15T20:57:00-04:00"));
    expect((await granted(ctx)).permit?.expiresAt).toBe(at("2026-06-15T21:00:00-04:00"));
    const night = { ...ctx, now: at("2026-06-15T21:00:00-04:00") };
    const { permit, decision } = await granted(night);
    expect(permit).toBeNull();
    expect(decision).toMatchObject({ verdict: "defer", until: at("2026-06-16T08:00:00-04:00") });
    const named = decision.spoke.map(({ pack, rule, verdict }) => `${pack}/${rule} ${verdict}`);
    expect(named).toEqual(
      expect.arrayContaining([
        "HOUSE/quiet-hours defer",
        "US-REGF/quiet defer",
        "US-REGF/7in7 allow",
      ]),
    );
    const { permit: dialer, decision: denied } = await granted(ctx, { channel: "dialer" });
    expect([dialer, denied.rule]).toEqual([null, "consent-missing"]);
  });

  test("is not given to collect what nobody owes, or against a mark or a stop", async () => {
    const world = await newTenant({ mode: "live" });
    const ctx = await withAda(world);
    const ahead = { disbursedOn: "2026-06-01", firstDueOn: "2026-12-10" };
    await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B2", ...ADA, ...ahead });
    const borrower = { externalId: "B2" };
    const owesNothing = await granted(ctx, { borrower, channel: "letter" });
    expect(owesNothing.decision).toMatchObject({ verdict: "deny", rule: "paid-meanwhile" });
    const served = await granted(ctx, { borrower, channel: "letter", purpose: "service" });
    expect(served.decision.verdict).toBe("allow");

    expect((await granted(ctx, { channel: "letter" })).decision.verdict).toBe("allow");
    const loan = (await ctx.loans.byExternalIds(["L1"])).get("L1");
    const mark = { loanId: loan?.id ?? 0, flag: "attorney", endsOn: null, note: null };
    expect((await setFlag(ctx, mark)).ok).toBe(true);
    const marked = await granted(ctx, { channel: "letter" });
    expect(marked.decision).toMatchObject({ verdict: "deny", rule: "contact-stop" });
    const id = publicId("borrower", loan?.borrowerId ?? 0);
    await world.api("PUT", `/v1/borrowers/${id}/stop`, { reason: "asked by phone" });
    const stopped = await granted(ctx, { channel: "letter" });
    expect(stopped.decision).toMatchObject({ verdict: "deny", rule: "borrower-stop" });
    const denials = await ctx.audit.ofSubject(partitionOf(loan?.borrowerId ?? 0), id, 20);
    expect(denials.filter(({ action }) => action === "contact.deny")).toHaveLength(2);
  });

  test("twenty who ask at once get one, which counts until it expires or is told", async () => {
    const ctx = await withAda(await newTenant({ mode: "live" }));
    let told = 0;
    for (; told < 5; told += 1) expect((await logContact(ctx, call(`b${told}`))).ok).toBe(true);
    for (;;) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => granted(ctx)));
      const permits = answers.flatMap(({ permit }) => permit ?? []);
      if (permits.length === 0) {
        expect(answers[0]?.decision).toMatchObject({
          verdict: "defer",
          rule: "frequency-cap",
          until: at("2026-06-22T08:00:00-04:00"),
        });
        break;
      }
      // What becomes of a call is not known before it ends: there may be a conversation.
      expect(permits).toHaveLength(1);
      const refused = answers.filter(({ permit }) => permit === null);
      for (const { decision } of refused) {
        expect(decision).toMatchObject({ verdict: "defer", until: later(NOON, 10) });
      }
      told += 1;
      const permitId = permits[0]?.id ?? 0;
      expect((await logContact(ctx, call(`c${told}`, { permitId }))).ok).toBe(true);
    }
    expect(told).toBe(7);
  });
});

describe("the page of a borrower", () => {
  test("says what may be done now and why, and records an attempt once", async () => {
    const world = await newLender("2026-02-11");
    const ctx = await world.open();
    await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1", ...ADA });
    await moveTo(world, "2026-02-12");
    const { body } = await world.api("GET", "/v1/loans?externalId=L1");
    const base = `/borrowers/${body.loans[0].borrowerId}`;
    const path = `${base}/contacts`;
    const referenceIn = (text: string) => /name="reference" value="([^"]+)"/.exec(text)?.[1] ?? "";
    const officer = await newMember(world, "officer");
    const page = await officer.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain("May we contact Ada Example?");
    // No number is stored, and consent to texts is not known.
    expect(page.text).toContain("No number or address for this way is stored.");
    expect(page.text).toContain("Left: 7 of 7 in 7 days");

    const reference = referenceIn(page.text);
    const typed = { channel: "phone", result: "promise", note: "on Friday", reference };
    expect((await officer.form(path, typed)).status).toBe(303);
    expect((await officer.form(path, typed)).status).toBe(303);
    const borrowerId = body.loans[0].borrowerId;
    const listed = await world.api("GET", `/v1/contacts?borrowerId=${borrowerId}`);
    expect(listed.body.contacts).toMatchObject([{ result: "promise", note: "on Friday" }]);
    const after = await officer.get(path);
    expect(after.text).toContain("Spoke with the borrower, who promised to pay");
    expect(after.text).toContain("Quiet for 7 days after a conversation: 1 in that time");

    // A conversation was told, so the next call is refused with its reason; a visit is permitted once.
    const refused = await officer.form(`${base}/permits`, { "permit-channel": "phone" });
    expect([refused.status, refused.text.includes("Not now.")]).toEqual([422, true]);
    const taken = await officer.form(`${base}/permits`, { "permit-channel": "visit" });
    const location = taken.location ?? "";
    expect([taken.status, location]).toEqual([303, expect.stringContaining("?permit=cpm_")]);
    const permitted = await officer.get(location);
    expect(permitted.text).toContain("You may make one contact now.");
    const permit = /name="permit" value="([^"]+)"/.exec(permitted.text)?.[1] ?? "";
    const visit = { channel: "visit", result: "refused", note: "", permit };
    const visited = { ...visit, reference: referenceIn(permitted.text) };
    expect((await officer.form(path, visited)).status).toBe(303);
    const { contacts } = (await world.api("GET", `/v1/contacts?borrowerId=${borrowerId}`)).body;
    expect(contacts[0]).toMatchObject({ channel: "visit", permitId: permit });
    // Used up: the page offers it no more, and what is told next was done without one.
    expect((await officer.get(location)).text).not.toContain("You may make one contact now.");

    const wrong = await officer.form(path, { ...typed, result: "eaten", note: "x\ny" });
    expect([wrong.status, wrong.text.includes("Choose one of the list.")]).toEqual([422, true]);
    const analyst = await newMember(world, "analyst");
    expect((await analyst.get(path)).text).not.toContain('name="reference"');
    expect((await analyst.form(path, typed)).status).toBe(403);
  });
});

describe("one budget", () => {
  test("calls of an agency put a letter off where the law counts both together", async () => {
    const world = await newTenant({ mode: "live", timezone: "Australia/Sydney", currency: "AUD" });
    const ctx = await live(world, NOON_IN_SYDNEY);
    const loanId = await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1", ...LEE });
    const id = await planNotice(ctx, loanId);
    const past = at("2026-06-14T12:00:00+10:00");
    for (const externalId of ["a", "b", "c"]) {
      const logged = await logContact(ctx, call(externalId, { channel: "agency", at: past }));
      expect(logged.ok).toBe(true);
    }
    await sendNotices(ctx, [id], true);
    const notice = await noticeOf(ctx, id);
    expect(notice.state).toBe("deferred");
    expect(notice.sendAfter).toBe(at("2026-06-21T08:00:00+10:00"));
    const { decision } = notice.decisions[0] ?? {};
    expect(decision).toMatchObject({ rule: "frequency-cap", packs: expect.any(Array) });
    expect(JSON.stringify(decision)).toContain('"used":3,"max":3,"left":0');
  });

  test("twenty senders of letters to one borrower at once keep within the cap", async () => {
    const world = await newTenant({ mode: "live", timezone: "Australia/Sydney", currency: "AUD" });
    const ctx = await live(world, NOON_IN_SYDNEY);
    const loanId = await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1", ...LEE });
    const ids: number[] = [];
    for (let step = 1; step <= 20; step += 1) {
      ids.push(await planNotice(ctx, loanId, { step: `notice-${step}` }));
    }
    const box = mailbox();
    await Promise.all(ids.map((id) => sendNotices({ ...ctx, senders: box }, [id], true)));
    const states = await Promise.all(ids.map(async (id) => (await noticeOf(ctx, id)).state));
    expect(box.letters.length).toBe(3);
    expect(states.filter((state) => state === "sent")).toHaveLength(3);
    expect(states.filter((state) => state !== "sent" && state !== "deferred")).toEqual([]);
  });

  test("a sandbox in which every letter would exceed the cap dates each when it may go out", async () => {
    const world = await newTenant({
      timezone: "Australia/Sydney",
      currency: "AUD",
      clockOn: businessDate("2026-06-15"),
    });
    const ctx = await world.open();
    const loanId = await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1", ...LEE });
    const ids: number[] = [];
    for (let step = 1; step <= 6; step += 1) {
      ids.push(await planNotice(ctx, loanId, { step: `notice-${step}` }));
    }
    await sendNotices(ctx, ids, true);
    const sent = await Promise.all(ids.map(async (id) => (await noticeOf(ctx, id)).sentAt));
    const [today, week] = [at("2026-06-15T10:00:00+10:00"), at("2026-06-22T08:00:00+10:00")];
    expect(sent).toEqual([today, today, today, week, week, week]);
  });

  test("an answer of before every rule was kept reads as it was, beside one of now", async () => {
    const world = await newTenant({ mode: "live" });
    const ctx = await withAda(world);
    const found = await ctx.loans.byExternalIds(["L1"]);
    const loan = found.get("L1");
    const id = await planNotice(ctx, loan?.id ?? 0);
    const facts = {
      channel: "email",
      zoneSource: "borrower",
      timezones: ["America/New_York"],
      window: { startMinute: 480, endMinute: 1260 },
      stopRequestedAt: null,
    };
    const decisions = JSON.stringify([
      { at: NOON, stage: "send", decision: { verdict: "allow", rule: "allowed", facts } },
    ]);
    for (const shard of [env.SHARD_00, env.SHARD_01]) {
      await shard
        .prepare("UPDATE notice SET decisions = ?1 WHERE tenant_id = ?2 AND id = ?3")
        .bind(decisions, ctx.tenant.id, id)
        .run();
    }
    const read = await world.api("GET", `/v1/notices/${publicId("notice", id)}`);
    expect(read.body.decisions).toEqual([
      {
        ...{ at: NOON, stage: "send", verdict: "allow", rule: "allowed", until: null, facts },
        ...{ packs: null, spoke: [], warnings: [] },
      },
    ]);
    await sendNotices(ctx, [id], true);
    const again = await world.api("GET", `/v1/notices/${publicId("notice", id)}`);
    expect(again.body.decisions[1]).toMatchObject({
      verdict: "allow",
      until: at("2026-06-15T21:00:00-04:00"),
      packs: expect.arrayContaining([{ id: "US-REGF", version: 2 }]),
      warnings: expect.arrayContaining([
        { code: "advice", pack: "US-REGF", rule: "optout", advice: "opt-out-line" },
      ]),
    });
  });
});

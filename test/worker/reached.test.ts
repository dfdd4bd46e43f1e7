import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { decideStanding, readStanding } from "../../src/app/contact/standing";
import type { TenantContext } from "../../src/app/context";
import { setFlag } from "../../src/app/flag/set";
import type { Party } from "../../src/domain/contact/rule";
import { addDays, businessDate, instant } from "../../src/kernel/calendar";
import { publicId } from "../../src/kernel/ids";
import { signChoiceLink } from "../../src/store/choice-link";
import { sendNotices } from "../../src/app/notice/send";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf } from "../../src/domain/policy/templates";
import { mailbox, noticeOf, planNotice } from "../support/letters";
import { approved } from "../support/policy-versions";
import { newMember } from "../support/foreign";
import { addLoan, newLender } from "../support/lender";
import { call, type World } from "../support/world";

/** The day after the first installment fell due. */
const START = businessDate("2026-02-11");
const ADA = { email: "ada@example.com", phone: "+12125550123", timezone: "America/New_York" };
const HILL = { name: "Hill & Co", phone: null, email: "hill@law.example", only: true };

async function withAda() {
  const world = await newLender(START);
  const ctx = await world.open();
  const loanId = await addLoan(ctx, { externalId: "L1", borrowerExternalId: "B1", ...ADA });
  const { body } = await world.api("GET", "/v1/borrowers?externalId=B1");
  const path = `/v1/borrowers/${body.borrowers[0].id}`;
  return { world, ctx, loanId, path, borrower: await borrowerOf(ctx) };
}

async function borrowerOf(ctx: TenantContext) {
  const borrower = (await ctx.borrowers.byExternalIds(["B1"])).get("B1");
  if (!borrower) throw new Error("no borrower");
  return borrower;
}

function ownPage(world: World, borrower: number): string {
  const { PLATFORM_KEY } = env as unknown as { PLATFORM_KEY: string };
  const link = { tenant: world.tenantId, borrower, madeOnDay: Math.floor(Date.now() / 86_400_000) };
  return `/choices/${signChoiceLink(PLATFORM_KEY, link)}`;
}

/** As a browser without a cookie sends a form. */
function form(path: string, fields: Readonly<Record<string, string>>) {
  const headers = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };
  return call("POST", path, new URLSearchParams(fields).toString(), headers);
}

/** The first policy of a lender that writes on its borrowers' pages. */
function withMessage(): PolicyDocument {
  const document = documentOf("seven-months");
  return { ...document, contact: { ...document.contact, channels: ["email", "message"] } };
}

/** What the gate says of a call to serve, at noon; it grants nothing. */
async function asked(ctx: TenantContext, party: Party) {
  const { id } = await borrowerOf(ctx);
  const standing = await readStanding(ctx, id);
  if (!standing) throw new Error("no borrower");
  const at = instant(Date.parse("2026-02-11T12:00:00-05:00"));
  const subject = { loanId: null, channel: "phone", purpose: "service", place: "home" } as const;
  const { verdict, rule } = decideStanding(ctx, { ...standing, at }, { ...subject, party });
  return [verdict, rule];
}

describe("who speaks for a borrower", () => {
  test("may be contacted once named, alone where the borrower wants it, and no stranger before", async () => {
    const { world, ctx, path } = await withAda();
    expect(await asked(ctx, "representative")).toEqual(["deny", "party-not-permitted"]);
    const put = await world.api("PUT", `${path}/representative`, {
      ...{ ...HILL, only: false, evidence: "a letter" },
    });
    expect([put.status, put.text]).toEqual([204, ""]);
    expect(await asked(ctx, "representative")).toEqual(["allow", "allowed"]);
    expect(await asked(ctx, "borrower")).toEqual(["allow", "allowed"]);
    await world.api("PUT", `${path}/representative`, { ...HILL, evidence: "a letter" });
    expect(await asked(ctx, "borrower")).toEqual(["deny", "through-representative"]);
    expect(await asked(ctx, "representative")).toEqual(["allow", "allowed"]);
    expect((await world.api("GET", path)).body.representative).toEqual({
      ...{ ...HILL, confirmed: true },
    });

    expect((await world.api("DELETE", `${path}/representative`)).status).toBe(204);
    expect(await asked(ctx, "representative")).toEqual(["deny", "party-not-permitted"]);
    expect(await asked(ctx, "borrower")).toEqual(["allow", "allowed"]);
  });

  test("is who to speak with when an attorney is known, and the borrower is not", async () => {
    const { world, ctx, loanId, path } = await withAda();
    const flag = { loanId, flag: "attorney", endsOn: addDays(START, 90), note: null };
    expect((await setFlag(ctx, flag)).ok).toBe(true);
    await world.api("PUT", `${path}/representative`, { ...HILL, only: false, evidence: "x" });
    expect(await asked(ctx, "borrower")).toEqual(["deny", "contact-stop"]);
    expect(await asked(ctx, "representative")).toEqual(["allow", "allowed"]);
  });

  test("is refused without a way to reach them, each field with its error, and stays over an import", async () => {
    const { world, ctx, path } = await withAda();
    const wrong = await world.api("PUT", `${path}/representative`, {
      ...{ name: "Hill", phone: null, email: null, only: false, evidence: "x" },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatchObject({
      code: "representative.invalid",
      errors: [{ pointer: "#/phone" }],
    });
    await world.api("PUT", `${path}/representative`, { ...HILL, evidence: "x" });
    await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B1", ...ADA, locale: "zh-CN" });
    expect((await world.api("GET", path)).body).toMatchObject({
      locale: "zh-CN",
      representative: { ...HILL, confirmed: true },
    });
  });

  test("stands in no log and in no column in the clear", async () => {
    const { world, path, borrower } = await withAda();
    await world.api("PUT", `${path}/representative`, { ...HILL, evidence: "a letter" });
    for (const shard of [env.SHARD_00, env.SHARD_01]) {
      const rows = await Promise.all(
        [
          "SELECT detail FROM audit WHERE tenant_id = ?",
          "SELECT contact_sealed, choices, confirmed FROM borrower WHERE tenant_id = ?",
          "SELECT term FROM borrower_term WHERE tenant_id = ?",
        ].map((sql) => shard.prepare(sql).bind(world.tenantId).all()),
      );
      expect(JSON.stringify(rows)).not.toMatch(/Hill|law\.example/);
    }
    expect(borrower.contact.representative).toBeNull();
  });
});

describe("an address", () => {
  const days = async (world: World, path: string) =>
    (await world.api("GET", path)).body.confirmed as Record<string, string | null>;

  test("is confirmed by a conversation, by the lender, and loses its day when it changes", async () => {
    const { world, ctx, path } = await withAda();
    expect(await days(world, path)).toEqual({ email: null, phone: null, address: null });
    const told = (externalId: string, change: object) =>
      world.api("POST", "/v1/contacts", {
        ...{ borrowerExternalId: "B1", externalId, channel: "phone", result: "no-answer" },
        ...{ at: Date.parse("2026-02-10T12:00:00-05:00"), ...change },
      });
    await told("c1", {});
    expect((await days(world, path)).phone).toBeNull();
    await told("c2", { result: "promise" });
    expect((await days(world, path)).phone).toBe("2026-02-10");
    // What is told late confirms nothing newer, and takes nothing newer away.
    const before = Date.parse("2026-02-01T12:00:00-05:00");
    await told("c3", { result: "wrong-number", at: before });
    expect((await days(world, path)).phone).toBe("2026-02-10");

    const confirmed = await world.api("POST", `${path}/confirmations`, {
      ...{ ways: ["email", "phone"], evidence: "seen on the pay slip" },
    });
    expect(confirmed.body).toEqual({ email: START, phone: START, address: null });
    const none = await world.api("POST", `${path}/confirmations`, {
      ...{ ways: ["address"], evidence: "x" },
    });
    expect([none.status, none.body.code]).toEqual([422, "borrower.no_such_address"]);

    await addLoan(ctx, {
      ...{ externalId: "L2", borrowerExternalId: "B1", ...ADA, email: "new@example.com" },
    });
    expect(await days(world, path)).toEqual({ email: null, phone: START, address: null });
  });
});

describe("a borrower's own page", () => {
  test("confirms addresses that it shows only to who knows them", async () => {
    const { world, ctx, borrower } = await withAda();
    const path = ownPage(world, borrower.id);
    const page = await call("GET", path);
    expect(page.text).toContain("a•••@e•••.com");
    expect(page.text).toContain("•••123");
    expect(page.text).not.toMatch(/ada@example|2125550/);
    const sent = await form(`${path}/confirmation`, {});
    expect([sent.status, sent.response.headers.get("location")]).toEqual([
      303,
      `${path}?said=confirmed`,
    ]);
    expect((await borrowerOf(ctx)).confirmed).toEqual({ email: START, phone: START });
  });

  test("asks for a call once, in hours that the lender keeps, as a task of that day", async () => {
    const { world, ctx, borrower } = await withAda();
    const path = ownPage(world, borrower.id);
    const wish = { "call-on": addDays(START, 2), "call-from": "15:00", "call-to": "17:00" };
    for (const wrong of [
      { "call-on": addDays(START, -1) },
      { "call-on": addDays(START, 15) },
      { "call-on": "soon" },
      { "call-to": "15:30" },
      { "call-to": "23:00" },
      { "call-from": "3 pm" },
    ]) {
      const refused = await form(`${path}/call`, { ...wish, ...wrong });
      expect([refused.status, Object.keys(wrong)]).toEqual([422, Object.keys(wrong)]);
    }
    const twice = await Promise.all([form(`${path}/call`, wish), form(`${path}/call`, wish)]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const tasks = await ctx.tasks.ofBorrower(borrower.id, 10);
    expect(tasks).toMatchObject([
      {
        title: "Call back as the borrower asked: 15:00 to 17:00 their time",
        ...{ role: "officer", dueOn: addDays(START, 2), state: "open" },
      },
    ]);
    expect((await call("GET", path)).text).toContain("You have asked for a call.");
  });

  test("names who speaks for them and takes it back, and never shows who it is", async () => {
    const { world, ctx, borrower } = await withAda();
    const path = ownPage(world, borrower.id);
    const wrong = await form(`${path}/representative`, { "rep-name": "Jo", "rep-email": "no" });
    expect([wrong.status, wrong.text.includes("This is not an e-mail address.")]).toEqual([
      422,
      true,
    ]);
    const sent = await form(`${path}/representative`, {
      ...{ "rep-name": "Jo Hill", "rep-phone": "+1 212 555 0199", "rep-only": "on" },
    });
    expect(sent.response.headers.get("location")).toBe(`${path}?said=named`);
    expect((await borrowerOf(ctx)).contact.representative).toEqual({
      ...{ name: "Jo Hill", phone: "+12125550199", email: null, isOnly: true },
      isConfirmed: false,
    });
    // A wish counts at once, but a stranger is told nothing before somebody has found out.
    expect(await asked(ctx, "borrower")).toEqual(["deny", "through-representative"]);
    expect(await asked(ctx, "guarantor")).toEqual(["allow", "allowed"]);
    expect(await asked(ctx, "representative")).toEqual(["deny", "party-not-permitted"]);
    await form(`${path}/representative`, { "rep-name": "Jo Hill", "rep-phone": "+12125550188" });
    const tasks = await ctx.tasks.ofBorrower(borrower.id, 10);
    expect(tasks.map(({ title, role }) => [title, role])).toEqual([
      ["Find out whether the person named on the borrower’s page speaks for them", "officer"],
    ]);
    // The task is none of the calls that can be asked for on the same page.
    const wish = { "call-on": START, "call-from": "15:00", "call-to": "17:00" };
    expect((await form(`${path}/call`, wish)).status).toBe(303);
    expect(await ctx.tasks.ofBorrower(borrower.id, 10)).toHaveLength(2);
    const page = await call("GET", path);
    expect(page.text).toContain("You have named somebody.");
    expect(page.text).not.toMatch(/Jo Hill|0199/);
    await form(`${path}/representative/removal`, {});
    expect((await borrowerOf(ctx)).contact.representative).toBeNull();
  });

  test("shows what a step wrote there, without an amount, and never a borrower's name", async () => {
    const { world, ctx, loanId, borrower } = await withAda();
    await approved(world, withMessage(), START);
    const id = await planNotice(ctx, loanId, {
      ...{ channels: ["message", "email"], template: "past-due", daysPastDue: 1 },
    });
    const box = mailbox();
    await sendNotices({ ...(await world.open()), senders: box }, [id], true);
    expect(box.letters).toEqual([]);
    expect(await noticeOf(ctx, id)).toMatchObject({ state: "sent", channel: "message" });
    const page = await call("GET", ownPage(world, borrower.id));
    expect(page.text).toContain("We would like to help with your loan L1.");
    expect(page.text).not.toMatch(/\$|Ada Example/);
    const other = await addLoan(ctx, { externalId: "L2", borrowerExternalId: "B2" });
    const stranger = (await ctx.loans.find(other))?.loan.borrowerId ?? 0;
    expect((await call("GET", ownPage(world, stranger))).text).not.toContain("L1");
  });

  test("neither replaces nor removes whom the lender has confirmed", async () => {
    const { world, ctx, path: api, borrower } = await withAda();
    await world.api("PUT", `${api}/representative`, { ...HILL, evidence: "a letter" });
    const path = ownPage(world, borrower.id);
    expect((await call("GET", path)).text).toContain("To change it, tell Test Lender.");
    for (const what of ["representative", "representative/removal"]) {
      const refused = await form(`${path}/${what}`, {
        ...{ "rep-name": "Eve", "rep-email": "eve@example.com" },
      });
      expect(refused.status).toBe(422);
    }
    expect((await borrowerOf(ctx)).contact.representative?.name).toBe(HILL.name);
  });

  test("takes none of it from a link that was not signed", async () => {
    const { world, borrower } = await withAda();
    const forged = `${ownPage(world, borrower.id + 1).slice(0, -1)}0`;
    for (const what of ["confirmation", "call", "representative", "representative/removal"]) {
      expect((await form(`${forged}/${what}`, {})).status).toBe(404);
    }
  });
});

test("an officer records who speaks for a borrower, with how it was learned, and takes it back", async () => {
  const { world, ctx, borrower } = await withAda();
  const path = `/borrowers/${publicId("borrower", borrower.id)}`;
  const officer = await newMember(world, "officer");
  const typed = { "rep-name": "Jo Hill", "rep-phone": "212 555 0199", "rep-evidence": "a call" };
  const without = await officer.form(`${path}/representative`, { ...typed, "rep-evidence": "" });
  expect(without.status).toBe(422);
  expect((await officer.form(`${path}/representative`, typed)).status).toBe(303);
  const page = await officer.get(`${path}/contacts`);
  expect(page.text).toContain("Jo Hill");
  expect(page.text).toContain("+12125550199");
  expect(page.text).toContain("never confirmed");
  expect((await borrowerOf(ctx)).contact.representative?.isConfirmed).toBe(true);
  // The form holds who is named, so that what somebody else named is confirmed by how it is known.
  expect(page.text).toMatch(/name="rep-phone"[^>]*value="\+12125550199"/);
  await officer.form(`${path}/representative`, { "rep-evidence": "they fell out" });
  expect((await borrowerOf(ctx)).contact.representative).toBeNull();
  const analyst = await newMember(world, "analyst");
  expect((await analyst.form(`${path}/representative`, typed)).status).toBe(403);
});

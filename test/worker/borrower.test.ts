import { beforeAll, describe, expect, test } from "vitest";
import { liftStop } from "../../src/app/borrower/lift-stop";
import { requestStop } from "../../src/app/borrower/request-stop";
import type { TenantContext } from "../../src/app/context";
import { sendNotices } from "../../src/app/notice/send";
import { permissionsOf, ROLES } from "../../src/domain/member/role";
import { businessDate, instant } from "../../src/kernel/calendar";
import { parsePublicId, partitionOf, publicId } from "../../src/kernel/ids";
import { newMember } from "../support/foreign";
import { addLoan, newLender } from "../support/lender";
import { mailbox, noticeOf, planNotice } from "../support/letters";
import type { Visitor } from "../support/visitor";
import { newTenant, type World } from "../support/world";

const ADA = {
  borrowerExternalId: "B1",
  borrowerName: "Ada Marie Example",
  email: "ada@example.com",
  phone: "+12125550123",
  timezone: "America/New_York",
  locale: "en",
};
const NOON = instant(Date.parse("2026-06-15T12:00:00-04:00"));

type Lender = Readonly<{ world: World; ctx: TenantContext; loanId: number; borrower: string }>;

/** A sandbox lender on 15 June 2026 whose borrower has one loan, five installments late. */
async function newBorrower(values: Partial<typeof ADA> = {}): Promise<Lender> {
  const world = await newLender();
  const ctx = await world.open();
  const loanId = await addLoan(ctx, { externalId: "L1", ...ADA, ...values });
  const found = await ctx.loans.find(loanId);
  return { world, ctx, loanId, borrower: publicId("borrower", found?.loan.borrowerId ?? 0) };
}

function idOf(borrower: string): number {
  return parsePublicId("borrower", borrower) ?? 0;
}

async function deedsOf({ ctx, borrower }: Lender) {
  const deeds = await ctx.audit.ofSubject(partitionOf(idOf(borrower)), borrower, 50);
  return deeds.map(({ action, actor, detail }) => ({ action, actor, ...JSON.parse(detail) }));
}

describe("a borrower", () => {
  test("is read with contact, stop and loans", async () => {
    const { world, ctx, borrower } = await newBorrower();
    await addLoan(ctx, { externalId: "L2", ...ADA, firstDueOn: "2026-07-10" });
    const { status, body } = await world.api("GET", `/v1/borrowers/${borrower}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: borrower,
      externalId: "B1",
      name: "Ada Marie Example",
      email: "ada@example.com",
      phone: "+12125550123",
      locale: "en",
      timezone: "America/New_York",
      stopRequestedAt: null,
      stopReason: null,
      asOf: "2026-06-15",
    });
    expect(body.loans).toMatchObject([
      { externalId: "L1", bucket: "M5", daysPastDue: 125, pastDueAmount: 500_00, currency: "USD" },
      { externalId: "L2", bucket: "M0", daysPastDue: 0, pastDueAmount: 0 },
    ]);
    const loan = await world.api("GET", `/v1/loans/${body.loans[0].id}`);
    expect(loan.body).toMatchObject({ externalId: "L1", borrowerId: borrower });
  });

  test.each(["bor_", "bor_0", "loan_01", "bor_zzzzzzzzzzz", "x"])(
    "with the id %s is none",
    async (id) => {
      const world = await newTenant();
      const answers = await Promise.all([
        world.api("GET", `/v1/borrowers/${id}`),
        world.api("PUT", `/v1/borrowers/${id}/stop`, { reason: "asked" }),
        world.api("DELETE", `/v1/borrowers/${id}/stop`),
      ]);
      const none = [404, "borrower.not_found"];
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual([none, none, none]);
    },
  );
});

describe("the search", () => {
  let mine: World;
  let theirs: World;
  beforeAll(async () => {
    [mine, theirs] = await Promise.all([newLender(), newLender()]);
    const ctx = await mine.open();
    await addLoan(ctx, { externalId: "L1", ...ADA });
    const grace = { borrowerName: "Grace Example", email: "grace@example.com" };
    await addLoan(ctx, { externalId: "L2", ...grace, phone: "+12125550144" });
    const twin = { ...ADA, borrowerExternalId: "B9" };
    await addLoan(await theirs.open(), { externalId: "L9", ...twin });
  });

  const find = async (world: World, query: string): Promise<string[]> => {
    const { status, body } = await world.api("GET", `/v1/borrowers?${query}`);
    expect(status).toBe(200);
    return body.borrowers.map((one: { externalId: string }) => one.externalId).sort();
  };

  test.each([
    { by: "a word of the name", query: "search=marie", finds: ["B1"] },
    { by: "a word two borrowers share", query: "search=EXAMPLE", finds: ["B-L2", "B1"] },
    { by: "all words given", query: "search=example%20ada", finds: ["B1"] },
    { by: "words that no one has together", query: "search=ada%20grace", finds: [] },
    { by: "a part of a word", query: "search=exam", finds: [] },
    { by: "the e-mail", query: "search=Ada@Example.com", finds: ["B1"] },
    { by: "a part of the e-mail", query: "search=ada@", finds: [] },
    { by: "the phone", query: "search=%2B1%20(212)%20555-0144", finds: ["B-L2"] },
    { by: "the lender's reference", query: "externalId=B1", finds: ["B1"] },
    { by: "a reference of nobody", query: "externalId=B2", finds: [] },
    { by: "another lender's reference", query: "externalId=B9", finds: [] },
  ])("by $by finds $finds", async ({ query, finds }) => {
    expect(await find(mine, query)).toEqual(finds);
  });

  test.each(["marie", "ada@example.com", "%2B12125550123"])(
    "for %s, which two lenders know, finds each its own",
    async (search) => {
      expect(await find(mine, `search=${search}`)).toEqual(["B1"]);
      expect(await find(theirs, `search=${search}`)).toEqual(["B9"]);
      expect(await find(await newTenant(), `search=${search}`)).toEqual([]);
    },
  );

  test("answers no more than its limit, over all partitions", async () => {
    const ctx = await mine.open();
    const crowd = ["C1", "C2", "C3", "C4", "C5", "C6"];
    for (const externalId of crowd) {
      await addLoan(ctx, { externalId, borrowerName: "Crowd Member" });
    }
    expect(await find(mine, "search=crowd")).toEqual(crowd.map((name) => `B-${name}`));
    expect(await find(mine, "search=crowd&limit=1")).toHaveLength(1);
  });

  test.each(["", "search=", "search=%20", "search=a&externalId=b", "search=a&limit=0"])(
    "refuses the query “%s”",
    async (query) => {
      const { status, body } = await mine.api("GET", `/v1/borrowers?${query}`);
      expect([status, body.code]).toEqual([422, "request.invalid"]);
    },
  );
});

describe("a stop", () => {
  test("denies the notice that was planned before it, by the rule that says so", async () => {
    const { world, ctx, loanId, borrower } = await newBorrower();
    const id = await planNotice(ctx, loanId);
    const reason = "said on the phone: no more letters";
    const stopped = await world.api("PUT", `/v1/borrowers/${borrower}/stop`, { reason });
    expect(stopped.status).toBe(200);
    expect(stopped.body.stopRequestedAt).toBe(NOON);
    const box = mailbox();
    await sendNotices({ ...ctx, senders: box }, [id], true);
    expect(await noticeOf(ctx, id)).toMatchObject({
      state: "denied",
      decisions: [{ decision: { verdict: "deny", rule: "borrower-stop" } }],
    });
    expect(box.tries()).toBe(0);
  });

  test("once lifted lets later notices out, and leaves the denied one unsent", async () => {
    const { world, ctx, loanId, borrower } = await newBorrower();
    const before = await planNotice(ctx, loanId, { step: "before" });
    await world.api("PUT", `/v1/borrowers/${borrower}/stop`, { reason: "asked" });
    const box = mailbox();
    await sendNotices({ ...ctx, senders: box }, [before], true);
    const lifted = await world.api("DELETE", `/v1/borrowers/${borrower}/stop?reason=wrote%20again`);
    expect(lifted.status).toBe(200);
    expect(lifted.body).toEqual({ borrowerId: borrower, stopRequestedAt: null });
    const after = await planNotice(ctx, loanId, { step: "after" });
    await sendNotices({ ...ctx, senders: box }, [before, after], true);
    expect((await noticeOf(ctx, before)).state).toBe("denied");
    expect((await noticeOf(ctx, after)).state).toBe("sent");
    expect(box.letters).toHaveLength(1);
  });

  test("from the clock's next day on silences every loan of the borrower", async () => {
    const { world, ctx, borrower } = await newBorrower({ timezone: "America/New_York" });
    await addLoan(ctx, { externalId: "L2", ...ADA, firstDueOn: "2026-06-15" });
    const other = { borrowerExternalId: "B2", firstDueOn: "2026-06-15" };
    await addLoan(ctx, { externalId: "L3", ...ADA, ...other });
    await world.api("PUT", `/v1/borrowers/${borrower}/stop`, { reason: "asked" });
    await world.api("PUT", "/v1/clock", { on: "2026-06-17" });
    await world.settle();
    const { body } = await world.api("GET", "/v1/notices");
    const states = body.notices.map((one: Record<string, unknown>) => [
      one.borrowerId === borrower,
      one.state,
    ]);
    expect(states.toSorted()).toEqual([
      [false, "sent"],
      [true, "denied"],
    ]);
  });

  test("asked for a second time changes nothing, not its moment, reason, version or log", async () => {
    const lender = await newBorrower();
    const path = `/v1/borrowers/${lender.borrower}/stop`;
    await lender.world.api("PUT", path, { reason: "first" });
    const before = await lender.ctx.borrowers.find(idOf(lender.borrower));
    const again = await lender.world.api("PUT", path, { reason: "second" });
    expect([again.status, again.body.stopRequestedAt]).toEqual([200, before?.stopRequestedAt]);
    expect(await lender.ctx.borrowers.find(idOf(lender.borrower))).toEqual(before);
    expect((await deedsOf(lender)).map(({ reason }) => reason)).toEqual(["first"]);
    const read = await lender.world.api("GET", `/v1/borrowers/${lender.borrower}`);
    expect(read.body.stopReason).toBe("first");
  });

  test("that nobody set is lifted without a trace", async () => {
    const lender = await newBorrower();
    const before = await lender.ctx.borrowers.find(idOf(lender.borrower));
    const lifted = await lender.world.api("DELETE", `/v1/borrowers/${lender.borrower}/stop`);
    expect([lifted.status, lifted.body.stopRequestedAt]).toEqual([200, null]);
    expect(await lender.ctx.borrowers.find(idOf(lender.borrower))).toEqual(before);
    expect(await deedsOf(lender)).toEqual([]);
  });

  test("and its lifting stand in the audit log with actor, reason and day", async () => {
    const lender = await newBorrower();
    const path = `/v1/borrowers/${lender.borrower}/stop`;
    await lender.world.api("PUT", path, { reason: "  asked by letter " });
    await lender.world.api("DELETE", `${path}?reason=changed%20their%20mind`);
    await lender.world.api("PUT", path, { reason: "asked again" });
    await lender.world.api("DELETE", path);
    expect(await deedsOf(lender)).toMatchObject([
      { action: "borrower.lift-stop", reason: null },
      { action: "borrower.request-stop", reason: "asked again" },
      { action: "borrower.lift-stop", reason: "changed their mind" },
      {
        action: "borrower.request-stop",
        reason: "asked by letter",
        actor: expect.stringMatching(/^key:key_/),
        businessDate: "2026-06-15",
      },
    ]);
    const read = await lender.world.api("GET", `/v1/borrowers/${lender.borrower}`);
    expect([read.body.stopRequestedAt, read.body.stopReason]).toEqual([null, null]);
  });

  test("wanted by twelve at once is recorded once", async () => {
    const lender = await newBorrower();
    const id = idOf(lender.borrower);
    const asked = await Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        requestStop(lender.ctx, { id, reason: `reason ${number}` }),
      ),
    );
    expect(asked.map(({ ok }) => ok)).toEqual(Array.from({ length: 12 }, () => true));
    expect(await deedsOf(lender)).toHaveLength(1);
    expect((await lender.ctx.borrowers.find(id))?.version).toBe(2);
  });

  test("survives a change of the borrower's contact by a later file", async () => {
    const { world, ctx, borrower } = await newBorrower();
    await world.api("PUT", `/v1/borrowers/${borrower}/stop`, { reason: "asked" });
    await addLoan(ctx, { externalId: "L2", ...ADA, email: "new@example.com" });
    const { body } = await world.api("GET", `/v1/borrowers/${borrower}`);
    expect(body).toMatchObject({ email: "new@example.com", stopRequestedAt: NOON });
  });

  test("of a live lender begins at the moment it is recorded", async () => {
    const world = await newTenant({ mode: "live" });
    const ctx = { ...(await world.open()), now: NOON, today: businessDate("2026-06-15") };
    const loan = await ctx.loans.find(await addLoan(ctx, { externalId: "L1", ...ADA }));
    const now = instant(NOON + 12_345);
    const stopped = await requestStop(
      { ...ctx, now },
      { id: loan?.loan.borrowerId ?? 0, reason: "asked" },
    );
    expect(stopped).toMatchObject({ ok: true, value: { stopRequestedAt: now } });
  });

  test.each([
    { name: "no reason", body: {} },
    { name: "an empty reason", body: { reason: "  " } },
    { name: "a reason beyond 500 characters", body: { reason: "x".repeat(501) } },
    { name: "a reason with control characters", body: { reason: "a\u0000b" } },
    { name: "a field nobody knows", body: { reason: "asked", until: "2026-07-01" } },
  ])("with $name is refused and not recorded", async ({ body }) => {
    const lender = await newBorrower();
    const path = `/v1/borrowers/${lender.borrower}`;
    const answer = await lender.world.api("PUT", `${path}/stop`, body);
    expect([answer.status, answer.body.code]).toEqual([422, "request.invalid"]);
    expect((await lender.world.api("GET", path)).body.stopRequestedAt).toBeNull();
    expect(await deedsOf(lender)).toEqual([]);
  });
});

describe("whose it is", () => {
  test("another lender's borrower is not found, and stays as it was", async () => {
    const theirs = await newBorrower();
    const stranger = await newTenant({ partitionCount: 4 });
    await theirs.world.api("PUT", `/v1/borrowers/${theirs.borrower}/stop`, { reason: "asked" });
    const before = await theirs.ctx.borrowers.find(idOf(theirs.borrower));
    const path = `/v1/borrowers/${theirs.borrower}`;
    for (const answer of [
      await stranger.api("GET", path),
      await stranger.api("PUT", `${path}/stop`, { reason: "stranger" }),
      await stranger.api("DELETE", `${path}/stop?reason=stranger`),
      await stranger.api("GET", `/v1/notices?borrowerId=${theirs.borrower}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, "borrower.not_found"]);
      expect(answer.text).not.toMatch(/Ada|example\.com|asked/);
    }
    expect(await theirs.ctx.borrowers.find(idOf(theirs.borrower))).toEqual(before);
    const ctx = await stranger.open();
    const input = { id: idOf(theirs.borrower), reason: "stranger" };
    for (const change of [requestStop, liftStop]) {
      expect(await change(ctx, input)).toMatchObject({ refusal: { code: "borrower.not_found" } });
    }
  });

  test("every role may read borrowers; an analyst may not stop them", () => {
    const may = (permission: "borrower.read" | "borrower.write") =>
      ROLES.filter((role) => permissionsOf(role).includes(permission));
    expect(may("borrower.read")).toEqual(ROLES);
    expect(may("borrower.write")).toEqual(["owner", "admin", "officer", "integrator"]);
  });

  test("a key that may only read is refused a stop, one that may only write reads no name", async () => {
    const { world, borrower } = await newBorrower();
    const path = `/v1/borrowers/${borrower}`;
    const asKey = async (scope: string) => {
      const key = await world.api("POST", "/v1/api-keys", { name: "narrow", scopes: [scope] });
      return { authorization: `Bearer ${key.body.secret}` };
    };
    const reader = await asKey("borrowers:read");
    const writer = await asKey("borrowers:write");
    const refused = await world.api("PUT", `${path}/stop`, { reason: "asked" }, reader);
    expect([refused.status, refused.body.permission]).toEqual([403, "borrower.write"]);
    expect((await world.api("DELETE", `${path}/stop`, undefined, reader)).status).toBe(403);
    const stopped = await world.api("PUT", `${path}/stop`, { reason: "asked" }, writer);
    expect(stopped.status).toBe(200);
    expect(stopped.text).not.toContain("Ada");
    expect((await world.api("GET", path, undefined, writer)).status).toBe(403);
    expect((await world.api("GET", path, undefined, reader)).status).toBe(200);
  });
});

/** What the page says, without its tags. */
function words(html: string): string {
  return html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

describe("the borrower's page", () => {
  async function visited(role: string): Promise<Lender & Readonly<{ visitor: Visitor }>> {
    const lender = await newBorrower();
    return { ...lender, visitor: await newMember(lender.world, role) };
  }

  test("says who, how to reach them, their loans and notices, and is linked from both", async () => {
    const { visitor, ctx, loanId, borrower } = await visited("officer");
    const notice = publicId("notice", await planNotice(ctx, loanId));
    const page = await visitor.get(`/borrowers/${borrower}`);
    expect(page.status).toBe(200);
    for (const shown of ["Ada Marie Example", "ada@example.com", "+12125550123", "B1", "L1"]) {
      expect(page.text).toContain(shown);
    }
    expect(words(page.text)).toContain("1 loan is past due.");
    expect(words(page.text)).toContain("M5 125");
    expect(page.text).toContain(`href="/loans/${publicId("loan", loanId)}"`);
    expect(page.text).toContain(`href="/notices/${notice}"`);
    for (const path of [`/loans/${publicId("loan", loanId)}`, `/notices/${notice}`]) {
      expect((await visitor.get(path)).text).toContain(`href="/borrowers/${borrower}"`);
    }
  });

  test("takes a stop and lifts it, each with its reason and who did it", async () => {
    const lender = await visited("officer");
    const { visitor, borrower, loanId } = lender;
    const path = `/borrowers/${borrower}`;
    const loan = `/loans/${publicId("loan", loanId)}`;
    expect((await visitor.get(loan)).text).not.toContain("No contact");

    const stopped = await visitor.form(`${path}/stop`, { reason: "asked <b>twice</b>" });
    expect([stopped.status, stopped.location]).toEqual([303, `${path}#contact`]);
    const page = await visitor.get(path);
    expect(page.text).toContain("No contact: borrower asked us to stop, since 15 Jun 2026.");
    expect(page.text).toContain("asked &lt;b&gt;twice&lt;/b&gt;");
    expect(page.text).toMatch(/Person [\w-]+/);
    expect(page.text).toContain(`action="${path}/stop/lifting"`);
    expect((await visitor.get(loan)).text).toContain(
      "No contact: borrower asked us to stop, since 15 Jun 2026.",
    );

    const lifted = await visitor.form(`${path}/stop/lifting`, { reason: "wrote to us" });
    expect([lifted.status, lifted.location]).toEqual([303, `${path}#contact`]);
    const after = await visitor.get(path);
    expect(after.text).toContain("wrote to us");
    expect(after.text).not.toContain("No contact:");
    expect((await visitor.get(loan)).text).not.toContain("No contact");
    expect((await deedsOf(lender)).map(({ actor }) => actor)).toEqual([
      expect.stringMatching(/^person:/),
      expect.stringMatching(/^person:/),
    ]);
  });

  test.each([
    { name: "none", reason: " ", says: "Write the reason:" },
    { name: "one too long", reason: "x".repeat(501), says: "at most 500 characters" },
  ])("asks for the reason when it gets $name, and keeps what was typed", async (wrong) => {
    const lender = await visited("officer");
    const path = `/borrowers/${lender.borrower}`;
    const { status, text } = await lender.visitor.form(`${path}/stop`, { reason: wrong.reason });
    expect(status).toBe(422);
    expect(text).toContain(wrong.says);
    expect(text).toContain(`value="${wrong.reason}"`);
    expect(await deedsOf(lender)).toEqual([]);
  });

  test("lets an analyst read and change nothing", async () => {
    const lender = await visited("analyst");
    const path = `/borrowers/${lender.borrower}`;
    const page = await lender.visitor.get(path);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(`${path}/stop`);
    for (const form of ["stop", "stop/lifting"]) {
      expect((await lender.visitor.form(`${path}/${form}`, { reason: "x" })).status).toBe(403);
    }
    expect(await deedsOf(lender)).toEqual([]);
  });

  test("speaks Chinese", async () => {
    const { visitor, borrower } = await visited("officer");
    await visitor.form("/language", { locale: "zh-CN" });
    const path = `/borrowers/${borrower}`;
    await visitor.form(`${path}/stop`, { reason: "来电要求" });
    const { text } = await visitor.get(path);
    expect(text).toContain("停止联系：借款人自 2026年6月15日 起要求停止联系。");
    expect(text).toContain("来电要求");
  });
});

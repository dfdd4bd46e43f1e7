import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { openTenant } from "../../src/composition/open-tenant";
import { PERMISSIONS } from "../../src/domain/member/role";
import { instant } from "../../src/kernel/calendar";
import { parseControlId } from "../../src/kernel/ids";
import { findTenant } from "../../src/store/directory";
import worker from "../../src/worker";
import { expectBookEqualsFold } from "../support/fold";
import { addLoan } from "../support/lender";
import { received, send } from "../support/sender";
import { newPerson, newVisitor } from "../support/visitor";

const site = {
  async request(request: Request) {
    const ctx = createExecutionContext();
    const response = await worker.fetch(request as never, env, ctx);
    await waitOnExecutionContext(ctx);
    return response;
  },
};

const PAYMENT = { externalId: "P1", loanExternalId: "L9", amount: 123_45, paidOn: "2026-06-14" };

/** A signed-in owner of a sandbox lender with the loan L1 and a payment for L9, which is not there. */
async function newOwner(locale = "en") {
  const visitor = newVisitor(site, env, { headers: { "accept-language": locale } });
  const person = newPerson();
  expect((await visitor.post("/api/auth/sign-up/email", person)).status).toBe(200);
  const draft = {
    name: "Lender",
    mode: "sandbox",
    timezone: "America/New_York",
    currency: "USD",
    locale,
    clockOn: "2026-06-15",
  };
  const created = await visitor.post("/v1/tenants", draft);
  expect(created.status).toBe(201);
  const entry = await findTenant(env, parseControlId("tenant", created.body.id) ?? 0);
  if (!entry) throw new Error("the tenant was just made");
  const actor = { name: "system:test", permissions: PERMISSIONS };
  const ctx = openTenant(env, entry, actor, instant(Date.now()), null);
  const loanId = await addLoan(ctx, { externalId: "L1" });
  const kept = await visitor.post("/v1/payments", PAYMENT);
  expect(kept.status).toBe(202);
  return { visitor, person, ctx, loanId, path: `/payments/unmatched/${kept.body.id}` };
}

/** The owner gets a colleague to own the lender, and goes on as an analyst. */
async function makeAnalyst(email: string, organizationId: string) {
  const other = newPerson();
  await newVisitor(site, env).post("/api/auth/sign-up/email", other);
  await env.CONTROL.batch([
    env.CONTROL.prepare(
      `INSERT INTO member (id, organization_id, person_id, role, created_at)
       SELECT ?1, ?2, id, 'owner', 0 FROM person WHERE email = ?3`,
    ).bind(crypto.randomUUID(), organizationId, other.email),
    env.CONTROL.prepare(
      `UPDATE member SET role = 'analyst' WHERE organization_id = ?1
         AND person_id = (SELECT id FROM person WHERE email = ?2)`,
    ).bind(organizationId, email),
  ]);
}

describe("the page of payments without a loan", () => {
  test("shows what waits, and on its own page every form to decide about it", async () => {
    const { visitor, path } = await newOwner();
    const list = await visitor.get("/payments/unmatched");
    expect(list.status).toBe(200);
    for (const shown of ["P1", "L9", "123.45", `href="${path}"`, "No suggestion"]) {
      expect(list.text).toContain(shown);
    }
    const { status, text } = await visitor.get(path);
    expect(status).toBe(200);
    for (const form of ["split#split", "return#return", "dismissal"]) {
      expect(text).toContain(`action="${path}/${form}"`);
    }
  });

  test("suggests a loan with its reasons, and one click assigns the payment to it", async () => {
    const { visitor, ctx, loanId, path } = await newOwner();
    const paid = { externalId: "P2", loanExternalId: "l/1", amount: 500_00, paidOn: "2026-06-14" };
    const kept = await visitor.post("/v1/payments", { ...paid, payerName: "EXAMPLE, ADA" });
    const own = `/payments/unmatched/${kept.body.id}`;
    const list = await visitor.get("/payments/unmatched");
    const one = await visitor.get(own);
    for (const { text } of [list, one]) {
      expect(text).toContain("Sure");
      expect(text).toContain("The amount is what is past due");
      expect(text).toContain(`action="${own}/assignment"`);
      expect(text).toContain("EXAMPLE, ADA");
    }
    expect(list.text).not.toContain(`action="${path}/assignment"`);
    const accepted = await visitor.form(`${own}/assignment`, { loanExternalId: "L1" });
    expect(accepted.location).toBe("/payments/unmatched");
    expect((await ctx.loans.record(loanId))?.ledger).toMatchObject([{ amount: 500_00 }]);
  });

  test("finds another loan, puts it into a split, counts what is left and posts the parts", async () => {
    const { visitor, ctx, loanId, path } = await newOwner();
    const otherId = await addLoan(ctx, { externalId: "L2", borrowerName: "Grace Sample" });
    const found = await visitor.get(`${path}?q=grace&with=L1`);
    expect(found.text).toContain("?q=grace&amp;with=L1&amp;with=L2#split");
    const chosen = await visitor.get(`${path}?q=grace&with=L1&with=L2`);
    expect(chosen.text).toContain('name="loan-2" value="L2"');
    const typed = { "loan-1": "L1", "amount-1": "100", "loan-2": "L2" };
    const counted = await visitor.form(`${path}/split`, { ...typed, act: "count" });
    expect([counted.status, counted.text.includes("$23.45")]).toEqual([200, true]);
    const missing = await visitor.form(`${path}/split`, { ...typed, act: "post" });
    expect([missing.status, missing.text.includes("Write an amount")]).toEqual([422, true]);
    const less = await visitor.form(`${path}/split`, { ...typed, "amount-2": "23.44" });
    expect([less.status, less.text.includes("do not sum to the payment")]).toEqual([422, true]);
    const unknown = { ...typed, "loan-2": "L7", "amount-2": "23.45" };
    const nowhere = await visitor.form(`${path}/split`, unknown);
    expect([nowhere.status, nowhere.text.includes("We know no loan L7")]).toEqual([422, true]);
    expect((await ctx.loans.record(loanId))?.ledger).toEqual([]);

    const whole = { ...typed, "amount-2": "23.45", act: "post" };
    const posted = await visitor.form(`${path}/split`, whole);
    expect([posted.status, posted.location]).toEqual([303, "/payments/unmatched"]);
    expect((await visitor.get("/payments/unmatched")).text).toContain("posted to 2 loans");
    expect((await ctx.loans.record(loanId))?.ledger).toMatchObject([{ amount: 100_00 }]);
    expect((await ctx.loans.record(otherId))?.ledger).toMatchObject([{ amount: 23_45 }]);
    const again = await visitor.form(`${path}/split`, whole);
    expect([again.status, again.text.includes("waits no more")]).toEqual([422, true]);
    await expectBookEqualsFold(ctx);
  });

  test("returns a payment with a reason, and tells later who did it", async () => {
    const { visitor, person, ctx, path } = await newOwner();
    const silent = await visitor.form(`${path}/return`, { reason: " ", reference: "RET-1" });
    expect(silent.status).toBe(422);
    for (const shown of ["Write why it goes back", 'value="RET-1"']) {
      expect(silent.text).toContain(shown);
    }
    const reason = "sent to the wrong lender";
    const returned = await visitor.form(`${path}/return`, { reason, reference: "RET-1" });
    expect([returned.status, returned.location]).toEqual([303, "/payments/unmatched"]);
    expect(await ctx.unmatched.countWaiting()).toBe(0);
    const settled = await visitor.get("/payments/unmatched?state=settled");
    const one = await visitor.get(path);
    for (const { text } of [settled, one]) {
      for (const shown of ["P1", "Returned to the payer", reason, person.name]) {
        expect(text).toContain(shown);
      }
    }
    expect(one.text).toContain("RET-1");
    expect(one.text).not.toContain(`${path}/return`);
  });

  test("assigns and comes back to a list that says so", async () => {
    const { visitor, ctx, loanId, path } = await newOwner();
    const posted = await visitor.form(`${path}/assignment`, { loanExternalId: " L1 " });
    expect([posted.status, posted.location]).toEqual([303, "/payments/unmatched"]);
    expect((await ctx.loans.record(loanId))?.ledger).toMatchObject([{ amount: 123_45 }]);
    const { text } = await visitor.get("/payments/unmatched");
    expect(text).toContain("Payment P1 is posted to loan L1.");
    expect(text).not.toContain(`${path}/assignment`);
    await expectBookEqualsFold(ctx);
  });

  test("dismisses", async () => {
    const { visitor, ctx, path } = await newOwner();
    const posted = await visitor.form(`${path}/dismissal`, { reason: "not ours" });
    expect([posted.status, posted.location]).toEqual([303, "/payments/unmatched"]);
    expect(await ctx.unmatched.countWaiting()).toBe(0);
    const found = await ctx.unmatched.byExternalIds(["P1"]);
    expect(found.get("P1")).toMatchObject({ state: "dismissed", resolution: "not ours" });
  });

  test.each([
    { name: "no loan", loan: "", says: "Write the reference of the loan" },
    { name: "a loan that is not there", loan: "L8", says: "We know no loan L8." },
    { name: "markup for a loan", loan: "<b>L8</b>", says: "&lt;b&gt;L8&lt;/b&gt;" },
  ])("says what is wrong with $name, and keeps the payment", async ({ loan, says }) => {
    const { visitor, ctx, path } = await newOwner();
    const { status, text } = await visitor.form(`${path}/assignment`, { loanExternalId: loan });
    expect(status).toBe(422);
    expect(text).toContain(says);
    expect(text).toContain(`${path}/return`);
    expect(await ctx.unmatched.countWaiting()).toBe(1);
  });

  test("says that a payment is gone, whether it was resolved or is another lender's", async () => {
    const { visitor, path } = await newOwner();
    const stranger = await newOwner();
    // Lenders number alike: the stranger's own payment may have the id, so that is resolved first.
    await stranger.visitor.form(`${stranger.path}/dismissal`);
    await visitor.form(`${path}/dismissal`);
    for (const one of [visitor, stranger.visitor]) {
      const answer = await one.form(`${path}/assignment`, { loanExternalId: "L1" });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain("waits no more");
    }
  });

  test("speaks Chinese", async () => {
    const { visitor, path } = await newOwner("zh-CN");
    expect((await visitor.get("/payments/unmatched")).text).toContain("未匹配的还款");
    const { text } = await visitor.form(`${path}/assignment`, { loanExternalId: "L8" });
    expect(text).toContain("没有编号为 L8 的贷款");
  });

  test("lets an analyst read and change nothing", async () => {
    const { visitor, person, ctx, path } = await newOwner();
    await makeAnalyst(person.email, ctx.tenant.organizationId);
    const { status, text } = await visitor.get("/payments/unmatched");
    expect(status).toBe(200);
    expect(text).toContain("P1");
    expect(text).not.toContain("/assignment");
    expect((await visitor.get(path)).text).not.toContain("/return");
    for (const form of ["assignment", "dismissal", "split", "return"]) {
      const answer = await visitor.form(`${path}/${form}`, { loanExternalId: "L1" });
      expect(answer.status).toBe(403);
    }
    expect((await visitor.get("/settings/webhooks")).status).toBe(403);
    expect(await ctx.unmatched.countWaiting()).toBe(1);
  });

  test("sends who is not signed in to sign in", async () => {
    const answer = await newVisitor(site, env).get("/payments/unmatched");
    expect([answer.status, answer.location]).toEqual([
      303,
      "/sign-in?next=%2Fpayments%2Funmatched",
    ]);
  });
});

describe("the page of webhooks", () => {
  test("creates an endpoint, shows its secret in that answer only, and switches it off", async () => {
    const { visitor } = await newOwner();
    const created = await visitor.form("/settings/webhooks", { name: "card processor" });
    expect(created.status).toBe(200);
    const secret = /whsec_[A-Za-z0-9+/]{43}=/.exec(created.text)?.[0];
    const url = /http:\/\/forbear\.test\/webhooks\/payments\/whk_\w+/.exec(created.text)?.[0];
    expect([typeof secret, typeof url]).toEqual(["string", "string"]);

    const listed = await visitor.get("/settings/webhooks");
    expect(listed.text).toContain(url);
    expect(listed.text).toContain("card processor");
    expect(listed.text).not.toContain("whsec_");

    const off = await visitor.form(`/settings/webhooks/${url?.split("/").at(-1)}/disabling`);
    expect([off.status, off.location]).toEqual([303, "/settings/webhooks"]);
    const { text } = await visitor.get("/settings/webhooks");
    expect(text).toContain("Switched off");
    expect(text).not.toContain("/disabling");
  });

  test("says in words what became of an event", async () => {
    const { visitor, ctx } = await newOwner();
    const made = await visitor.post("/v1/webhook-endpoints", { name: "card processor" });
    await send(made.body, received({ externalId: "P6", paidOn: "2026-06-16" }), { id: "msg_1" });
    await send(made.body, received({ externalId: "P7", amount: 0 }), { id: "msg_2" });
    await vi.waitFor(
      async () => {
        const events = await ctx.webhooks.listEvents({ limit: 9, after: null });
        expect(events.map(({ state }) => state)).toEqual(["refused", "refused"]);
      },
      { timeout: 20_000 },
    );
    const { text } = await visitor.get("/settings/webhooks");
    for (const shown of [
      "msg_1",
      "msg_2",
      "Dated in the future",
      "data.amount: is more than zero",
    ]) {
      expect(text).toContain(shown);
    }
  });

  test("refuses a name that is missing and keeps what was typed", async () => {
    const { visitor } = await newOwner();
    const long = "n".repeat(81);
    for (const name of ["", long]) {
      const answer = await visitor.form("/settings/webhooks", { name });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain("in at most 80 characters");
      expect(answer.text).toContain(name);
    }
    const listed = await visitor.get("/v1/webhook-endpoints");
    expect(listed.body.endpoints).toEqual([]);
  });

  test("finds no endpoint of another lender", async () => {
    const { visitor } = await newOwner();
    const stranger = await newOwner();
    const made = await visitor.post("/v1/webhook-endpoints", { name: "theirs" });
    const answer = await stranger.visitor.form(`/settings/webhooks/${made.body.id}/disabling`);
    expect(answer.status).toBe(404);
    const [endpoint] = (await visitor.get("/v1/webhook-endpoints")).body.endpoints;
    expect(endpoint.disabledAt).toBeNull();
  });
});

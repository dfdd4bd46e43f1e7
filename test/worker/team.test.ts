import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Role } from "../../src/domain/member/role";
import { setActiveOrganization } from "../../src/http/auth/people";
import { site } from "../support/site";
import { totpCode } from "../support/totp";
import { capturingEnv, type Letter, newPerson, newVisitor, type Visitor } from "../support/visitor";

type Somebody = Readonly<{ visitor: Visitor; person: ReturnType<typeof newPerson> }>;
type Lender = Readonly<{ owner: Somebody; letters: readonly Letter[]; join: Join }>;
type Join = (role: Role) => Promise<Somebody>;

const TENANT = { mode: "sandbox", timezone: "Asia/Shanghai", currency: "CNY", locale: "zh-CN" };

/** A lender of its own, with a mail port that keeps what is sent. */
async function newLender(name = `Lender ${crypto.randomUUID()}`): Promise<Lender> {
  const { env: bindings, letters } = capturingEnv();
  const signUp = async () => {
    const visitor = newVisitor(site, bindings);
    const person = newPerson();
    expect((await visitor.post("/api/auth/sign-up/email", person)).status).toBe(200);
    return { visitor, person };
  };
  const owner = await signUp();
  const reply = await owner.visitor.form("/tenants/new", { ...TENANT, name });
  expect([reply.status, reply.location]).toEqual([303, "/"]);
  const join = async (role: Role) => {
    const invited = await signUp();
    await invite(owner.visitor, invited.person.email, role);
    const answer = await invited.visitor.form(linkIn(letters.at(-1)), { answer: "accept" });
    expect([answer.status, answer.location]).toEqual([303, "/"]);
    return invited;
  };
  return { owner, letters, join };
}

async function invite(visitor: Visitor, email: string, role: Role) {
  const reply = await visitor.form("/settings/team/invitations", { email, role });
  expect([reply.status, reply.location]).toEqual([303, "/settings/team"]);
}

const linkIn = (letter: Letter | undefined) =>
  new URL(/http:\S+/.exec(letter?.text ?? "")?.[0] ?? "http://missing/").pathname;

const whoami = async ({ visitor }: Somebody) => (await visitor.get("/whoami")).body.session;

async function memberId(someone: Somebody): Promise<string> {
  const id = await env.CONTROL.prepare(
    "SELECT m.id AS id FROM member m JOIN person p ON p.id = m.person_id WHERE p.email = ?1",
  )
    .bind(someone.person.email)
    .first<string>("id");
  return id ?? "";
}

async function auditActions(someone: Somebody): Promise<readonly string[]> {
  const { organizationId } = await whoami(someone);
  const { results } = await env.CONTROL.prepare(
    `SELECT a.action AS action FROM control_audit a JOIN tenant t ON t.id = a.tenant_id
     WHERE t.organization_id = ?1 ORDER BY a.sequence`,
  )
    .bind(organizationId)
    .all<{ action: string }>();
  return results.map(({ action }) => action);
}

describe("creating a lender", () => {
  test("whoever creates it is its owner and acts for it at once", async () => {
    const { owner } = await newLender("First Lender");
    const me = await whoami(owner);
    expect(me.role).toBe("owner");
    expect(me.tenants).toMatchObject([{ name: "First Lender" }]);
    expect(me.tenants[0].organizationId).toBe(me.organizationId);
  });

  test("signing in again leads back to the same lender", async () => {
    const { owner } = await newLender();
    const before = await whoami(owner);
    await owner.visitor.form("/sign-out");
    await owner.visitor.post("/api/auth/sign-in/email", owner.person);
    expect((await whoami(owner)).organizationId).toBe(before.organizationId);
  });

  test("one person works for two lenders and chooses between them", async () => {
    const { owner } = await newLender("One");
    await owner.visitor.form("/tenants/new", { ...TENANT, name: "Two" });
    const { tenants, organizationId } = await whoami(owner);
    expect(tenants.map(({ name }: { name: string }) => name).sort()).toEqual(["One", "Two"]);
    const one = tenants.find(({ name }: { name: string }) => name === "One");
    expect(organizationId).not.toBe(one.organizationId);
    await owner.visitor.form("/tenants/current", { tenantId: one.id });
    expect((await whoami(owner)).organizationId).toBe(one.organizationId);
  });

  test("nobody can choose a lender they do not work for", async () => {
    const [a, b] = [await newLender(), await newLender()];
    const own = (await whoami(a.owner)).organizationId;
    const other = (await whoami(b.owner)).tenants[0].id;
    const reply = await a.owner.visitor.form("/tenants/current", { tenantId: other });
    expect(reply.status).toBe(404);
    const { organizationId } = await whoami(b.owner);
    await a.owner.visitor.post("/api/auth/organization/set-active", { organizationId });
    expect((await whoami(a.owner)).organizationId).toBe(own);
    expect(await setActiveOrganization(env, await whoami(a.owner), organizationId)).toBe(false);
    expect(await setActiveOrganization(env, await whoami(a.owner), own)).toBe(true);
  });

  test.each([
    ["no name", { name: " " }, "field-name"],
    ["an unknown currency", { currency: "XXY" }, "field-currency"],
    ["an unknown time zone", { timezone: "Mars/Olympus" }, "field-timezone"],
    ["an unknown language", { locale: "tlh" }, "field-locale"],
  ])("%s is answered at its field", async (_, wrong, field) => {
    const { owner } = await newLender();
    const values = { ...TENANT, name: "Lender", ...wrong };
    const reply = await owner.visitor.form("/tenants/new", values);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(`id="${field}-error"`);
  });

  test("without a lender the settings lead to making one", async () => {
    const visitor = newVisitor(site, env);
    await visitor.post("/api/auth/sign-up/email", newPerson());
    const reply = await visitor.get("/settings/team");
    expect([reply.status, reply.location]).toEqual([303, "/tenants/new"]);
  });
});

describe("inviting", () => {
  test("the invited person joins with the role they were given", async () => {
    const { join, owner } = await newLender();
    const officer = await join("officer");
    expect(await whoami(officer)).toMatchObject({
      role: "officer",
      organizationId: (await whoami(owner)).organizationId,
    });
    const page = await owner.visitor.get("/settings/team");
    expect(page.text).toContain(officer.person.email);
  });

  test("the e-mail names who invites, the lender, and the link", async () => {
    const { owner, letters } = await newLender("Lotus Lending");
    const { email } = newPerson();
    await invite(owner.visitor, email, "analyst");
    expect(letters.at(-1)?.to).toBe(email);
    expect(letters.at(-1)?.subject).toBe(`${owner.person.name} invites you to Lotus Lending`);
    expect(linkIn(letters.at(-1))).toMatch(/^\/invitations\/\w{20,}$/);
  });

  test("a renamed lender invites under its new name", async () => {
    const { owner, letters } = await newLender("Old Name");
    const { organizationId } = await whoami(owner);
    await env.CONTROL.prepare("UPDATE tenant SET name = 'New Name' WHERE organization_id = ?1")
      .bind(organizationId)
      .run();
    const { owner: guest } = await newLender();
    await invite(owner.visitor, guest.person.email, "analyst");
    expect(letters.at(-1)?.subject).toContain("invites you to New Name");
    const page = await guest.visitor.get(linkIn(letters.at(-1)));
    expect(page.text).toContain("New Name");
  });

  test("the link leads a stranger to sign up, and somebody known to sign in", async () => {
    const { owner, letters } = await newLender();
    const stranger = newPerson();
    await invite(owner.visitor, stranger.email, "analyst");
    const link = linkIn(letters.at(-1));
    const next = `?next=${encodeURIComponent(link)}`;
    const guest = newVisitor(site, env);
    expect((await guest.get(link)).location).toBe(`/sign-up${next}`);
    await newVisitor(site, env).post("/api/auth/sign-up/email", stranger);
    expect((await guest.get(link)).location).toBe(`/sign-in${next}`);
  });

  test("an invitation is of no use to another person", async () => {
    const { owner, letters } = await newLender();
    await invite(owner.visitor, newPerson().email, "admin");
    const thief = await newLender();
    const before = await whoami(thief.owner);
    const link = linkIn(letters.at(-1));
    const page = await thief.owner.visitor.get(link);
    expect(page.text).not.toContain('value="accept"');
    const reply = await thief.owner.visitor.form(link, { answer: "accept" });
    expect(reply.status).toBe(422);
    expect(await whoami(thief.owner)).toEqual(before);
  });

  test("it works once, and not after it was withdrawn or declined", async () => {
    const { owner, letters, join } = await newLender();
    const joined = await join("analyst");
    const used = await joined.visitor.form(linkIn(letters.at(-1)), { answer: "accept" });
    expect(used.status).toBe(422);

    const { owner: guest } = await newLender();
    await invite(owner.visitor, guest.person.email, "analyst");
    const withdrawn = linkIn(letters.at(-1));
    const id = withdrawn.split("/").at(-1);
    await owner.visitor.form(`/settings/team/invitations/${id}/withdrawal`);
    expect((await guest.visitor.form(withdrawn, { answer: "accept" })).status).toBe(422);

    await invite(owner.visitor, guest.person.email, "officer");
    const declined = linkIn(letters.at(-1));
    expect((await guest.visitor.form(declined, { answer: "decline" })).status).toBe(303);
    expect((await guest.visitor.form(declined, { answer: "accept" })).status).toBe(422);
    expect((await whoami(guest)).tenants).toHaveLength(1);
  });

  test("it dies with the right of whoever sent it", async () => {
    const { owner, letters, join } = await newLender();
    const admin = await join("admin");
    const { owner: guest } = await newLender();
    await invite(admin.visitor, guest.person.email, "admin");
    const link = linkIn(letters.at(-1));
    const path = `/settings/team/members/${await memberId(admin)}/role`;
    expect((await owner.visitor.form(path, { role: "officer" })).status).toBe(303);
    expect((await guest.visitor.form(link, { answer: "accept" })).status).toBe(422);
  });

  test("who works here already, or is invited with another role, is named", async () => {
    const { owner, join } = await newLender();
    const member = await join("officer");
    const again = { email: member.person.email, role: "analyst" };
    const reply = await owner.visitor.form("/settings/team/invitations", again);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(`${member.person.email} works here already.`);
    const { email } = newPerson();
    await invite(owner.visitor, email, "officer");
    const raised = await owner.visitor.form("/settings/team/invitations", { email, role: "admin" });
    expect(raised.status).toBe(422);
    expect(raised.text).toContain("has an open invitation as officer");
  });

  test("inviting again with the same role sends the e-mail again", async () => {
    const { owner, letters } = await newLender();
    const { email } = newPerson();
    await invite(owner.visitor, email, "officer");
    await invite(owner.visitor, email, "officer");
    expect(letters.map(({ to }) => to)).toEqual([email, email]);
    expect(linkIn(letters[0])).toBe(linkIn(letters[1]));
  });

  test("an e-mail that could not leave is said, not hidden", async () => {
    const { owner } = await newLender();
    const deaf = { send: () => Promise.reject(Object.assign(new Error("x"), { code: "E_X" })) };
    const bindings = { ...env, EMAIL: deaf as unknown as SendEmail };
    const visitor = newVisitor(site, bindings);
    for (const [name, value] of owner.visitor.jar) visitor.jar.set(name, value);
    const form = { email: newPerson().email, role: "officer" };
    const reply = await visitor.form("/settings/team/invitations", form);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain("could not be sent");
  });
});

describe("what a role may do to people", () => {
  test.each(["officer", "analyst", "integrator"] as const)(
    "%s cannot invite, change or remove anybody, by page or by API",
    async (role) => {
      const { join, owner } = await newLender();
      const someone = await join(role);
      const victim = await memberId(owner);
      const { organizationId } = await whoami(owner);
      const { email } = newPerson();
      const forms = [
        ["/settings/team/invitations", { email, role: "analyst" }],
        [`/settings/team/members/${victim}/role`, { role: "analyst" }],
        [`/settings/team/members/${victim}/removal`, {}],
      ] as const;
      for (const [path, fields] of forms) {
        expect((await someone.visitor.form(path, fields)).status).toBe(403);
      }
      const own = await memberId(someone);
      const calls = [
        ["invite-member", { email, role: "analyst", organizationId }],
        ["update-member-role", { memberId: own, role: "owner", organizationId }],
        ["update-member-role", { memberId: own, role: "admin", organizationId }],
        ["remove-member", { memberIdOrEmail: owner.person.email, organizationId }],
      ] as const;
      for (const [path, body] of calls) {
        const reply = await someone.visitor.post(`/api/auth/organization/${path}`, body);
        expect([400, 401, 403]).toContain(reply.status);
      }
      expect((await whoami(someone)).role).toBe(role);
      expect((await someone.visitor.get("/settings/team")).text).not.toContain("/removal");
    },
  );

  test("an admin cannot make an owner, nor touch one", async () => {
    const { join, owner } = await newLender();
    const admin = await join("admin");
    const own = await memberId(admin);
    const raise = await admin.visitor.form(`/settings/team/members/${own}/role`, { role: "owner" });
    expect(raise.status).toBe(404);
    const path = `/settings/team/members/${await memberId(owner)}`;
    expect((await admin.visitor.form(`${path}/role`, { role: "analyst" })).status).toBe(404);
    expect((await admin.visitor.form(`${path}/removal`)).status).toBe(404);
    const call = { memberId: own, role: "owner" };
    await admin.visitor.post("/api/auth/organization/update-member-role", call);
    expect((await whoami(admin)).role).toBe("admin");
    expect((await whoami(owner)).role).toBe("owner");
  });

  test.each(["member", "officer,owner", "superuser"])("%s is not a role", async (role) => {
    const { join, owner } = await newLender();
    const officer = await join("officer");
    const body = { memberId: await memberId(officer), role };
    const reply = await owner.visitor.post("/api/auth/organization/update-member-role", body);
    expect(reply.status).toBe(400);
    expect((await whoami(officer)).role).toBe("officer");
  });

  test("the last owner stays, also when two owners leave at the same moment", async () => {
    const { owner, join } = await newLender();
    const only = await memberId(owner);
    const alone = await owner.visitor.form(`/settings/team/members/${only}/removal`);
    expect(alone.status).toBe(404);
    const demoted = { memberId: only, role: "admin" };
    await owner.visitor.post("/api/auth/organization/update-member-role", demoted);
    expect((await whoami(owner)).role).toBe("owner");
    const second = await join("admin");
    const other = await memberId(second);
    await owner.visitor.form(`/settings/team/members/${other}/role`, { role: "owner" });
    expect((await whoami(second)).role).toBe("owner");
    await Promise.all([
      owner.visitor.form(`/settings/team/members/${only}/removal`),
      second.visitor.form(`/settings/team/members/${other}/removal`),
    ]);
    const roles = [(await whoami(owner)).role, (await whoami(second)).role];
    expect(roles.filter((role) => role === "owner").length).toBeGreaterThan(0);
  });

  test("the database itself keeps the last owner, whoever asks", async () => {
    const { owner } = await newLender();
    const id = await memberId(owner);
    const gone = env.CONTROL.prepare("DELETE FROM member WHERE id = ?1").bind(id).run();
    await expect(gone).rejects.toThrow("an organization keeps an owner");
    const lowered = env.CONTROL.prepare("UPDATE member SET role = 'admin' WHERE id = ?1");
    await expect(lowered.bind(id).run()).rejects.toThrow("an organization keeps an owner");
  });

  test("a removed member is out at their next request", async () => {
    const { owner, join } = await newLender();
    const officer = await join("officer");
    expect((await officer.visitor.get("/settings/team")).status).toBe(200);
    await owner.visitor.form(`/settings/team/members/${await memberId(officer)}/removal`);
    expect((await officer.visitor.get("/settings/team")).location).toBe("/tenants/new");
    expect(await whoami(officer)).toMatchObject({ organizationId: null, role: null });
  });

  test("people of another lender cannot be changed or seen", async () => {
    const [a, b] = [await newLender(), await newLender()];
    const officer = await b.join("officer");
    const foreign = await memberId(officer);
    const path = `/settings/team/members/${foreign}`;
    expect((await a.owner.visitor.form(`${path}/role`, { role: "admin" })).status).toBe(404);
    expect((await a.owner.visitor.form(`${path}/removal`)).status).toBe(404);
    await invite(b.owner.visitor, newPerson().email, "analyst");
    const id = linkIn(b.letters.at(-1)).split("/").at(-1);
    const withdrawal = `/settings/team/invitations/${id}/withdrawal`;
    expect((await a.owner.visitor.form(withdrawal)).status).toBe(404);
    expect((await whoami(officer)).role).toBe("officer");
    const page = await a.owner.visitor.get("/settings/team");
    expect(page.text).not.toContain(officer.person.email);
    const { organizationId } = await whoami(b.owner);
    const list = await a.owner.visitor.get(
      `/api/auth/organization/list-members?organizationId=${organizationId}`,
    );
    expect(list.status).toBe(403);
  });

  test("every change of people is in the lender's audit log", async () => {
    const { owner, join } = await newLender();
    const officer = await join("officer");
    const path = `/settings/team/members/${await memberId(officer)}`;
    await owner.visitor.form(`${path}/role`, { role: "analyst" });
    await owner.visitor.form(`${path}/removal`);
    expect(await auditActions(owner)).toEqual([
      "member.invite",
      "member.join",
      "member.change-role",
      "member.remove",
    ]);
  });
});

describe("one's own security", () => {
  const SECURITY = "/settings/security";

  test("the second factor is turned on, survives a wrong code, and is turned off by page", async () => {
    const { owner } = await newLender();
    const { visitor, person } = owner;
    const enable = { step: "enable", password: person.password };
    expect((await visitor.form(`${SECURITY}/two-factor`, enable)).status).toBe(303);
    const page = await visitor.get(SECURITY);
    const secret = /secret=([A-Z2-7]+)/.exec(page.text)?.[1] ?? "";
    expect(page.text).toContain('class="qr"');
    const wrong = await visitor.form(`${SECURITY}/two-factor`, { step: "verify", code: "000000" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(secret);
    const code = await totpCode(secret, Date.now());
    const right = await visitor.form(`${SECURITY}/two-factor`, { step: "verify", code });
    expect(right.status).toBe(303);
    expect((await whoami(owner)).person.twoFactorEnabled).toBe(true);
    expect((await whoami(owner)).role).toBe("owner");
    expect((await visitor.get(SECURITY)).text).not.toContain(secret);
    const disable = { step: "disable", password: person.password };
    expect((await visitor.form(`${SECURITY}/two-factor`, disable)).status).toBe(303);
    expect((await whoami(owner)).person.twoFactorEnabled).toBe(false);
  });

  test("turning it on or off without the password is refused at its field", async () => {
    const { owner } = await newLender();
    for (const step of ["enable", "disable"]) {
      const form = { step, password: "a guess at it" };
      const reply = await owner.visitor.form(`${SECURITY}/two-factor`, form);
      expect(reply.status).toBe(422);
      expect(reply.text).toContain('id="field-password-error"');
    }
  });

  test("a new password needs the old one, and signs out everywhere else", async () => {
    const { owner } = await newLender();
    const { visitor, person } = owner;
    const elsewhere = newVisitor(site, env);
    await elsewhere.post("/api/auth/sign-in/email", person);
    const newPassword = "an entirely new password";
    const wrong = { currentPassword: "a guess at it", newPassword };
    const refused = await visitor.form(`${SECURITY}/password`, wrong);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('id="field-currentPassword-error"');
    const right = { currentPassword: person.password, newPassword };
    expect((await visitor.form(`${SECURITY}/password`, right)).status).toBe(303);
    expect((await elsewhere.get("/whoami")).body.session).toBeNull();
    expect((await whoami(owner)).role).toBe("owner");
  });

  test("a session elsewhere is seen and ended, but nobody else's", async () => {
    const { owner } = await newLender();
    const { owner: other } = await newLender();
    const elsewhere = newVisitor(site, env, { headers: { "user-agent": "Firefox/140 (Windows)" } });
    await elsewhere.post("/api/auth/sign-in/email", owner.person);
    const { id } = (await elsewhere.get("/whoami")).body.session;
    expect((await owner.visitor.get(SECURITY)).text).toContain("Firefox · Windows");
    await other.visitor.form(`${SECURITY}/sessions/${id}/ending`);
    expect((await elsewhere.get("/whoami")).body.session).not.toBeNull();
    await owner.visitor.form(`${SECURITY}/sessions/${id}/ending`);
    expect((await elsewhere.get("/whoami")).body.session).toBeNull();
    expect(await whoami(owner)).not.toBeNull();
  });

  test("what was done is said on the next page, once", async () => {
    const { owner } = await newLender();
    await owner.visitor.form(`${SECURITY}/sessions/ending`);
    expect((await owner.visitor.get(SECURITY)).text).toContain("Signed out there.");
    expect((await owner.visitor.get(SECURITY)).text).not.toContain("Signed out there.");
  });
});

import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { purgeExpiredIdentity } from "../../src/store/attempt";
import { site } from "../support/site";
import { totpCode } from "../support/totp";
import { capturingEnv, newPerson, newVisitor, type Visitor } from "../support/visitor";

type Person = ReturnType<typeof newPerson>;

const open = (headers?: Record<string, string>) =>
  newVisitor(site, env, headers ? { headers } : {});

async function signedUp(person = newPerson(), visitor = open()) {
  const reply = await visitor.post("/api/auth/sign-up/email", person);
  expect(reply.status).toBe(200);
  return { visitor, person };
}

const signIn = (visitor: Visitor, { email, password }: Person) =>
  visitor.post("/api/auth/sign-in/email", { email, password });

const isSignedIn = async (visitor: Visitor) => (await visitor.get("/whoami")).body.session !== null;

describe("signing up", () => {
  test("a new person is signed in at once and belongs to no lender", async () => {
    const person = newPerson();
    const visitor = open();
    const reply = await visitor.post("/api/auth/sign-up/email", person);
    expect(reply.body).toMatchObject({ user: { email: person.email, name: person.name } });
    expect((await visitor.get("/whoami")).body.session).toMatchObject({
      person: { email: person.email, name: person.name, twoFactorEnabled: false },
      organizationId: null,
      role: null,
      tenants: [],
    });
  });

  test("the session cookie is out of reach of scripts and of other sites", async () => {
    const { setCookies } = await open().post("/api/auth/sign-up/email", newPerson());
    const [cookie = ""] = setCookies;
    expect(setCookies).toHaveLength(1);
    expect(cookie).toMatch(/^forbear\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    expect(cookie).toMatch(/; Path=\//i);
  });

  test("over https the cookie is secure and bound to this host", async () => {
    const bindings = { ...env, PUBLIC_URL: "https://forbear.test" };
    const visitor = newVisitor(site, bindings, { origin: "https://forbear.test" });
    const { setCookies } = await visitor.post("/api/auth/sign-up/email", newPerson());
    expect(setCookies[0]).toMatch(/^__Host-forbear\.session_token=/);
    expect(setCookies[0]).toMatch(/; Secure/i);
    expect(setCookies[0]).not.toMatch(/Domain=/i);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  test("the page signs up without any script and leads on to where one wanted to go", async () => {
    const visitor = open();
    const reply = await visitor.form("/sign-up", { ...newPerson(), next: "/invitations/abc" });
    expect([reply.status, reply.location]).toEqual([303, "/invitations/abc"]);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  test("a next that leaves the site is forgotten", async () => {
    const reply = await open().form("/sign-up", { ...newPerson(), next: "//evil.test/x" });
    expect([reply.status, reply.location]).toEqual([303, "/"]);
  });

  test.each([
    ["no name", { name: "  " }, "field-name"],
    ["no address", { email: "nobody" }, "field-email"],
    ["a short password", { password: "short" }, "field-password"],
    ["an endless password", { password: "x".repeat(129) }, "field-password"],
  ])("%s is answered at its field and keeps what was typed", async (_, wrong, field) => {
    const typed = { ...newPerson(), ...wrong };
    const reply = await open().form("/sign-up", typed);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(`id="${field}-error"`);
    expect(reply.text).toContain(`value="${typed.email}"`);
    expect(reply.text).not.toContain(typed.password);
  });

  test("a second sign-up with the same address is refused, whatever its capitals", async () => {
    const { person } = await signedUp();
    const again = { ...newPerson(), email: person.email.toUpperCase() };
    const reply = await open().form("/sign-up", again);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('id="field-email-error"');
  });
});

describe("signing in and out", () => {
  test("the right password signs in", async () => {
    const { person } = await signedUp();
    const visitor = open();
    expect((await signIn(visitor, person)).status).toBe(200);
    expect(await isSignedIn(visitor)).toBe(true);
  });

  test("signing out ends the session itself, not only the cookie", async () => {
    const { visitor } = await signedUp();
    const stolen = new Map(visitor.jar);
    const reply = await visitor.form("/sign-out");
    expect([reply.status, reply.location]).toEqual([303, "/sign-in"]);
    const thief = open();
    for (const [name, value] of stolen) thief.jar.set(name, value);
    expect(await isSignedIn(thief)).toBe(false);
  });

  test("a wrong password and an unknown address get the same answer", async () => {
    const { person } = await signedUp();
    const wrong = await signIn(open(), { ...person, password: "not the password" });
    const unknown = await signIn(open(), newPerson());
    expect(wrong.status).toBe(401);
    expect(unknown).toEqual(wrong);
    const page = { password: "not the password" };
    const wrongPage = await open().form("/sign-in", { ...page, email: person.email });
    const unknownPage = await open().form("/sign-in", { ...page, email: newPerson().email });
    const plain = (text: string) => text.replaceAll(/person-[^"]*/g, "someone");
    expect(wrongPage.status).toBe(422);
    expect(plain(unknownPage.text)).toBe(plain(wrongPage.text));
  });

  test("guessing one person's password stops, from however many addresses it comes", async () => {
    const { person } = await signedUp();
    const wrong = { ...person, password: "not the password" };
    const statuses: number[] = [];
    for (let guess = 1; guess <= 21; guess += 1) {
      const visitor = open({ "cf-connecting-ip": `198.51.100.${guess}` });
      statuses.push((await signIn(visitor, wrong)).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(statuses[20]).toBe(429);
    const right = await open().form("/sign-in", { email: person.email, password: person.password });
    expect(right.status).toBe(429);
  });

  test("one address cannot try sign-ups without end", async () => {
    const visitor = open({ "cf-connecting-ip": "203.0.113.77" });
    const statuses: number[] = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      statuses.push((await visitor.post("/api/auth/sign-up/email", { email: "no" })).status);
    }
    expect(statuses[9]).not.toBe(429);
    expect(statuses[10]).toBe(429);
  });

  test("a sign-in from a form of another site is refused", async () => {
    const { person } = await signedUp();
    const { visitor } = await signedUp();
    const foreign = newVisitor(site, env, { headers: { origin: "https://evil.test" } });
    for (const [name, value] of visitor.jar) foreign.jar.set(name, value);
    const reply = await signIn(foreign, person);
    expect(reply.status).toBe(403);
    expect(reply.setCookies).toEqual([]);
  });

  test("a form of another site cannot sign a stranger in as somebody", async () => {
    const { person } = await signedUp();
    const headers = {
      origin: "https://evil.test",
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "document",
    };
    const { email, password } = person;
    const lured = open(headers);
    expect((await lured.form("/sign-in", { email, password })).status).toBe(422);
    expect((await lured.form("/sign-up", newPerson())).status).toBe(422);
    expect(lured.jar.size).toBe(0);
  });

  test("a cookie that somebody else signed is nobody's", async () => {
    const { visitor } = await signedUp();
    const [name = "", value = ""] = [...visitor.jar][0] ?? [];
    const forger = open();
    forger.jar.set(name, `${value.slice(0, 40)}${value.slice(40).split("").reverse().join("")}`);
    expect(await isSignedIn(forger)).toBe(false);
  });

  test("a call with an API key never acts as the person whose cookie it brings", async () => {
    const { visitor } = await signedUp();
    const mixed = open({ authorization: "Bearer something" });
    for (const [name, value] of visitor.jar) mixed.jar.set(name, value);
    expect((await mixed.get("/whoami")).body.session).toBeNull();
  });

  test("what better-auth opens beyond our list is not found", async () => {
    const { visitor } = await signedUp();
    const paths = ["/organization/create", "/organization/leave", "/update-user", "/delete-user"];
    for (const path of paths) {
      expect((await visitor.post(`/api/auth${path}`, {})).status).toBe(404);
    }
  });
});

describe("resetting a password", () => {
  const asked = async () => {
    const { env: bindings, letters } = capturingEnv();
    const { person, visitor } = await signedUp();
    const guest = newVisitor(site, bindings);
    const reply = await guest.form("/forgot-password", { email: person.email });
    await expect.poll(() => letters.length).toBe(1);
    const link = /http:\S+/.exec(letters[0]?.text ?? "")?.[0] ?? "";
    return { person, visitor, guest, letters, reply, link };
  };

  test("the link in the e-mail sets a new password and ends every session", async () => {
    const { person, visitor, guest, letters, link } = await asked();
    expect(letters[0]?.to).toBe(person.email);
    const page = await guest.get(link);
    expect(page.status).toBe(200);
    const token = new URL(link).searchParams.get("token") ?? "";
    const password = "an entirely new password";
    const reply = await guest.form("/reset-password", { token, password });
    expect([reply.status, reply.location]).toEqual([303, "/sign-in"]);
    expect(await isSignedIn(visitor)).toBe(false);
    expect((await signIn(open(), person)).status).toBe(401);
    expect((await signIn(open(), { ...person, password })).status).toBe(200);
  });

  test("the database does not hold what the link needs", async () => {
    const { link } = await asked();
    const token = new URL(link).searchParams.get("token") ?? "";
    expect(token.length).toBeGreaterThanOrEqual(24);
    const held = await env.CONTROL.prepare(
      "SELECT count(*) AS n FROM verification WHERE instr(identifier || value, ?1) > 0",
    )
      .bind(token)
      .first<number>("n");
    expect(held).toBe(0);
  });

  test("the link works once", async () => {
    const { guest, link } = await asked();
    const token = new URL(link).searchParams.get("token") ?? "";
    await guest.form("/reset-password", { token, password: "an entirely new password" });
    const again = await guest.form("/reset-password", { token, password: "and one more password" });
    expect(again.status).toBe(422);
    expect(again.text).toContain("/forgot-password");
  });

  test("a short new password does not use the link up", async () => {
    const { guest, link } = await asked();
    const token = new URL(link).searchParams.get("token") ?? "";
    const short = await guest.form("/reset-password", { token, password: "short" });
    expect(short.status).toBe(422);
    expect(short.text).toContain(`value="${token}"`);
    const good = await guest.form("/reset-password", { token, password: "long enough now" });
    expect(good.status).toBe(303);
  });

  test("an unknown address is answered like a known one, and gets no e-mail", async () => {
    const { person, reply } = await asked();
    const { env: bindings, letters } = capturingEnv();
    const unknown = newPerson();
    const other = await newVisitor(site, bindings).form("/forgot-password", {
      email: unknown.email,
    });
    expect(other.text.replaceAll(unknown.email, person.email)).toBe(reply.text);
    expect(letters).toEqual([]);
  });

  test("nobody's mailbox can be flooded", async () => {
    const { person, guest, letters } = await asked();
    for (let time = 2; time <= 5; time += 1) {
      expect((await guest.form("/forgot-password", { email: person.email })).status).toBe(200);
    }
    await expect.poll(() => letters.length).toBe(3);
  });

  test("the e-mail is in the person's own language, not in that of who asks", async () => {
    const { env: bindings, letters } = capturingEnv();
    const person = newPerson();
    const chinese = newVisitor(site, bindings, { headers: { "accept-language": "zh-CN" } });
    await signedUp(person, chinese);
    await newVisitor(site, bindings).form("/forgot-password", { email: person.email });
    await expect.poll(() => letters.length).toBe(1);
    expect(letters[0]?.subject).toBe("重设您的 Forbear 密码");
  });
});

describe("the second factor", () => {
  const enabled = async () => {
    const { visitor, person } = await signedUp();
    const { password } = person;
    const setup = (await visitor.post("/api/auth/two-factor/enable", { password })).body;
    const secret = new URL(setup.totpURI).searchParams.get("secret") ?? "";
    const code = await totpCode(secret, Date.now());
    expect((await visitor.post("/api/auth/two-factor/verify-totp", { code })).status).toBe(200);
    return { visitor, person, secret, backupCodes: setup.backupCodes as string[] };
  };

  test("it is not asked for before its first right code", async () => {
    const { visitor, person } = await signedUp();
    const { password } = person;
    await visitor.post("/api/auth/two-factor/enable", { password });
    const wrong = await visitor.post("/api/auth/two-factor/verify-totp", { code: "000000" });
    expect(wrong.status).toBe(401);
    const other = open();
    await signIn(other, person);
    expect(await isSignedIn(other)).toBe(true);
  });

  test("turning it on needs the password", async () => {
    const { visitor } = await signedUp();
    const reply = await visitor.post("/api/auth/two-factor/enable", { password: "a guess" });
    expect(reply.status).toBe(400);
  });

  test("the password alone no longer signs in; the code does", async () => {
    const { person, secret } = await enabled();
    const other = open();
    const { email, password } = person;
    const first = await other.form("/sign-in", { email, password, next: "/loans" });
    expect([first.status, first.location]).toEqual([303, "/two-factor?next=%2Floans"]);
    expect(await isSignedIn(other)).toBe(false);
    const wrong = await other.form("/two-factor", { code: "000000", next: "/loans" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="field-code-error"');
    const code = await totpCode(secret, Date.now());
    const right = await other.form("/two-factor", { code: ` ${code} `, next: "/loans" });
    expect([right.status, right.location]).toEqual([303, "/loans"]);
    const me = await other.get("/whoami");
    expect(me.body.session.person).toMatchObject({ email, twoFactorEnabled: true });
  });

  test("a backup code works in its place, and only once", async () => {
    const { person, backupCodes } = await enabled();
    const [code = ""] = backupCodes;
    const first = open();
    await signIn(first, person);
    expect((await first.form("/two-factor", { code })).status).toBe(303);
    expect(await isSignedIn(first)).toBe(true);
    const second = open();
    await signIn(second, person);
    expect((await second.form("/two-factor", { code })).status).toBe(422);
    expect(await isSignedIn(second)).toBe(false);
  });

  test("codes cannot be guessed: after five wrong ones the sign-in begins again", async () => {
    const { person, secret } = await enabled();
    const guesser = open();
    await signIn(guesser, person);
    for (let guess = 1; guess <= 5; guess += 1) {
      await guesser.form("/two-factor", { code: `00000${guess}` });
    }
    const code = await totpCode(secret, Date.now());
    await guesser.form("/two-factor", { code });
    expect(await isSignedIn(guesser)).toBe(false);
  });

  test("a code without a sign-in under way leads back to the beginning", async () => {
    const reply = await open().form("/two-factor", { code: "123456" });
    expect([reply.status, reply.location]).toEqual([303, "/sign-in"]);
  });
});

describe("the language of the pages", () => {
  test.each([
    ["the browser's wish", "zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["the stronger wish", "zh;q=0.3, en-GB;q=0.7", "en"],
    ["a language we have not", "fr-FR,de;q=0.5", "en"],
    ["nonsense", ";;q=x,,", "en"],
  ])("%s decides for a stranger", async (_, wish, locale) => {
    const reply = await open({ "accept-language": wish }).get("/whoami");
    expect(reply.body.locale).toBe(locale);
  });

  test("a choice is kept by the browser, and by the person on every browser", async () => {
    const { visitor, person } = await signedUp();
    const reply = await visitor.form("/language", { locale: "zh-CN", next: "/sign-in?x=1" });
    expect([reply.status, reply.location]).toEqual([303, "/sign-in?x=1"]);
    const other = open({ "accept-language": "en" });
    await signIn(other, person);
    expect((await other.get("/whoami")).body.locale).toBe("zh-CN");
    await visitor.form("/sign-out");
    expect((await visitor.get("/sign-in")).text).toContain('lang="zh-CN"');
  });

  test("a language we have not changes nothing", async () => {
    const visitor = open();
    await visitor.form("/language", { locale: "xx", next: "/" });
    expect((await visitor.get("/whoami")).body.locale).toBe("en");
  });
});

describe("what has run out", () => {
  test("a session past its end is nobody's, and is purged", async () => {
    const { visitor, person } = await signedUp();
    const past = Date.now() - 1000;
    await env.CONTROL.prepare(
      "UPDATE session SET expires_at = ?1 WHERE person_id = (SELECT id FROM person WHERE email = ?2)",
    )
      .bind(past, person.email)
      .run();
    expect(await isSignedIn(visitor)).toBe(false);
    await purgeExpiredIdentity(env.CONTROL, Date.now());
    const left = await env.CONTROL.prepare(
      "SELECT count(*) AS n FROM session WHERE person_id = (SELECT id FROM person WHERE email = ?1)",
    )
      .bind(person.email)
      .first<number>("n");
    expect(left).toBe(0);
  });
});

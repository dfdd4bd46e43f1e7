import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import worker from "../../src/worker";
import { newPerson, newVisitor, type Visitor } from "../support/visitor";

const site = {
  async request(request: Request) {
    const ctx = createExecutionContext();
    const response = await worker.fetch(request as never, env, ctx);
    await waitOnExecutionContext(ctx);
    return response;
  },
};

const LOAN = {
  externalId: "L1",
  borrowerExternalId: "B1",
  borrowerName: "Grace Hopper",
  email: "grace@example.com",
  product: "personal",
  currency: "USD",
  principal: 120_000,
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2026-03-10",
  firstDueOn: "2026-04-10",
};

type Owner = Readonly<{ visitor: Visitor; loan: string }>;

/** A signed-in owner of a lender on 15 June 2026, with one loan that is 66 days past due. */
async function newOwner(mode: "sandbox" | "live" = "sandbox"): Promise<Owner> {
  const visitor = newVisitor(site, env, {
    headers: { "accept-language": "en", accept: "text/html" },
  });
  expect((await visitor.post("/api/auth/sign-up/email", newPerson())).status).toBe(200);
  const created = await visitor.post("/v1/tenants", {
    name: "Page Lender",
    mode,
    timezone: "America/New_York",
    currency: "USD",
    locale: "en",
    ...(mode === "sandbox" ? { clockOn: "2026-06-15" } : {}),
  });
  expect(created.status).toBe(201);
  const added = await visitor.post("/v1/loans", LOAN);
  expect(added.status).toBeLessThan(300);
  const found = await visitor.get("/v1/loans?externalId=L1");
  return { visitor, loan: found.body.loans[0].id };
}

/** What the page says, without its tags. */
function words(html: string): string {
  return html
    .replace(/<[^>]+>/g, " ")
    .replace(/&quot;|&#39;/g, "'")
    .replace(/\s+/g, " ");
}

function textOf(html: string, id: string): string {
  return new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1]?.trim() ?? "";
}

describe("the pages of a lender", () => {
  test("the overview counts the book in its buckets, and the list of a bucket has those loans", async () => {
    const { visitor } = await newOwner();
    const overview = await visitor.get("/");
    expect(overview.status).toBe(200);
    expect(words(overview.text)).toContain("Loans past due 1 of 1");

    const late = await visitor.get("/loans?bucket=M3");
    expect(words(late.text)).toContain("L1 Grace Hopper personal M3 66");
    expect(words((await visitor.get("/loans?bucket=M1")).text)).toContain("No loan fits");
    expect(words((await visitor.get("/loans?q=hopper")).text)).toContain("Grace Hopper");
  });

  test("a loan's page says how late it is and what happens next", async () => {
    const { visitor, loan } = await newOwner();
    const page = await visitor.get(`/loans/${loan}`);
    expect(page.status).toBe(200);
    expect(words(page.text)).toContain("3 installments are past due, the oldest for 66 days");
    expect(words(page.text)).toContain("Late once in the last 12 months · longest 66 days on end");
    expect(page.text).toContain('class="late-days-plot"');
    expect(words(page.text)).toContain("Next: Notice at 90 days past due on 9 Jul 2026, by e-mail");
  });

  test("another lender's loan is nothing here, nor is what never was", async () => {
    const [{ visitor }, other] = [await newOwner(), await newOwner()];
    // Numbers run per lender: a second loan of the same borrower has an id that the first lacks.
    await other.visitor.post("/v1/loans", { ...LOAN, externalId: "L2" });
    const found = await other.visitor.get("/v1/loans?externalId=L2");
    const foreign = `/loans/${found.body.loans[0].id}`;
    expect((await other.visitor.get(foreign)).status).toBe(200);
    for (const path of [foreign, "/loans/loan_1zzzz", "/notices/ntc_0zzzz", "/imports/imp_zzzz"]) {
      const reply = await visitor.get(path);
      expect(reply.status).toBe(404);
      expect(words(reply.text)).toContain("What is safe");
    }
  });

  test("whoever is not signed in is led to the sign-in and back", async () => {
    const stranger = newVisitor(site, env, { headers: { accept: "text/html" } });
    const reply = await stranger.get("/loans?bucket=M3");
    expect(reply.status).toBe(303);
    expect(reply.location).toBe(`/sign-in?next=${encodeURIComponent("/loans?bucket=M3")}`);
  });

  test("a report of a day that is none says so and keeps what was typed", async () => {
    const { visitor } = await newOwner();
    const reply = await visitor.get("/reports/ageing?asOf=2026-02-30");
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('value="2026-02-30"');
    expect((await visitor.get("/reports/ageing?asOf=2027-01-01")).status).toBe(422);
    const past = await visitor.get("/reports/ageing?asOf=2026-04-20");
    expect(words(past.text)).toContain("M1 1 to 30 days 1");
  });
});

/** A dry run of payments, as the import form sends it. */
async function send(visitor: Visitor, csv: string): Promise<Response> {
  const form = new FormData();
  form.set("kind", "payments");
  form.set("openingTolerancePercent", "1");
  form.set("dryRun", "true");
  form.set("file", new File([csv], "payments.csv", { type: "text/csv" }));
  const cookie = [...visitor.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const url = "http://forbear.test/imports";
  const encoded = new Request(url, { method: "POST", body: form });
  const body = await encoded.arrayBuffer();
  const headers = {
    cookie,
    accept: "text/html",
    origin: "http://forbear.test",
    "content-type": encoded.headers.get("content-type") ?? "",
    "content-length": String(body.byteLength),
  };
  return site.request(new Request(url, { method: "POST", headers, body, redirect: "manual" }));
}

async function upload(visitor: Visitor, csv: string): Promise<string> {
  const answer = await send(visitor, csv);
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

describe("the forms of a lender", () => {
  test("a key's secret is shown once and lets a program in", async () => {
    const { visitor } = await newOwner();
    const made = await visitor.form("/settings/api-keys", { name: "core", scopes: "loans:read" });
    const secret = textOf(made.text, "secret");
    const headers = { authorization: `Bearer ${secret}` };
    const read = await site.request(new Request("http://forbear.test/v1/loans", { headers }));
    expect(read.status).toBe(200);
    expect((await visitor.get("/settings/api-keys")).text).not.toContain(secret);
  });

  test.each([
    ["no name", { scopes: "loans:read" }, "field-name"],
    ["no scope", { name: "core" }, "field-scopes"],
    ["a scope that is none", { name: "core", scopes: "moon:walk" }, "field-scopes"],
  ])("a key with %s is refused at its field, with what was typed", async (_name, form, field) => {
    const { visitor } = await newOwner();
    const reply = await visitor.form("/settings/api-keys", form as Record<string, string>);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(`href="#${field}"`);
    if ("name" in form) expect(reply.text).toContain('value="core"');
  });

  test("a mapping made on its page reads the lender's own file, and can be changed there", async () => {
    const { visitor } = await newOwner();
    const lines = {
      "column-externalId": "Beleg",
      "column-loanExternalId": "Konto",
      "column-amount": "Betrag",
      "column-paidOn": "Tag",
      "column-method": "=card",
    };
    const made = { name: "bank", kind: "payments", dateFormat: "DD.MM.YYYY", ...lines };
    const saved = await visitor.form("/imports/mappings", made);
    expect([saved.status, saved.location]).toEqual([303, "/imports/mappings"]);
    const { mapping } = (await visitor.get("/v1/import-mappings/bank")).body;
    expect(mapping).toMatchObject({
      dateFormat: "DD.MM.YYYY",
      columns: { amount: { column: "Betrag" }, method: { constant: "card" } },
    });
    const again = await visitor.get("/imports/mappings?name=bank");
    expect(again.text).toContain('value="Betrag"');
    expect(again.text).toContain('value="=card"');
    expect((await visitor.get("/imports")).text).toContain('<option value="bank"');
  });

  test.each([
    ["no name", { name: " ", "column-amount": "Betrag" }, "field-name"],
    ["a name like a mapping's JSON", { name: "{}", "column-amount": "Betrag" }, "field-name"],
    ["a header too long", { name: "b", "column-amount": "x".repeat(201) }, "field-column-amount"],
    ["nothing mapped", { name: "b" }, "at least one line"],
  ])("a mapping with %s is refused, with what was typed", async (_name, form, said) => {
    const { visitor } = await newOwner();
    const fields = { kind: "payments", ...form } as Record<string, string>;
    const reply = await visitor.form("/imports/mappings", fields);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(said);
    if ("column-amount" in form) expect(reply.text).toContain(`value="${form["column-amount"]}"`);
    expect((await visitor.get("/v1/import-mappings")).body.mappings).toEqual([]);
  });

  test("the clock moves to the day asked for, and the page says what the days brought", async () => {
    const { visitor } = await newOwner();
    const clock = async () => words((await visitor.get("/clock")).text);
    expect(await clock()).not.toContain("What the days brought");
    const asked = await visitor.form("/clock", { on: "2026-07-10" });
    expect([asked.status, asked.location]).toEqual([303, "/clock"]);
    await expect.poll(clock, { timeout: 30_000 }).toContain("The clock stands at 10 Jul 2026");
    const stands = (await visitor.get("/v1/clock")).body;
    expect(stands).toEqual({ on: "2026-07-10", target: null, from: null, state: "standing" });

    // Whoever comes back later, by the plain address, finds what the move brought.
    expect(await clock()).toContain(
      "The last move went from 15 Jun 2026 to 10 Jul 2026: 25 days were scanned.",
    );
    const { scans } = (await visitor.get("/v1/scans?limit=100")).body;
    const planned = scans.reduce(
      (sum: number, scan: { noticesPlanned: number }) => sum + scan.noticesPlanned,
      0,
    );
    expect(planned).toBeGreaterThan(0);
    expect(await clock()).toContain(`Notices ${planned}`);

    await visitor.form("/clock", { days: "1" });
    await expect.poll(clock, { timeout: 30_000 }).toContain("The clock stands at 11 Jul 2026");
    expect(await clock()).toContain("from 10 Jul 2026 to 11 Jul 2026: 1 day was scanned.");
  });

  test.each([
    ["back", { on: "2026-06-01" }, "only moves forward"],
    ["too far", { on: "2030-01-01" }, "goes no further than"],
    ["nowhere", { on: "soon" }, "Choose a date"],
  ])("the clock does not move %s", async (_name, form, reason) => {
    const { visitor } = await newOwner();
    const reply = await visitor.form("/clock", form);
    expect(reply.status).toBe(422);
    expect(words(reply.text)).toContain(reason);
  });

  test("a live lender has no test clock", async () => {
    const { visitor } = await newOwner("live");
    expect(words((await visitor.get("/clock")).text)).toContain("has no test clock");
    expect((await visitor.form("/clock", { days: "1" })).status).toBe(422);
  });

  test("a payment is reversed once, and the page says why not twice", async () => {
    const { visitor, loan } = await newOwner();
    const payment = { externalId: "P1", loanId: loan, amount: 10_662, paidOn: "2026-06-01" };
    expect((await visitor.post("/v1/payments", payment)).status).toBe(201);
    const path = `/loans/${loan}/payments/1/reversal`;
    const reversed = await visitor.form(path, { reason: "bounced" });
    expect(reversed.location).toBe(`/loans/${loan}#ledger`);
    const page = await visitor.get(`/loans/${loan}`);
    expect(words(page.text)).toContain("reverses no. 1");
    expect(words(page.text)).toContain("3 installments are past due");
    const again = await visitor.form(path, {});
    expect(again.status).toBe(422);
    expect(words(again.text)).toContain("reversed already");
  });

  test("what a dry run has checked is imported for real with one press", async () => {
    const { visitor } = await newOwner();
    const header = "externalId,loanExternalId,amount,paidOn";
    const dry = await upload(visitor, `${header}\nP1,L1,10.00,2026-06-01\n`);
    await expect.poll(async () => (await visitor.get(dry)).text).toContain("/repetition");
    const checked = await visitor.get(dry);
    const action = /<form[^>]* action="([^"]*\/repetition)"/.exec(checked.text)?.[1] ?? "";
    expect((await visitor.get("/v1/payments/P1")).status).toBe(404);

    const pressed = await visitor.form(action);
    expect([pressed.status, pressed.location]).toEqual([303, "/imports/imp_2"]);
    const real = async () => words((await visitor.get("/imports/imp_2")).text);
    await expect.poll(real).toContain("Every row has been read");
    expect((await visitor.get("/v1/payments/P1")).body).toMatchObject({ status: "posted" });
    expect((await visitor.get("/imports/imp_2")).text).not.toContain("/repetition");

    const refused = await visitor.form("/imports/imp_2/repetition");
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain("Nothing was imported");
  });

  test.each([
    ["en", "At most 33 MB", "larger than 33 MB"],
    ["zh-CN", "最大 33 MB", "文件大于 33 MB"],
  ])("the import form says in %s how much it holds, and the way for more", async (...said) => {
    const [locale, help, reason] = said;
    const { visitor } = await newOwner();
    await visitor.form("/language", { locale, next: "/imports" });
    const form = await visitor.get("/imports");
    expect(words(form.text)).toContain(help);
    const [, chapter, place] = /href="(\/docs\/[^"#]+)#([^"]+)"/.exec(form.text) ?? [];
    expect((await visitor.get(`${chapter}`)).text).toContain(`id="${place}"`);

    const refused = await send(visitor, `externalId\n${"x".repeat(34 * 1024 * 1024)}`);
    expect(refused.status).toBe(413);
    const page = await refused.text();
    expect(page).toContain('href="#field-file"');
    expect(words(page)).toContain(reason);
    expect((await visitor.get("/v1/imports")).body.imports).toEqual([]);
    const held = await send(visitor, `externalId\n${"x".repeat(33_000_000 - 11)}`);
    expect(held.status).toBe(303);
  });

  test("preferences change the language of the reader and the name of the lender", async () => {
    const { visitor } = await newOwner();
    const form = { locale: "zh-CN", name: "新名字", tenantLocale: "en" };
    const saved = await visitor.form("/settings/preferences", form);
    expect(saved.status).toBe(303);
    const page = await visitor.get("/settings/preferences");
    expect(page.text).toContain('<html lang="zh-CN">');
    expect(page.text).toContain("新名字");
    const nameless = await visitor.form("/settings/preferences", { ...form, name: " " });
    expect(nameless.status).toBe(422);
    expect(nameless.text).toContain('href="#field-name"');
  });
});

describe("the API reference", () => {
  test("is open to everybody and has every operation of the document in a chapter", async () => {
    const stranger = newVisitor(site, env);
    const [start, document] = [await stranger.get("/docs"), await stranger.get("/openapi.json")];
    expect(start.status).toBe(200);
    const links = [...start.text.matchAll(/href="(\/docs\/[^"#]+)#([^"]+)"/g)];
    const chapters = new Map<string, string>();
    for (const [, chapter = "", id = ""] of links) {
      if (!chapters.has(chapter)) chapters.set(chapter, (await stranger.get(chapter)).text);
      expect(chapters.get(chapter)).toContain(`id="${id}"`);
    }
    const { paths, webhooks } = document.body as Record<string, Record<string, object>>;
    const operations = [...Object.values(paths ?? {}), ...Object.values(webhooks ?? {})];
    expect(links.length).toBe(operations.flatMap((verbs) => Object.keys(verbs)).length);
    expect(links.length).toBeGreaterThan(50);
    expect((await stranger.get("/docs/nothing")).status).toBe(404);
  });
});

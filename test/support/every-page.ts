import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./chromium";
import { dayAfter } from "./lender-book";
import {
  call,
  DESKTOP,
  expectNoSidewaysScroll,
  expectSound,
  importBook,
  type Locale,
  makeLender,
  moveClock,
  openVisit,
  PHONE,
  SMALL_PHONE,
  until,
  type Visit,
} from "./visit";

const PAGES = [
  "/",
  "/worklist",
  "/cases?state=all",
  "/watchlist",
  "/loans",
  "/loans?bucket=4",
  "/loans?q=nobody",
  "/payments/unmatched",
  "/payments/unmatched?state=settled",
  "/notices",
  "/notices?state=failed",
  "/policy",
  "/policy/versions/1",
  "/policy/versions/1/document?as=yaml",
  "/policy/difference",
  "/reports/ageing",
  "/reports/ageing?asOf=2026-01-10&known=then",
  "/reports/movements",
  "/reports/forecast?newLoans=average",
  "/reports/transitions",
  "/reports/transitions?source=history&by=balance",
  "/reports/vintages",
  "/reports/vintages?source=history&late=90&when=current",
  "/reports/contacts",
  "/imports",
  "/imports/mappings?kind=payments",
  "/exports",
  "/exports?kind=loans&bucket=M1",
  "/scans",
  "/reconciliations",
  "/simulations",
  "/clock",
  "/settings/team",
  "/settings/api-keys",
  "/settings/webhooks",
  "/settings/subscriptions",
  "/settings/templates",
  "/settings/templates/past-due/sms/zh-CN",
  "/settings/templates/validation/letter/en",
  "/settings/contact-packs",
  "/settings/providers",
  "/settings/providers/new?kind=smtp&channel=email",
  "/settings/providers/new?kind=gateway&channel=sms",
  "/settings/dead-letters",
  "/settings/security",
  "/settings/preferences",
  "/settings/leaving",
  "/docs",
  "/docs/payments",
  "/docs/authentication",
  "/docs/rate-limits",
  "/docs/quick-start?code=typescript",
  "/docs/errors",
  "/problems/loan.not_found",
  "/tenants/new",
];

/** More than fifty pages, each in three widths. */
const PAGES_MS_MAX = 300_000;

const PUBLIC_PAGES = ["/sign-in", "/sign-up", "/forgot-password"];

/** Every page there is, and the way in, for readers of one language. */
export function describeEveryPage(locale: Locale): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  describe(`every page in ${locale}`, () => {
    let visit: Visit;
    let pages: readonly string[];
    const html = new Map<string, string>();

    beforeAll(async () => {
      visit = await openVisit(browser, { locale });
      const lender = await makeLender(visit, locale);
      await importBook(visit, lender.on);
      await moveClock(visit, dayAfter(lender.on, 8));
      pages = [...PAGES, ...(await pagesOfOne(visit))];
    });
    afterAll(async () => {
      await visit.context.close();
    });

    it(
      "answers, is free of serious faults for assistive technology, and speaks one language",
      async () => {
        for (const path of pages) {
          await visit.page.setViewportSize(DESKTOP);
          const response = await visit.page.goto(path);
          expect(response?.status(), path).toBe(200);
          html.set(path, (await response?.text()) ?? "");
          expect(await visit.page.locator("html").getAttribute("lang"), path).toBe(locale);
          expect(await visit.page.getByRole("heading", { level: 1 }).count(), path).toBe(1);
          // A key that has no message, a value nobody formatted. What stands in code is named like that.
          const text = await visit.page.locator("body").evaluate((body) => {
            const words = body.cloneNode(true) as HTMLElement;
            for (const code of words.querySelectorAll("code, pre")) code.remove();
            return words.innerText;
          });
          expect(text, path).not.toMatch(
            /\b(?!www\.)[a-z]+(\.[a-z]+){2,}\b(?!@)|\bundefined\b|\bNaN\b|\[object /i,
          );
          await expectSound(visit.page);
          // The same page turned into a phone's: what fits is a matter of style, not of another answer.
          for (const size of [PHONE, SMALL_PHONE]) {
            await visit.page.setViewportSize(size);
            await expectNoSidewaysScroll(visit.page);
          }
        }
      },
      PAGES_MS_MAX,
    );

    it("has no link that leads nowhere", async () => {
      const { request } = visit.context;
      const links = new Map<string, string>();
      for (const text of html.values()) {
        for (const [, href = ""] of text.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g)) {
          // One of a kind: the rows of a list differ in nothing but their ids.
          const kind = href.replace(/[a-z]+_[0-9a-z]+/g, "id").replace(/\?.*/, "");
          if (!links.has(kind)) links.set(kind, href.replaceAll("&amp;", "&"));
        }
      }
      expect(links.size).toBeGreaterThan(20);
      const broken: string[] = [];
      for (const href of links.values()) {
        const { status } = await request.get(href).then((answer) => ({ status: answer.status() }));
        if (status >= 400) broken.push(`${status} ${href}`);
      }
      expect(broken).toEqual([]);
    });

    it("is readable in the dark", async () => {
      await visit.page.setViewportSize(DESKTOP);
      await visit.page.emulateMedia({ colorScheme: "dark" });
      for (const path of [
        "/",
        "/loans",
        "/reports/ageing",
        "/imports",
        "/clock",
        pages.at(-1) ?? "",
      ]) {
        await visit.page.goto(path);
        await expectSound(visit.page);
      }
      await visit.page.emulateMedia({ colorScheme: "light" });
    });
  });

  describe(`the way in, in ${locale}`, () => {
    it.each(PUBLIC_PAGES)("%s is sound on a desktop and on a phone", async (path) => {
      for (const size of [DESKTOP, SMALL_PHONE]) {
        const visit = await openVisit(browser, { locale, ...size });
        const response = await visit.page.goto(path);
        expect(response?.status()).toBe(200);
        await expectSound(visit.page);
        await visit.context.close();
      }
    });

    it("a page of a lender sends a stranger to the sign-in and back", async () => {
      const visit = await openVisit(browser, { locale });
      await visit.page.goto("/loans");
      expect(new URL(visit.page.url()).pathname).toBe("/sign-in");
      expect(visit.page.url()).toContain(encodeURIComponent("/loans"));
      await visit.context.close();
    });
  });
}

/** One of each thing that has a page of its own. */
async function pagesOfOne(visit: Visit): Promise<string[]> {
  const first = async (path: string, list: string) => {
    let id: string | undefined;
    await until(async () => {
      id = (await call(visit, "GET", path))[list]?.[0]?.id;
      return id !== undefined;
    });
    return id;
  };
  const loan = await first("/v1/loans?externalId=L-001", "loans");
  const { borrowerId, borrowerName, asOf } = await call(visit, "GET", `/v1/loans/${loan}`);
  const notice = await first("/v1/notices", "notices");
  const imported = await first("/v1/imports", "imports");
  const draft = await call(visit, "POST", "/v1/policies", { from: "mortgage" });
  const simulation = await simulated(visit, draft.version);
  const subscription = await subscribed(visit);
  const endpoint = await call(visit, "POST", "/v1/webhook-endpoints", {
    ...{ name: "wallet", source: "wechat-pay" },
  });
  const described = await call(visit, "POST", "/v1/webhook-endpoints", {
    ...{ name: "own bank", source: "custom" },
  });
  const key = await call(visit, "POST", "/v1/api-keys", {
    ...{ name: "nightly", scopes: ["loans:read"], allowedAddresses: ["203.0.113.0/24"] },
  });
  // The right loan with a slip in its number: there is something to suggest.
  const waiting = await call(visit, "POST", "/v1/payments", {
    ...{ externalId: "stray", loanExternalId: "L 0001", amount: 10_000, paidOn: asOf },
    payerName: borrowerName,
  });
  const exported = await call(visit, "POST", "/v1/exports", { kind: "loans" });
  await until(
    async () => (await call(visit, "GET", `/v1/exports/${exported.id}`)).state === "finished",
  );
  return [
    `/exports/${exported.id}`,
    `/loans/${loan}`,
    `/loans/${loan}/holds`,
    `/borrowers/${borrowerId}`,
    `/borrowers/${borrowerId}/contacts`,
    `/notices/${notice}`,
    `/why/notice/${notice}`,
    `/imports/${imported}`,
    `/policy/versions/${draft.version}/simulations/new`,
    `/simulations/${simulation}`,
    `/payments/unmatched/${waiting.id}`,
    `/settings/api-keys/${key.id}`,
    `/settings/subscriptions/${subscription}`,
    `/settings/webhooks/${endpoint.id}`,
    `/settings/webhooks/${described.id}`,
  ];
}

/** A subscription with an event on its way to nobody. */
async function subscribed(visit: Visit): Promise<string> {
  const { id } = await call(visit, "POST", "/v1/subscriptions", {
    ...{ name: "core", url: "https://core.forbear-test.example/events" },
    types: ["case.opened"],
  });
  const { loans } = await call(visit, "GET", "/v1/loans?externalId=L-002");
  const { borrowerId } = loans[0];
  await call(visit, "POST", "/v1/cases", { borrowerId, stage: "contact", reason: "called us" });
  await until(async () => {
    const { deliveries } = await call(visit, "GET", `/v1/subscriptions/${id}/deliveries`);
    return deliveries.length > 0;
  });
  return id;
}

/** A simulation that is done, with rates, a chart with its capacity and borrowers that differ. */
async function simulated(visit: Visit, version: number): Promise<string> {
  const asked = { days: 60, behaviour: { kind: "as-rolled" }, capacity: { officer: 5 } };
  const { id } = await call(visit, "POST", `/v1/policies/${version}/simulations`, asked);
  await until(async () => {
    const { state, report } = await call(visit, "GET", `/v1/simulations/${id}`);
    return state === "finished" && report.borrowersDiffering > 0;
  });
  return id;
}

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translate } from "../../web/locales/translate";
import { launchBrowser } from "../support/chromium";
import { dayAfter } from "../support/lender-book";
import {
  call,
  expectSound,
  importBook,
  makeLender,
  moveClock,
  openVisit,
  until,
} from "../support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it.each(["en", "zh-CN"] as const)(
  "an owner lets everybody pay, sees nobody new fall late, and begins anew, in %s without script",
  async (locale) => {
    const t = translate(locale);
    const visit = await openVisit(browser, { locale, width: 390, script: false });
    const { page } = visit;
    const lender = await makeLender(visit, locale);
    await importBook(visit, lender.on);

    await page.goto("/clock");
    await page.getByLabel(t("sandbox.all-pay-on-due-date"), { exact: true }).check();
    await page.getByRole("button", { name: t("sandbox.save") }).click();
    await page.getByText(t("sandbox.saved")).waitFor();
    await moveClock(visit, dayAfter(lender.on, 40));
    const { loans } = await call(visit, "GET", "/v1/loans?limit=100");
    // Each loan's next due date has come within these days, and with it all that was owed.
    expect(loans.length).toBeGreaterThan(0);
    expect(loans.filter((loan: { daysPastDue: number }) => loan.daysPastDue > 31)).toEqual([]);

    await page.goto("/clock");
    await page.getByRole("button", { name: t("sandbox.empty") }).click();
    await page.getByRole("link", { name: t("sandbox.confirmMissing") }).waitFor();
    await expectSeenSound();
    await page.getByLabel(t("sandbox.confirm", { name: lender.name }), { exact: true }).check();
    await page.getByRole("button", { name: t("sandbox.empty") }).click();
    await until(
      async () => (await call(visit, "GET", "/v1/sandbox/book")).lastReset?.state === "finished",
    );
    expect((await call(visit, "GET", "/v1/loans")).loans).toEqual([]);
    expect((await call(visit, "GET", "/v1/clock")).on).toBe(lender.on);
    await visit.context.close();

    // Axe needs script, so it looks with a browser that has it.
    async function expectSeenSound(): Promise<void> {
      const seeing = await openVisit(browser, { locale, width: 390 });
      await seeing.context.addCookies(await visit.context.cookies());
      await seeing.page.goto("/clock");
      await expectSound(seeing.page);
      await seeing.context.close();
    }
  },
);

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/chromium";
import {
  call,
  expectNoSidewaysScroll,
  expectSound,
  importBook,
  type Locale,
  makeLender,
  openVisit,
  SMALL_PHONE,
} from "../support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe("a simulation", () => {
  const locale: Locale = "zh-CN";

  it("is started from the page of a version and read on one screen", async () => {
    const visit = await openVisit(browser, { locale });
    const { page } = visit;
    const lender = await makeLender(visit, locale);
    await importBook(visit, lender.on);
    const { version } = await call(visit, "POST", "/v1/policies", { from: "mortgage" });
    await page.goto(`/policy/versions/${version}`);
    await page.locator('#simulation a[href$="/simulations/new"]').click();
    await expectSound(page);
    await page.locator('[name="capacity-officer"]').fill("5");
    await page.locator('form[action$="/simulations"] button[type="submit"]').click();
    await page.waitForURL(/\/simulations\/sim_/);
    // The page asks for its own progress until it is done.
    await page.locator("#measures-table").waitFor({ timeout: 60_000 });
    await expectSound(page);
    expect(await page.locator("#differences-table tbody tr").count()).toBeGreaterThan(0);
    await page.setViewportSize(SMALL_PHONE);
    await expectNoSidewaysScroll(page);
    await visit.context.close();
  });
});

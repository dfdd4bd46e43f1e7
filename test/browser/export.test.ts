import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/chromium";
import {
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

describe.each<Locale>(["en", "zh-CN"])("an analyst who takes numbers along, in %s", (locale) => {
  it("goes from the loans to a file of them, then leaves with everything", async () => {
    const visit = await openVisit(browser, { locale });
    const { page } = visit;
    const lender = await makeLender(visit, locale);
    await importBook(visit, lender.on);
    await page.goto("/loans?bucket=M0");
    await page.locator('a[href="/exports?kind=loans&bucket=M0"]').click();
    await expectSound(page);
    expect(await page.locator('[name="bucket"]').inputValue()).toBe("M0");
    await page.locator('form[action="/exports"] button[type="submit"]').click();
    await page.waitForURL(/\/exports\/exp_/);
    const download = page.locator('form[action$="/download"] button');
    await download.waitFor({ timeout: 60_000 });
    await expectSound(page);
    const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
    expect(file.suggestedFilename()).toMatch(/^loans-\d{4}-\d\d-\d\d-exp_1\.csv$/);
    await page.locator('form[action$="/links"] button').click();
    await page.locator("#link").waitFor();
    await expectSound(page);
    await page.setViewportSize(SMALL_PHONE);
    await expectNoSidewaysScroll(page);

    await page.goto("/settings/leaving");
    await expectSound(page);
    await page.locator('[name="name"]').fill("somebody else");
    await page.locator('form[action$="/deletion"] button').click();
    await page.locator("#field-name-error").waitFor();
    await expectSound(page);
    const name = (await page.locator('label[for="field-name"]').innerText())
      .split(/[:：]\s?/)
      .at(-1);
    await page.locator('[name="name"]').fill(name ?? "");
    await page.locator('form[action$="/deletion"] button').click();
    await page.waitForURL(/\/certificates\/crt_/);
    // The page is there before the lender is gone, and says the same address what became of it.
    for (let tries = 0; tries < 60 && (await page.locator("#counts").count()) === 0; tries += 1) {
      await page.waitForTimeout(500);
      await page.reload();
    }
    await expectSound(page);
    expect(await page.locator("#counts tbody tr").count()).toBeGreaterThan(5);
    await visit.context.close();
  });
});

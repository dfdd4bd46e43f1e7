import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translate } from "../../web/locales/translate";
import { launchBrowser } from "../support/chromium";
import { bookCsv, dayAfter } from "../support/lender-book";
import { newEmail, openVisit, password, until } from "../support/visit";

const t = translate("en");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it("without any script a lender signs up, imports, moves the clock and finds the late loans", async () => {
  const { page, context } = await openVisit(browser, { script: false });
  await page.goto("/sign-up");
  await page.getByLabel(t("auth.name"), { exact: true }).fill("Nora Noscript");
  await page.getByLabel(t("auth.email"), { exact: true }).fill(newEmail("nora"));
  await page.getByLabel(t("auth.password"), { exact: true }).fill(password());
  await page.getByRole("button", { name: t("auth.signUp") }).click();
  await page.getByLabel(t("tenant.name"), { exact: true }).fill("Plain Lending");
  await page.getByLabel(t("tenant.timezone"), { exact: true }).selectOption("UTC");
  await page.getByRole("button", { name: t("tenant.create") }).click();

  const today = new Date().toISOString().slice(0, 10);
  await page.goto("/imports");
  const file = page.getByLabel(t("import.form.file"), { exact: true });
  if ((await file.count()) === 0) await page.goto("/imports/new");
  await file.setInputFiles({
    name: "book.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(bookCsv(today)),
  });
  await page.getByLabel(t("import.form.dryRun"), { exact: true }).uncheck();
  await page.getByRole("button", { name: t("import.form.submit") }).click();
  await page.waitForURL(/\/imports\/imp_/);
  // Without script the progress is one press, or the browser's own refresh, away.
  await until(async () => {
    await page.goto(page.url());
    return (await page.getByText(t("import.words.finished")).count()) > 0;
  });

  await page.goto("/clock");
  const posted = page.waitForResponse((response) => response.request().method() === "POST");
  await page
    .getByRole("button", { name: new RegExp(`\\+${t("clock.days", { count: 7 })}`) })
    .click();
  await posted;
  // The way to the next move is open again once the clock stands where it was sent.
  const arrived = page
    .getByRole("main")
    .getByText(t.formatDate(dayAfter(today, 7)))
    .first();
  await until(async () => {
    await page.goto("/clock");
    return (await arrived.isVisible()) && (await page.getByText(t("clock.moveTo")).isVisible());
  });

  const [from, to] = [t.formatDate(today), t.formatDate(dayAfter(today, 7))];
  const said = page.getByText(t("clock.lastMove", { from, to, count: 7 }));
  expect(await said.isVisible()).toBe(true);

  await page.goto("/loans");
  const chips = page.getByRole("navigation", { name: t("loans.filter.bucket") });
  await chips.getByRole("link", { name: /M1/ }).click();
  // Until the page is there whole: rows that are not read yet are not counted.
  await page.waitForURL(/bucket=M1/);
  expect(await page.getByRole("row").count()).toBeGreaterThan(1);
  await context.close();
});

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Translator, translate } from "../../web/locales/translate";
import { launchBrowser } from "../support/chromium";
import { bookCsv, dayAfter } from "../support/lender-book";
import {
  expectSound,
  type Locale,
  newEmail,
  openVisit,
  password,
  until,
  type Visit,
} from "../support/visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe.each<Locale>(["en", "zh-CN"])("a lender who reads %s", (locale) => {
  const t = translate(locale);

  it("signs up, brings a book, and sees a month of it: late loans, notices and the report", async () => {
    const visit = await openVisit(browser, { locale });
    const { page } = visit;
    await signUp(page, t);
    await createSandbox(page, t);
    await heading(page, t("overview.title"));
    expect(await page.locator("html").getAttribute("lang")).toBe(locale);
    await expectSound(page);

    const today = new Date().toISOString().slice(0, 10);
    await importBook(visit, t, today);
    await seeOverview(page, t);
    await findLoans(page, t);
    await moveClock(page, t, today);
    await readNotice(page, t);
    await readReport(visit, t);
    await visit.context.close();
  });
});

async function signUp(page: Page, t: Translator): Promise<void> {
  await page.goto("/sign-up");
  await expectSound(page);
  await page.getByLabel(t("auth.name"), { exact: true }).fill("Ada Lender");
  await page.getByLabel(t("auth.email"), { exact: true }).fill(newEmail("ada"));
  await page.getByLabel(t("auth.password"), { exact: true }).fill(password());
  await page.getByRole("button", { name: t("auth.signUp") }).click();
}

async function createSandbox(page: Page, t: Translator): Promise<void> {
  await heading(page, t("tenant.newTitle"));
  await expectSound(page);
  await page.getByLabel(t("tenant.name"), { exact: true }).fill("Harbor Credit");
  await page.getByLabel(t("tenant.mode.sandbox"), { exact: true }).check();
  await page.getByLabel(t("tenant.timezone"), { exact: true }).selectOption("UTC");
  await page.getByLabel(t("tenant.currency"), { exact: true }).selectOption("USD");
  await page.getByRole("button", { name: t("tenant.create") }).click();
}

async function importBook({ page }: Visit, t: Translator, today: string): Promise<void> {
  await page.getByRole("link", { name: t("overview.empty.action") }).click();
  await expectSound(page);
  await openImportForm(page, t);
  await page.getByLabel(t("import.kind.loans"), { exact: true }).check();
  await page.getByLabel(t("import.form.file"), { exact: true }).setInputFiles({
    name: "book.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(bookCsv(today)),
  });
  await page.getByLabel(t("import.form.dryRun"), { exact: true }).uncheck();
  await page.getByRole("button", { name: t("import.form.submit") }).click();
  // The page brings its own news while the import runs.
  await page.getByText(t("import.words.finished")).waitFor();
  const results = page.getByRole("region", { name: t("import.results") });
  expect(await results.innerText()).toContain("24");
  await page.getByText("principal").first().waitFor();
  await expectSound(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: t("import.downloadRejected") }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
}

/** The form stands on the list of imports, or one press away. */
async function openImportForm(page: Page, t: Translator): Promise<void> {
  const file = page.getByLabel(t("import.form.file"), { exact: true });
  if ((await file.count()) > 0) return;
  await page
    .getByRole("link", { name: t("imports.new") })
    .first()
    .click();
  await expectSound(page);
}

async function seeOverview(page: Page, t: Translator): Promise<void> {
  await page.getByRole("link", { name: t("shell.overview"), exact: true }).click();
  await page.getByText(t("overview.par30"), { exact: true }).first().waitFor();
  await page.getByText(t("overview.standing")).first().waitFor();
  await expectSound(page);
}

async function findLoans(page: Page, t: Translator): Promise<void> {
  await page.getByRole("link", { name: t("shell.loans"), exact: true }).click();
  await heading(page, t("loans.title"));
  await expectSound(page);

  // Those in one bucket first, then one loan by its reference.
  const chips = page.getByRole("navigation", { name: t("loans.filter.bucket") });
  await chips.getByRole("link", { name: /M4/ }).click();
  await page.waitForURL(/bucket=/);
  expect(await page.getByRole("row").count()).toBe(5);

  const search = page.getByRole("searchbox", { name: t("shell.search") });
  await search.fill("L-001");
  await search.press("Enter");
  await page.waitForURL(/q=L-001/);
  await page.getByRole("link", { name: "L-001", exact: true }).click();

  await heading(page, /L-001/);
  await page.getByText("Grace Hopper 001").first().waitFor();
  await page.getByRole("table", { name: new RegExp(t("loan.schedule")) }).waitFor();
  await expectSound(page);
}

async function moveClock(page: Page, t: Translator, today: string): Promise<void> {
  await page
    .getByRole("link", { name: new RegExp(t("shell.testClock")) })
    .first()
    .click();
  await heading(page, t("clock.title"));
  await expectSound(page);
  await page
    .getByRole("button", { name: new RegExp(`\\+${t("clock.days", { count: 30 })}`) })
    .click();
  const target = t.formatDate(dayAfter(today, 30));
  await page.getByText(t("clock.arrived", { date: target })).waitFor({ timeout: 60_000 });
  await expectSound(page);
}

async function readNotice(page: Page, t: Translator): Promise<void> {
  await page.getByRole("link", { name: t("shell.notices"), exact: true }).click();
  await heading(page, t("notices.title"));
  await expectSound(page);
  await until(async () => {
    await page.goto("/notices?state=sent");
    return (await page.getByRole("table", { name: t("notices.caption") }).count()) > 0;
  });
  const table = page.getByRole("table", { name: t("notices.caption") });
  await table.getByRole("link").first().click();
  await page.waitForURL(/\/notices\/[^?]+/);
  // What the borrower read: words, in the borrower's language, with no template left in it.
  const letter = await page.getByRole("main").innerText();
  expect(letter).toContain("@example.com");
  expect(letter).not.toMatch(/\{\{|\}\}|undefined|NaN/);
  await expectSound(page);
}

async function readReport({ page, context }: Visit, t: Translator): Promise<void> {
  await page.getByRole("link", { name: t("shell.reports"), exact: true }).click();
  await heading(page, t("ageing.title"));
  await expectSound(page);
  const table = page.getByRole("table").first();
  const total = await table.getByRole("row").last().innerText();
  expect(total).toContain("24");

  const href = await page.getByRole("link", { name: t("ageing.csv") }).getAttribute("href");
  const csv = await context.request.get(href ?? "");
  expect(csv.status()).toBe(200);
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect((await csv.text()).split("\n").filter((line) => /M[0-7]/.test(line))).toHaveLength(9);
}

async function heading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

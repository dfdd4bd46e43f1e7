import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signChoiceLink } from "../../src/store/choice-link";
import { translate } from "../../web/locales/translate";
import { parseControlId, parsePublicId } from "../../src/kernel/ids";
import { launchBrowser } from "../support/chromium";
import {
  call,
  expectSound,
  importBook,
  makeLender,
  openVisit,
  SMALL_PHONE,
} from "../support/visit";
import { PLATFORM_KEY } from "../support/platform-key";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it("a borrower with a cheap phone and no account says when to call, and an officer reads it", async () => {
  const t = translate("zh-CN");
  const owner = await openVisit(browser);
  const lender = await makeLender(owner);
  await importBook(owner, lender.on);
  const { borrowerId } = (await call(owner, "GET", "/v1/loans?limit=1")).loans[0];
  const borrower = parsePublicId("borrower", borrowerId) ?? 0;
  const asked = { consents: [], unwantedChannels: [], hours: null, locale: "zh-CN" };
  const evidence = "asked in the branch";
  await call(owner, "PUT", `/v1/borrowers/${borrowerId}/contact-choices`, { ...asked, evidence });
  const madeOnDay = Math.floor(Date.now() / 86_400_000);
  const link = { tenant: parseControlId("tenant", lender.tenantId) ?? 0, borrower, madeOnDay };
  const path = `/choices/${signChoiceLink(PLATFORM_KEY, link)}`;

  const theirs = await openVisit(browser, { locale: "zh-CN" });
  const { page } = theirs;
  await page.setViewportSize(SMALL_PHONE);
  await page.goto(path);
  await page
    .getByRole("heading", { level: 1, name: t("choice.title", { lender: lender.name }) })
    .waitFor();
  await page.getByLabel(t("choice.way.visit")).uncheck();
  await page.getByLabel(t("choice.from")).fill("18:00");
  await page.getByLabel(t("choice.to")).fill("18:30");
  await page.getByRole("button", { name: t("choice.save") }).click();
  await page.getByRole("link", { name: t("choice.error.tooShort") }).waitFor();
  await expectSound(page);
  await page.getByLabel(t("choice.to")).fill("20:00");
  await page.getByRole("button", { name: t("choice.save") }).click();
  await page.getByText(t("choice.said.saved")).waitFor();
  expect(await page.getByLabel(t("choice.way.visit")).isChecked()).toBe(false);
  await expectSound(page);

  const en = translate("en");
  await owner.page.goto(`/borrowers/${borrowerId}/contacts`);
  await owner.page.getByText(en("choice.wishedHours", { from: "18:00", to: "20:00" })).waitFor();
  await owner.page.getByText(en("actor.borrower")).waitFor();
});

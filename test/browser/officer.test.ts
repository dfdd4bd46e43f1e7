import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translate } from "../../web/locales/translate";
import { launchBrowser } from "../support/chromium";
import {
  expectSound,
  importBook,
  letterTo,
  makeLender,
  newEmail,
  openVisit,
  password,
} from "../support/visit";

const t = translate("en");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it("an invited officer works with loans and neither sees nor reaches what only an admin may", async () => {
  const owner = await openVisit(browser);
  const lender = await makeLender(owner);
  await importBook(owner, lender.on);
  const email = newEmail("officer");
  await owner.page.goto("/settings/team");
  const form = owner.page.getByRole("form", { name: t("team.invite") });
  await form.getByLabel(t("team.email"), { exact: true }).fill(email);
  await form.getByLabel(t("team.role"), { exact: true }).selectOption("officer");
  await form.getByRole("button", { name: t("team.inviteSubmit") }).click();
  await owner.page.getByRole("cell", { name: email }).waitFor();

  const letter = await letterTo(lender.name);
  const link = /https?:\/\/\S+/.exec(letter)?.[0] ?? "";
  const officer = await openVisit(browser);
  const { page } = officer;
  const { pathname, search } = new URL(link);
  await page.goto(`${pathname}${search}`);
  // An address without a sign-in begins with one, and comes back to the invitation.
  await page.getByLabel(t("auth.name"), { exact: true }).fill("Olga Officer");
  await page.getByLabel(t("auth.email"), { exact: true }).fill(email);
  await page.getByLabel(t("auth.password"), { exact: true }).fill(password());
  await page.getByRole("button", { name: t("auth.signUp") }).click();
  await page.getByRole("button", { name: t("auth.invitationAccept") }).click();

  await page.getByRole("link", { name: t("shell.loans"), exact: true }).click();
  await page.getByRole("heading", { level: 1, name: t("loans.title") }).waitFor();
  await expectSound(page);

  const navigation = page.getByRole("navigation", { name: t("shell.navigation") }).first();
  for (const hidden of [t("shell.apiKeys"), t("shell.webhooks")]) {
    expect(await navigation.getByRole("link", { name: hidden }).count(), hidden).toBe(0);
  }
  for (const path of ["/settings/api-keys", "/settings/webhooks"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(403);
    await expectSound(page);
  }
  await owner.context.close();
  await officer.context.close();
});

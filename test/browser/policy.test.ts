import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translate } from "../../web/locales/translate";
import { launchBrowser } from "../support/chromium";
import { dayAfter } from "../support/lender-book";
import {
  call,
  expectSound,
  importBook,
  letterTo,
  makeLender,
  moveClock,
  newEmail,
  openVisit,
  password,
  type Visit,
} from "../support/visit";

const t = translate("en");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it("an admin changes a step of a template, sees what is wrong as it is typed, tries it on the book, and another approves", async () => {
  // The owner without script: nothing of what is read and approved may need any.
  const owner = await openVisit(browser, { script: false });
  const lender = await makeLender(owner);
  await importBook(owner, lender.on);
  const admin = await joinAsAdmin(owner, lender.name);
  const { page } = admin;

  await page.goto("/policy");
  await page.getByLabel(t("policy.from"), { exact: true }).selectOption("card-m1-m7");
  await page.getByRole("button", { name: t("policy.draftSubmit") }).click();
  await page.getByRole("heading", { level: 1, name: /^2 · Credit card/ }).waitFor();

  // Ten loans stand at day 10: the step of day 15 moves to day 12, past a day that is taken.
  await page.locator("summary", { hasText: t("policy.dayAfter", { count: 15 }) }).click();
  const step = page.getByRole("group", { name: t("policyEdit.step", { step: 5 }), exact: true });
  const days = step.getByLabel(t("policyEdit.days"), { exact: true });
  await days.fill("7");
  await step.getByText(t("policyFlaw.dayRepeated")).waitFor();
  await expectSound(page);
  await page.getByRole("button", { name: t("policy.saveAndSubmit") }).click();
  await page.getByRole("link", { name: t("policyFlaw.dayRepeated") }).waitFor();
  const wrong = page.locator(".step-wrong");
  await wrong.getByLabel(t("policyEdit.days"), { exact: true }).fill("12");
  await wrong.waitFor({ state: "detached" });
  await step.getByLabel(t("policyEdit.when"), { exact: false }).fill("loan.pastDueAmount > 100");
  await step.getByText(/^It says: the amount past due is more than/).waitFor();
  await page.getByRole("button", { name: t("policy.save"), exact: true }).click();
  await page.getByText(t("policy.saved")).waitFor();
  await simulate(page);
  await page.getByRole("button", { name: t("policy.saveAndSubmit") }).click();
  await page.getByText(t("policy.submitted")).waitFor();
  expect(await page.getByRole("button", { name: t("policy.approve"), exact: true }).count()).toBe(
    0,
  );

  await owner.page.goto("/policy");
  await owner.page.getByRole("link", { name: /^2 · Credit card/ }).click();
  await owner.page
    .getByText("If the amount past due is more than $1.00", { exact: true })
    .waitFor();
  await owner.page.getByRole("button", { name: t("policy.approve"), exact: true }).click();
  await owner.page.getByText(t("policy.approved")).waitFor();

  await moveClock(owner, dayAfter(lender.on, 3));
  await owner.page.goto("/policy");
  await owner.page.getByText(/^Version 2, in effect since/).waitFor();
  const { notices } = await call(owner, "GET", "/v1/notices?limit=100");
  const moved = notices.filter(({ step: name }: { step: string }) => name === "notice-12");
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.every((one: { policyVersion: number }) => one.policyVersion === 2)).toBe(true);
  await owner.context.close();
  await admin.context.close();
});

it.each(["en", "zh-CN"] as const)(
  "the pages of a policy are sound in %s, also when narrow",
  async (locale) => {
    const visit = await openVisit(browser, { locale, width: 390 });
    await makeLender(visit, locale);
    await call(visit, "POST", "/v1/policies", { from: "small-business" });
    for (const path of [
      "/policy",
      "/policy/versions/2",
      "/policy/versions/1",
      "/policy/versions/2/document?as=yaml",
      "/policy/difference",
    ]) {
      await visit.page.goto(path);
      await expectSound(visit.page);
    }
    await visit.context.close();
  },
);

/** Tries the draft on the book, reads who is treated differently, and comes back to it. */
async function simulate(page: Page): Promise<void> {
  await page.getByText(t("simulation.never")).waitFor();
  await page.getByRole("link", { name: t("simulation.new"), exact: true }).click();
  await page.getByRole("button", { name: t("simulation.aheadSubmit") }).click();
  await page
    .getByText(/borrowers are treated differently$/)
    .first()
    .waitFor();
  await expectSound(page);
  await page.getByRole("link", { name: t("simulation.toVersion", { version: 2 }) }).click();
  await page.getByText(/^Simulated as it stands/).waitFor();
}

async function joinAsAdmin(owner: Visit, lenderName: string): Promise<Visit> {
  const email = newEmail("admin");
  await owner.page.goto("/settings/team");
  const form = owner.page.getByRole("form", { name: t("team.invite") });
  await form.getByLabel(t("team.email"), { exact: true }).fill(email);
  await form.getByLabel(t("team.role"), { exact: true }).selectOption("admin");
  await form.getByRole("button", { name: t("team.inviteSubmit") }).click();
  await owner.page.getByRole("cell", { name: email }).waitFor();
  const link = /https?:\/\/\S+/.exec(await letterTo(lenderName))?.[0] ?? "";
  const { pathname, search } = new URL(link);
  const admin = await openVisit(browser);
  await admin.page.goto(`${pathname}${search}`);
  await admin.page.getByLabel(t("auth.name"), { exact: true }).fill("Bo Second");
  await admin.page.getByLabel(t("auth.email"), { exact: true }).fill(email);
  await admin.page.getByLabel(t("auth.password"), { exact: true }).fill(password());
  await admin.page.getByRole("button", { name: t("auth.signUp") }).click();
  await admin.page.getByRole("button", { name: t("auth.invitationAccept") }).click();
  await admin.page.getByRole("link", { name: t("shell.policy"), exact: true }).waitFor();
  return admin;
}

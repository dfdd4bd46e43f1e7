import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translate } from "../../web/locales/translate";
import { launchBrowser } from "../support/chromium";
import {
  call,
  expectNoSidewaysScroll,
  expectSound,
  importBook,
  makeLender,
  openVisit,
  SMALL_PHONE,
} from "../support/visit";

const t = translate("en");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it("a person opens a case, writes a note, works through two tasks, and holds the letters of a loan", async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  const lender = await makeLender(visit);
  await importBook(visit, lender.on);
  const { loans } = await call(visit, "GET", "/v1/loans?externalId=L-001");
  const { id, borrowerId } = loans[0];

  await page.goto(`/borrowers/${borrowerId}`);
  await page.getByLabel(t("case.open.reason")).fill("called about the next installment");
  await page.getByRole("button", { name: t("case.open.submit") }).click();
  await page.getByText(t("case.done.opened")).waitFor();
  await page.getByLabel(t("case.note"), { exact: true }).fill("pays on Friday");
  await page.getByRole("button", { name: t("case.note.submit") }).click();
  await page.getByRole("listitem").filter({ hasText: "pays on Friday" }).waitFor();
  await expectSound(page);

  // A task by hand, and another one; then from the worklist through both of them.
  for (const title of ["Ask for the address", "Send the plan"]) {
    await page.getByLabel(t("task.title"), { exact: true }).fill(title);
    await page.getByRole("button", { name: t("task.add.submit") }).click();
    await page.getByText(t("task.done.added")).waitFor();
  }
  await page
    .getByRole("link", { name: t("shell.worklist"), exact: true })
    .first()
    .click();
  await page.getByRole("heading", { level: 2, name: t("tasks.group.today") }).waitFor();
  await expectSound(page);
  await page.getByRole("link", { name: t("tasks.begin") }).click();
  await page.getByRole("heading", { level: 1, name: "Ask for the address" }).waitFor();
  await expectSound(page);
  await page.getByLabel(t("task.outcome"), { exact: true }).fill("has it by post");
  await page.getByRole("button", { name: t("task.finish.submit") }).click();
  await page.getByRole("heading", { level: 1, name: "Send the plan" }).waitFor();
  await page.getByText(t("task.done.finished")).waitFor();
  await page.getByLabel(t("task.outcome"), { exact: true }).fill("sent");
  await page.getByRole("button", { name: t("task.finish.submit") }).click();
  await page.getByRole("heading", { level: 1, name: t("tasks.title") }).waitFor();

  await page.goto(`/loans/${id}`);
  await page.getByRole("link", { name: t("hold.see") }).click();
  await page.getByLabel(t("hold.stop.notices"), { exact: true }).check();
  await page.getByLabel(t("hold.reason"), { exact: true }).fill("dispute");
  await page.getByLabel(t("hold.legalBasis"), { exact: true }).fill("12 CFR 1006.38");
  await page.getByLabel(t("hold.owner"), { exact: true }).fill("Disputes team");
  await page.getByRole("button", { name: t("hold.place.submit") }).click();
  // Without an end it is asked for again, and nothing that was typed is lost.
  await page.getByText(t("hold.error.openEnd")).first().waitFor();
  await page.getByLabel(new RegExp(`^${t("hold.openEndReason")}`)).fill("until it is decided");
  await page.getByRole("button", { name: t("hold.place.submit") }).click();
  await page.getByText(t("hold.done.placed")).waitFor();
  await expectSound(page);
  await call(visit, "PUT", `/v1/loans/${id}/flags/watch`, { note: "lost the job" });
  await page.setViewportSize(SMALL_PHONE);
  for (const path of [
    `/loans/${id}/holds`,
    `/borrowers/${borrowerId}`,
    "/cases",
    "/worklist",
    "/watchlist",
  ]) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
  await expectSound(page);
  const { holds } = await call(visit, "GET", `/v1/loans/${id}/holds`);
  expect(holds).toMatchObject([{ stops: ["notices"], reason: "dispute", to: null }]);
  await visit.context.close();
});

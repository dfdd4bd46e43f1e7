import { createHmac } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translate } from "../../web/locales/translate";
import { launchBrowser } from "../support/chromium";
import {
  expectNoSidewaysScroll,
  expectSound,
  makeLender,
  openVisit,
  SMALL_PHONE,
} from "../support/visit";

const t = translate("en");
const SECRET = "what the bank signs with";
const MESSAGE = JSON.stringify({
  ...{ id: "m-1", type: "settled" },
  data: { id: "p-1", loan: "L-9", amount: "12.50", at: "2026-01-14T10:00:00Z" },
});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

it("an owner describes a bank's webhooks, mends what is wrong, and tries a message", async () => {
  const visit = await openVisit(browser);
  await makeLender(visit);
  const { page } = visit;
  await page.goto("/settings/webhooks");
  const create = page.getByRole("form", { name: t("webhooks.create") });
  await create.getByLabel(t("webhooks.name"), { exact: true }).fill("House bank");
  await create.getByLabel(t("webhooks.source"), { exact: true }).selectOption("custom");
  await create.getByRole("button", { name: t("webhooks.create") }).click();
  await page.getByRole("heading", { level: 1, name: "House bank" }).waitFor();

  const field = (name: string) => page.locator(`[name="${name}"]`);
  await field("kind.payments").fill("settled, paid");
  await field("payment.reference").fill("$.data.id");
  await field("payment.loan").fill("$.data.loan");
  await field("payment.amount").fill("$..amount");
  await field("payment.amountUnit").selectOption("major");
  await field("payment.currency").fill("USD");
  await field("payment.paidOn").fill("$.data.at");
  await page.getByRole("button", { name: t("webhooks.describe") }).click();
  const flaw = t("webhookFlaw.path_too_costly");
  await page.getByRole("alert").getByText(flaw).click();
  await expectSound(page);
  // Nothing is lost, and the link leads to the field.
  expect(await field("kind.payments").inputValue()).toBe("settled, paid");
  await field("payment.amount").fill("$.data.amount");
  await page.getByRole("button", { name: t("webhooks.describe") }).click();
  await page.getByText(t("webhooks.described", { name: "House bank" })).waitFor();
  await field("secret").fill(SECRET);
  await page.getByRole("button", { name: t("webhooks.secretsSave"), exact: true }).click();
  await page.getByText(t("webhooks.secretsSaved", { name: "House bank" })).waitFor();

  const tried = async (headers: string) => {
    await field("body").fill(MESSAGE);
    await field("headers").fill(headers);
    await page.getByRole("button", { name: t("webhookTrial.try") }).click();
  };
  await tried("X-Signature: 00ff");
  await page.getByText(t("webhookProof.signature-wrong")).waitFor();
  const signature = createHmac("sha256", SECRET).update(MESSAGE).digest("hex");
  await tried(`X-Signature: ${signature}`);
  await page.getByText(t("webhookTrial.proven")).waitFor();
  await page.getByText(/A payment of \$12\.50 for loan L-9, paid on 14 Jan 2026/).waitFor();
  await expectSound(page);
  await page.setViewportSize(SMALL_PHONE);
  await expectNoSidewaysScroll(page);
  await page.goto("/settings/webhooks");
  await page.getByText(t("webhooks.eventsNone")).waitFor();
  await visit.context.close();
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { translate } from "../../web/locales/translate";
import { launchBrowser } from "../support/chromium";
import { expectSound, makeLender, openVisit } from "../support/visit";

const t = translate("en");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

async function statusOf(secret: string): Promise<number> {
  const headers = { authorization: `Bearer ${secret}` };
  return (await fetch(new URL("/v1/loans", inject("baseURL")), { headers })).status;
}

it("an owner makes a key, corrects its address, gives it a new secret and ends it", async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await makeLender(visit);
  await page.goto("/settings/api-keys");
  await expectSound(page);

  const form = page.getByRole("form", { name: t("keys.create") });
  await form.getByLabel(t("keys.name"), { exact: true }).fill("core banking");
  await form.getByLabel(t("keys.lastDay")).fill("2099-12-31");
  await form.getByLabel(t("keys.addresses")).fill("127.0.0.1/8");
  await form.getByLabel("loans:read", { exact: true }).check();
  await form.getByRole("button", { name: t("keys.create") }).click();
  // What is wrong stands at its field, and what was typed is still there.
  await page.getByRole("alert").getByText("127.0.0.1/8").waitFor();
  await expectSound(page);
  expect(await form.getByLabel(t("keys.lastDay")).inputValue()).toBe("2099-12-31");
  expect(await form.getByLabel("loans:read", { exact: true }).isChecked()).toBe(true);
  await form.getByLabel(t("keys.addresses")).fill("127.0.0.0/8\n::1");
  await form.getByRole("button", { name: t("keys.create") }).click();
  await page.getByRole("heading", { name: t("keys.created", { name: "core banking" }) }).waitFor();
  const first = (await page.locator("#secret").textContent()) ?? "";
  expect(await statusOf(first)).toBe(200);
  await expectSound(page);

  await page.getByRole("link", { name: "core banking" }).click();
  await page.getByRole("heading", { level: 1, name: "core banking" }).waitFor();
  await expectSound(page);
  const rotation = page.getByRole("form", { name: t("keys.rotate") });
  await rotation.getByLabel(t("keys.overlapHours")).selectOption("0");
  await rotation.getByRole("button").click();
  await page.getByRole("alert").getByText(t("keys.notConfirmed")).waitFor();
  await rotation.getByLabel(t("keys.rotateConfirm")).check();
  await rotation.getByRole("button").click();
  await page.getByRole("heading", { name: t("keys.secretReady") }).waitFor();
  const second = (await page.locator("#secret").textContent()) ?? "";
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  await expectSound(page);

  await page
    .getByRole("link", { name: t("keys.title") })
    .last()
    .click();
  await page.getByRole("link", { name: "core banking" }).click();
  expect(await page.locator("#secret").count()).toBe(0);
  const revocation = page.getByRole("form", { name: t("keys.revoke") });
  await revocation.getByLabel(t("keys.revokeConfirm", { name: "core banking" })).check();
  await revocation.getByRole("button").click();
  await page.getByText(t("keys.wasRevoked")).waitFor();
  expect(await statusOf(second)).toBe(401);
  await expectSound(page);
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../support/chromium";
import {
  call,
  expectNoSidewaysScroll,
  expectSound,
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

const MAPPING = {
  kind: "standings",
  columns: {
    loanExternalId: { column: "ID" },
    month: { column: "MONTHS_BALANCE", monthsFrom: "2025-12" },
    standing: { column: "STATUS", values: { 0: "M1", 1: "M2", 2: "M3", C: "M0" } },
  },
};

/** Thirty accounts over fifteen months: each third of them is late once, and one does not come back. */
function history(): string {
  const statuses = (account: number, month: number) => {
    if (account === 0 && month > 9) return ["0", "1", "2", "2", "2"][month - 10] ?? "2";
    return month % 3 === account % 3 && month > 3 ? "0" : "C";
  };
  const rows = Array.from({ length: 30 }, (_, account) =>
    Array.from(
      { length: 15 },
      (_, month) => `A${account},${month - 14},${statuses(account, month)}`,
    ),
  );
  return ["ID,MONTHS_BALANCE,STATUS", ...rows.flat()].join("\n");
}

it("a risk manager brings the old months, reads where loans went, and takes it back", async () => {
  const visit = await openVisit(browser);
  const { page } = visit;
  await makeLender(visit);
  await call(visit, "PUT", "/v1/import-mappings/old-core", MAPPING);

  await page.goto("/reports/transitions");
  expect(await page.locator(".empty").count()).toBe(1);
  await page.goto("/imports");
  await page.locator('input[name="kind"][value="standings"]').check();
  const buffer = Buffer.from(history());
  await page
    .locator('input[name="file"]')
    .setInputFiles({ name: "history.csv", mimeType: "text/csv", buffer });
  await page.locator('select[name="mapping"]').selectOption("old-core");
  await page.getByLabel("Dry run").uncheck();
  await page.getByRole("button", { name: "Upload and start" }).click();
  await page.getByText("450").first().waitFor({ timeout: 60_000 });

  await page.goto("/reports");
  const reports = page.getByRole("navigation", { name: "Reports" });
  await reports.getByRole("link", { name: "Transitions" }).click();
  const matrix = page.getByRole("group", { name: /stand in a column/ });
  await matrix.waitFor();
  // M0, M1, M2 and M3 under their heads.
  expect(await matrix.getByRole("row").count()).toBe(5);
  await expectSound(page);
  await page.getByLabel("From month").fill("2025-06");
  await page.getByRole("button", { name: "Show" }).click();
  expect(new URL(page.url()).searchParams.get("from")).toBe("2025-06");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download CSV" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("transitions-2025-06-2025-12.csv");

  await reports.getByRole("link", { name: "Vintages" }).click();
  await page.getByRole("link", { name: "Over 60 days" }).click();
  expect(new URL(page.url()).searchParams.get("late")).toBe("60");
  const triangle = page.getByRole("group", { name: /Ever more than 60 days/ });
  expect(await triangle.getByRole("row").count()).toBe(2);
  await expectSound(page);
  await page.setViewportSize(SMALL_PHONE);
  await expectNoSidewaysScroll(page);

  await reports.getByRole("link", { name: "Forecast" }).click();
  const forecast = page.getByRole("group", { name: /Expected book/ });
  expect(await forecast.getByRole("row").count()).toBe(13);
  await page.emulateMedia({ media: "print" });
  await reports.waitFor({ state: "hidden" });
  await page.emulateMedia({ media: "screen" });

  await page.goto("/reports/transitions?source=history");
  await page.getByRole("button", { name: "Remove the history" }).click();
  await page.getByText("Nothing was removed").waitFor();
  await page.getByLabel("Remove all months that were imported").check();
  await page.getByRole("button", { name: "Remove the history" }).click();
  await page.getByText("The imported history was removed").waitFor();
  await expectSound(page);
  await visit.context.close();
});

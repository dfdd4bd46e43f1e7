import { globSync, readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect, inject } from "vitest";
import { bookCsv } from "./lender-book";

export type Visit = Readonly<{ context: BrowserContext; page: Page }>;
export type Locale = "en" | "zh-CN";

export type VisitOptions = Readonly<{
  locale?: Locale;
  width?: number;
  height?: number;
  script?: boolean;
  dark?: boolean;
}>;

export const DESKTOP = { width: 1280, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;
export const SMALL_PHONE = { width: 320, height: 640 } as const;

const PASSWORD = "correct horse battery staple 7";
/** A connection kept open may be closed by the server just when it is used again, before it is read. */
const CONNECTION_TRIES = 2;
const PATIENCE_MS = 60_000;

/** A fresh browser profile. Failures of scripts on a page fail the test that opened it. */
export async function openVisit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const { locale = "en", width = DESKTOP.width, height = DESKTOP.height } = options;
  const context = await browser.newContext({
    baseURL: inject("baseURL"),
    locale,
    viewport: { width, height },
    javaScriptEnabled: options.script ?? true,
    colorScheme: options.dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return { context, page };
}

/** Nothing that axe calls serious or critical, and nothing that needs sideways scrolling. */
export async function expectSound(page: Page): Promise<void> {
  // All rules, in the page itself and telling faults alone: half the time of a second page that gathers
  // frames, of which there are none, and whatever passed.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .analyze();
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  expect(grave, `axe on ${page.url()}`).toEqual([]);
  await expectNoSidewaysScroll(page);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { needed, there } = await page.evaluate(async () => {
    // A chart draws itself anew in the frame after its width changed.
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let count = 0; count < 3; count += 1) await frame();
    const { scrollWidth, clientWidth } = document.documentElement;
    return { needed: scrollWidth, there: clientWidth };
  });
  expect(needed, `width of ${page.url()}`).toBeLessThanOrEqual(there);
}

let people = 0;

/** Nobody has had this address before, however many files run at once. */
export function newEmail(name: string): string {
  people += 1;
  return `${name}-${process.pid}-${Date.now()}-${people}@example.com`;
}

export function password(): string {
  return PASSWORD;
}

export type Lender = Readonly<{ tenantId: string; email: string; name: string; on: string }>;

/** Signs a person up and makes a sandbox with a book, by the API and with the page's own cookies. */
export async function makeLender(visit: Visit, locale: Locale = "en"): Promise<Lender> {
  // What this browser asks for by its own language, its calls by API ask for as well.
  await visit.context.setExtraHTTPHeaders({ "accept-language": locale });
  const email = newEmail("lender");
  // Its letters are found by its name, so no other lender, of this run or an earlier one, has it.
  const name = `Harbor Credit ${process.pid}-${Date.now()}-${people}`;
  await call(visit, "POST", "/api/auth/sign-up/email", {
    name: "Ada Owner",
    email,
    password: PASSWORD,
  });
  const on = new Date().toISOString().slice(0, 10);
  const tenant = await call(visit, "POST", "/v1/tenants", {
    name,
    mode: "sandbox",
    timezone: "UTC",
    currency: "USD",
    locale,
    clockOn: on,
  });
  return { tenantId: tenant.id, email, name, on };
}

/** Imports a small book and waits until it is in. */
export async function importBook(visit: Visit, on: string): Promise<void> {
  const response = await visit.context.request.post("/v1/imports", {
    maxRetries: CONNECTION_TRIES,
    headers: originHeaders(),
    multipart: {
      kind: "loans",
      file: { name: "book.csv", mimeType: "text/csv", buffer: Buffer.from(bookCsv(on)) },
    },
  });
  expect(response.status(), await response.text()).toBe(202);
  const { id } = await response.json();
  await until(async () => (await call(visit, "GET", `/v1/imports/${id}`)).status === "finished");
}

/** Moves the test clock and waits until every day on the way has been scanned. */
export async function moveClock(visit: Visit, on: string): Promise<void> {
  await call(visit, "PUT", "/v1/clock", { on });
  await until(async () => {
    const clock = await call(visit, "GET", "/v1/clock");
    return clock.on === on && !clock.target;
  });
}

export async function call(visit: Visit, method: string, path: string, data?: object) {
  const response = await visit.context.request.fetch(path, {
    method,
    headers: originHeaders(),
    maxRetries: CONNECTION_TRIES,
    ...(data ? { data } : {}),
  });
  const text = await response.text();
  expect(response.ok(), `${method} ${path}: ${response.status()} ${text.slice(0, 500)}`).toBe(true);
  return text === "" ? {} : JSON.parse(text);
}

export async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    expect(Date.now(), "waited too long").toBeLessThan(end);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The letter to an address, as the local e-mail binding kept it. */
export async function letterTo(words: string): Promise<string> {
  let found: string | undefined;
  await until(async () => {
    const kept = globSync(".wrangler/tmp/email/**/email-text/*.txt");
    found = kept.map((path) => readFileSync(path, "utf8")).find((text) => text.includes(words));
    return found !== undefined;
  });
  return found ?? "";
}

function originHeaders(): Record<string, string> {
  return { origin: inject("baseURL"), "sec-fetch-site": "same-origin" };
}

import { describe, expect, test } from "vitest";
import { type Locale, translate } from "../../web/locales/translate";
import { exampleWebPages } from "./examples";

const LOCALES: readonly Locale[] = ["en", "zh-CN"];

const CASES = LOCALES.flatMap((locale) =>
  Object.entries(exampleWebPages(translate(locale))).map(
    ([name, page]) => [name, locale, String(page)] as const,
  ),
);

/** Words in the page, without tags and without what stays in its own writing. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style|code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ");
}

function attributes(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value]) => value ?? "");
}

describe.each(CASES)("the page %s in %s", (_name, locale, html) => {
  test("is one document in its language with one heading", () => {
    expect(html.startsWith("<!doctype html>")).toBe(true);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html.match(/<main\b/g)).toHaveLength(1);
  });

  test("carries no script and no style of its own, so that a strict policy lets it be", () => {
    expect(html).not.toMatch(/<style\b/);
    expect(html).not.toMatch(/ style="/);
    expect(html).not.toMatch(/ on[a-z]+="/);
    const scripts = html.match(/<script\b[^>]*>[^<]*/g) ?? [];
    expect(scripts).toEqual(['<script type="module" src="/assets/app.js">']);
  });

  test("leaves no message unsaid and no fact unfilled", () => {
    const text = textOf(html);
    expect(text).not.toMatch(/\{\w+\}/);
    expect(text).not.toMatch(/\b(?:undefined|null|NaN|Infinity|\[object)\b/);
    expect(text).not.toMatch(/\b[a-z]+(?:\.[a-z]+[A-Z]?\w*){2,}\b/);
  });

  test("gives every field a name that is read, and every reference its target", () => {
    const ids = attributes(html, "id");
    const known = new Set(ids);
    const pointing = ["for", "aria-labelledby", "aria-describedby", "popovertarget"];
    for (const name of pointing) {
      for (const id of attributes(html, name).flatMap((value) => value.split(" "))) {
        expect(known, `${name}="${id}"`).toContain(id);
      }
    }
    for (const [field] of html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
      if (field.includes('type="hidden"')) continue;
      const id = /\sid="([^"]*)"/.exec(field)?.[1];
      const isNamed = / aria-label="/.test(field) || html.includes(`for="${id}"`);
      expect(isNamed, field).toBe(true);
    }
  });

  test("uses no id twice", () => {
    const ids = attributes(html, "id");
    expect(ids).toEqual([...new Set(ids)]);
  });

  test("sends every form somewhere on this site, and never data by GET that changes things", () => {
    for (const [form] of html.matchAll(/<form\b[^>]*>/g)) {
      const action = /\saction="([^"]*)"/.exec(form)?.[1] ?? "";
      expect(action).toMatch(/^\/[a-z]/);
      // They only look: a search, a report of a day, what a payment would do.
      if (form.includes('method="get"')) {
        expect(action).toMatch(
          /^\/(loans|reports\/(ageing|contacts)|policy\/difference|loans\/loan_\w+#quote|payments\/unmatched\/unm_\w+#search)$/,
        );
      }
    }
  });
});

import { setCookie } from "hono/cookie";
import type { Locale } from "../../app/context";
import { isLocale, LOCALE_COOKIE } from "../auth/locale";
import { saveLocale } from "../auth/people";
import { newPages, type PageContext, readForm, redirectAfter } from "./page";

const YEAR_SECONDS = 365 * 24 * 3600;

export const languagePages = newPages();

/** The language of the pages, for this browser and, when signed in, for the person everywhere. */
languagePages.post("/language", async (c) => {
  const { locale, next = "/" } = await readForm(c);
  if (isLocale(locale)) await chooseLanguage(c, locale);
  return redirectAfter(c, next);
});

export async function chooseLanguage(c: PageContext, locale: Locale): Promise<void> {
  const session = c.get("session");
  if (session) await saveLocale(c.env, session, locale);
  setCookie(c, LOCALE_COOKIE, locale, {
    path: "/",
    httpOnly: true,
    secure: c.req.url.startsWith("https:"),
    sameSite: "Lax",
    maxAge: YEAR_SECONDS,
  });
}

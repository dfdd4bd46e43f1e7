import { parse } from "hono/utils/cookie";
import type { Locale } from "../../app/context";

export const LOCALE_COOKIE = "locale";
const LOCALES: readonly Locale[] = ["en", "zh-CN"];
const FALLBACK: Locale = "en";

export function isLocale(text: string | null | undefined): text is Locale {
  return (LOCALES as readonly (string | null | undefined)[]).includes(text);
}

/** The person's own choice, else the one made in this browser, else what the browser asks for. */
export function localeOf(request: Request, chosen: Locale | null): Locale {
  if (chosen !== null) return chosen;
  const cookies = parse(request.headers.get("cookie") ?? "", LOCALE_COOKIE);
  const remembered = cookies[LOCALE_COOKIE];
  if (isLocale(remembered)) return remembered;
  return preferred(request.headers.get("accept-language") ?? "") ?? FALLBACK;
}

/** The language of ours with the highest weight; any Chinese is answered in simplified Chinese. */
function preferred(accepted: string): Locale | undefined {
  const wishes = accepted.slice(0, 500).split(",").map(toWish);
  return wishes
    .filter((wish) => wish.locale !== undefined && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.locale;
}

function toWish(range: string): { locale: Locale | undefined; weight: number } {
  const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  const language = tag.split("-")[0];
  const locale = language === "zh" ? "zh-CN" : language === "en" ? "en" : undefined;
  return { locale, weight: Number.isFinite(weight) ? weight : 0 };
}

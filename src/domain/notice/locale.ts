/** The languages Forbear speaks to borrowers. */
export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

/** The language for a BCP 47 tag: any Chinese is zh-CN, everything else English. */
export function resolveLocale(tag: string): Locale {
  return parseLocale(tag) ?? "en";
}

/** As resolveLocale, but undefined for a language we do not speak. */
export function parseLocale(tag: string): Locale | undefined {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  if (language === "zh") return "zh-CN";
  return language === "en" ? "en" : undefined;
}

import type { Locale, Translator } from "../locales/translate";

const LANGUAGES: readonly Readonly<{ locale: Locale; name: string }>[] = [
  { locale: "en", name: "English" },
  { locale: "zh-CN", name: "简体中文" },
];

/** The other languages, each named in itself, one press away. */
export function LanguageSwitch({ t, path }: Readonly<{ t: Translator; path: string }>) {
  return (
    <form method="post" action="/language" class="language" aria-label={t("shell.changeLanguage")}>
      <input type="hidden" name="next" value={path} />
      {LANGUAGES.filter(({ locale }) => locale !== t.locale).map(({ locale, name }) => (
        <button type="submit" name="locale" value={locale} lang={locale} class="quiet-button">
          {name}
        </button>
      ))}
    </form>
  );
}

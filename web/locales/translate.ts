import { en } from "./en";
import { type Formats, formatsOf } from "./format";
import type { Facts } from "./message";
import { zhCn } from "./zh-cn";

export type Locale = "en" | "zh-CN";

type DictionaryKey = keyof typeof en;
type Spoken<Key> = Key extends `${infer Base}.one` | `${infer Base}.other` ? Base : Key;

/** A key of the dictionary; of a plural pair `x.one` and `x.other` it is `x`, with `{count}`. */
export type MessageKey = Spoken<DictionaryKey>;

/** Says a message in the reader's language, and writes figures and dates the reader's way. */
export type Translator = Readonly<{ locale: Locale }> &
  Formats &
  ((key: MessageKey, facts?: Facts) => string);

const DICTIONARIES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en,
  "zh-CN": zhCn,
};

const translators = new Map<Locale, Translator>();

export function translate(locale: Locale): Translator {
  const known = translators.get(locale);
  if (known) return known;
  const translator = openTranslator(locale);
  translators.set(locale, translator);
  return translator;
}

function openTranslator(locale: Locale): Translator {
  const dictionary = DICTIONARIES[locale];
  const formats = formatsOf(locale);
  const plurals = new Intl.PluralRules(locale);

  const find = (key: string, count: string | number | undefined): string => {
    const plain = dictionary[key];
    if (plain !== undefined) return plain;
    const form = typeof count === "number" ? plurals.select(count) : "other";
    return dictionary[`${key}.${form}`] ?? dictionary[`${key}.other`] ?? key;
  };
  const say = (key: MessageKey, facts: Facts = {}): string =>
    find(key, facts["count"]).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const fact = facts[name];
      if (fact === undefined) return whole;
      return typeof fact === "number" ? formats.formatNumber(fact) : fact;
    });
  return Object.assign(say, { locale }, formats);
}

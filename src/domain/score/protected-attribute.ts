/**
 * What no score may know of a person. Source: 12 CFR 1002.2(z) and 1002.6(b) (race, color, religion,
 * national origin, sex, marital status, age, public assistance); Regulation (EU) 2016/679, Art. 9
 * (special categories). Education and caste are of our own caution. Short ones are whole words of a
 * name, for there is an age in `mortgage`.
 */
const WORDS = split(
  "sex age ages aged dob race races racial color colour creed faith caste tribe wife husband",
  "welfare health medical",
);

/** Anywhere in a name once all but its letters is taken away. */
const PARTS = split(
  "gender sexual pronoun marital marriage married spouse divorce widow birth religio church ethnic",
  "nationalit nationalorigin countryoforigin citizenship immigra education schooling",
  "publicassistance disabilit pregnan biometric genetic politic tradeunion",
  "性别 性別 年龄 年齡 生日 出生 婚姻 婚否 种族 種族 民族 肤色 膚色 宗教 信仰 国籍 國籍 学历 學歷 教育 政治",
  "残疾 殘疾 怀孕 懷孕",
);

/**
 * The protected word in the name of an attribute, undefined when there is none. Names are read however
 * they are written: `AGE`, `borrower_age`, `ageYears`, `Marital-Status`, `Âge`. It goes by names alone
 * and rather refuses one too many; what stands for a protected attribute without its name is not seen.
 */
export function protectedIn(name: string): string | undefined {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "");
  const spaced = plain
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");
  const words: readonly string[] = spaced.toLowerCase().match(/\p{L}+/gu) ?? [];
  const letters = words.join("");
  return WORDS.find((word) => words.includes(word)) ?? PARTS.find((part) => letters.includes(part));
}

function split(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" "));
}

import type { Locale } from "../../app/context";
import { PROBLEMS, type ProblemCode } from "../problem-codes";
import { EXPORT_EN } from "./export-en";
import { EXPORT_TITLES_ZH, EXPORT_ZH } from "./export-zh";
import { INTEGRATION_EN } from "./integration-en";
import { INTEGRATION_TITLES_ZH, INTEGRATION_ZH } from "./integration-zh";
import { LOAN_EN } from "./loan-en";
import { LOAN_ZH } from "./loan-zh";
import { SERVICE_EN } from "./service-en";
import { SERVICE_ZH } from "./service-zh";
import { TITLES_ZH } from "./titles-zh";
import { WORK_EN } from "./work-en";
import { WORK_ZH } from "./work-zh";

type OfEveryCode = Readonly<Record<ProblemCode, string>>;

// A code without advice, or without a Chinese title, does not compile.
const ADVICE: Readonly<Record<Locale, OfEveryCode>> = {
  en: { ...SERVICE_EN, ...INTEGRATION_EN, ...EXPORT_EN, ...LOAN_EN, ...WORK_EN },
  "zh-CN": { ...SERVICE_ZH, ...INTEGRATION_ZH, ...EXPORT_ZH, ...LOAN_ZH, ...WORK_ZH },
};
const TITLES: OfEveryCode = { ...TITLES_ZH, ...INTEGRATION_TITLES_ZH, ...EXPORT_TITLES_ZH };

/** A code as its page tells it. */
export type SpokenProblem = Readonly<{
  code: ProblemCode;
  status: number;
  title: string;
  /** As the answer says it, which is English in every language. */
  answeredTitle: string;
  advice: string;
}>;

export function spokenProblem(code: ProblemCode, locale: Locale): SpokenProblem {
  const { status, title } = PROBLEMS[code];
  const spoken = locale === "en" ? title : TITLES[code];
  return { code, status, title: spoken, answeredTitle: title, advice: ADVICE[locale][code] };
}

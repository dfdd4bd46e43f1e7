import { minor } from "../../kernel/money";
import { CARD_TEMPLATE } from "./card-template";
import { FIRST_POLICY } from "./first-policy";
import type { LadderStep, PolicyDocument } from "./policy";
import { SMALL_BUSINESS_TEMPLATE } from "./small-business-template";
import { inWordsOf, type TemplateLocale } from "./template-words";
import { WORKED_TEMPLATE } from "./worked-template";

export const POLICY_TEMPLATES = [
  "seven-months",
  "seven-months-with-work",
  "weekly-microfinance",
  "card-m1-m7",
  "small-business",
  "mortgage",
] as const;
export type PolicyTemplate = (typeof POLICY_TEMPLATES)[number];

export function isPolicyTemplate(text: string): text is PolicyTemplate {
  return (POLICY_TEMPLATES as readonly string[]).includes(text);
}

/** What a step is called when nobody named it: by its day, as its letters and pages speak of it. */
export function stepNameOn(day: number): string {
  return day <= 0 ? `reminder-${-day}` : `notice-${day}`;
}

/** A ladder from days and letters; before the due date only a reminder makes sense. */
export function ladderOf(steps: readonly (readonly [day: number, template: string])[]) {
  return steps.map(
    ([day, template]): LadderStep => ({
      step: stepNameOn(day),
      day,
      actions: [{ kind: "notice", channels: ["email"], template }],
    }),
  );
}

/** A document to start from, in the lender's language. Each can be put in force as it stands. */
export function documentOf(
  template: PolicyTemplate,
  locale: TemplateLocale = "en",
): PolicyDocument {
  const { version: _version, effectiveOn: _effectiveOn, ...first } = FIRST_POLICY;
  return inWordsOf(locale, { ...first, ...CHANGES[template] });
}

const CHANGES: Readonly<Record<PolicyTemplate, Partial<PolicyDocument>>> = {
  "seven-months": {},
  "seven-months-with-work": WORKED_TEMPLATE,
  "card-m1-m7": CARD_TEMPLATE,
  "small-business": SMALL_BUSINESS_TEMPLATE,
  /** Installments a week apart: a missed one is answered within days, and 30 days are a serious case. */
  "weekly-microfinance": {
    name: "Weekly microfinance",
    toleranceAmount: minor(0),
    ladder: ladderOf([
      [-1, "reminder-before-due"],
      [1, "past-due-early"],
      [3, "past-due-early"],
      [7, "past-due"],
      [14, "past-due"],
      [21, "past-due-late"],
      [30, "past-due-late"],
      [60, "past-due-final"],
      [90, "past-due-final"],
    ]),
  },
  /**
   * 15 days of grace are usual in the notes of United States mortgages. Regulation X asks for contact
   * by day 36 and a written notice by day 45, and forbids to begin a foreclosure before day 120.
   */
  mortgage: {
    name: "Mortgage",
    graceDays: 15,
    ladder: ladderOf([
      [-7, "reminder-before-due"],
      [5, "past-due-early"],
      [16, "past-due"],
      [36, "past-due"],
      [45, "past-due-late"],
      [75, "past-due-late"],
      [105, "past-due-final"],
      [121, "past-due-final"],
    ]),
    sources: [...FIRST_POLICY.sources, "12 CFR 1024.39", "12 CFR 1024.41(f)"],
  },
};

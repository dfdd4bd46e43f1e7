import type { LadderStep, PolicyDocument } from "./policy";
import type { StepAction } from "./step-action";
import { TEMPLATE_WORDS_ZH_CN } from "./template-words-zh-cn";

/** In which language a lender's documents are begun. */
export type TemplateLocale = "en" | "zh-CN";

/** A template in the lender's language: the same ladder with other words. Unknown words stay. */
export function inWordsOf(locale: TemplateLocale, document: PolicyDocument): PolicyDocument {
  if (locale === "en") return document;
  const { name, ladder, segments } = document;
  return {
    ...document,
    name: say(name),
    ladder: ladder.map(stepInWords),
    ...(segments && {
      segments: segments.map((segment) => ({
        ...segment,
        name: say(segment.name),
        ladder: segment.ladder.map(stepInWords),
      })),
    }),
  };
}

function say(text: string): string {
  return TEMPLATE_WORDS_ZH_CN[text] ?? text;
}

function stepInWords(step: LadderStep): LadderStep {
  return { ...step, actions: step.actions.map(actionInWords) };
}

function actionInWords(action: StepAction): StepAction {
  switch (action.kind) {
    case "task":
      return { ...action, title: say(action.title) };
    case "close-case":
    case "watch":
    case "hold":
      return { ...action, reason: say(action.reason) };
    default:
      return action;
  }
}

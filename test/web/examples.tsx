import type { Child } from "hono/jsx";
import type { Translator } from "../../web/locales/translate";
import { borrowerExamples } from "./example-borrower";
import { caseExamples } from "./example-cases";
import { contactExamples } from "./example-contact";
import { docsExamples } from "./example-docs";
import { explanationExamples } from "./example-explanation";
import { exportExamples } from "./example-export";
import { loanExamples } from "./example-loans";
import { overviewExamples } from "./example-overview";
import { paymentExamples } from "./example-payments";
import { reconciliationExamples } from "./example-reconciliation";
import { simulationExamples } from "./example-simulation";
import { clockExamples, doorExamples, settingsExamples } from "./example-settings";
import { policyExamples } from "./example-policy";
import { bookExamples, importExamples, noticeExamples } from "./example-work";

/** Every page once or more, with props that show what it can show. */
export function exampleWebPages(t: Translator): Readonly<Record<string, Child>> {
  return {
    ...overviewExamples(t),
    ...loanExamples(t),
    ...borrowerExamples(t),
    ...caseExamples(t),
    ...contactExamples(t),
    ...noticeExamples(t),
    ...explanationExamples(t),
    ...importExamples(t),
    ...exportExamples(t),
    ...bookExamples(t),
    ...paymentExamples(t),
    ...policyExamples(t),
    ...reconciliationExamples(t),
    ...simulationExamples(t),
    ...clockExamples(t),
    ...settingsExamples(t),
    ...doorExamples(t),
    ...docsExamples(t),
  };
}

import type { Translator } from "../../web/locales/translate";
import { ExplanationPage } from "../../web/pages/explanation";
import { EXPLANATIONS } from "../support/explanations";
import { exampleFrame, NOW, TIMEZONE } from "./example-frame";

const DECISIONS = [
  {
    at: NOW,
    verdict: "defer",
    rule: "quiet-hours",
    until: NOW + 3_600_000,
    timezones: [TIMEZONE],
    window: { startMinute: 480, endMinute: 1260 },
    spoke: [],
    warnings: [],
  },
] as const;

export function explanationExamples(t: Translator) {
  const frame = exampleFrame(t, "/loans");
  return Object.fromEntries(
    Object.entries(EXPLANATIONS).map(([name, explanation]) => [
      `why ${name}`,
      <ExplanationPage
        t={t}
        frame={frame}
        explanation={explanation}
        loanId="loan_02"
        borrower={{ id: "bor_02", name: "Rosa Delgado" }}
        actHref={explanation.act.kind === "notice" ? "/notices/ntc_01" : null}
        decisions={explanation.contact && DECISIONS}
        nameOf={() => "Rosa Delgado"}
      />,
    ]),
  );
}

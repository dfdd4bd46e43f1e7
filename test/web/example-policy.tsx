import type { Translator } from "../../web/locales/translate";
import { PolicyPage } from "../../web/pages/policy";
import { PolicyDifferencePage } from "../../web/pages/policy-difference";
import { PolicyTextPage } from "../../web/pages/policy-text";
import { PolicyVersionPage, type PolicyVersionPageProps } from "../../web/pages/policy-version";
import { FIRST_POLICY } from "../../src/domain/policy/first-policy";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf } from "../../src/domain/policy/templates";
import { changeWords } from "../../src/http/pages/policy-change-words";
import { editorOf } from "../../src/http/pages/policy-editor-view";
import { policyText } from "../../src/http/policy-text";
import { policyFacts } from "../../src/http/pages/policy-view";
import { businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";
import { exampleFrame, NOW } from "./example-frame";

const STARTS = [0, 1, 31, 61, 91, 121, 151, 181, 211];
const FIRST = documentOf("seven-months");
const [REMINDER, , ...REST] = FIRST.ladder;
const DRAFT: PolicyDocument = {
  ...FIRST,
  name: "Kinder first weeks",
  graceDays: 3,
  toleranceAmount: minor(500),
  tolerancePercent: "1",
  contact: { ...FIRST.contact, window: { startMinute: 540, endMinute: 1200 } },
  allocation: "costs-interest-principal",
  ladder: [
    ...(REMINDER ? [REMINDER] : []),
    {
      step: "notice-3",
      day: 3,
      actions: [{ kind: "notice", channels: ["email"], template: "past-due-early" }],
    },
    ...REST,
  ],
};

export function policyExamples(t: Translator) {
  const frame = exampleFrame(t, "/policy");
  const version = {
    version: 2,
    name: DRAFT.name,
    standing: "draft",
    effectiveOn: "2026-04-01",
    basedOn: 1,
    author: "Ana Whitfield",
    submitter: null,
    submittedAt: null,
    approver: null,
    approvedAt: null,
  } as const;
  const page: PolicyVersionPageProps = {
    t,
    frame,
    version,
    policy: policyFacts(t, DRAFT, "USD", 1),
    bucketStarts: STARTS,
    inForce: 1,
    changes: changeWords(t, FIRST_POLICY, DRAFT, "USD"),
    editor: null,
    canWithdraw: true,
    approval: null,
  };
  const today = businessDate("2026-03-17");
  const drafted = { document: DRAFT, effectiveOn: "2026-04-01", revision: 1 };
  const input = { t, currency: "USD", today, ...drafted };
  const editor = editorOf(input);
  const submitted = {
    ...version,
    standing: "submitted",
    submitter: "Ana Whitfield",
    submittedAt: NOW,
  } as const;
  const row = {
    version: 2,
    name: DRAFT.name,
    standing: "submitted",
    author: "Ana Whitfield",
    approver: null,
    effectiveOn: "2026-04-01",
  } as const;
  return {
    policy: (
      <PolicyPage
        t={t}
        frame={frame}
        policy={{
          version: 1,
          name: FIRST.name,
          effectiveOn: "2026-01-01",
          ...policyFacts(t, FIRST, "USD"),
        }}
        bucketStarts={STARTS}
        canaries={[{ version: 3, percent: 10 }]}
        versions={[
          row,
          { ...row, version: 1, name: FIRST.name, standing: "in-force", approver: "Li Wei" },
        ]}
        sources={[
          { value: "1", label: t("policy.fromVersion", { version: 1, name: FIRST.name }) },
          { value: "mortgage", label: t("policy.template.mortgage") },
        ]}
      />
    ),
    "policy-draft": <PolicyVersionPage {...page} editor={editor} />,
    "policy-draft-wrong": (
      <PolicyVersionPage
        {...page}
        editor={editorOf({
          ...input,
          at: "ladder.3",
          errors: {
            "ladder.1.day": t("policyFlaw.dayRepeated"),
            "ladder.2.actions.0.template": t("policyFlaw.letterMisplaced"),
            graceDays: t("policyFlaw.grace", { daysMax: 30 }),
          },
        })}
      />
    ),
    "policy-draft-conflict": (
      <PolicyVersionPage
        {...page}
        editor={editor}
        conflict={{ who: "Li Wei", changes: changeWords(t, DRAFT, FIRST, "USD") }}
      />
    ),
    "policy-text": (
      <PolicyTextPage
        t={t}
        frame={frame}
        version={2}
        name={DRAFT.name}
        format="yaml"
        text={policyText(DRAFT, "yaml")}
        revision={1}
        isOpen
        problems={[t("policy.textLine", { line: 3, words: t("policyFlaw.name") })]}
      />
    ),
    "policy-difference": (
      <PolicyDifferencePage
        t={t}
        frame={frame}
        versions={[
          { value: "1", label: FIRST.name },
          { value: "2", label: DRAFT.name },
        ]}
        from={1}
        to={2}
        changes={changeWords(t, FIRST, documentOf("small-business"), "USD")}
      />
    ),
    "policy-segments": (
      <PolicyVersionPage
        {...page}
        policy={policyFacts(t, { ...documentOf("small-business"), canaryPercent: 10 }, "USD", 1)}
      />
    ),
    "policy-submitted": <PolicyVersionPage {...page} version={submitted} approval="second" />,
    "policy-own-submission": (
      <PolicyVersionPage
        {...page}
        version={submitted}
        approval="same"
        changes={[]}
        problem={t("policy.clockMoving")}
      />
    ),
  };
}

import type { Translator } from "../../web/locales/translate";
import { PolicyPage } from "../../web/pages/policy";
import { PolicyVersionPage, type PolicyVersionPageProps } from "../../web/pages/policy-version";
import { FIRST_POLICY } from "../../src/domain/policy/first-policy";
import type { PolicyDocument } from "../../src/domain/policy/policy";
import { documentOf } from "../../src/domain/policy/templates";
import { allocationOptions, templateOptions, valuesOf } from "../../src/http/pages/policy-form";
import { changeWords, policyFacts } from "../../src/http/pages/policy-view";
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
    policy: policyFacts(DRAFT, "USD"),
    bucketStarts: STARTS,
    inForce: 1,
    changes: changeWords(t, FIRST_POLICY, DRAFT, "USD"),
    editor: null,
    canWithdraw: true,
    approval: null,
  };
  const editor = {
    values: valuesOf(DRAFT, "2026-04-01", "USD"),
    errors: {},
    currency: "USD",
    allocations: allocationOptions(t, DRAFT),
    templates: templateOptions(t),
    law: { start: "08:00", end: "21:00" },
    earliestOn: "2026-03-18",
  };
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
          ...policyFacts(FIRST, "USD"),
        }}
        bucketStarts={STARTS}
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
        editor={{
          ...editor,
          errors: {
            "day-1": t("policyFlaw.dayRepeated"),
            "template-2": t("policyFlaw.letterMisplaced"),
            graceDays: t("policyFlaw.grace", { daysMax: 30 }),
          },
        }}
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

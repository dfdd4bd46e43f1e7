import type { AskedFact, PolicyRule } from "../../src/domain/explanation/policy-rule";
import { DateText } from "../components/date";
import { type Column, DataTable } from "../components/data-table";
import { type Fact, Facts } from "../components/facts";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";
import {
  conditionWords,
  factLabel,
  factValueWords,
  type NameOf,
  triggerWords,
} from "./explanation-words";

type RuleProps = Readonly<{
  t: Translator;
  rule: PolicyRule;
  currency: string;
  timezone: string;
  nameOf: NameOf;
}>;

/** The version, who approved it, the step and what it asked. */
export function RuleSection(props: RuleProps) {
  const { t, rule, currency } = props;
  return (
    <>
      <Section id="rule" title={t("why.rule")}>
        <Facts facts={[...versionFacts(props), ...stepFacts(props)]} />
      </Section>
      {rule.step !== null && (
        <Section id="conditions" title={t("why.conditions")}>
          <Asked t={t} rule={rule} currency={currency} />
        </Section>
      )}
    </>
  );
}

function versionFacts({ t, rule, timezone, nameOf }: RuleProps): readonly (Fact | null)[] {
  const { version, name, effectiveOn, canaryPercent } = rule;
  const words =
    name === null
      ? t("why.rule.policyOnly", { version })
      : t("why.rule.policyValue", { version, name });
  const href = rule.isBuiltIn ? "/policy" : `/policy/versions/${version}`;
  return [
    { term: t("why.rule.policy"), detail: name === null ? words : <a href={href}>{words}</a> },
    effectiveOn === null || rule.isBuiltIn
      ? null
      : { term: t("why.rule.since"), detail: <DateText t={t} on={effectiveOn} /> },
    { term: t("why.rule.approved"), detail: approvalWords(t, rule, timezone, nameOf) },
    canaryPercent === null
      ? null
      : {
          term: t("why.rule.canary"),
          detail: t("why.rule.canaryValue", { percent: t.formatPercent(canaryPercent) }),
        },
  ];
}

/** Who approved a version and when. */
export function approvalWords(
  t: Translator,
  { isBuiltIn, approvedBy, approvedAt }: PolicyRule,
  timezone: string,
  nameOf: NameOf,
): string {
  if (isBuiltIn) return t("why.rule.builtIn");
  if (approvedBy === null || approvedAt === null) return t("why.rule.notNoted");
  const time = t.formatInstant(approvedAt, timezone);
  return t("why.rule.approvedValue", { who: nameOf(approvedBy), time });
}

function stepFacts({ t, rule, currency }: RuleProps): readonly (Fact | null)[] {
  const { step, trigger, match, segment, isReasonKept } = rule;
  if (step === null) return [];
  return [
    {
      term: t("why.rule.segment"),
      detail: !isReasonKept ? t("why.rule.notNoted") : (segment ?? t("why.rule.segment.none")),
    },
    {
      term: t("why.rule.step"),
      detail: (
        <>
          <code>{step}</code> {trigger && triggerWords(t, trigger, currency)}
        </>
      ),
    },
    match && { term: t("why.rule.match"), detail: t(`why.match.${match}`) },
  ];
}

type AskedProps = Readonly<{ t: Translator; rule: PolicyRule; currency: string }>;

function Asked({ t, rule, currency }: AskedProps) {
  const { asked, facts, isReasonKept } = rule;
  if (!isReasonKept) return <p class="quiet">{t("why.noReason")}</p>;
  if (asked.length === 0) return <p class="quiet">{t("why.conditions.none")}</p>;
  return (
    <>
      <ul>
        {asked.map(({ of, name, isSo, condition, text }) => (
          <li class="decision">
            <p>
              {of === "step"
                ? t("why.condition.step")
                : t(`why.condition.segment.${isSo ? "yes" : "no"}`, { name })}{" "}
              {conditionWords(t, condition, currency)}
            </p>
            <p class="quiet small">
              <code>{text}</code>
            </p>
          </li>
        ))}
      </ul>
      {facts.length > 0 && <AskedFacts t={t} rule={rule} currency={currency} />}
    </>
  );
}

function AskedFacts({ t, rule, currency }: AskedProps) {
  const columns: readonly Column<AskedFact>[] = [
    { key: "fact", label: t("why.facts.fact"), cell: (fact) => factLabel(t, fact) },
    {
      key: "value",
      label: t("why.facts.value"),
      cell: (fact) => factValueWords(t, fact, currency),
    },
  ];
  return (
    <DataTable
      t={t}
      id="facts-table"
      caption={t("why.facts.caption")}
      columns={columns}
      rows={rule.facts}
    />
  );
}

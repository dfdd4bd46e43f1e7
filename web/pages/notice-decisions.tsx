import type { GateDecision, GateWarning, SpokenRule } from "../../src/domain/contact/decision";
import { StateBadge, type Tone } from "../components/badge";
import { InstantText } from "../components/date";
import type { Translator } from "../locales/translate";
import { clockTime } from "./clock-time";
import { SpokenRules } from "./spoken-rules";

/** Why, in a word. */
export type ContactRule = GateDecision["rule"];

/** One answer of the contact gate, with what it rested on. */
export type NoticeDecision = Readonly<{
  at: number;
  verdict: "allow" | "defer" | "deny";
  rule: ContactRule;
  until: number | null;
  timezones: readonly string[];
  /** Minutes of the day. */
  window: Readonly<{ startMinute: number; endMinute: number }>;
  /** Empty of answers from before these were kept. */
  spoke: readonly SpokenRule[];
  warnings: readonly GateWarning[];
}>;

const TONES: Readonly<Record<NoticeDecision["verdict"], Tone>> = {
  allow: "good",
  defer: "watch",
  deny: "watch",
};

type DecisionsProps = Readonly<{
  t: Translator;
  decisions: readonly NoticeDecision[];
  timezone: string;
}>;

export function Decisions({ t, decisions, timezone }: DecisionsProps) {
  if (decisions.length === 0) return <p class="quiet">{t("notice.decisions.empty")}</p>;
  return (
    <ol>
      {decisions.map((decision) => (
        <li class="decision">
          <StateBadge tone={TONES[decision.verdict]}>
            {t(`notice.verdict.${decision.verdict}`)}
          </StateBadge>
          <p>{ruleWords(t, decision, timezone)}</p>
          <p class="quiet small">
            {t("notice.ruleName")} <code>{decision.rule}</code> ·{" "}
            <InstantText t={t} at={decision.at} timezone={timezone} /> ·{" "}
            {t("notice.window", {
              start: clockTime(decision.window.startMinute),
              end: clockTime(decision.window.endMinute),
            })}{" "}
            ({t.formatList(decision.timezones)})
          </p>
          <SpokenRules t={t} {...decision} timezone={timezone} />
        </li>
      ))}
    </ol>
  );
}

function ruleWords(t: Translator, decision: NoticeDecision, timezone: string): string {
  const until = decision.until === null ? "–" : t.formatInstant(decision.until, timezone);
  return t(`notice.rule.${decision.rule}`, { until });
}

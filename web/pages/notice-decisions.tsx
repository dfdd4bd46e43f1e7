import { StateBadge, type Tone } from "../components/badge";
import { InstantText } from "../components/date";
import type { Translator } from "../locales/translate";

export type ContactRule =
  | "allowed"
  | "quiet-hours"
  | "borrower-stop"
  | "paid-meanwhile"
  | "hold"
  | "one-per-step-and-date"
  | "channel-not-permitted"
  | "no-address"
  | "no-common-hours"
  | "unknown-zone";

/** One answer of the contact gate, with what it rested on. */
export type NoticeDecision = Readonly<{
  at: number;
  verdict: "allow" | "defer" | "deny";
  rule: ContactRule;
  until: number | null;
  timezones: readonly string[];
  /** Minutes of the day. */
  window: Readonly<{ startMinute: number; endMinute: number }>;
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
        </li>
      ))}
    </ol>
  );
}

function ruleWords(t: Translator, decision: NoticeDecision, timezone: string): string {
  const until = decision.until === null ? "–" : t.formatInstant(decision.until, timezone);
  return t(`notice.rule.${decision.rule}`, { until });
}

/** Minutes of the day as 08:00. */
export function clockTime(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

import type { GateWarning, SpokenRule } from "../../src/domain/contact/decision";
import type { Advice, HouseRule } from "../../src/domain/contact/rule";
import type { Translator } from "../locales/translate";
import { clockTime } from "./clock-time";

type SpokenProps = Readonly<{
  t: Translator;
  spoke: readonly SpokenRule[];
  warnings: readonly GateWarning[];
  timezone: string;
}>;

/** Every rule that spoke in an answer of the contact gate, and what to keep in mind of it. */
export function SpokenRules({ t, spoke, warnings, timezone }: SpokenProps) {
  if (spoke.length === 0 && warnings.length === 0) return null;
  return (
    <details>
      <summary class="small">{t("contact.spokeCount", { count: spoke.length })}</summary>
      <ul class="small">
        {spoke.map((rule) => (
          <li>
            <strong>{t(`notice.verdict.${rule.verdict}`)}</strong> {spokenWords(t, rule)}
            {endWords(t, rule, timezone)}{" "}
            <span class="quiet">
              {packName(t, rule)} <code>{rule.rule}</code>
              {rule.status !== "house" && `: ${rule.source}, ${rule.status}`}
            </span>
          </li>
        ))}
      </ul>
      {warnings.length > 0 && (
        <>
          <p class="small">{t("contact.warnings")}</p>
          <ul class="quiet small">
            {warnings.map((warning) => (
              <li>{warningWords(t, warning)}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

/** What one rule looked at, in words. */
function spokenWords(t: Translator, { kind, rule, values }: SpokenRule): string {
  const of = (name: string) => values[name] ?? "–";
  const said = (name: string) => String(of(name));
  if (typeof values["from"] === "string") return t("contact.kind.notYet", { from: said("from") });
  switch (kind) {
    case "window":
      return typeof values["startMinute"] === "number" && typeof values["endMinute"] === "number"
        ? t("contact.kind.window", {
            start: clockTime(values["startMinute"]),
            end: clockTime(values["endMinute"]),
          })
        : t("contact.kind.windowClosed");
    case "cap":
      return t("contact.kind.cap", {
        used: said("used"),
        max: said("max"),
        period: periodWords(t, values["periodDays"]),
      });
    case "quiet-after":
      return t("contact.kind.quiet-after", { used: said("used"), days: said("periodDays") });
    case "house":
      if (rule === "no-address") return t("contact.why.no-address");
      return t(`notice.rule.${rule as HouseRule}`);
    case "stop":
      return t("contact.kind.stop", { flag: said("flag") });
    default:
      return t(`contact.kind.${kind}`);
  }
}

/** The period of a cap in words; a calendar month has no number of days. */
export function periodWords(t: Translator, days: unknown): string {
  if (typeof days !== "number") return t("contact.period.month");
  return days === 1 ? t("contact.period.day") : t("contact.period.days", { days });
}

function endWords(t: Translator, { verdict, until }: SpokenRule, timezone: string): string {
  if (until === null) return "";
  const time = t.formatInstant(until, timezone);
  return ` (${t(verdict === "defer" ? "contact.from" : "contact.until", { time })})`;
}

function packName(t: Translator, { pack, packVersion, status }: SpokenRule): string {
  return status === "house" ? t("contact.house") : `${pack} v${packVersion}`;
}

function warningWords(t: Translator, warning: GateWarning): string {
  if (warning.code === "no-pack") return t("contact.warning.no-pack");
  const { pack, rule } = warning;
  if (warning.code === "advice") {
    return t(`contact.advice.${warning.advice as Advice}`, { pack });
  }
  return t("contact.warning.rule-not-verified", { pack, rule });
}

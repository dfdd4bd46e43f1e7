import type { Rule, Week } from "../../src/domain/contact/rule";
import type { DeadlineRule } from "../../src/domain/deadline/rule";
import type { Translator } from "../locales/translate";
import { clockTime } from "./clock-time";
import { periodWords } from "./spoken-rules";

/** What a rule of a pack says, from its data. */
export function ruleWords(t: Translator, rule: Rule, pack: string): string {
  switch (rule.kind) {
    case "window": {
      const hours = hoursWords(t, rule.week);
      const closed = rule.onHolidays === "closed" ? [t("pack.holidays")] : [];
      const place = rule.place === "work" ? [t("pack.atWork")] : [];
      const unless = rule.unless === undefined ? [] : [t("pack.unlessAgreed")];
      return [...place, hours, ...closed, ...unless].join("; ");
    }
    case "cap": {
      const days = rule.period.unit === "month" ? null : rule.period.days;
      return t(`pack.cap.${rule.per}`, {
        max: rule.max,
        what: t(`pack.counted.${rule.counts}`),
        period: periodWords(t, days),
      });
    }
    case "quiet-after":
      return t("pack.quietAfter", { days: rule.days });
    case "stop":
      return t("contact.kind.stop", { flag: rule.flag });
    case "consent":
      return t(`pack.consent.${rule.needs}`);
    case "party":
      return t(rule.ifUnreachable ? "pack.partyUnless" : "pack.party");
    case "preference":
      return t(`pack.preference.${rule.of}`);
    case "advice":
      return t(`contact.advice.${rule.says}`, { pack });
    case "house":
      return t(`notice.rule.${rule.of}`);
  }
}

/** What a law wants done by a day. */
export function deadlineWords(t: Translator, rule: DeadlineRule): string {
  switch (rule.kind) {
    case "live-contact":
      return t("pack.deadline.live-contact", { days: rule.days });
    case "late-letter":
      return t("pack.deadline.late-letter", { days: rule.days, again: rule.againDays });
    case "arrears-letter": {
      const { days, payments, weeklyPayments, againMonths } = rule;
      return t("pack.deadline.arrears-letter", { days, payments, weeklyPayments, againMonths });
    }
    case "first-letter":
      return t("pack.deadline.first-letter", { days: rule.days });
    case "foreclosure-wait":
      return t("pack.deadline.foreclosure-wait", { days: rule.days });
  }
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days with the same hours together: "Mon–Fri 07:30–21:00, Sat–Sun 09:00–21:00". */
function hoursWords(t: Translator, week: Week): string {
  const said = week.map((hours) =>
    hours ? `${clockTime(hours.startMinute)}–${clockTime(hours.endMinute)}` : t("pack.closed"),
  );
  const spans: { from: number; to: number; hours: string }[] = [];
  for (const [index, hours] of said.entries()) {
    const last = spans.at(-1);
    if (last && last.hours === hours) last.to = index;
    else spans.push({ from: index, to: index, hours });
  }
  const nameOf = (index: number) => t(`pack.weekday.${DAYS[index] ?? 1}`);
  return spans
    .map(({ from, to, hours }) => {
      if (from === 0 && to === said.length - 1) return t("pack.everyDay", { hours });
      return `${from === to ? nameOf(from) : `${nameOf(from)}–${nameOf(to)}`} ${hours}`;
    })
    .join(", ");
}

import { addDays, addMonths, type BusinessDate, latest } from "../../kernel/calendar";
import type { LoanFacts } from "./facts";
import type { Rule, Scheme } from "./scheme";

type Judged = Readonly<{
  asOf: BusinessDate;
  /** Since when the loan has been non-performing without a break; null when it is performing. */
  nonPerformingSince: BusinessDate | null;
}>;

/**
 * The day since when a rule speaks of a loan, or undefined when it does not on this day. A counter
 * of more than n days speaks from the day on which it reads n + 1. An expected loss is known as of
 * the day itself.
 */
export function spokenSince(
  scheme: Scheme,
  rule: Rule,
  facts: LoanFacts,
  { asOf, nonPerformingSince }: Judged,
): BusinessDate | undefined {
  if (rule.products && !rule.products.includes(facts.product)) return undefined;
  const begun = (day: BusinessDate | undefined) => (day && day <= asOf ? day : undefined);
  switch (rule.kind) {
    case "days":
      return begun(daysReachedOn(scheme, rule, facts, asOf));
    case "event": {
      const on = facts.events[rule.event];
      if (!on || (rule.forMonths !== null && asOf >= addMonths(on, rule.forMonths)))
        return undefined;
      return begun(addDays(on, rule.afterDays));
    }
    case "expected-loss":
      return (facts.expectedLossPercent ?? 0) > rule.morePercent ? asOf : undefined;
    case "non-performing-age":
      return nonPerformingSince ? begun(addMonths(nonPerformingSince, rule.months)) : undefined;
  }
}

function daysReachedOn(
  scheme: Scheme,
  rule: Rule & { kind: "days" },
  facts: LoanFacts,
  asOf: BusinessDate,
): BusinessDate | undefined {
  // The material counter reads 1 on its first day, whatever the scheme's count of due dates.
  const [from, firstDay] =
    rule.counter === "past-due"
      ? [facts.pastDueSince, scheme.dueDateIsDay]
      : [facts.materialSince, 1];
  if (!from) return undefined;
  const reached = addDays(from, rule.moreThanDays + 1 - firstDay);
  if (!rule.within) return reached;
  const start = facts.events[rule.within.event];
  if (!start || asOf < start || asOf >= addMonths(start, rule.within.months)) return undefined;
  return latest(reached, start);
}

import { addTallies, type ContactTally, type TallyOutcome } from "../../domain/contact/tally";
import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

export const CONTACT_REPORT_DAYS_MAX = 400;
const DAYS_WHEN_NOT_SAID = 30;

export type ContactCounts = Readonly<Partial<Record<TallyOutcome, number>>>;

export type RuleReport = Readonly<{
  from: BusinessDate;
  through: BusinessDate;
  channels: readonly Readonly<{ channel: string; counts: ContactCounts }>[];
  /** Each rule that put off, denied or came near to it, the busiest first. */
  rules: readonly Readonly<{ pack: string; rule: string; counts: ContactCounts }>[];
  /** What people asked for and did, whoever was denied most often first. */
  people: readonly Readonly<{ actor: string; counts: ContactCounts }>[];
}>;

export type ContactReportRefusal = Readonly<{
  code: "report.period_wrong";
  daysMax: number;
}>;

/**
 * How contacts stood to the rules between two days, both included: by channel, by rule and by person.
 * From counts that are kept with the answers, so that a year costs its days and not its letters.
 */
export async function readContactReport(
  ctx: TenantContext,
  asked: Readonly<{ from: BusinessDate | null; through: BusinessDate | null }>,
): Promise<Result<RuleReport, ContactReportRefusal>> {
  ctx.allow("report.read");
  const through = asked.through ?? ctx.today;
  const from = asked.from ?? addDays(through, 1 - DAYS_WHEN_NOT_SAID);
  const days = daysBetween(from, through) + 1;
  if (days < 1 || days > CONTACT_REPORT_DAYS_MAX) {
    return refuse({ code: "report.period_wrong", daysMax: CONTACT_REPORT_DAYS_MAX });
  }
  const tallies = await ctx.contacts.tallies(from, through);
  const answers = tallies.filter(({ rule }) => rule === "");
  const ruled = tallies.filter(({ rule }) => rule !== "");
  const personal = answers.filter(({ actor }) => actor !== "");
  return ok({
    from,
    through,
    channels: grouped(answers, ({ channel }) => channel).map(([channel, counts]) => ({
      channel,
      counts,
    })),
    rules: grouped(ruled, ({ pack, rule }) => `${pack}|${rule}`).map(([name, counts]) => {
      const [pack = "", rule = ""] = name.split("|");
      return { pack, rule, counts };
    }),
    people: grouped(personal, ({ actor }) => actor)
      .map(([actor, counts]) => ({ actor, counts }))
      .sort((one, other) => (other.counts.deny ?? 0) - (one.counts.deny ?? 0)),
  });
}

type Grouped = readonly (readonly [name: string, counts: ContactCounts])[];

function grouped(
  tallies: readonly ContactTally[],
  nameOf: (tally: ContactTally) => string,
): Grouped {
  const groups = Map.groupBy(tallies, nameOf);
  const total = (counts: ContactCounts) =>
    Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [...groups]
    .map(([name, own]): Grouped[number] => [name, countsOf(own)])
    .sort(([, one], [, other]) => total(other) - total(one));
}

function countsOf(tallies: readonly ContactTally[]): ContactCounts {
  const counts: Partial<Record<TallyOutcome, number>> = {};
  for (const { outcome, count } of addTallies(tallies)) {
    counts[outcome] = (counts[outcome] ?? 0) + count;
  }
  return counts;
}

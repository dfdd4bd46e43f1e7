import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Place, Rule } from "./rule";
import { judgeCap } from "./rule-cap";
import { judgeWindow } from "./rule-window";
import { type Ruling, SILENT } from "./ruling";
import type { Situation } from "./situation";

/**
 * What a rule says of a contact at a moment; silent when it concerns another channel or purpose, is
 * not in force, or finds nothing of what it watches for. A rule in force in one of the zones that a
 * borrower may live in is in force.
 */
export function judgeRule(rule: Rule, situation: Situation, at: Instant): Ruling | null {
  const { channel, purpose } = situation;
  if (!rule.channels.includes(channel)) return SILENT;
  if (rule.purposes && !rule.purposes.includes(purpose)) return SILENT;
  if (rule.regions && isElsewhere(rule.regions, situation.residence)) return SILENT;
  if (rule.to !== undefined && isOver(rule.to, situation, at)) return SILENT;
  const begins = rule.from === undefined ? at : beginOf(rule.from, situation);
  if (begins > at) return { verdict: "allow", until: begins, values: { from: rule.from ?? null } };
  return judgeTerms(rule, situation, at);
}

/** A part of the country that is told and is none of the rule's; not told, the rule holds. */
function isElsewhere(regions: readonly string[], residence: string | null): boolean {
  return residence?.includes("-") === true && !regions.includes(residence);
}

function judgeTerms(rule: Rule, situation: Situation, at: Instant): Ruling | null {
  switch (rule.kind) {
    case "window": {
      // Hours at work are for contact known to be there; other hours hold wherever it is.
      if (rule.place !== undefined && rule.place !== situation.place) return SILENT;
      if (rule.unless !== undefined && situation.consents.includes(rule.unless)) return SILENT;
      return judgeWindow(rule, situation, at);
    }
    case "cap": {
      const { of = rule.channels, excludes = [] } = rule;
      return judgeCap({ ...rule, of, excludes }, situation, at);
    }
    case "quiet-after": {
      const period = { unit: "days", days: rule.days } as const;
      const { per, channels: of } = rule;
      return judgeCap(
        { counts: "conversation", max: 1, period, per, of, excludes: [] },
        situation,
        at,
      );
    }
    case "preference":
      return judgePreference(rule.of, situation, at);
    case "stop":
      // With an attorney the contact is to be with them (12 CFR 1006.6(b)(2)).
      if (rule.flag === "attorney" && isRepresentative(situation)) return SILENT;
      return isThere(rule.place, situation) && situation.flags.includes(rule.flag)
        ? { verdict: "deny", values: { flag: rule.flag } }
        : SILENT;
    case "consent":
      if (rule.place !== undefined && rule.place !== situation.place) return SILENT;
      return situation.consents.includes(rule.needs)
        ? always({ consent: rule.needs })
        : { verdict: "deny", values: { consent: rule.needs } };
    case "party":
      return judgeParty(rule, situation);
    case "advice":
      return always({ advice: rule.says });
    case "house":
      return situation.houseReasons.includes(rule.of) ? { verdict: "deny", values: {} } : SILENT;
  }
}

/** Whom the borrower named is no stranger; whom nobody named is. */
function isRepresentative({ party, hasRepresentative }: Situation): boolean {
  return party === "representative" && hasRepresentative;
}

/** A stop for one place holds where the place is not known. */
function isThere(place: Place | undefined, situation: Situation): boolean {
  return place === undefined || situation.place === place || situation.place === "unknown";
}

function judgePreference(
  of: "channels" | "hours",
  situation: Situation,
  at: Instant,
): Ruling | null {
  const { preferences, channel } = situation;
  if (preferences === null) return SILENT;
  if (of === "channels") {
    const isUnwanted = preferences.unwantedChannels.includes(channel);
    return isUnwanted ? { verdict: "deny", values: { channel } } : SILENT;
  }
  const { hours } = preferences;
  if (hours === null) return SILENT;
  const week = [hours, hours, hours, hours, hours, hours, hours];
  return judgeWindow({ week, onHolidays: "open" }, situation, at);
}

function judgeParty(
  { permits, ifUnreachable = [] }: Extract<Rule, { kind: "party" }>,
  situation: Situation,
): Ruling | null {
  const { party, isUnreachable } = situation;
  if (isRepresentative(situation)) return SILENT;
  if (permits.includes(party)) return SILENT;
  if (isUnreachable && ifUnreachable.includes(party)) return always({ party, isUnreachable });
  return { verdict: "deny", values: { party, isUnreachable } };
}

function always(values: Ruling["values"]): Ruling {
  return { verdict: "allow", until: null, values };
}

/** The first instant at which a day has begun in one of the zones. */
function beginOf(date: BusinessDate, { clock }: Situation): Instant {
  const starts = clock.timezones.map((zone) => clock.instantAt(date, 0, zone));
  return Math.min(...starts) as Instant;
}

/** Whether a day has begun in all of the zones. */
function isOver(to: BusinessDate, { clock }: Situation, at: Instant): boolean {
  return clock.timezones.every((zone) => clock.dateAt(at, zone) >= to);
}

import { describe, expect, test } from "vitest";
import { type ContactInput, decideContact } from "../../../src/domain/contact/gate";
import { PACKS } from "../../../src/domain/contact/packs/all";
import type { RulePack } from "../../../src/domain/contact/pack";
import {
  type Channel,
  CONTACT_RESULTS,
  type ContactResult,
} from "../../../src/domain/contact/rule";
import type { PastContact } from "../../../src/domain/contact/situation";
import { openRandom, type Random } from "../../../src/domain/sandbox/random";
import { addDays, type BusinessDate, type Instant, instant } from "../../../src/kernel/calendar";
import { PLAIN } from "./question";

/** How many histories are lived through; HISTORIES=100000 is the run that the issue of contact asks for. */
const HISTORIES = Number(process.env["HISTORIES"] ?? 600);
const ATTEMPTS = 14;
const DAY_MS = 86_400_000;
const HOUSE = { startMinute: 480, endMinute: 1260 };
const ZONES = [
  "America/New_York",
  "Europe/London",
  "Asia/Kolkata",
  "Asia/Shanghai",
  "Australia/Sydney",
];
const WRITTEN: readonly Channel[] = ["email", "sms", "letter"];
const SPOKEN: readonly Channel[] = ["phone", "phone", "visit"];

type Made = PastContact & Readonly<{ loanId: number; purpose: ContactInput["purpose"] }>;
type Lived = Readonly<{ packs: readonly RulePack[]; zone: string; made: readonly Made[] }>;

describe("over many random histories of contact", () => {
  test("nothing is done outside the gate's answer, and no cap of any pack is exceeded", () => {
    const found: string[] = [];
    let made = 0;
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const lived = live(openRandom(seed, 7));
      made += lived.made.length;
      for (const fault of audit(lived)) found.push(`seed ${seed}: ${fault}`);
      if (found.length > 5) break;
    }
    expect(found).toEqual([]);
    // Or the law would hold because nobody was ever contacted.
    expect(made / HISTORIES).toBeGreaterThan(2);
  }, 900_000);
});

/** People and machines try to contact one borrower again and again, and do what the gate allows. */
function live(random: Random): Lived {
  const zone = pick(random, ZONES);
  const packs = PACKS.filter(() => random.chance(0.15));
  const made: Made[] = [];
  let now = Date.UTC(2026, random.between(0, 11), random.between(1, 28), random.between(0, 23));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Often within the hour, sometimes days later: caps are met at both ends.
    now += random.chance(0.6) ? random.between(1, 240) * 60_000 : random.between(1, 9) * DAY_MS;
    const channel = pick(random, random.chance(0.6) ? WRITTEN : SPOKEN);
    const loanId = random.between(1, 2);
    const purpose = random.chance(0.8) ? "collection" : "service";
    const question = questionOf({ zone, packs, made, now: instant(now), channel, loanId, purpose });
    const answer = decideContact(question);
    if (answer.verdict === "defer" && answer.until - now < 3 * DAY_MS && random.chance(0.7)) {
      now = answer.until;
      const again = decideContact({ ...question, now: instant(now) });
      if (again.verdict !== "allow") throw new Error("the moment of a deferral is open");
    } else if (answer.verdict !== "allow") continue;
    const result = resultOf(random, channel);
    made.push({ at: instant(now), channel, loanId, result, purpose });
  }
  return { packs, zone, made };
}

type Asked = Readonly<{
  zone: string;
  packs: readonly RulePack[];
  made: readonly Made[];
  now: Instant;
  channel: Channel;
  loanId: number;
  purpose: ContactInput["purpose"];
}>;

function questionOf({ zone, packs, made, now, channel, loanId, purpose }: Asked): ContactInput {
  return {
    ...PLAIN,
    rules: { window: HOUSE, channels: ["email", "sms"], holidays: NO_HOLIDAYS },
    ...{ packs, channel, purpose, loanId, now },
    address: "known",
    consents: ["autodialled"],
    ...{ borrowerTimezone: zone, tenantTimezone: zone, stopRequestedAt: null },
    ...{ stillDue: true, isHeld: false, sentSameStepAndDate: false },
    history: made,
  };
}

/** Some that fall on the same day each year. */
const HOLIDAYS_BY_HEART: Readonly<Record<string, readonly string[]>> = {
  "AU-RG96": ["01-01", "01-26", "04-25", "12-25", "12-26"],
  "MX-CONDUSEF": ["01-01", "05-01", "09-16", "12-25"],
};

const NO_HOLIDAYS = {
  from: "2025-01-01" as BusinessDate,
  through: "2030-12-31" as BusinessDate,
  dates: [],
};

function resultOf(random: Random, channel: Channel): ContactResult {
  return WRITTEN.includes(channel) ? "sent" : pick(random, CONTACT_RESULTS);
}

function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[random.between(0, values.length - 1)] as Value;
}

/** Looks at what was done with a clock and a count of its own, rule by rule, as an inspector would. */
function audit({ packs, zone, made }: Lived): readonly string[] {
  const faults: string[] = [];
  made.forEach((contact, index) => {
    const before = made.slice(0, index);
    const local = localOf(contact.at, zone);
    const isInside = (start: number, end: number) => local.minute >= start && local.minute < end;
    if (!isInside(HOUSE.startMinute, HOUSE.endMinute)) faults.push(`house hours: ${local.minute}`);
    for (const pack of packs) {
      for (const rule of pack.rules) {
        if (!rule.channels.includes(contact.channel)) continue;
        if (rule.purposes && !rule.purposes.includes(contact.purpose)) continue;
        if ((rule.from ?? "") > local.date || (rule.to ?? "9999") <= local.date) continue;
        const isOf = ({ loanId }: Made, per: string) =>
          per === "borrower" || loanId === contact.loanId;
        if (rule.kind === "window" && rule.place !== "work") {
          const window = rule.week[local.weekday];
          const isOpen = window ? isInside(window.startMinute, window.endMinute) : false;
          if (!isOpen) faults.push(`${pack.id} ${rule.id}: ${local.minute}`);
          const isHoliday = HOLIDAYS_BY_HEART[pack.id]?.includes(local.date.slice(5)) === true;
          if (isHoliday) faults.push(`${pack.id} ${rule.id}: ${local.date}`);
        }
        if (rule.kind === "cap") {
          const { period, max, per, excludes = [] } = rule;
          const first =
            period.unit === "month"
              ? `${local.date.slice(0, 7)}-01`
              : addDays(local.date, 1 - period.days);
          const counted = before.filter(
            (past) =>
              (rule.of ?? rule.channels).includes(past.channel) &&
              isOf(past, per) &&
              localOf(past.at, zone).date >= first &&
              !excludes.includes(past.result ?? "sent") &&
              COUNTED[rule.counts]?.has(past.result ?? "sent"),
          );
          if (counted.length >= max) faults.push(`${pack.id} ${rule.id}: ${counted.length}/${max}`);
        }
        if (rule.kind === "quiet-after") {
          const first = addDays(local.date, 1 - rule.days);
          const spoken = before.filter(
            (past) =>
              rule.channels.includes(past.channel) &&
              SPOKE.has(past.result ?? "sent") &&
              isOf(past, rule.per) &&
              localOf(past.at, zone).date >= first,
          );
          if (spoken.length > 0) faults.push(`${pack.id} ${rule.id}: spoken on a day before`);
        }
      }
    }
  });
  return faults;
}

const SPOKE: ReadonlySet<ContactResult> = new Set(["right-party", "promise", "refused"]);
const COUNTED: Readonly<Record<string, ReadonlySet<ContactResult>>> = {
  attempt: new Set(CONTACT_RESULTS),
  conversation: SPOKE,
  connected: new Set(CONTACT_RESULTS.filter((one) => one !== "no-answer" && one !== "failed")),
  unanswered: new Set(["no-answer", "voicemail", "failed"]),
};

const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Date, weekday and minute by the runtime's own calendar, not by ours. */
function localOf(at: Instant, zone: string) {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      ...{ timeZone: zone, hourCycle: "h23", weekday: "short", year: "numeric" },
      ...{ month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return {
    date: `${parts["year"]}-${parts["month"]}-${parts["day"]}` as BusinessDate,
    weekday: WEEKDAYS.indexOf(parts["weekday"] ?? ""),
    minute: Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}

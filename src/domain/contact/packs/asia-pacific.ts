import { businessDate } from "../../../kernel/calendar";
import type { RulePack } from "../pack";
import { BUT_STATUTORY, CALLS, EVERY_CHANNEL, everyDay, hours, LIVE, VISITS, week } from "./terms";

const INDIA: RulePack = {
  id: "IN-RBI",
  version: 1,
  countries: ["IN"],
  products: null,
  instrument: "RBI circular of 12 August 2022",
  isOnByDefault: true,
  rules: [
    {
      id: "quiet",
      kind: "window",
      week: everyDay(hours(8, 19)),
      onHolidays: "open",
      channels: CALLS,
      from: businessDate("2022-08-12"),
      source: "RBI circular 12 Aug 2022 (press quoting)",
      status: "VS",
    },
    {
      // The circular speaks of calls; the draft of 2026 says visits too.
      id: "quiet_visit",
      kind: "window",
      week: everyDay(hours(8, 19)),
      onHolidays: "open",
      channels: VISITS,
      source: "draft Directions 2026, adoption not verified; house default",
      status: "GK",
    },
    {
      id: "conduct",
      kind: "party",
      permits: ["borrower", "co-borrower", "guarantor"],
      channels: EVERY_CHANNEL,
      from: businessDate("2022-08-12"),
      source: "RBI circular 12 Aug 2022 (press quoting)",
      status: "VS",
    },
  ],
};

const INDIA_MICROFINANCE: RulePack = {
  id: "IN-MFI",
  version: 1,
  countries: ["IN"],
  products: ["microfinance"],
  instrument: "RBI Microfinance Master Direction 2022",
  isOnByDefault: true,
  rules: [
    {
      id: "mfi",
      kind: "window",
      week: everyDay(hours(9, 18)),
      onHolidays: "open",
      channels: LIVE,
      source: "RBI Microfinance MD 2022",
      status: "GK",
    },
  ],
};

const AUSTRALIA: RulePack = {
  id: "AU-RG96",
  version: 2,
  countries: ["AU"],
  products: null,
  instrument: "ACCC/ASIC debt collection guideline",
  isOnByDefault: true,
  rules: [
    {
      id: "phone",
      kind: "window",
      week: week(hours(7.5, 21), hours(9, 21), hours(9, 21)),
      onHolidays: "closed",
      holidaysOf: "AU",
      channels: [...CALLS, "sms"],
      source: "Part 2 s.4; texts by analogy",
      status: "VP",
    },
    {
      id: "visit",
      kind: "window",
      week: everyDay(hours(9, 21)),
      onHolidays: "closed",
      holidaysOf: "AU",
      channels: VISITS,
      source: "Part 2 s.4",
      status: "VP",
    },
    {
      id: "work",
      kind: "window",
      week: week(hours(9, 17), null, null),
      onHolidays: "closed",
      holidaysOf: "AU",
      place: "work",
      channels: LIVE,
      source: "Part 2 s.4",
      status: "VP",
    },
    {
      id: "freq",
      kind: "cap",
      counts: "attempt",
      max: 3,
      period: { unit: "days", days: 7 },
      per: "borrower",
      channels: [...CALLS, "letter", "email"],
      purposes: BUT_STATUTORY,
      source: "Part 2 s.5",
      status: "GK",
    },
    {
      id: "freq_month",
      kind: "cap",
      counts: "attempt",
      max: 10,
      period: { unit: "month" },
      per: "borrower",
      channels: [...CALLS, "letter", "email"],
      purposes: BUT_STATUTORY,
      source: "Part 2 s.5",
      status: "GK",
    },
    {
      id: "freqvisit",
      kind: "cap",
      counts: "attempt",
      max: 1,
      period: { unit: "days", days: 30 },
      per: "borrower",
      channels: VISITS,
      purposes: BUT_STATUTORY,
      source: "Part 2 ss.5, 7",
      status: "GK",
    },
  ],
};

const INDONESIA: RulePack = {
  id: "ID-POJK22",
  version: 2,
  countries: ["ID"],
  products: null,
  instrument: "POJK 22/2023 Art 62",
  isOnByDefault: true,
  rules: [
    {
      id: "quiet",
      kind: "window",
      week: week(hours(8, 20), hours(8, 20), null),
      onHolidays: "closed",
      holidaysOf: "ID",
      unless: "hours",
      channels: EVERY_CHANNEL,
      source: "Art 62(2)",
      status: "VS",
    },
    {
      id: "third",
      kind: "party",
      permits: ["borrower", "co-borrower", "guarantor"],
      channels: EVERY_CHANNEL,
      source: "Art 62",
      status: "VS",
    },
  ],
};

const PHILIPPINES: RulePack = {
  id: "PH-SECMC18",
  version: 1,
  countries: ["PH"],
  products: null,
  instrument: "SEC Memorandum Circular 18 s.2019",
  isOnByDefault: true,
  rules: [
    {
      // The exception past fifteen days late is left unused: the hours hold always.
      id: "quiet",
      kind: "window",
      week: everyDay(hours(6, 22)),
      onHolidays: "open",
      channels: EVERY_CHANNEL,
      source: "MC 18 s.1",
      status: "VS",
    },
    {
      id: "contacts",
      kind: "party",
      permits: ["borrower", "co-borrower", "guarantor"],
      channels: EVERY_CHANNEL,
      source: "MC 18 s.1",
      status: "VS",
    },
  ],
};

export const ASIA_PACIFIC_PACKS: readonly RulePack[] = [
  INDIA,
  INDIA_MICROFINANCE,
  AUSTRALIA,
  INDONESIA,
  PHILIPPINES,
];

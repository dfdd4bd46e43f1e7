import { businessDate } from "../../../kernel/calendar";
import { UNION } from "../country";
import type { RulePack } from "../pack";
import { COLLECTION, EVERY_CHANNEL, everyDay, hours, VISITS, week } from "./terms";

const CONC: RulePack = {
  id: "UK-CONC",
  version: 1,
  countries: ["GB"],
  products: ["consumer", "card"],
  instrument: "FCA CONC 7 (consumer credit)",
  isOnByDefault: true,
  rules: [
    {
      // CONC names no hour, only that the time be reasonable; these are the usual house hours.
      id: "hours",
      kind: "window",
      week: week(hours(8, 21), hours(8, 21), null),
      onHolidays: "open",
      channels: EVERY_CHANNEL,
      source: "CONC 7.9.4R; hours by house default",
      status: "GK",
    },
    {
      id: "requests",
      kind: "preference",
      of: "hours",
      channels: EVERY_CHANNEL,
      source: "CONC 7.9.4R",
      status: "VP",
    },
    {
      id: "requests_channel",
      kind: "preference",
      of: "channels",
      channels: EVERY_CHANNEL,
      source: "CONC 7.9.4R",
      status: "VP",
    },
    {
      id: "third",
      kind: "party",
      permits: ["borrower", "co-borrower", "guarantor"],
      channels: EVERY_CHANNEL,
      source: "CONC 7.9.6R-7.9.10R",
      status: "VP",
    },
    {
      id: "visit",
      kind: "stop",
      flag: "vulnerable",
      channels: VISITS,
      source: "CONC 7.9.12R-7.9.14R",
      status: "VP",
    },
    {
      id: "visit_notice",
      kind: "advice",
      says: "announce-visit",
      channels: VISITS,
      source: "CONC 7.9.12R-7.9.14R",
      status: "VP",
    },
    {
      id: "hold30",
      kind: "stop",
      flag: "debt-advice",
      channels: EVERY_CHANNEL,
      purposes: COLLECTION,
      source: "CONC 7.3.11R-7.3.12G",
      status: "GK",
    },
    {
      id: "dispute",
      kind: "stop",
      flag: "disputed",
      channels: EVERY_CHANNEL,
      purposes: COLLECTION,
      source: "CONC 7.14; suspension GK",
      status: "GK",
    },
  ],
};

const MCOB: RulePack = {
  id: "UK-MCOB",
  version: 1,
  countries: ["GB"],
  products: ["mortgage"],
  instrument: "FCA MCOB 13 (mortgages)",
  isOnByDefault: true,
  rules: [
    {
      id: "hours",
      kind: "window",
      week: everyDay(hours(8, 21)),
      onHolidays: "open",
      channels: EVERY_CHANNEL,
      source: "MCOB 13.5.3R-13.5.4G",
      status: "VP",
    },
  ],
};

/** Fixed-sum credit; that a running account's notice comes with its next statement is not here. */
const CCA: RulePack = {
  id: "UK-CCA",
  version: 1,
  countries: ["GB"],
  products: ["consumer"],
  instrument: "Consumer Credit Act 1974",
  isOnByDefault: true,
  rules: [],
  deadlines: [
    {
      id: "s86b",
      kind: "arrears-letter",
      letter: "arrears-notice",
      days: 14,
      payments: 2,
      weeklyPayments: 4,
      againMonths: 6,
      source: "s.86B",
      status: "VP",
    },
  ],
};

const ENGLAND_AND_WALES = ["GB-ENG", "GB-WLS"];

/**
 * England and Wales, and whoever may live there. Which contact it permits was not read, so it stops
 * every kind while the flag stands.
 */
const BREATHING_SPACE: RulePack = {
  id: "UK-BREATHING",
  version: 2,
  countries: ["GB"],
  products: null,
  instrument: "Debt Respite Scheme, SI 2020/1311",
  isOnByDefault: true,
  rules: [
    {
      id: "std",
      regions: ENGLAND_AND_WALES,
      kind: "stop",
      flag: "breathing-space",
      channels: EVERY_CHANNEL,
      source: "SI 2020/1311 regs 7, 11, 26",
      status: "VS",
    },
    {
      id: "mhc",
      regions: ENGLAND_AND_WALES,
      kind: "stop",
      flag: "mental-health-crisis",
      channels: EVERY_CHANNEL,
      source: "SI 2020/1311 reg 32",
      status: "VS",
    },
  ],
};

const EU_COUNTRIES = [
  ..."AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
  UNION,
];

const EU: RulePack = {
  id: "EU-CCD2",
  version: 1,
  countries: EU_COUNTRIES,
  products: null,
  instrument: "Directive (EU) 2023/2225; member-state law is not in it",
  isOnByDefault: true,
  rules: [
    {
      // No text of the Union names hours; these are the usual house hours.
      id: "quiet",
      kind: "window",
      week: week(hours(8, 20), hours(8, 20), null),
      onHolidays: "open",
      channels: EVERY_CHANNEL,
      from: businessDate("2026-11-20"),
      source: "none at EU level; hours by house default",
      status: "GK",
    },
  ],
};

export const EUROPE_PACKS: readonly RulePack[] = [CONC, CCA, MCOB, BREATHING_SPACE, EU];

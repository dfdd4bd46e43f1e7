import type { ProvisionRate, Rule, Scheme, Source } from "../scheme";

const DOCUMENT = "RBI norms on income recognition, asset classification and provisioning";
const read: Source = {
  document: DOCUMENT,
  article: null,
  verified: true,
  note: "in secondary texts of the Directions of 28 November 2025",
};
const unread = (note: string): Source => ({
  document: DOCUMENT,
  article: null,
  verified: false,
  note,
});

/** Special mention accounts, then non-performing by age. The due date itself is the first day. */
export const INDIA_RBI: Scheme = {
  id: "in-iracp",
  version: 1,
  name: "India RBI asset classification",
  jurisdiction: "IN",
  dueDateIsDay: 1,
  classes: [
    { name: "standard", isNonPerforming: false },
    { name: "sma-0", isNonPerforming: false },
    { name: "sma-1", isNonPerforming: false },
    { name: "sma-2", isNonPerforming: false },
    { name: "substandard", isNonPerforming: true },
    { name: "doubtful-1", isNonPerforming: true },
    { name: "doubtful-2", isNonPerforming: true },
    { name: "doubtful-3", isNonPerforming: true },
    { name: "loss", isNonPerforming: true },
  ],
  rules: [
    days("sma-0", 0),
    days("sma-1", 30),
    days("sma-2", 60),
    days("substandard", 90),
    // Substandard for a year, then doubtful: its first year, two more, and after three.
    age("doubtful-1", 12),
    age("doubtful-2", 24),
    age("doubtful-3", 48),
    {
      id: "loss-identified",
      kind: "event",
      event: "loss-identified",
      atLeast: "loss",
      afterDays: 0,
      forMonths: null,
      source: read,
    },
  ],
  cures: [
    {
      id: "arrears-paid",
      fromClass: "substandard",
      months: 0,
      payments: 0,
      source: unread("that all arrears of interest and principal are paid first was not read"),
    },
  ],
  contagion: [
    {
      id: "borrower",
      kind: "worst-loan",
      retail: "both",
      fromClass: "substandard",
      source: unread("that classes are by borrower and not by facility was not read"),
    },
  ],
  provisions: [
    ...["standard", "sma-0", "sma-1", "sma-2"].map((name): ProvisionRate => {
      const note = "other than farms, small business, housing (0.25) and real estate (0.75 to 1)";
      return { class: name, percent: "0.40", source: { ...read, note } };
    }),
    { class: "substandard", percent: "15", unsecuredFromStartPercent: "25", source: read },
    { class: "doubtful-1", percent: "25", unsecuredPercent: "100", source: read },
    { class: "doubtful-2", percent: "40", unsecuredPercent: "100", source: read },
    { class: "doubtful-3", percent: "100", source: read },
    { class: "loss", percent: "100", source: read },
  ],
  floors: [],
};

function days(name: string, moreThanDays: number): Rule {
  const counter = "past-due";
  return { id: name, kind: "days", counter, atLeast: name, moreThanDays, source: read };
}

function age(name: string, months: number): Rule {
  return { id: name, kind: "non-performing-age", atLeast: name, months, source: read };
}

import type { Scheme, Source } from "../scheme";

const CRR = "Regulation (EU) No 575/2013";
const QA = "EBA Q&A 2014_1018, 2014_878 and 2015_1842";
const clock: Source = {
  document: CRR,
  article: "178(1)",
  verified: true,
  note: "that the days are consecutive since both limits are exceeded was not read",
};
const forborne: Source = { document: QA, article: null, verified: true };
const unread = (article: string | null, note: string): Source => ({
  document: CRR,
  article,
  verified: false,
  note,
});

/** Default of Article 178 and the two years of a forborne loan after it. */
export const EU_DEFAULT: Scheme = {
  id: "eu-default",
  version: 1,
  name: "EU definition of default, with forbearance",
  jurisdiction: "EU",
  dueDateIsDay: 0,
  classes: [
    { name: "performing", isNonPerforming: false },
    { name: "performing-forborne", isNonPerforming: false },
    { name: "default", isNonPerforming: true },
  ],
  rules: [
    {
      id: "material-90",
      kind: "days",
      counter: "material",
      atLeast: "default",
      moreThanDays: 90,
      source: clock,
    },
    {
      id: "unlikely-to-pay",
      kind: "event",
      event: "unlikely-to-pay",
      atLeast: "default",
      afterDays: 0,
      forMonths: null,
      source: { document: CRR, article: "178(1)", verified: false },
    },
    {
      id: "bankruptcy",
      kind: "event",
      event: "bankruptcy",
      atLeast: "default",
      afterDays: 0,
      forMonths: null,
      source: unread("178(3)", "as an indication that payment is unlikely"),
    },
    {
      id: "forborne-probation",
      kind: "event",
      event: "forborne-performing",
      atLeast: "performing-forborne",
      afterDays: 0,
      forMonths: 24,
      source: forborne,
    },
    {
      id: "past-due-30-in-probation",
      kind: "days",
      counter: "past-due",
      atLeast: "default",
      moreThanDays: 30,
      within: { event: "forborne-performing", months: 24 },
      source: forborne,
    },
    {
      id: "forborne-again-in-probation",
      kind: "event",
      event: "forborne-again",
      atLeast: "default",
      afterDays: 0,
      forMonths: null,
      source: forborne,
    },
  ],
  cures: [
    {
      id: "probation",
      fromClass: "default",
      months: 3,
      payments: 0,
      source: {
        document: "EBA/GL/2026/05",
        article: null,
        verified: true,
        note: "secondary text",
      },
    },
    {
      id: "restructured",
      fromClass: "default",
      event: "restructured",
      months: 12,
      payments: 0,
      source: {
        document: "EBA/GL/2026/05",
        article: null,
        verified: true,
        note: "from the latest of measure, default and end of grace; secondary text",
      },
    },
    {
      id: "forborne",
      fromClass: "default",
      event: "forborne",
      months: 12,
      payments: 0,
      source: forborne,
    },
  ],
  contagion: [
    {
      id: "obligor",
      kind: "worst-loan",
      retail: "never",
      fromClass: "default",
      source: unread("178(1)", "the level of the facility is allowed for retail only"),
    },
    {
      id: "pulling-20",
      kind: "share",
      retail: "only",
      fromClass: "default",
      morePercent: 20,
      atLeast: "default",
      source: unread(null, "an indication that payment is unlikely; not read in the guideline"),
    },
  ],
  provisions: [],
  floors: [],
};

import type { Scheme } from "../scheme";

const DOCUMENT = "IFRS 9 Financial Instruments";

/** The three stages. Both counts of days are presumptions that may be rebutted with reasons. */
export const IFRS_9_STAGES: Scheme = {
  id: "ifrs-9",
  version: 1,
  name: "IFRS 9 stages",
  jurisdiction: "IFRS",
  dueDateIsDay: 0,
  classes: [
    { name: "stage-1", isNonPerforming: false },
    { name: "stage-2", isNonPerforming: false },
    { name: "stage-3", isNonPerforming: true },
  ],
  rules: [
    {
      id: "past-due-30",
      kind: "days",
      counter: "past-due",
      atLeast: "stage-2",
      moreThanDays: 30,
      isRebuttable: true,
      source: { document: DOCUMENT, article: "5.5.11", verified: true },
    },
    {
      id: "past-due-90",
      kind: "days",
      counter: "past-due",
      atLeast: "stage-3",
      // Not later than when it is 90 days past due: the ninetieth day itself.
      moreThanDays: 89,
      isRebuttable: true,
      source: { document: DOCUMENT, article: "B5.5.37", verified: true },
    },
    {
      id: "risk-increased",
      kind: "event",
      event: "significant-increase-in-risk",
      atLeast: "stage-2",
      afterDays: 0,
      forMonths: null,
      source: { document: DOCUMENT, article: "5.5.3", verified: false },
    },
    {
      id: "credit-impaired",
      kind: "event",
      event: "credit-impaired",
      atLeast: "stage-3",
      afterDays: 0,
      forMonths: null,
      source: { document: DOCUMENT, article: null, verified: false },
    },
  ],
  // The standard has no probation; a lender that wants one makes a scheme of its own.
  cures: [],
  contagion: [],
  provisions: [],
  floors: [],
};

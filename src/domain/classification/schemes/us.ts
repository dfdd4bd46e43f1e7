import type { Scheme, Source } from "../scheme";

const DOCUMENT = "Uniform Retail Credit Classification and Account Management Policy, 65 FR 36903";
const read: Source = { document: DOCUMENT, article: null, verified: true };
const unread: Source = {
  document: DOCUMENT,
  article: null,
  verified: false,
  note: "known in the field; the extract that was read ends before it",
};

/** Retail credit by the policy of the FFIEC; days are cumulative from the contractual due date. */
export const US_FFIEC_RETAIL: Scheme = {
  id: "us-ffiec-retail",
  version: 1,
  name: "FFIEC retail credit classification",
  jurisdiction: "US",
  dueDateIsDay: 0,
  classes: [
    { name: "pass", isNonPerforming: false },
    { name: "substandard", isNonPerforming: true },
    { name: "loss", isNonPerforming: true },
  ],
  rules: [
    {
      id: "past-due-90",
      kind: "days",
      counter: "past-due",
      atLeast: "substandard",
      moreThanDays: 89,
      source: read,
    },
    {
      id: "closed-end-120",
      kind: "days",
      counter: "past-due",
      atLeast: "loss",
      moreThanDays: 119,
      products: ["closed-end"],
      source: read,
    },
    {
      id: "open-end-180",
      kind: "days",
      counter: "past-due",
      atLeast: "loss",
      moreThanDays: 179,
      products: ["card", "open-end"],
      source: read,
    },
    {
      id: "bankruptcy-60",
      kind: "event",
      event: "bankruptcy",
      atLeast: "loss",
      afterDays: 60,
      forMonths: null,
      source: unread,
    },
    {
      id: "fraud-90",
      kind: "event",
      event: "fraud",
      atLeast: "loss",
      afterDays: 90,
      forMonths: null,
      source: unread,
    },
  ],
  // Re-aging has its own conditions and moves the due date itself.
  cures: [],
  contagion: [],
  provisions: [],
  floors: [],
};

import type { Scheme, Source } from "../scheme";

const DOCUMENT =
  "Measures for Risk Classification of Financial Assets of Commercial Banks, CBIRC and PBoC Order 2023 No. 1";
const CARD_DOCUMENT = "Measures for the Supervision of Credit Card Business of Commercial Banks";
const PROVISION_DOCUMENT = "Guideline on loan loss provisioning, 2002";
const SECONDARY = "read in a press report; the article was not";

const read: Source = { document: DOCUMENT, article: null, verified: true, note: SECONDARY };
const unread = (note: string): Source => ({
  document: DOCUMENT,
  article: null,
  verified: false,
  note,
});
const card: Source = { document: CARD_DOCUMENT, article: "92", verified: true, note: SECONDARY };
const rates: Source = {
  document: PROVISION_DOCUMENT,
  article: null,
  verified: true,
  note: "substandard and doubtful may be 20 % higher or lower; two secondary texts",
};
const floors: Source = {
  document: "CBRC notice of 28 February 2018",
  article: null,
  verified: true,
  note: "which number holds for a bank is set by its supervisor",
};
const CARDS = ["card"] as const;

/** China's five classes, with the stricter days of cards: the worse of the two holds. */
export const CHINA_FIVE_TIER: Scheme = {
  id: "cn-five-tier-2023",
  version: 1,
  name: "China five-tier classification",
  jurisdiction: "CN",
  dueDateIsDay: 0,
  classes: [
    { name: "normal", isNonPerforming: false },
    { name: "special-mention", isNonPerforming: false },
    { name: "substandard", isNonPerforming: true },
    { name: "doubtful", isNonPerforming: true },
    { name: "loss", isNonPerforming: true },
  ],
  rules: [
    days("overdue", "special-mention", 0),
    days("overdue-90", "substandard", 90),
    days("overdue-270", "doubtful", 270),
    days("overdue-360", "loss", 360),
    { ...days("card-91", "substandard", 90), products: CARDS, source: card },
    { ...days("card-121", "doubtful", 120), products: CARDS, source: card },
    { ...days("card-181", "loss", 180), products: CARDS, source: card },
    {
      ...event("restructured", "special-mention", "restructured"),
      forMonths: 12,
      source: unread("that it is special mention at least while observed was not read"),
    },
    event("restructured-again", "substandard", "restructured-again"),
    event("credit-impaired", "substandard", "credit-impaired"),
    event("evasion", "doubtful", "evasion"),
    event("bankruptcy", "loss", "bankruptcy"),
    event("unauthorized-use", "special-mention", "unauthorized-use"),
    event("refinanced", "special-mention", "refinanced-to-repay"),
    loss("expected-loss-50", "doubtful", 50),
    loss("expected-loss-90", "loss", 90),
  ],
  cures: [
    {
      id: "upgrade",
      fromClass: "substandard",
      months: 6,
      payments: 2,
      source: {
        ...unread("two periods or six months, the longer; not read in the article"),
        article: "14",
      },
    },
    {
      id: "restructured",
      fromClass: "special-mention",
      event: "restructured",
      months: 12,
      payments: 2,
      source: { ...read, note: "two periods and one year from the first payment date after it" },
    },
  ],
  contagion: [
    {
      id: "share-10",
      kind: "share",
      retail: "never",
      fromClass: "substandard",
      morePercent: 10,
      atLeast: "substandard",
      source: read,
    },
    {
      id: "other-lenders-20",
      kind: "other-lenders",
      retail: "never",
      morePercent: 20,
      atLeast: "substandard",
      source: read,
    },
  ],
  provisions: [
    { class: "normal", percent: "1", source: { ...rates, note: "the general provision" } },
    { class: "special-mention", percent: "2", source: rates },
    { class: "substandard", percent: "25", source: rates },
    { class: "doubtful", percent: "50", source: rates },
    { class: "loss", percent: "100", source: rates },
  ],
  floors: [
    { ratio: "coverage", percentMin: "120", percentMax: "150", source: floors },
    { ratio: "loan-provision", percentMin: "1.5", percentMax: "2.5", source: floors },
  ],
};

function days(id: string, atLeast: string, moreThanDays: number) {
  return { id, kind: "days", counter: "past-due", atLeast, moreThanDays, source: read } as const;
}

function event<const Name extends string>(id: string, atLeast: string, name: Name) {
  const source = unread("known in the field, not read in the text");
  return {
    id,
    kind: "event",
    event: name,
    atLeast,
    afterDays: 0,
    forMonths: null,
    source,
  } as const;
}

function loss(id: string, atLeast: string, morePercent: number) {
  const source = unread("known in the field, not read in the text");
  return { id, kind: "expected-loss", atLeast, morePercent, source } as const;
}

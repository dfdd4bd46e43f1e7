import type { ProvisionRate, Rule, Scheme, Source } from "../scheme";

const read: Source = {
  document: "Decree 86/2024/ND-CP",
  article: null,
  verified: true,
  note: "read in a secondary text",
};
const unread: Source = { document: "Decree 86/2024/ND-CP", article: null, verified: false };

/** Five groups; every debt of a borrower takes the worst. */
export const VIETNAM_GROUPS: Scheme = {
  id: "vn-groups",
  version: 1,
  name: "Vietnam debt groups",
  jurisdiction: "VN",
  dueDateIsDay: 0,
  classes: [
    { name: "group-1", isNonPerforming: false },
    { name: "group-2", isNonPerforming: false },
    { name: "group-3", isNonPerforming: true },
    { name: "group-4", isNonPerforming: true },
    { name: "group-5", isNonPerforming: true },
  ],
  rules: [
    group("group-2", 9, { ...read, note: "secondary text" }),
    group("group-3", 90),
    group("group-4", 180),
    group("group-5", 360),
  ],
  // What a debt must show before it comes back to a better group was not read.
  cures: [],
  contagion: [
    { id: "borrower", kind: "worst-loan", retail: "both", fromClass: "group-2", source: read },
  ],
  provisions: [
    rate("group-1", "0"),
    rate("group-2", "5"),
    rate("group-3", "20"),
    rate("group-4", "50"),
    rate("group-5", "100"),
  ],
  floors: [],
};

function group(name: string, moreThanDays: number, source?: Source): Rule {
  const note = "the days of groups 3 to 5 are known in the field, not read";
  const from = source ?? { ...unread, note };
  const counter = "past-due";
  return { id: name, kind: "days", counter, atLeast: name, moreThanDays, source: from };
}

function rate(name: string, percent: string): ProvisionRate {
  const note = "specific; 0.75 % general on groups 1 to 4 comes on top and is not in it";
  return { class: name, percent, source: { ...read, note } };
}

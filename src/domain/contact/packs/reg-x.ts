import type { RulePack } from "../pack";
import { LIVE } from "./terms";

/** Where it stops contact, and by when it wants some. */
export const REG_X: RulePack = {
  id: "US-REGX",
  version: 2,
  countries: ["US"],
  products: ["mortgage"],
  instrument: "RESPA Regulation X, 12 CFR 1024.39",
  isOnByDefault: true,
  rules: [
    {
      id: "bk",
      kind: "stop",
      flag: "bankrupt",
      channels: LIVE,
      source: "12 CFR 1024.39(c)",
      status: "VP",
    },
    {
      id: "fdcpa",
      kind: "stop",
      flag: "stop-requested",
      channels: LIVE,
      source: "12 CFR 1024.39(d)",
      status: "VP",
    },
  ],
  deadlines: [
    {
      id: "live36",
      kind: "live-contact",
      days: 36,
      unless: ["bankrupt", "stop-requested"],
      source: "12 CFR 1024.39(a), (c), (d)",
      status: "VP",
    },
    {
      id: "notice45",
      kind: "late-letter",
      letter: "early-intervention",
      days: 45,
      againDays: 180,
      source: "12 CFR 1024.39(b)",
      status: "VP",
    },
    {
      id: "f120",
      kind: "foreclosure-wait",
      days: 120,
      source: "12 CFR 1024.41(f)(1)",
      status: "VP",
    },
  ],
};

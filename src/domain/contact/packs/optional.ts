import type { RulePack } from "../pack";
import { BUT_STATUTORY, EVERY_CHANNEL, everyDay, hours, week } from "./terms";

/** Packs of which too little was read: off until a lender turns them on. */
export const OPTIONAL_PACKS: readonly RulePack[] = [
  {
    id: "HK-COBP",
    version: 1,
    countries: ["HK"],
    products: null,
    instrument: "Code of Banking Practice, debt collection",
    isOnByDefault: false,
    rules: [
      {
        id: "third",
        kind: "party",
        permits: ["borrower", "co-borrower", "guarantor"],
        channels: EVERY_CHANNEL,
        source: "Code s.43.3",
        status: "VS",
      },
      {
        id: "bankrupt",
        kind: "stop",
        flag: "bankrupt",
        channels: EVERY_CHANNEL,
        source: "2001 code revision",
        status: "VS",
      },
    ],
  },
  guarantorsOnly("KE-DCP", "KE", "CBK Digital Credit Providers Regulations 2022"),
  guarantorsOnly("NG-FCCPC", "NG", "FCCPC consumer lending regulations 2025"),
  quietOnly("SG-DCA", "SG", "Debt Collection Act 2022", {
    week: week(hours(8, 20), hours(8, 20), null),
    source: "none in the statute; house default",
  }),
  quietOnly("JP-GK", "JP", "Money Lending Business Act Art 21", {
    week: everyDay(hours(8, 21)),
    source: "Art 21",
  }),
  {
    id: "KR-GK",
    version: 1,
    countries: ["KR"],
    products: null,
    instrument: "Fair Debt Collection Act; Personal Debtor Protection Act 2024",
    isOnByDefault: false,
    rules: [
      {
        id: "quiet",
        kind: "window",
        week: everyDay(hours(8, 21)),
        onHolidays: "open",
        channels: EVERY_CHANNEL,
        source: "FDCA Art 9",
        status: "GK",
      },
      {
        id: "cap",
        kind: "cap",
        counts: "attempt",
        max: 7,
        period: { unit: "days", days: 7 },
        per: "borrower",
        channels: EVERY_CHANNEL,
        purposes: BUT_STATUTORY,
        source: "PDPA 2024",
        status: "GK",
      },
    ],
  },
  {
    id: "VN-GK",
    version: 1,
    countries: ["VN"],
    products: null,
    instrument: "Circular 43/2016 as amended by 18/2019",
    isOnByDefault: false,
    rules: [
      {
        id: "quiet",
        kind: "window",
        week: everyDay(hours(7, 21)),
        onHolidays: "open",
        channels: EVERY_CHANNEL,
        source: "Art 7 as amended",
        status: "GK",
      },
      {
        id: "cap",
        kind: "cap",
        counts: "attempt",
        max: 5,
        period: { unit: "days", days: 1 },
        per: "borrower",
        channels: EVERY_CHANNEL,
        purposes: BUT_STATUTORY,
        source: "Art 7 as amended",
        status: "GK",
      },
    ],
  },
];

/** No contact with people out of a phone book. */
function guarantorsOnly(id: string, country: string, instrument: string): RulePack {
  return {
    ...{ id, version: 1, countries: [country], products: null, instrument },
    isOnByDefault: false,
    rules: [
      {
        id: "contacts",
        kind: "party",
        permits: ["borrower", "co-borrower", "guarantor"],
        channels: EVERY_CHANNEL,
        source: instrument,
        status: "VS",
      },
    ],
  };
}

function quietOnly(
  id: string,
  country: string,
  instrument: string,
  { week: open, source }: Readonly<{ week: ReturnType<typeof everyDay>; source: string }>,
): RulePack {
  const quiet = { id: "quiet", kind: "window", onHolidays: "open", status: "GK" } as const;
  return {
    id,
    version: 1,
    countries: [country],
    products: null,
    instrument,
    isOnByDefault: false,
    rules: [{ ...quiet, week: open, channels: EVERY_CHANNEL, source }],
  };
}

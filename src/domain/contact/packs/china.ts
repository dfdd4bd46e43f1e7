import { businessDate } from "../../../kernel/calendar";
import type { RulePack } from "../pack";
import { BUT_STATUTORY, CALLS, COLLECTION, EVERY_CHANNEL, everyDay, hours, VISITS } from "./terms";

const IN_FORCE = { gbt: businessDate("2025-02-28"), cba: businessDate("2026-01-30") };

const GBT_45251: RulePack = {
  id: "CN-GBT45251",
  version: 1,
  countries: ["CN"],
  products: null,
  instrument: "GB/T 45251-2025 (recommended national standard)",
  isOnByDefault: true,
  rules: [
    {
      id: "quiet",
      kind: "window",
      week: everyDay(hours(8, 22)),
      onHolidays: "open",
      unless: "hours",
      channels: EVERY_CHANNEL,
      from: IN_FORCE.gbt,
      source: "GB/T 45251-2025 (press)",
      status: "VS",
    },
    {
      // Connected notices and effective conversations have the same number: one counter.
      id: "voice_notify",
      kind: "cap",
      counts: "connected",
      max: 3,
      period: { unit: "days", days: 1 },
      per: "borrower",
      channels: CALLS,
      purposes: BUT_STATUTORY,
      from: IN_FORCE.gbt,
      source: "GB/T 45251-2025 (press, consumer sites)",
      status: "VS",
    },
    {
      id: "voice_inter",
      kind: "cap",
      counts: "conversation",
      max: 3,
      period: { unit: "days", days: 1 },
      per: "borrower",
      channels: CALLS,
      purposes: BUT_STATUTORY,
      from: IN_FORCE.gbt,
      source: "GB/T 45251-2025 (press)",
      status: "VS",
    },
    {
      id: "debtor_only",
      kind: "party",
      permits: ["borrower", "co-borrower", "guarantor"],
      ifUnreachable: ["third-party"],
      channels: EVERY_CHANNEL,
      from: IN_FORCE.gbt,
      source: "GB/T 45251-2025 (press)",
      status: "VS",
    },
  ],
};

const CBA_GUIDELINE: RulePack = {
  id: "CN-CBA2026",
  version: 1,
  countries: ["CN"],
  products: null,
  instrument: "China Banking Association guideline on collection (trial), 2026-01-30",
  isOnByDefault: true,
  rules: [
    {
      id: "quiet",
      kind: "window",
      week: everyDay(hours(8, 22)),
      onHolidays: "open",
      unless: "hours",
      channels: EVERY_CHANNEL,
      from: IN_FORCE.cba,
      source: "several press reports",
      status: "VS",
    },
    {
      // By number dialled; the history keeps no numbers, so all of a borrower's count together.
      id: "unanswered",
      kind: "cap",
      counts: "unanswered",
      max: 6,
      period: { unit: "days", days: 1 },
      per: "borrower",
      channels: CALLS,
      purposes: BUT_STATUTORY,
      from: IN_FORCE.cba,
      source: "several press reports",
      status: "VS",
    },
    {
      id: "third",
      kind: "party",
      permits: ["borrower", "co-borrower", "guarantor"],
      ifUnreachable: ["third-party"],
      channels: EVERY_CHANNEL,
      from: IN_FORCE.cba,
      source: "press",
      status: "VS",
    },
    {
      id: "visit",
      kind: "advice",
      says: "two-collectors",
      channels: VISITS,
      from: IN_FORCE.cba,
      source: "press digest",
      status: "VS",
    },
    {
      id: "record",
      kind: "advice",
      says: "record-call",
      channels: CALLS,
      from: IN_FORCE.cba,
      source: "press digest",
      status: "VS",
    },
  ],
};

const CARD: RulePack = {
  id: "CN-CARD",
  version: 1,
  countries: ["CN"],
  products: ["card"],
  instrument: "Credit card business measures (2011 No. 2), Arts 68-70",
  isOnByDefault: true,
  rules: [
    {
      id: "art70_stop",
      kind: "stop",
      flag: "plan-signed",
      channels: EVERY_CHANNEL,
      purposes: COLLECTION,
      source: "Art 70",
      status: "VS",
    },
    {
      id: "art68",
      kind: "party",
      permits: ["borrower", "guarantor"],
      channels: EVERY_CHANNEL,
      source: "Arts 68-69",
      status: "GK",
    },
  ],
};

export const CHINA_PACKS: readonly RulePack[] = [GBT_45251, CBA_GUIDELINE, CARD];

import { BUT_STATUTORY, ELECTRONIC, EVERY_CHANNEL, everyDay } from "./packs/terms";
import type { RulePack } from "./pack";
import type { Channel, HouseRule, Rule } from "./rule";
import type { ContactWindow } from "./window";

/** The id of the lender's own rules among the packs. */
export const HOUSE = "HOUSE";

/** Ways on which Forbear itself writes, so that a policy says which of them it may use. */
const WRITTEN_BY_US: readonly Channel[] = ELECTRONIC;
/** Ways whose address is stored with the borrower. */
const ADDRESSED: readonly Channel[] = ["email", "sms", "phone", "dialer", "letter"];
/** Ways whose addresses can bounce, complain or say stop, and are then left alone. */
const CARRIED: readonly Channel[] = ["email", "sms"];

/**
 * The lender's own rules as a pack, that of its policy version, in the order in which they are named
 * first: a borrower's stop before all others. They tighten what the law's packs say and loosen none.
 */
export function housePack(policyVersion: number, window: ContactWindow): RulePack {
  const source = `policy version ${policyVersion}`;
  const house = (of: HouseRule, channels: readonly Channel[] = EVERY_CHANNEL): Rule => ({
    id: of,
    kind: "house",
    of,
    channels,
    source,
    status: "house",
  });
  const shared = { channels: EVERY_CHANNEL, source, status: "house" } as const;
  return {
    id: HOUSE,
    version: policyVersion,
    countries: [],
    products: null,
    instrument: source,
    isOnByDefault: true,
    rules: [
      // What a law demands goes out all the same (as 12 CFR 1006.6(c)(2) lets it).
      { ...house("borrower-stop"), purposes: BUT_STATUTORY },
      { ...house("through-representative"), purposes: BUT_STATUTORY },
      house("paid-meanwhile"),
      house("hold"),
      house("one-per-step-and-date"),
      house("channel-not-permitted", WRITTEN_BY_US),
      house("no-address", ADDRESSED),
      house("suppressed-address", CARRIED),
      { ...shared, id: "deceased", kind: "stop", flag: "deceased" },
      { ...shared, id: "unwanted-channel", kind: "preference", of: "channels" },
      {
        ...shared,
        id: "parties",
        kind: "party",
        permits: ["borrower", "co-borrower", "guarantor"],
        ifUnreachable: ["third-party"],
      },
      {
        ...shared,
        id: "quiet-hours",
        kind: "window",
        week: everyDay(window),
        onHolidays: "open",
      },
      { ...shared, id: "chosen-hours", kind: "preference", of: "hours" },
    ],
  };
}

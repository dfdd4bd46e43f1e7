import { bindingCountries } from "../../domain/contact/country";
import { matchPacks } from "../../domain/contact/match-packs";
import { PACKS } from "../../domain/contact/packs/all";
import { PUBLIC_HOLIDAYS, type PublicHolidays } from "../../domain/contact/public-holidays";
import type { RulePack } from "../../domain/contact/pack";
import { type DeadlineGap, deadlineGaps } from "../../domain/deadline/gaps";
import type { TenantContext } from "../context";
import { isCollector } from "./law-of";

/**
 * `binds`: every borrower of whom nothing else is told. `elsewhere`: those who live or are in its
 * countries. `turned-on` by the policy although it is off by default, `off` otherwise.
 */
export const PACK_STANDINGS = ["binds", "turned-on", "elsewhere", "off"] as const;
export type PackStanding = (typeof PACK_STANDINGS)[number];

export type ListedPack = Readonly<{ pack: RulePack; standing: PackStanding }>;

export type ContactPacks = Readonly<{
  packs: readonly ListedPack[];
  /** Letters of packs that bind, which no step of the policy in force writes. */
  gaps: readonly DeadlineGap[];
  /** By country. */
  holidays: Readonly<Record<string, PublicHolidays>>;
}>;

/** All packs of rules there are, and how each stands with the lender under its policy in force. */
export function listPacks(ctx: TenantContext): ContactPacks {
  ctx.allow("contact.read");
  const { tenant, policy } = ctx;
  const { contact } = policy;
  const { packs: turnedOn = [], lender, productClasses = {} } = contact;
  const countries = bindingCountries({
    ...{ residence: null, borrowerTimezone: null },
    supervisedIn: lender?.supervisedIn ?? null,
    tenantTimezone: tenant.timezone,
    tenantCurrency: tenant.currency,
  });
  // A product of which nothing is told may be of any kind, so no kind takes a pack away here.
  const binding = matchPacks({ countries, products: null, turnedOn });
  // Of the letters only those are missed that a kind of loan asks for which the lender names, if any.
  const told = [...new Set(Object.values(productClasses))];
  const products = told.length === 0 ? null : told;
  const demanding = matchPacks({ countries, products, turnedOn }).map((pack) => ({
    ...pack,
    deadlines: (pack.deadlines ?? []).filter(
      ({ kind }) => kind !== "first-letter" || isCollector(policy),
    ),
  }));
  return {
    packs: PACKS.map((pack) => ({ pack, standing: standingOf(pack, binding, turnedOn) })),
    gaps: deadlineGaps(policy, demanding),
    holidays: PUBLIC_HOLIDAYS,
  };
}

function standingOf(
  { id, isOnByDefault }: RulePack,
  binding: readonly RulePack[],
  turnedOn: readonly string[],
): PackStanding {
  if (turnedOn.includes(id)) return isOnByDefault ? "binds" : "turned-on";
  if (!isOnByDefault) return "off";
  return binding.some((pack) => pack.id === id) ? "binds" : "elsewhere";
}

import { countryOfCurrency } from "../import/default-country";
import { OTHER_NAMES, ZONES_OF_COUNTRY } from "./zone-table";

const COUNTRY_OF_ZONE: ReadonlyMap<string, string> = new Map(
  [...Object.entries(ZONES_OF_COUNTRY), ...Object.entries(OTHER_NAMES)].flatMap(
    ([country, zones]) => zones.split(/\s+/).map((zone) => [zone, country] as const),
  ),
);

/** The pseudo-country of the currency EUR: a lender somewhere in the Union. */
export const UNION = "EU";

export function isCountry(code: string): boolean {
  return Object.hasOwn(ZONES_OF_COUNTRY, code);
}

/** The ISO 3166 country of an IANA zone; undefined of a zone of no country. */
export function countryOfZone(zone: string): string | undefined {
  return COUNTRY_OF_ZONE.get(zone);
}

export type CountryFacts = Readonly<{
  /** ISO 3166 country or part of one in which the borrower lives; null: not told. */
  residence: string | null;
  /** Null or a name that is no zone: where the borrower is, is not known. */
  borrowerTimezone: string | null;
  /** Countries whose authorities supervise the lender; null: not told. */
  supervisedIn: readonly string[] | null;
  tenantTimezone: string;
  /** ISO 4217. */
  tenantCurrency: string;
}>;

/**
 * The countries whose rules bind a contact, ISO 3166: where the borrower lives, where the borrower's
 * clock is, and where the lender is supervised. What is not told is guessed from the lender's clock
 * and currency, so each hint counts and the strictest rule wins; none of them takes a rule away.
 */
export function bindingCountries(facts: CountryFacts): readonly string[] {
  const { residence, borrowerTimezone, supervisedIn } = facts;
  const hints = [countryOfZone(facts.tenantTimezone), countryOfCurrency(facts.tenantCurrency)];
  const found = [
    ...(residence === null ? hints : [countryOfResidence(residence)]),
    countryOfZone(borrowerTimezone ?? ""),
    ...(supervisedIn ?? hints),
  ];
  return [...new Set(found.filter((country) => country !== undefined))].sort();
}

/** A country of ISO 3166-1, or a part of one of ISO 3166-2, in any case; undefined of other words. */
export function parseResidence(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code)) return undefined;
  return isCountry(countryOfResidence(code)) ? code : undefined;
}

export function countryOfResidence(residence: string): string {
  return residence.slice(0, 2);
}

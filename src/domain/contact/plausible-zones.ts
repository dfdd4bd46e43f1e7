import { isTimezone } from "../../kernel/calendar";
import { countryOfResidence, countryOfZone } from "./country";
import { ZONES_OF_COUNTRY } from "./zone-table";

/**
 * Where a borrower of unknown zone may be: every clock of the countries that span several, without
 * those that show the same time. The Chinese clock is one by law.
 */
const COUNTRY_ZONES: readonly (readonly string[])[] = [
  [
    "America/New_York",
    "America/Detroit",
    "America/Kentucky/Louisville",
    "America/Indiana/Indianapolis",
    "America/Chicago",
    "America/Denver",
    "America/Boise",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
  ],
  [
    "America/St_Johns",
    "America/Halifax",
    "America/Toronto",
    "America/Winnipeg",
    "America/Regina",
    "America/Edmonton",
    "America/Vancouver",
  ],
  ["America/Cancun", "America/Mexico_City", "America/Hermosillo", "America/Tijuana"],
  [
    "America/Noronha",
    "America/Sao_Paulo",
    "America/Bahia",
    "America/Manaus",
    "America/Cuiaba",
    "America/Rio_Branco",
  ],
  [
    "Australia/Sydney",
    "Australia/Melbourne",
    "Australia/Hobart",
    "Australia/Brisbane",
    "Australia/Adelaide",
    "Australia/Darwin",
    "Australia/Perth",
  ],
  ["Asia/Shanghai"],
  ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"],
  ["Europe/Madrid", "Atlantic/Canary"],
  ["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"],
];

export type BorrowerClocks = Readonly<{
  /** What the zones were taken from; `conflict`: the borrower's zone is not of their country. */
  source: "borrower" | "residence" | "conflict" | "tenant";
  zones: readonly string[];
}>;

/**
 * The clocks that a borrower may live by. Their own zone, where it fits the country they live in or
 * that is not known; where both are known and differ, those of both; without a zone those of the
 * country; and when neither is known those of the lender's country, the lender's own among them.
 */
export function borrowerClocks(
  facts: Readonly<{
    borrowerTimezone: string | null;
    residence: string | null;
    tenantTimezone: string;
  }>,
): BorrowerClocks {
  const { borrowerTimezone, residence, tenantTimezone } = facts;
  const isKnown = borrowerTimezone !== null && isTimezone(borrowerTimezone);
  if (residence === null) {
    if (isKnown) return { source: "borrower", zones: [borrowerTimezone] };
    return { source: "tenant", zones: zonesBeside(tenantTimezone) };
  }
  const country = countryOfResidence(residence);
  if (!isKnown) return { source: "residence", zones: zonesOf(country) };
  const isElsewhere = (countryOfZone(borrowerTimezone) ?? country) !== country;
  if (!isElsewhere) return { source: "borrower", zones: [borrowerTimezone] };
  return { source: "conflict", zones: [...new Set([borrowerTimezone, ...zonesOf(country)])] };
}

function zonesBeside(zone: string): readonly string[] {
  return COUNTRY_ZONES.find((zones) => zones.includes(zone)) ?? [zone];
}

function zonesOf(country: string): readonly string[] {
  const listed = COUNTRY_ZONES.find(([first]) => countryOfZone(first ?? "") === country);
  return listed ?? (ZONES_OF_COUNTRY[country] ?? "").split(/\s+/).filter(Boolean);
}

/**
 * Where a borrower of unknown zone may be: every zone of the countries that span several, by the
 * zone of the lender. A zone outside these lists stands for a country with one clock.
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
  ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"],
  ["Europe/Madrid", "Atlantic/Canary"],
  ["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"],
];

/** The zones a borrower may live in when only the lender's zone is known; the lender's is among them. */
export function plausibleZones(tenantTimezone: string): readonly string[] {
  return COUNTRY_ZONES.find((zones) => zones.includes(tenantTimezone)) ?? [tenantTimezone];
}

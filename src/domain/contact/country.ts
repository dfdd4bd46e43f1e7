import { countryOfCurrency } from "../import/default-country";

/** IANA zones of the countries whose rules of contact are known; others have no pack to match. */
const COUNTRY_OF_ZONE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    US: `America/New_York America/Detroit America/Kentucky/Louisville America/Kentucky/Monticello
      America/Indiana/Indianapolis America/Indiana/Knox America/Indiana/Marengo
      America/Indiana/Petersburg America/Indiana/Tell_City America/Indiana/Vevay
      America/Indiana/Vincennes America/Indiana/Winamac America/Chicago America/Menominee
      America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem
      America/Denver America/Boise America/Phoenix America/Los_Angeles America/Anchorage
      America/Adak America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat
      Pacific/Honolulu US/Eastern US/Central US/Mountain US/Pacific US/Alaska US/Hawaii
      US/Arizona US/Michigan US/East-Indiana US/Indiana-Starke US/Aleutian America/Puerto_Rico America/St_Thomas
      Pacific/Guam Pacific/Saipan Pacific/Pago_Pago`,
    GB: "Europe/London Europe/Belfast GB",
    CN: "Asia/Shanghai Asia/Urumqi Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Kashgar PRC",
    IN: "Asia/Kolkata Asia/Calcutta",
    AU: `Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Brisbane
      Australia/Adelaide Australia/Darwin Australia/Perth Australia/Eucla Australia/Lindeman
      Australia/Broken_Hill Australia/Lord_Howe Australia/ACT Australia/NSW Australia/Victoria
      Australia/Queensland Australia/South Australia/North Australia/West Australia/Tasmania
      Australia/Canberra Australia/Currie Australia/Yancowinna Australia/LHI`,
    ID: "Asia/Jakarta Asia/Pontianak Asia/Makassar Asia/Ujung_Pandang Asia/Jayapura",
    PH: "Asia/Manila",
    MX: `America/Mexico_City America/Cancun America/Merida America/Monterrey America/Matamoros
      America/Chihuahua America/Ciudad_Juarez America/Ojinaga America/Mazatlan
      America/Bahia_Banderas America/Hermosillo America/Tijuana America/Ensenada
      America/Santa_Isabel Mexico/General Mexico/BajaNorte Mexico/BajaSur`,
    AT: "Europe/Vienna",
    BE: "Europe/Brussels",
    BG: "Europe/Sofia",
    CY: "Asia/Nicosia Asia/Famagusta Europe/Nicosia",
    CZ: "Europe/Prague",
    DE: "Europe/Berlin Europe/Busingen",
    DK: "Europe/Copenhagen",
    EE: "Europe/Tallinn",
    ES: "Europe/Madrid Atlantic/Canary Africa/Ceuta",
    FI: "Europe/Helsinki Europe/Mariehamn",
    FR: "Europe/Paris",
    GR: "Europe/Athens",
    HR: "Europe/Zagreb",
    HU: "Europe/Budapest",
    IE: "Europe/Dublin Eire",
    IT: "Europe/Rome",
    LT: "Europe/Vilnius",
    LU: "Europe/Luxembourg",
    LV: "Europe/Riga",
    MT: "Europe/Malta",
    NL: "Europe/Amsterdam",
    PL: "Europe/Warsaw Poland",
    PT: "Europe/Lisbon Atlantic/Madeira Atlantic/Azores Portugal",
    RO: "Europe/Bucharest",
    SE: "Europe/Stockholm",
    SI: "Europe/Ljubljana",
    SK: "Europe/Bratislava",
    HK: "Asia/Hong_Kong Hongkong",
    SG: "Asia/Singapore Singapore",
    JP: "Asia/Tokyo Japan",
    KR: "Asia/Seoul ROK",
    VN: "Asia/Ho_Chi_Minh Asia/Saigon",
  }).flatMap(([country, zones]) => zones.split(/\s+/).map((zone) => [zone, country] as const)),
);

export type CountryFacts = Readonly<{
  /** Null or a name that is no zone: where the borrower is, is not known. */
  borrowerTimezone: string | null;
  tenantTimezone: string;
  /** ISO 4217. */
  tenantCurrency: string;
}>;

/**
 * The countries whose rules may bind a contact, ISO 3166: that of the borrower's clock, that of the
 * lender's clock and that of its currency. Where somebody lives and who supervises a lender is not
 * stored, so each hint counts and the strictest rule wins; none of them can take a rule away.
 */
export function plausibleCountries(facts: CountryFacts): readonly string[] {
  const countries = [facts.borrowerTimezone ?? "", facts.tenantTimezone]
    .map((zone) => COUNTRY_OF_ZONE.get(zone))
    .filter((country) => country !== undefined);
  return [...new Set([...countries, countryOfCurrency(facts.tenantCurrency)])].sort();
}

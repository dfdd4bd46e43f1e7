/**
 * The ISO 3166 country whose phone numbers a lender writes without a country code, guessed from its
 * currency: an ISO 4217 code begins with its country. A currency of many countries (EUR, XOF) gives
 * none that exists, and numbers then need their country code.
 */
export function countryOfCurrency(currency: string): string {
  return currency.slice(0, 2).toUpperCase();
}

import { PACKS } from "./packs/all";
import type { RulePack } from "./pack";
import type { ProductClass } from "./rule";

export type PackFacts = Readonly<{
  /** Where the borrower lives or is and who supervises the lender, as far as it may be. */
  countries: readonly string[];
  /** The kinds of the loans it is about; null: not all known, and the rules of every kind count. */
  products: readonly ProductClass[] | null;
  /** Packs off by default that the lender has turned on; they count wherever they are from. */
  turnedOn: readonly string[];
}>;

/** The packs of law that bind a contact: all that match, for the strictest wins rule by rule. */
export function matchPacks(
  { countries, products, turnedOn }: PackFacts,
  packs: readonly RulePack[] = PACKS,
): readonly RulePack[] {
  return packs.filter((pack) => {
    if (turnedOn.includes(pack.id)) return true;
    if (!pack.isOnByDefault) return false;
    const isHere = pack.countries.some((country) => countries.includes(country));
    if (!isHere || pack.products === null || products === null) return isHere;
    return pack.products.some((product) => products.includes(product));
  });
}

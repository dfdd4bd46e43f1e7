import type { DeadlineRule } from "../deadline/rule";
import type { ProductClass, Rule } from "./rule";

/** The rules of one instrument of law; a change of any of them is a new version. */
export type RulePack = Readonly<{
  id: string;
  version: number;
  /** ISO 3166 countries whose borrowers or lenders it concerns; empty for the lender's own rules. */
  countries: readonly string[];
  /** Null: every product. */
  products: readonly ProductClass[] | null;
  instrument: string;
  isOnByDefault: boolean;
  rules: readonly Rule[];
  /** What it wants done by a day, besides what it says of contact. */
  deadlines?: readonly DeadlineRule[];
}>;

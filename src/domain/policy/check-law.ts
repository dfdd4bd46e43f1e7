import { isCountry, UNION } from "../contact/country";
import { type ContactRules, LENDER_ROLES } from "../contact/gate";
import { PRODUCT_CLASSES } from "../contact/rule";

export type LawFlaw =
  | Readonly<{ code: "policy.supervised_nowhere" }>
  | Readonly<{ code: "policy.country_unknown"; country: string }>
  | Readonly<{ code: "policy.role_unknown"; known: readonly string[] }>
  | Readonly<{ code: "policy.product_class_unknown"; product: string; known: readonly string[] }>;

/** What is wrong with who a lender says it is before the law, each with its place. */
export function lawFlaws({
  lender,
  productClasses = {},
}: Pick<ContactRules, "lender" | "productClasses">): readonly (LawFlaw &
  Readonly<{ pointer: string }>)[] {
  const flaws: (LawFlaw & Readonly<{ pointer: string }>)[] = [];
  if (lender) {
    const pointer = "#/contact/lender/supervisedIn";
    const { supervisedIn, role } = lender;
    if (supervisedIn.length === 0) flaws.push({ code: "policy.supervised_nowhere", pointer });
    for (const country of supervisedIn) {
      if (country === UNION || isCountry(country)) continue;
      flaws.push({ code: "policy.country_unknown", pointer, country });
    }
    if (role !== undefined && !LENDER_ROLES.includes(role)) {
      const at = "#/contact/lender/role";
      flaws.push({ code: "policy.role_unknown", pointer: at, known: LENDER_ROLES });
    }
  }
  for (const [product, kind] of Object.entries(productClasses)) {
    if (product !== "" && PRODUCT_CLASSES.includes(kind)) continue;
    const pointer = "#/contact/productClasses";
    const known = PRODUCT_CLASSES;
    flaws.push({ code: "policy.product_class_unknown", pointer, product, known });
  }
  return flaws;
}

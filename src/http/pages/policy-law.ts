import type { ContactRules } from "../../domain/contact/gate";
import type { ProductClasses } from "../../domain/contact/product-class";
import type { ProductClass } from "../../domain/contact/rule";

/** Who a lender is before the law, as its fields show it. */
export type LawValues = Readonly<{
  /** Country codes with commas between them. */
  supervisedIn: string;
  /** Empty: not told. */
  role: string;
  /** One product a line, with its kind behind an equals sign. */
  productClasses: string;
}>;

export function lawValues({ lender, productClasses = {} }: ContactRules): LawValues {
  return {
    supervisedIn: lender?.supervisedIn.join(", ") ?? "",
    role: lender?.role ?? "",
    productClasses: Object.entries(productClasses)
      .map(([product, kind]) => `${product} = ${kind}`)
      .join("\n"),
  };
}

/** What cannot be read is kept as it was typed, and the rules refuse it. */
export function lawFrom(typed: LawValues): Pick<ContactRules, "lender" | "productClasses"> {
  const supervisedIn = typed.supervisedIn
    .split(/[\s,;，、]+/)
    .map((code) => code.toUpperCase())
    .filter((code) => code !== "");
  const role = typed.role as "creditor" | "collector" | "";
  const isTold = supervisedIn.length > 0 || role !== "";
  const products = typed.productClasses.split("\n").map((line) => line.trim());
  const classes = products
    .filter((line) => line !== "")
    .map((line) => {
      const at = line.lastIndexOf("=");
      const [product, kind] = at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
      return [product.trim(), kind.trim() as ProductClass] as const;
    });
  return {
    ...(isTold && { lender: { supervisedIn, ...(role !== "" && { role }) } }),
    ...(classes.length > 0 && { productClasses: Object.fromEntries(classes) as ProductClasses }),
  };
}

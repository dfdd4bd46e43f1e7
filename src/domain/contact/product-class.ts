import type { ProductClass } from "./rule";

/** A lender's own names of its products, each with the kind of loan that it is in law. */
export type ProductClasses = Readonly<Record<string, ProductClass>>;

/**
 * The kinds of loan that some products are; null when one of them is not told, or there is none: then
 * the rules of every kind count.
 */
export function productClassesOf(
  products: readonly string[],
  classes: ProductClasses,
): readonly ProductClass[] | null {
  const found = new Set<ProductClass>();
  for (const product of products) {
    const of = Object.hasOwn(classes, product) ? classes[product] : undefined;
    if (of === undefined) return null;
    found.add(of);
  }
  return found.size === 0 ? null : [...found].sort();
}

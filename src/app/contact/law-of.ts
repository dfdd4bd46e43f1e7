import { choicesAt } from "../../domain/contact/choices";
import { bindingCountries } from "../../domain/contact/country";
import type { ContactInput } from "../../domain/contact/gate";
import { matchPacks } from "../../domain/contact/match-packs";
import { productClassesOf } from "../../domain/contact/product-class";
import type { Policy } from "../../domain/policy/policy";
import type { Instant } from "../../kernel/calendar";
import type { Borrower } from "../borrower/store";
import type { Tenant } from "../context";

type Law = Pick<
  ContactInput,
  | "rules"
  | "policyVersion"
  | "packs"
  | "borrowerTimezone"
  | "residence"
  | "products"
  | "tenantTimezone"
  | "consents"
  | "preferences"
  | "isUnreachable"
  | "representative"
>;

/** Whether the lender collects debts of others or bought in default, and must say so. */
export function isCollector({ contact }: Pick<Policy, "contact">): boolean {
  return contact.lender?.role === "collector";
}

/** Whom a contact is with, about which products, under which policy, and when. */
export type LawSubject = Readonly<{
  borrower: Pick<Borrower, "contact" | "timezone" | "residence" | "choices">;
  /** The lender's names of the products of the loans that it is about. */
  products: readonly string[];
  policy: Pick<Policy, "contact" | "version">;
  at: Instant;
}>;

/**
 * The rules that bind a lender's contact with a borrower, and where their clocks are. That they are
 * out of reach is not stored: it is not known, and permits nothing.
 */
export function lawOf(
  tenant: Pick<Tenant, "timezone" | "currency">,
  { borrower, products: names, policy, at }: LawSubject,
): Law {
  const { timezone: tenantTimezone, currency: tenantCurrency } = tenant;
  const { timezone: borrowerTimezone, residence } = borrower;
  const { packs = [], lender, productClasses = {} } = policy.contact;
  const supervisedIn = lender?.supervisedIn ?? null;
  const whereabouts = { residence, borrowerTimezone, supervisedIn, tenantTimezone, tenantCurrency };
  const products = productClassesOf(names, productClasses);
  return {
    rules: policy.contact,
    policyVersion: policy.version,
    packs: matchPacks({ countries: bindingCountries(whereabouts), products, turnedOn: packs }),
    borrowerTimezone,
    residence,
    products,
    tenantTimezone,
    ...choicesAt(borrower.choices, at),
    isUnreachable: false,
    representative: borrower.contact.representative,
  };
}

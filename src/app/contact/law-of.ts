import { choicesAt } from "../../domain/contact/choices";
import { plausibleCountries } from "../../domain/contact/country";
import type { ContactInput } from "../../domain/contact/gate";
import { matchPacks } from "../../domain/contact/match-packs";
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
  | "tenantTimezone"
  | "consents"
  | "preferences"
  | "isUnreachable"
>;

/**
 * The rules that bind a lender's contact with a borrower, and where their clocks are. What kind of
 * loan it is, and that they are out of reach, is not stored: it is not known, and permits nothing.
 */
export function lawOf(
  tenant: Pick<Tenant, "timezone" | "currency">,
  borrower: Pick<Borrower, "timezone" | "choices">,
  policy: Pick<Policy, "contact" | "version">,
  at: Instant,
): Law {
  const { timezone: tenantTimezone, currency: tenantCurrency } = tenant;
  const { timezone: borrowerTimezone } = borrower;
  const countries = plausibleCountries({ borrowerTimezone, tenantTimezone, tenantCurrency });
  const turnedOn = policy.contact.packs ?? [];
  return {
    rules: policy.contact,
    policyVersion: policy.version,
    packs: matchPacks({ countries, product: null, turnedOn }),
    borrowerTimezone,
    tenantTimezone,
    ...choicesAt(borrower.choices, at),
    isUnreachable: false,
  };
}

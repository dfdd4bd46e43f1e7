import { type ContactInput, decideContact } from "../../../src/domain/contact/gate";
import { type Instant, instant } from "../../../src/kernel/calendar";

export function at(text: string): Instant {
  return instant(Date.parse(text));
}

/** What a question about a letter has besides the lender's own rules: no law, no past, no wishes. */
export const PLAIN = {
  policyVersion: 1,
  packs: [],
  purpose: "collection",
  party: "borrower",
  place: "unknown",
  loanId: 1,
  flags: [],
  consents: [],
  preferences: null,
  residence: null,
  representative: null,
  products: null,
  isUnreachable: false,
  isSuppressed: false,
  history: [],
} as const satisfies Partial<ContactInput>;

/** A lender in New York that writes e-mail from eight to nine, and a borrower there. */
export const QUESTION: ContactInput = {
  ...PLAIN,
  rules: { window: { startMinute: 480, endMinute: 1260 }, channels: ["email"] },
  channel: "email",
  address: "mara@example.com",
  borrowerTimezone: "America/New_York",
  tenantTimezone: "America/New_York",
  stopRequestedAt: null,
  stillDue: true,
  isHeld: false,
  sentSameStepAndDate: false,
  now: at("2026-06-10T12:00:00-04:00"),
};

export function ask(change: Partial<ContactInput>) {
  return decideContact({ ...QUESTION, ...change });
}

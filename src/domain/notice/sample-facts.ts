import { businessDate } from "../../kernel/calendar";
import { minor, ZERO } from "../../kernel/money";
import type { NoticeFacts } from "./letter-facts";
import type { TemplateName } from "./template-name";

const FULL: NoticeFacts = {
  lenderName: "Harbor Lending",
  borrowerName: "Ada Park",
  loanReference: "L-2026-0001",
  currency: "USD",
  dueOn: businessDate("2026-03-14"),
  days: 12,
  installmentAmount: minor(210_44),
  pastDueAmount: minor(420_88),
  next: { dueOn: businessDate("2026-04-14"), amount: minor(210_44) },
  lateLoanCount: 2,
  choiceUrl: "https://forbear.example/choices/1-a-b-0123456789abcdef0123456789abcdef",
};

/**
 * Facts to try a letter on: with all that there can be, and without what may be missing. A reminder
 * also goes out when nothing is past due; the others never do. What reads well with these has no hole
 * with any.
 */
export function sampleFactsFor(name: TemplateName): readonly NoticeFacts[] {
  const bare = { ...FULL, days: 1, lateLoanCount: 1, next: null, choiceUrl: null };
  if (name !== "reminder-before-due") return [FULL, bare];
  return [FULL, bare, { ...FULL, days: 0, lateLoanCount: 0, pastDueAmount: ZERO, next: null }];
}
export const FULL_SAMPLE = FULL;

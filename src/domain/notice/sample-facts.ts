import { businessDate } from "../../kernel/calendar";
import { minor, ZERO } from "../../kernel/money";
import type { NoticeFacts } from "./letter-facts";
import { isStatutory, type TemplateName } from "./template-name";

const FULL: NoticeFacts = {
  lenderName: "Harbor Lending",
  borrowerName: "Ada Park",
  loanReference: "L-2026-0001",
  currency: "USD",
  dueOn: businessDate("2026-03-14"),
  days: 12,
  installmentAmount: minor(210_44),
  pastDueAmount: minor(420_88),
  pastDue: {
    principal: minor(390_12),
    interest: minor(25_76),
    fee: minor(5_00),
    penalty: minor(15_00),
  },
  outstandingTotal: minor(5_210_33),
  asOf: businessDate("2026-03-26"),
  next: { dueOn: businessDate("2026-04-14"), amount: minor(210_44) },
  lateLoanCount: 2,
  choiceUrl: "https://forbear.example/choices/1-a-b-0123456789abcdef0123456789abcdef",
  lenderAddress: "Harbor Lending\n1 Harbor Street\nPortland, ME 04101\n+1 207 555 0100",
  isCollector: false,
};

/**
 * Facts to try a letter on: with all that there can be, and without what may be missing. A reminder
 * also goes out when nothing is past due; the others never do. What reads well with these has no hole
 * with any.
 */
export function sampleFactsFor(name: TemplateName): readonly NoticeFacts[] {
  const short = { ...FULL, days: 1, lateLoanCount: 1, next: null, choiceUrl: null };
  // A letter that a law demands goes out only with an address to answer to.
  const bare = isStatutory(name) ? short : { ...short, lenderAddress: null };
  if (name !== "reminder-before-due") return [FULL, bare];
  return [FULL, bare, { ...FULL, days: 0, lateLoanCount: 0, pastDueAmount: ZERO, next: null }];
}
export const FULL_SAMPLE = FULL;

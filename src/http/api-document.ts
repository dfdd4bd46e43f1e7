import { AUTHENTICATION, RATE_LIMITS } from "./api-chapters";

/** Chapters in the order in which an integrator meets them. */
const CHAPTERS: Readonly<Record<string, string>> = {
  Tenants: "The lender itself: its name, its mode, its zone.",
  Authentication: AUTHENTICATION,
  "Rate limits": RATE_LIMITS,
  "API keys": "What a program proves itself with, and what it may do.",
  Loans: "Loans as you bring them, and how they stand on any day.",
  Borrowers: "Who owes, and what is known of them.",
  Payments: "Money that came, money that was taken back, and money without a loan.",
  Imports: "Whole files, row by row.",
  Webhooks: "What your payment providers send us.",
  Events: "What we send you when something happens.",
  Notices: "Letters: planned, allowed or not, sent, and what became of them.",
  Templates: "The words of letters.",
  Providers: "Who carries what you write.",
  Contacts: "Whether a borrower may be contacted now, and what was done.",
  Cases: "Borrowers who need somebody's care.",
  Tasks: "What people have to do.",
  Promises: "What borrowers said to pay by when.",
  "Holds and flags": "What stops steps, letters or charges, and marks on loans.",
  Explanations: "Why something happened.",
  Policies: "What happens to a late loan, version by version, and what it would do.",
  Reports: "The book by age, and contacts.",
  Scans: "The daily work, and what it could not do.",
  Sandbox: "How borrowers of a sandbox pay, and a new beginning.",
  "Test clock": "The day on which a sandbox stands.",
  Calculations: "Schedules, lateness, classes, quotes and yearly rates, of nothing that is stored.",
  Service: "Whether Forbear is well.",
};

export const API_DOCUMENT = {
  openapi: "3.1.0",
  info: {
    title: "Forbear API",
    version: "1",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    description:
      "Delinquency management for lenders. Amounts are integers in minor units of the loan's " +
      "currency, rates decimal strings in percent, dates YYYY-MM-DD in the lender's calendar. " +
      "Refusals are RFC 9457 problems whose `code` is stable. Writes take an `Idempotency-Key`.",
  },
  tags: Object.entries(CHAPTERS).map(([name, description]) => ({ name, description })),
};

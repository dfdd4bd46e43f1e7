import type { Frequency, LoanTerms } from "../loan/terms";

/** What the sandbox lender offers, and how its borrowers keep it. */
export type Product = Readonly<{
  name: string;
  prefix: string;
  /** Loans of this product in the book. */
  loanCount: number;
  method: LoanTerms["method"];
  frequency: Frequency;
  installmentCounts: readonly number[];
  /** Major units, in steps of `principalStep`. */
  principalLeast: number;
  principalMost: number;
  principalStep: number;
  /** Percent a year. */
  rates: readonly string[];
  /** Days from disbursement to the first due date. */
  firstDueDays: number;
  /** The oldest loan still in the book, in days. */
  ageMost: number;
  /** How much likelier than the average loan it is missed. */
  risk: number;
}>;

/** A thousand loans. Rates and sizes are invented, within what such loans cost on the market. */
export const PRODUCTS: readonly Product[] = [
  {
    name: "Personal loan",
    prefix: "PL",
    loanCount: 390,
    method: "annuity",
    frequency: "monthly",
    installmentCounts: [12, 24, 36],
    principalLeast: 1_000,
    principalMost: 18_000,
    principalStep: 100,
    rates: ["8.9", "11.49", "13.99", "17.25", "21.99", "24.9"],
    firstDueDays: 30,
    ageMost: 900,
    risk: 0.8,
  },
  {
    name: "Car loan",
    prefix: "CL",
    loanCount: 150,
    method: "equal-principal",
    frequency: "monthly",
    installmentCounts: [48, 60],
    principalLeast: 9_000,
    principalMost: 42_000,
    principalStep: 500,
    rates: ["4.9", "6.25", "7.75", "9.4822", "11.9"],
    firstDueDays: 45,
    ageMost: 1_100,
    risk: 0.35,
  },
  {
    name: "Phone plan",
    prefix: "PH",
    loanCount: 180,
    method: "flat",
    frequency: "monthly",
    installmentCounts: [6, 9, 12],
    principalLeast: 300,
    principalMost: 1_400,
    principalStep: 20,
    rates: ["0", "4.5", "9"],
    firstDueDays: 30,
    ageMost: 400,
    risk: 0.8,
  },
  {
    name: "Pay in parts",
    prefix: "PP",
    loanCount: 130,
    method: "flat",
    frequency: "biweekly",
    installmentCounts: [4, 6, 8],
    principalLeast: 80,
    principalMost: 900,
    principalStep: 5,
    rates: ["0"],
    firstDueDays: 14,
    ageMost: 120,
    risk: 0.9,
  },
  {
    name: "Business loan",
    prefix: "BL",
    loanCount: 60,
    method: "interest-only",
    frequency: "monthly",
    installmentCounts: [12, 24],
    principalLeast: 20_000,
    principalMost: 150_000,
    principalStep: 1_000,
    rates: ["9", "10.75", "12.5", "14"],
    firstDueDays: 30,
    ageMost: 600,
    risk: 0.6,
  },
  {
    name: "Bridge loan",
    prefix: "BR",
    loanCount: 80,
    method: "single",
    frequency: "monthly",
    installmentCounts: [1],
    principalLeast: 100,
    principalMost: 800,
    principalStep: 10,
    rates: ["28", "36"],
    firstDueDays: 30,
    ageMost: 70,
    risk: 1.6,
  },
  {
    name: "Harvest loan",
    prefix: "HL",
    loanCount: 10,
    method: "custom",
    frequency: "quarterly",
    installmentCounts: [5, 6],
    principalLeast: 8_000,
    principalMost: 40_000,
    principalStep: 500,
    rates: ["8.5"],
    firstDueDays: 120,
    // Younger than the history, since a loan that brings its own rows brings no opening here.
    ageMost: 360,
    risk: 0.8,
  },
];

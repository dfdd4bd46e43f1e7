import type { ConditionWords } from "./say";

/** Conditions in English. */
export const CONDITION_WORDS_EN: ConditionWords = {
  facts: {
    "loan.daysPastDue": "days past due",
    "loan.pastDueAmount": "the amount past due",
    "loan.principalBalance": "the principal balance",
    "loan.principal": "the principal lent",
    "loan.bucket": "the bucket",
    "loan.product": "the product",
    "loan.currency": "the currency",
    "loan.installmentsUnpaid": "the number of installments past due",
    "loan.installmentsTotal": "the number of installments",
    "loan.installmentsPaid": "the number of installments paid",
    "loan.monthsOnBook": "months on book",
    "loan.penaltyOutstanding": "the penalty outstanding",
    "loan.credit": "the credit of the loan",
    "loan.openPromise": "a promise to pay is open",
    "loan.brokenPromises": "the number of broken promises",
    "borrower.locale": "the borrower's language",
    "borrower.timezone": "the borrower's time zone",
    "borrower.stopRequested": "the borrower has asked us to stop",
    "borrower.daysSinceConfirmed": "the days since a way to the borrower was confirmed",
    "case.open": "a case is open",
    "case.stage": "the stage of the case",
    "case.priority": "the priority of the case",
    flags: "flags",
    holds: "holds",
  },
  denied: {
    "loan.openPromise": "no promise to pay is open",
    "borrower.stopRequested": "the borrower has not asked us to stop",
    "case.open": "no case is open",
  },
  absent: {
    "borrower.timezone": {
      yes: "the borrower's time zone is unknown",
      no: "the borrower's time zone is known",
    },
    "case.stage": { yes: "the case has no stage", no: "the case has a stage" },
    "case.priority": { yes: "the case has no priority", no: "the case has a priority" },
  },
  listed: {
    flags: { yes: (flag) => `${flag} is flagged`, no: (flag) => `${flag} is not flagged` },
    holds: {
      yes: (stopped) => `${stopped} is on hold`,
      no: (stopped) => `${stopped} is not on hold`,
    },
  },
  compare: {
    "==": (left, right) => `${left} is ${right}`,
    "!=": (left, right) => `${left} is not ${right}`,
    "<": (left, right) => `${left} is less than ${right}`,
    "<=": (left, right) => `${left} is at most ${right}`,
    ">": (left, right) => `${left} is more than ${right}`,
    ">=": (left, right) => `${left} is at least ${right}`,
  },
  among: {
    yes: (left, values) => `${left} is ${enumerated(values, "or")}`,
    no: (left, values) => `${left} is neither ${values.join(" nor ")}`,
  },
  tests: {
    startsWith: {
      yes: (text, start) => `${text} starts with ${start}`,
      no: (text, start) => `${text} does not start with ${start}`,
    },
    endsWith: {
      yes: (text, end) => `${text} ends with ${end}`,
      no: (text, end) => `${text} does not end with ${end}`,
    },
    contains: {
      yes: (text, piece) => `${text} contains ${piece}`,
      no: (text, piece) => `${text} does not contain ${piece}`,
    },
  },
  arithmetic: {
    "+": (left, right) => `${left} plus ${right}`,
    "-": (left, right) => `${left} minus ${right}`,
    "*": (left, right) => `${left} times ${right}`,
    "/": (left, right) => `${left} divided by ${right}`,
    "%": (left, right) => `the remainder of ${left} divided by ${right}`,
  },
  minus: (value) => `minus ${value}`,
  count: (counted) => `the number of ${counted}`,
  all: (parts) => parts.join(" and "),
  any: (parts) => parts.join(" or "),
  group: (text) => `(${text})`,
  choice: (when, then, otherwise) => `if ${when}, then ${then}, otherwise ${otherwise}`,
  text: (text) => `“${text}”`,
  number: (value) => new Intl.NumberFormat("en").format(value),
  source: { yes: (source) => `“${source}”`, no: (source) => `not “${source}”` },
  constant: { yes: "always", no: "never" },
};

function enumerated(values: readonly string[], word: string): string {
  return `${values.slice(0, -1).join(", ")} ${word} ${values.at(-1)}`;
}

export const enLoanHistory = {
  "loan.history": "History of days past due",
  "loan.history.axis": "Days past due, {from} to {to}",
  "loan.history.days.one": "{count} day",
  "loan.history.days.other": "{count} days",
  "loan.history.late.one": "Late once in the last {months} months",
  "loan.history.late.other": "Late {count} times in the last {months} months",
  "loan.history.notAnew": "Did not become late in the last {months} months",
  "loan.history.longest.one": "longest one day on end",
  "loan.history.longest.other": "longest {count} days on end",
  "loan.history.cured": "back to current on {date}",
  "loan.history.lateSince": "late without a break since {date}",
  "loan.history.since": "Late without a break since {date}",
  "loan.history.lateFromBefore": "Late without a break since before {date}",
  "loan.history.withinGrace": "Past due, but never for longer than the grace",
  "loan.history.never":
    "Never past due since {date}. When an installment is missed, this shows for how long.",
  "loan.history.none": "No history yet: it begins when the loan has its installments.",
  "loan.history.changes.one": "Show {count} change, newest first",
  "loan.history.changes.other": "Show {count} changes, newest first",
  "loan.history.caption":
    "Each day on which more than the count changed, newest first, in {currency}",
  "loan.history.from": "From",
} as const;

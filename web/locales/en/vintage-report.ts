export const enVintageReport = {
  "vintage.title": "Vintages",
  "vintage.lead": "The loans of each month of disbursement, followed by months on book.",
  "vintage.late": "How late",
  "vintage.late.beyond": "Over {days} days",
  "vintage.when": "When",
  "vintage.when.ever": "Ever",
  "vintage.when.current": "At that age",
  "vintage.by": "Counted by",
  "vintage.by.loans": "Loans",
  "vintage.by.amount": "Amount",
  "vintage.caption.ever": "Ever more than {days} days past due, in {currency}",
  "vintage.caption.current": "More than {days} days past due at that age, in {currency}",
  "vintage.meaning.ever.loans":
    "Loans that were so late at the end of this month or of any before, over all loans disbursed.",
  "vintage.meaning.ever.amount":
    "What was disbursed on loans that were ever so late, over all that was disbursed.",
  "vintage.meaning.current.loans":
    "Loans that are so late at the end of this month, over all loans disbursed, also those that are paid off.",
  "vintage.meaning.current.amount":
    "Outstanding principal of loans that are so late at the end of this month, over all that was disbursed.",
  "vintage.noAmounts": "No amounts are known here: count by loans.",
  "vintage.vintage": "Disbursed in",
  "vintage.disbursed": "Disbursed",
  "vintage.age": "Months on book",
} as const;

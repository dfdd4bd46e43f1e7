export const enReport = {
  "ageing.title": "Ageing report",
  "ageing.intro":
    "The book by days past due. Any past date is computed from the ledger, with everything known today.",
  "ageing.asOf": "As of",
  "ageing.asOfHelp": "Any day up to {date}.",
  "ageing.show": "Show",
  "ageing.csv": "Download CSV",
  "ageing.json": "JSON",
  "ageing.caption": "Ageing in {currency} as of {date}",
  "ageing.parMeaning":
    "Whole balance of loans more than this many days past due, as a share of the balance of all loans.",
  "ageing.parDays": "More than {days} days",
  "ageing.empty.title": "There was no book on {date}",
  "ageing.empty.text": "No loan had been paid out by then. Choose a later day.",
} as const;

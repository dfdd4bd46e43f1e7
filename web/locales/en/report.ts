export const enReport = {
  "reports.title": "Reports",
  "ageing.title": "Ageing report",
  "ageing.intro":
    "The book by days past due, recomputed from the ledger for any past date with what was known then.",
  "ageing.asOf": "As of",
  "ageing.asOfHelp": "Any day up to {date}.",
  "ageing.show": "Show",
  "ageing.csv": "Download CSV",
  "ageing.json": "JSON",
  "ageing.print": "Print",
  "ageing.caption": "Ageing in {currency} as of {date}",
  "ageing.par": "Portfolio at risk",
  "ageing.parCaption": "Portfolio at risk in {currency}",
  "ageing.parMeaning":
    "Whole balance of loans more than this many days past due, as a share of the balance of all loans.",
  "ageing.parDays": "More than {days} days",
  "ageing.empty.title": "There was no book on {date}",
  "ageing.empty.text": "No loan had been paid out by then. Choose a later day.",
  "ageing.computed.one": "Computed from {count} loan.",
  "ageing.computed.other": "Computed from {count} loans.",
} as const;

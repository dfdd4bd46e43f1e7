export const enReport = {
  "ageing.title": "Ageing report",
  "ageing.intro":
    "The book by days past due, on any date: from the ledger with everything known today, or as it was known when that day was closed.",
  "ageing.asOf": "As of",
  "ageing.asOfHelp": "Any day up to {date}.",
  "ageing.known": "As known",
  "ageing.known.now": "today",
  "ageing.known.then": "on that day",
  "ageing.show": "Show",
  "ageing.csv": "Download CSV",
  "ageing.json": "JSON",
  "ageing.caption": "Ageing in {currency} as of {date}",
  "ageing.parMeaning":
    "Whole balance of loans more than this many days past due, as a share of the balance of all loans.",
  "ageing.parDays": "More than {days} days",
  "ageing.empty.title": "There was no book on {date}",
  "ageing.empty.text":
    "No loan had been paid out by then, or the day was never closed here. Choose a later day.",
} as const;

export const enForecastReport = {
  "forecast.title": "Forecast",
  "forecast.lead":
    "The book by bucket for the next twelve months, if they are like the months shown.",
  "forecast.newLoans": "New loans",
  "forecast.newLoans.none": "Today’s book running off",
  "forecast.newLoans.average": "With new loans as lately",
  "forecast.caption": "Expected book, in {currency}",
  "forecast.lost.one": "Lost within {count} month",
  "forecast.lost.other": "Lost within {count} months",
  "forecast.lost.meaning":
    "What goes beyond seven months past due or is charged off until then; what stands there today is not in it.",
  "forecast.error": "Error one month ahead",
  "forecast.error.meaning":
    "The mean size of the error of past forecasts, see the back-test below.",
  "forecast.base.one": "From the moves of {count} month.",
  "forecast.base.other": "From the moves of {count} months, pooled.",
  "forecast.late": "More than 30 days past due",
  "forecast.month": "End of",
  "forecast.lostSoFar": "Lost so far",
  "forecast.backTest": "How wrong such forecasts were",
  "forecast.backTest.balance":
    "Each month of the last three years was taken as the last one known. Compared is the balance more than 30 days past due: forecast less what came, over what came.",
  "forecast.backTest.loans":
    "Each month of the last three years was taken as the last one known. Compared are the loans more than 30 days past due: forecast less what came, over what came.",
  "forecast.backTest.none":
    "Seven months without a gap are needed, and something that was late in them.",
  "forecast.ahead": "Ahead",
  "forecast.months.one": "{count} month",
  "forecast.months.other": "{count} months",
  "forecast.compared": "Forecasts",
  "forecast.mean": "Mean error",
  "forecast.size": "Mean size of error",
  "forecast.empty": "There is nothing to forecast from yet",
  "forecast.empty.text":
    "Two month-ends in a row are needed. In a sandbox, move the clock over them; or import a status history.",
} as const;

export const enQuote = {
  "quote.title": "If it is paid today",
  "quote.bringCurrent": "To bring it current",
  "quote.isCurrent": "nothing is past due",
  "quote.payoff": "To pay it off",
  "quote.perDiem": "and {amount} more each day of this period",
  "quote.try": "Try a payment",
  "quote.pay": "A payment of, in {currency}",
  "quote.show": "Show",
  "quote.notAmount": "Write an amount above zero, such as 120.00.",
  "quote.effect": "A payment of {amount} would pay this.",
  "quote.standing":
    "Days past due go from {daysBefore} to {daysAfter}; {amountAfter} stays past due.",
  "quote.toCredit": "{amount} would lie as credit.",
} as const;

export const zhQuote = {
  "quote.title": "如果今天还款",
  "quote.bringCurrent": "恢复正常需还",
  "quote.isCurrent": "没有逾期金额",
  "quote.payoff": "一次结清需还",
  "quote.perDiem": "本期内每过一天另加 {amount}",
  "quote.try": "试算一笔还款",
  "quote.pay": "还款金额（{currency}）",
  "quote.show": "试算",
  "quote.notAmount": "请填写大于零的金额，例如 120.00。",
  "quote.effect": "还款 {amount} 会这样冲抵。",
  "quote.standing": "逾期天数由 {daysBefore} 变为 {daysAfter}，仍逾期 {amountAfter}。",
  "quote.toCredit": "{amount} 会成为溢缴款。",
} as const;

import type { enLoanHistory } from "../en/loan-history";
import type { Translation } from "../message";

export const zhLoanHistory = {
  "loan.history": "逾期天数历史",
  "loan.history.axis": "逾期天数，{from} 至 {to}",
  "loan.history.days.other": "{count} 天",
  "loan.history.late.other": "近 {months} 个月逾期 {count} 次",
  "loan.history.notAnew": "近 {months} 个月没有新的逾期",
  "loan.history.longest.other": "最长连续 {count} 天",
  "loan.history.cured": "{date} 已回正",
  "loan.history.lateSince": "自 {date} 逾期至今",
  "loan.history.since": "自 {date} 起一直逾期至今",
  "loan.history.lateFromBefore": "自 {date} 之前起一直逾期至今",
  "loan.history.withinGrace": "有过逾期，但都在宽限期之内",
  "loan.history.never": "自 {date} 以来从未逾期。如有一期未按时还清，这里会显示逾期多久。",
  "loan.history.none": "还没有历史：贷款有了还款计划之后才开始。",
  "loan.history.changes.other": "查看 {count} 次变化，最新在前",
  "loan.history.caption": "逾期情况每次变化的日期，最新在前（{currency}）",
  "loan.history.from": "起始日",
} as const satisfies Translation<typeof enLoanHistory>;

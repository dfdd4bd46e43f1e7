import type { enPayment } from "../en/payment";
import type { Translation } from "../message";

export const zhPayment = {
  "payments.title": "未匹配的还款",
  "payments.figure.other": "{count} 笔还款等待匹配",
  "payments.intro":
    "这些还款所指的贷款系统中没有。该贷款到达后会自动入账，也可以在此指定。还款从实际付款日起算。",
  "payments.caption": "未匹配的还款，按所指贷款排列",
  "payments.reference": "还款",
  "payments.loanReference": "原指贷款",
  "payments.amount": "金额",
  "payments.paidOn": "付款日",
  "payments.receivedAt": "收到时间",
  "payments.origin": "来源",
  "payments.assign": "指定",
  "payments.assignTo": "贷款编号",
  "payments.assignToOf": "还款 {payment} 的贷款编号",
  "payments.dismiss": "不予处理",
  "payments.dismissReason": "为何与我们无关",
  "payments.dismissReasonOf": "还款 {payment} 为何与我们无关",
  "payments.dismissOf": "不予处理还款 {payment}",
  "payments.empty.title": "每笔还款都已找到对应贷款",
  "payments.empty.text":
    "还款所指的贷款不存在时会在此等待。可通过 POST /v1/payments、CSV 文件或签名 Webhook 发送还款。",
  "payments.empty.action": "接入 Webhook",
  "payments.assigned": "还款 {payment} 已入账至贷款 {loan}。",
  "payments.dismissed": "还款 {payment} 已移出列表。",
  "payments.error.loan": "没有编号为 {loan} 的贷款，请核对。",
  "payments.error.loanMissing": "请填写该还款所属贷款的编号。",
  "payments.error.gone": "该还款已不在等待：其间已入账或已被移出。",
  "payments.error.amount": "金额 {amount} 不符合贷款 {loan} 的币种。",
  "payments.error.reused": "已有其他还款使用编号 {payment}。",
  "payments.error.beforeLoan": "付款日早于贷款 {loan} 的放款日。",
  "payments.error.inOpening": "该笔付款已计入贷款 {loan} 的期初余额。",
  "payments.error.future": "付款日在未来。",
  "payments.error.again": "同一贷款同时有其他变动，请重试。",
} as const satisfies Translation<typeof enPayment>;

export const enPayment = {
  "payments.title": "Payments without a loan",
  "payments.figure.one": "{count} payment waits",
  "payments.figure.other": "{count} payments wait",
  "payments.intro":
    "The money came for a loan we do not know. It is applied by itself when that loan arrives, or you assign it here. It counts from the day it was paid.",
  "payments.caption": "Payments without a loan, oldest first",
  "payments.reference": "Payment",
  "payments.loanReference": "Was meant for",
  "payments.amount": "Amount",
  "payments.paidOn": "Paid on",
  "payments.receivedAt": "Received",
  "payments.origin": "Came by",
  "payments.assign": "Assign",
  "payments.assignTo": "Loan reference",
  "payments.assignToOf": "Loan reference for payment {payment}",
  "payments.dismiss": "Dismiss",
  "payments.dismissReason": "Why it is not ours",
  "payments.dismissOf": "Dismiss payment {payment}",
  "payments.empty.title": "Every payment has found its loan",
  "payments.empty.text":
    "When a payment names a loan we do not know, it waits here. Send payments with POST /v1/payments, a CSV file, or a signed webhook.",
  "payments.empty.action": "Connect a webhook",
} as const;

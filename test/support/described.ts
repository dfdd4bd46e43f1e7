import type { Description } from "../../src/domain/webhook/description";

/** A source as an admin describes it: signed with its time, amounts in major units. */
export const DESCRIPTION: Description = {
  signature: {
    ...{ header: "X-Signature", algorithm: "hmac-sha256", encoding: "hex", prefix: "sha256=" },
    ...{ signed: "{timestamp}.{body}", key: "text" },
  },
  timestamp: { from: "header:X-Timestamp", unit: "seconds", toleranceSeconds: 300 },
  messageId: "$.id",
  kind: { path: "$.type", payments: ["settled"], reversals: ["returned"] },
  payment: {
    ...{ reference: "$.data.id", loan: "$.data.meta.loan", amount: "$.data.amount" },
    ...{ amountUnit: "major", currency: "$.data.currency", paidOn: "$.data.at" },
    ...{ paidOnForm: "instant", method: "bank-transfer" },
  },
  reversal: { reference: null, amount: null, reason: "$.data.reason" },
};

/** A message of that source. */
export const MESSAGE = {
  id: "m-1",
  type: "settled",
  data: {
    ...{ id: "pay-1", amount: "100.00", currency: "USD", at: "2026-06-14T15:00:00Z" },
    meta: { loan: "L1" },
  },
};

import { type Instant, parseInstant } from "../../kernel/calendar";
import { type Fields, objectIn, type SaidOfMoney, textIn, wholeIn } from "./source";

/**
 * What a notification of WeChat Pay (API v3) says, once its resource is opened: a transaction that
 * succeeded, or a refund that did. `loanKey`: the field of the transaction that names the loan,
 * `attach` or `out_trade_no`.
 */
export function readWechatPay(eventType: string, resource: Fields, loanKey: string): SaidOfMoney {
  if (eventType === "TRANSACTION.SUCCESS") return received(resource, loanKey);
  if (eventType === "REFUND.SUCCESS") return refunded(resource);
  return { says: "nothing" };
}

function received(transaction: Fields, loanKey: string): SaidOfMoney {
  if (textIn(transaction, "trade_state") !== "SUCCESS") return { says: "nothing" };
  const externalId = textIn(transaction, "transaction_id");
  const money = objectIn(transaction, "amount");
  const amount = wholeIn(money, "total");
  const at: Instant | undefined = parseInstant(textIn(transaction, "success_time") ?? "");
  if (externalId === null || amount === null || at === undefined) {
    return { says: "unclear", why: "a transaction without id, amount or time" };
  }
  // One that names no loan is matched by a person, under its own name.
  const loanExternalId = textIn(transaction, loanKey) ?? externalId;
  const currency = textIn(money, "currency") ?? "CNY";
  return {
    says: "received",
    externalId,
    loanExternalId,
    amount,
    currency,
    at,
    method: "wechat-pay",
  };
}

function refunded(refund: Fields): SaidOfMoney {
  const externalId = textIn(refund, "transaction_id");
  const amount = wholeIn(objectIn(refund, "amount"), "refund");
  if (externalId === null || amount === null) {
    return { says: "unclear", why: "a refund, but not of which transaction or how much" };
  }
  return { says: "reversed", externalId, amount, reason: "refunded" };
}

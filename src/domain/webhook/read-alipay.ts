import { type Instant, parseInstant } from "../../kernel/calendar";
import { parseMajor } from "../../kernel/money";
import { type Fields, type SaidOfMoney, textIn } from "./source";

const CURRENCY = "CNY";
/** Alipay writes wall-clock times of China, which has one zone and no summer time. */
const CHINA_OFFSET = "+08:00";

/**
 * What an asynchronous notification of Alipay says: a trade that was paid, or one of which something
 * was refunded. Amounts come as yuan with two decimals. `loanKey`: the field that names the loan,
 * `passback_params` or `out_trade_no`.
 */
export function readAlipay(fields: Fields, loanKey: string): SaidOfMoney {
  const externalId = textIn(fields, "trade_no");
  if (textIn(fields, "refund_fee") !== null) return refunded(fields, externalId);
  const status = textIn(fields, "trade_status");
  if (status !== "TRADE_SUCCESS" && status !== "TRADE_FINISHED") return { says: "nothing" };
  const amount = yuan(fields, "total_amount");
  const at = paidAt(fields);
  if (externalId === null || amount === undefined || at === undefined) {
    return { says: "unclear", why: "a trade without number, amount or time" };
  }
  // One that names no loan is matched by a person, under its own name.
  const loanExternalId = decoded(textIn(fields, loanKey)) ?? externalId;
  const money = { amount, currency: CURRENCY, at, method: "alipay" };
  return { says: "received", externalId, loanExternalId, ...money };
}

function refunded(fields: Fields, externalId: string | null): SaidOfMoney {
  const amount = yuan(fields, "refund_fee");
  if (externalId === null || amount === undefined) {
    return { says: "unclear", why: "a refund, but not of which trade or how much" };
  }
  return { says: "reversed", externalId, amount, reason: "refunded" };
}

function yuan(fields: Fields, name: string): number | undefined {
  return parseMajor(textIn(fields, name) ?? "", CURRENCY);
}

function paidAt(fields: Fields): Instant | undefined {
  const text = textIn(fields, "gmt_payment") ?? textIn(fields, "notify_time") ?? "";
  return parseInstant(`${text.replace(" ", "T")}${CHINA_OFFSET}`);
}

/** `passback_params` comes URL-encoded once more. */
function decoded(text: string | null): string | null {
  if (text === null) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

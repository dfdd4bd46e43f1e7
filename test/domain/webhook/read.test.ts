import { describe, expect, it } from "vitest";
import { readAlipay } from "../../../src/domain/webhook/read-alipay";
import { readStripe } from "../../../src/domain/webhook/read-stripe";
import { readWechatPay } from "../../../src/domain/webhook/read-wechat-pay";
import { checkSecrets, type Source } from "../../../src/domain/webhook/source";

const at = (text: string) => Date.parse(text);
const CREATED = at("2026-02-28T23:59:59Z") / 1000;

const OF = { loanKey: "loan_external_id", isLive: true };

describe("an event of Stripe", () => {
  const intent = {
    ...{ id: "pi_1", object: "payment_intent", amount: 1250, amount_received: 1250 },
    ...{ currency: "usd", metadata: { loan_external_id: " L1 " } },
  };
  const event = (type: string, object: object) => ({ type, created: CREATED, data: { object } });
  const money = {
    ...{ says: "received", externalId: "pi_1", loanExternalId: "L1", amount: 1250 },
    ...{ currency: "USD", at: at("2026-02-28T23:59:59Z"), method: "stripe" },
    payerName: null,
  };
  const charge = { id: "ch_1", billing_details: { name: "Ada Example", email: null } };

  it.each([
    ["a payment", intent, money],
    ["captured in part", { ...intent, amount: 2000 }, money],
    ["of a version without amount_received", { ...intent, amount_received: undefined }, money],
    ["that names no loan", { ...intent, metadata: {} }, { ...money, loanExternalId: "pi_1" }],
    ["without metadata", { ...intent, metadata: null }, { ...money, loanExternalId: "pi_1" }],
    [
      "with its charge, which names who paid",
      { ...intent, latest_charge: charge },
      { ...money, payerName: "Ada Example" },
    ],
    [
      "of an older version, which lists its charges",
      { ...intent, charges: { data: [charge] } },
      { ...money, payerName: "Ada Example" },
    ],
    ["whose charge is only named", { ...intent, latest_charge: "ch_1" }, money],
    ["in yen", { ...intent, currency: "jpy" }, { ...money, currency: "JPY" }],
    [
      "in krónur, which Stripe writes with two decimals",
      { ...intent, currency: "isk", amount_received: 5000 },
      { ...money, currency: "ISK", amount: 50 },
    ],
  ])("%s is money that came", (_, object, expected) => {
    expect(readStripe(event("payment_intent.succeeded", object), OF)).toEqual(expected);
  });

  it.each([
    ["krónur with a fraction", { ...intent, currency: "isk", amount_received: 5001 }],
    ["without an id", { ...intent, id: "" }],
    ["without a currency", { ...intent, currency: undefined }],
    ["with a fraction of a cent", { ...intent, amount_received: 12.5 }],
  ])("%s is for a person", (_, object) => {
    const said = readStripe(event("payment_intent.succeeded", object), OF);
    expect(said.says).toBe("unclear");
  });

  it.each([
    [
      "charge.refunded",
      { payment_intent: "pi_1", amount: 1250, amount_refunded: 500, currency: "usd" },
      { says: "reversed", externalId: "pi_1", amount: 500, reason: "refunded" },
    ],
    [
      "charge.dispute.funds_withdrawn",
      { payment_intent: "pi_1", amount: 1250, currency: "usd", reason: "fraudulent" },
      { says: "reversed", externalId: "pi_1", amount: 1250, reason: "disputed: fraudulent" },
    ],
    ["charge.dispute.created", { payment_intent: "pi_1" }, { says: "nothing" }],
    ["customer.created", {}, { says: "nothing" }],
  ])("%s is read for what it is", (type, object, expected) => {
    expect(readStripe(event(type, object), OF)).toEqual(expected);
  });

  it.each([
    [true, true, "received"],
    [false, true, "unclear"],
    [true, false, "unclear"],
    [false, false, "received"],
  ])(
    "of mode live %s is for a person where the lender's being live is %s: %s",
    (livemode, isLive, says) => {
      const whole = { ...event("payment_intent.succeeded", intent), livemode };
      expect(readStripe(whole, { ...OF, isLive }).says).toBe(says);
    },
  );

  it("of which money comes back after a dispute is for a person, and so is a refund of nothing known", () => {
    const back = event("charge.dispute.funds_reinstated", { payment_intent: "pi_1" });
    expect(readStripe(back, OF).says).toBe("unclear");
    expect(readStripe(event("charge.refunded", { amount_refunded: 5 }), OF).says).toBe("unclear");
    expect(readStripe({}, OF)).toEqual({ says: "nothing" });
  });
});

describe("a notification of WeChat Pay", () => {
  const transaction = {
    ...{ transaction_id: "4200001", out_trade_no: "T-1", trade_state: "SUCCESS", attach: "L1" },
    ...{ success_time: "2026-03-01T00:00:00+08:00", amount: { total: 888, currency: "CNY" } },
  };
  const money = {
    ...{ says: "received", externalId: "4200001", loanExternalId: "L1", amount: 888 },
    ...{ currency: "CNY", at: at("2026-02-28T16:00:00Z"), method: "wechat-pay" },
  };

  it.each([
    ["in its usual field", transaction, "attach", money],
    ["in the order", transaction, "out_trade_no", { ...money, loanExternalId: "T-1" }],
    ["nowhere", { ...transaction, attach: "" }, "attach", { ...money, loanExternalId: "4200001" }],
    ["and is not paid", { ...transaction, trade_state: "CLOSED" }, "attach", { says: "nothing" }],
  ])("that names the loan %s is read", (_, resource, key, expected) => {
    expect(readWechatPay("TRANSACTION.SUCCESS", resource, key)).toEqual(expected);
  });

  it("of a refund takes so much back; one without amount or time is for a person", () => {
    const refund = { transaction_id: "4200001", amount: { total: 888, refund: 100 } };
    expect(readWechatPay("REFUND.SUCCESS", refund, "attach")).toEqual({
      ...{ says: "reversed", externalId: "4200001", amount: 100, reason: "refunded" },
    });
    expect(readWechatPay("REFUND.ABNORMAL", refund, "attach")).toEqual({ says: "nothing" });
    expect(readWechatPay("REFUND.SUCCESS", {}, "attach").says).toBe("unclear");
    const timeless = { ...transaction, success_time: "yesterday" };
    expect(readWechatPay("TRANSACTION.SUCCESS", timeless, "attach").says).toBe("unclear");
  });
});

describe("a notification of Alipay", () => {
  const trade = {
    ...{ trade_no: "2013112011001004330000121536", out_trade_no: "T-1", total_amount: "88.80" },
    ...{ trade_status: "TRADE_SUCCESS", gmt_payment: "2026-03-01 00:00:00" },
    passback_params: "L%2F1",
  };
  const money = {
    ...{ says: "received", externalId: trade.trade_no, loanExternalId: "L/1", amount: 8880 },
    ...{ currency: "CNY", at: at("2026-02-28T16:00:00Z"), method: "alipay" },
  };

  it.each([
    ["that was paid", trade, money],
    ["that is finished", { ...trade, trade_status: "TRADE_FINISHED" }, money],
    ["that waits", { ...trade, trade_status: "WAIT_BUYER_PAY" }, { says: "nothing" }],
    ["that is closed", { ...trade, trade_status: "TRADE_CLOSED" }, { says: "nothing" }],
    [
      "of which something was refunded",
      { ...trade, refund_fee: "8.80" },
      { says: "reversed", externalId: trade.trade_no, amount: 880, reason: "refunded" },
    ],
  ])("of a trade %s is read", (_, fields, expected) => {
    expect(readAlipay(fields, "passback_params")).toEqual(expected);
  });

  it.each([
    ["without amount", { ...trade, total_amount: "" }],
    ["with a thousandth of a yuan", { ...trade, total_amount: "88.801" }],
    ["without time", { ...trade, gmt_payment: "" }],
  ])("%s is for a person", (_, fields) => {
    expect(readAlipay(fields, "passback_params").says).toBe("unclear");
  });
});

const PEM = `-----BEGIN PUBLIC KEY-----\n${"A".repeat(64)}\n-----END PUBLIC KEY-----\n`;

it.each<[string, Source, object, string[]]>([
  ["Stripe's secret", "stripe", { secret: "whsec_5WbX5kEWLlfzsGNj" }, []],
  ["nothing for Stripe", "stripe", {}, ["/secrets/secret"]],
  ["an API key of Stripe", "stripe", { secret: "sk_live_123" }, ["/secrets/secret"]],
  ["both of WeChat Pay", "wechat-pay", { apiKey: "k".repeat(32), publicKey: PEM }, []],
  ["a short key", "wechat-pay", { apiKey: "k".repeat(31), publicKey: PEM }, ["/secrets/apiKey"]],
  [
    "a line of base64 for Alipay",
    "alipay",
    { appId: "2021000000000001", publicKey: "A".repeat(392) },
    [],
  ],
  [
    "no key for Alipay",
    "alipay",
    { appId: "2021000000000001", publicKey: "?" },
    ["/secrets/publicKey"],
  ],
  ["a secret for the standard one", "standard", { secret: "whsec_x" }, ["/secrets/secret"]],
])("%s is checked at its field", (_, source, secrets, pointers) => {
  expect(checkSecrets(source, secrets, null).map(({ pointer }) => pointer)).toEqual(pointers);
});

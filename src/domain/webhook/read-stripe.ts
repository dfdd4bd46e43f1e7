import { type Instant, instant } from "../../kernel/calendar";
import { currencyExponent } from "../../kernel/money";
import { type Fields, objectIn, type SaidOfMoney, textIn, wholeIn } from "./source";

/**
 * What an event of Stripe says (docs.stripe.com/api/events/types). Of a payment intent that succeeded
 * the money came; what was refunded of a charge, and what a dispute took, goes back. Money that a won
 * dispute gives back is for a person, and so is what came from the other mode. Only fields that every version of their API has are read. `loanKey`: the key of the
 * intent's metadata that names the loan.
 */
export function readStripe(
  event: Fields,
  { loanKey, isLive }: Readonly<{ loanKey: string; isLive: boolean }>,
): SaidOfMoney {
  // No money moves in its test mode, and a sandbox is no place for what does.
  const mode = event["livemode"];
  if (typeof mode === "boolean" && mode !== isLive) {
    return {
      says: "unclear",
      why: isLive ? "an event of Stripe's test mode" : "an event of live money",
    };
  }
  const object = objectIn(objectIn(event, "data"), "object");
  switch (textIn(event, "type")) {
    case "payment_intent.succeeded":
      return received(event, object, loanKey);
    case "charge.refunded":
      return refunded(object);
    case "charge.dispute.funds_withdrawn":
      return disputed(object);
    case "charge.dispute.funds_reinstated":
      return { says: "unclear", why: "a dispute gave money back: post it again by hand" };
    default:
      return { says: "nothing" };
  }
}

function received(event: Fields, intent: Fields, loanKey: string): SaidOfMoney {
  const externalId = textIn(intent, "id");
  const isOld = intent["amount_received"] === undefined;
  const charged = wholeIn(intent, isOld ? "amount" : "amount_received");
  const currency = textIn(intent, "currency")?.toUpperCase() ?? null;
  const created = wholeIn(event, "created") ?? wholeIn(intent, "created");
  if (externalId === null || charged === null || currency === null || created === null) {
    return { says: "unclear", why: "a payment intent without id, amount, currency or time" };
  }
  const amount = minorOf(charged, currency);
  if (amount === null) return { says: "unclear", why: `not an amount in ${currency}: ${charged}` };
  // One that names no loan is matched by a person, under its own name.
  const loanExternalId = textIn(objectIn(intent, "metadata"), loanKey) ?? externalId;
  const at: Instant = instant(created * 1000);
  const payerName = payerOf(intent);
  const paid = { externalId, loanExternalId, amount, currency, at, payerName };
  return { says: "received", ...paid, method: "stripe" };
}

/** On the charge, which newer versions name alone unless it is expanded, and older ones list. */
function payerOf(intent: Fields): string | null {
  const { data } = objectIn(intent, "charges");
  const [listed] = Array.isArray(data) ? data : [];
  const charges = [objectIn(intent, "latest_charge"), objectIn({ listed }, "listed")];
  const names = charges.map((charge) => textIn(objectIn(charge, "billing_details"), "name"));
  return names.find((name) => name !== null) ?? null;
}

/** Stripe's own exceptions: amounts with two decimals of currencies that have none here. */
const WRITTEN_WITH_TWO: ReadonlySet<string> = new Set(["ISK", "UGX"]);

/** Minor units as ISO 4217 counts them; null: more exact than the currency is. */
function minorOf(amount: number, currency: string): number | null {
  if (!WRITTEN_WITH_TWO.has(currency)) return amount;
  const factor = 10 ** (2 - currencyExponent(currency));
  return amount % factor === 0 ? amount / factor : null;
}

function refunded(charge: Fields): SaidOfMoney {
  const back = wholeIn(charge, "amount_refunded");
  return takenBack(charge, back, "refunded");
}

function disputed(dispute: Fields): SaidOfMoney {
  const reason = textIn(dispute, "reason") ?? "no reason given";
  return takenBack(dispute, wholeIn(dispute, "amount"), `disputed: ${reason}`);
}

function takenBack(object: Fields, back: number | null, reason: string): SaidOfMoney {
  const externalId = textIn(object, "payment_intent");
  const currency = textIn(object, "currency")?.toUpperCase() ?? null;
  const amount = back !== null && currency !== null ? minorOf(back, currency) : null;
  if (externalId === null || amount === null) {
    return { says: "unclear", why: `${reason}, but not which payment or how much of it` };
  }
  return { says: "reversed", externalId, amount, reason };
}

import { type BusinessDate, parseDate } from "../../kernel/calendar";
import { type Fields, objectIn, textIn, wholeIn } from "./source";

/** What an event of GoCardless makes us ask: it names things and holds no amounts. */
export type Asked =
  | Readonly<{ asks: "payment" | "refund" | "mandate"; id: string; action: string; cause: string }>
  /** Nothing that a loan's ledger must know. */
  | Readonly<{ asks: "nothing" }>
  | Readonly<{ asks: "unclear" }>;

/**
 * Actions after which money may stand otherwise (developer.gocardless.com/api-reference, events). A
 * payment counts when it is confirmed, which is "collected from the customer's bank account"; paid out
 * moves it on to the lender and adds nothing. It can still fail late, be charged back, and come again.
 */
const OF_PAYMENTS: ReadonlySet<string> = new Set([
  ...["confirmed", "paid_out", "failed", "cancelled", "late_failure_settled"],
  ...["charged_back", "chargeback_settled", "chargeback_cancelled", "resubmission_requested"],
]);
const OF_REFUNDS: ReadonlySet<string> = new Set(["paid", "refund_settled", "funds_returned"]);
const OF_MANDATES: ReadonlySet<string> = new Set([
  ...["failed", "cancelled", "expired", "blocked", "active", "reinstated"],
]);
const ID = /^[A-Za-z0-9]{1,60}$/;

export function readGocardlessEvent(event: Fields): Asked {
  const type = textIn(event, "resource_type");
  const action = textIn(event, "action");
  if (type === null || action === null) return { asks: "unclear" };
  const details = objectIn(event, "details");
  const cause = textIn(details, "cause") ?? "";
  const links = objectIn(event, "links");
  const about = (asks: "payment" | "refund" | "mandate"): Asked => {
    const id = textIn(links, asks) ?? "";
    return ID.test(id) ? { asks, id, action, cause } : { asks: "unclear" };
  };
  // New types and actions come without notice and "should be ignored", as their documents say.
  if (type === "payments" && OF_PAYMENTS.has(action)) return about("payment");
  if (type === "refunds" && OF_REFUNDS.has(action)) return about("refund");
  if (type === "mandates" && OF_MANDATES.has(action)) return about("mandate");
  return { asks: "nothing" };
}

/** A payment as their API tells it now. */
export type GocardlessPayment = Readonly<{
  id: string;
  status: string;
  amount: number;
  refunded: number;
  currency: string;
  /** The day on which the customer's account is charged. */
  chargedOn: BusinessDate | undefined;
  /** What the lender wrote on it, and what of theirs it belongs to. */
  metadata: Fields;
  links: Fields;
}>;

export function readGocardlessPayment(fields: Fields): GocardlessPayment | undefined {
  const [id, status] = [textIn(fields, "id"), textIn(fields, "status")];
  const [amount, currency] = [wholeIn(fields, "amount"), textIn(fields, "currency")];
  if (id === null || status === null || amount === null || currency === null) return undefined;
  return {
    ...{ id, status, amount, currency },
    refunded: wholeIn(fields, "amount_refunded") ?? 0,
    chargedOn: parseDate(textIn(fields, "charge_date") ?? ""),
    metadata: objectIn(fields, "metadata"),
    links: objectIn(fields, "links"),
  };
}

/** What we have of a payment: the last of its postings, since money can be taken back and come again. */
export type Standing =
  | Readonly<{ stands: "never" }>
  | Readonly<{ stands: "yes"; amount: number }>
  | Readonly<{ stands: "taken-back"; by: "source" | "person" }>;

export type Settling =
  | Readonly<{ act: "post"; amount: number }>
  | Readonly<{ act: "reverse" }>
  | Readonly<{ act: "nothing" }>
  /** It was never here, and will not come. */
  | Readonly<{ act: "none-came" }>
  | Readonly<{ act: "ask"; why: "partly-refunded" | "taken-back-here"; amount: number }>;

/**
 * What an event makes of a payment, from what their API says now and what stands here, so that any
 * order of events ends in the same. What a person took back here stays so: money that comes again after that
 * is for a person to place.
 */
export function settle(
  { status, amount, refunded }: Pick<GocardlessPayment, "status" | "amount" | "refunded">,
  standing: Standing,
  action: string,
): Settling {
  const isCollected = status === "confirmed" || status === "paid_out";
  const net = isCollected ? Math.max(0, amount - refunded) : 0;
  switch (standing.stands) {
    case "never":
      return net > 0 ? { act: "post", amount: net } : { act: "none-came" };
    case "yes":
      if (net === 0) return { act: "reverse" };
      if (net === standing.amount) return { act: "nothing" };
      return { act: "ask", why: "partly-refunded", amount: net };
    case "taken-back": {
      if (net === 0 || !COMES_AGAIN.has(action)) return { act: "nothing" };
      if (standing.by === "source") return { act: "post", amount: net };
      if (action === "confirmed") return { act: "nothing" };
      return { act: "ask", why: "taken-back-here", amount: net };
    }
  }
}

/** Retried and collected, given back by the bank, or refunded in vain. */
const COMES_AGAIN: ReadonlySet<string> = new Set([
  ...["confirmed", "chargeback_cancelled", "funds_returned"],
]);
const ENDED: ReadonlySet<string> = new Set(["failed", "cancelled", "expired", "blocked"]);

/** Whether payments can no longer be taken by a mandate of this status. */
export function isMandateEnded(status: string): boolean {
  return ENDED.has(status);
}

/** All names that the postings of one payment have, the first one first. */
export function postingNames(id: string): readonly string[] {
  return [id, ...Array.from({ length: POSTINGS_MAX - 1 }, (_, index) => `${id}-${index + 2}`)];
}
const POSTINGS_MAX = 9;

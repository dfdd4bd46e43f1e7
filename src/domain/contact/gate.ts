import { type Instant, isTimezone } from "../../kernel/calendar";
import { plausibleZones } from "./plausible-zones";
import { type ContactWindow, isInsideWindow, nextOpening } from "./window";

/** The contact part of a policy: when, and on which channels. */
export type ContactRules = Readonly<{
  window: ContactWindow;
  channels: readonly string[];
}>;

export type ContactInput = Readonly<{
  rules: ContactRules;
  channel: string;
  address: string | null;
  borrowerTimezone: string | null;
  tenantTimezone: string;
  stopRequestedAt: Instant | null;
  /** False when what the notice is about was paid meanwhile. */
  stillDue: boolean;
  /** A hold stops letters about this loan. */
  isHeld: boolean;
  /** True when this borrower already had this step's notice for this business date. */
  sentSameStepAndDate: boolean;
  now: Instant;
}>;

export type DenyRule =
  | "borrower-stop"
  | "paid-meanwhile"
  | "hold"
  | "one-per-step-and-date"
  | "channel-not-permitted"
  | "no-address"
  | "no-common-hours"
  | "unknown-zone";

/** What the answer rests on, stored with it. */
export type GateFacts = Readonly<{
  channel: string;
  zoneSource: "borrower" | "tenant";
  /** All zones whose window had to be open. */
  timezones: readonly string[];
  window: ContactWindow;
  stopRequestedAt: Instant | null;
}>;

export type GateDecision = Readonly<
  | { verdict: "allow"; rule: "allowed"; facts: GateFacts }
  | { verdict: "defer"; rule: "quiet-hours"; until: Instant; facts: GateFacts }
  | { verdict: "deny"; rule: DenyRule; facts: GateFacts }
>;

/**
 * Whether a borrower may be contacted now: allow, defer until the window opens, or deny for good.
 * What denies is asked before what defers, a borrower's stop first of all.
 *
 * Quiet hours follow 12 CFR 1006.6(b)(1)(i): the borrower's local time decides, for every medium,
 * and the end of the window is outside it. A missing fact never permits: without a usable zone of
 * the borrower the window must be open in every zone of the lender's country, and a lender without
 * a usable zone contacts nobody.
 */
export function decideContact(input: ContactInput): GateDecision {
  const facts = factsOf(input);
  const denied = denyingRule(input);
  if (denied) return { verdict: "deny", rule: denied, facts };
  if (!facts.timezones.every(isTimezone)) return { verdict: "deny", rule: "unknown-zone", facts };

  const { window, timezones } = facts;
  if (timezones.every((zone) => isInsideWindow(window, input.now, zone))) {
    return { verdict: "allow", rule: "allowed", facts };
  }
  const until = nextOpening(window, input.now, timezones);
  if (until === undefined) return { verdict: "deny", rule: "no-common-hours", facts };
  return { verdict: "defer", rule: "quiet-hours", until, facts };
}

function denyingRule(input: ContactInput): DenyRule | undefined {
  // A stop dated later than now is a clock that differs, not a permission until then.
  if (input.stopRequestedAt !== null) return "borrower-stop";
  if (!input.stillDue) return "paid-meanwhile";
  if (input.isHeld) return "hold";
  if (input.sentSameStepAndDate) return "one-per-step-and-date";
  if (!input.rules.channels.includes(input.channel)) return "channel-not-permitted";
  if (input.address === null || input.address.trim() === "") return "no-address";
  return undefined;
}

function factsOf(input: ContactInput): GateFacts {
  const { borrowerTimezone } = input;
  const known = borrowerTimezone !== null && isTimezone(borrowerTimezone);
  return {
    channel: input.channel,
    zoneSource: known ? "borrower" : "tenant",
    timezones: known ? [borrowerTimezone] : plausibleZones(input.tenantTimezone),
    window: input.rules.window,
    stopRequestedAt: input.stopRequestedAt,
  };
}

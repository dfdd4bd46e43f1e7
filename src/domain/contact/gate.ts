import { type Instant, instant, isTimezone } from "../../kernel/calendar";
import type { ProductClasses } from "./product-class";
import type { DeferRule, DenyRule, GateDecision, GateFacts } from "./decision";
import { evidenceOf, type PackedRule, type Spoken } from "./evidence";
import { housePack } from "./house";
import { judgeRule } from "./judge-rule";
import { openClock } from "./local-clock";
import { borrowerClocks } from "./plausible-zones";
import type { RulePack } from "./pack";
import type { Representative } from "./representative";
import type {
  Channel,
  Consent,
  ContactFlag,
  HouseRule,
  Party,
  Place,
  ProductClass,
  Purpose,
  Rule,
} from "./rule";
import type { HolidayCalendar, PastContact, Preferences, Situation } from "./situation";
import type { ContactWindow } from "./window";

/** The contact part of a policy: when, and on which channels. */
export type ContactRules = Readonly<{
  window: ContactWindow;
  channels: readonly string[];
  /** Ids of packs that are off by default and that the lender turns on. */
  packs?: readonly string[];
  /** Who the lender is before the law; what is left out is guessed from its clock and currency. */
  lender?: LenderFacts;
  /** Which of the lender's products are which kind of loan; rules of all kinds count for others. */
  productClasses?: ProductClasses;
  /** Public holidays; without them no rule that closes on holidays ever opens. */
  holidays?: HolidayCalendar;
}>;

export const LENDER_ROLES = ["creditor", "collector"] as const;

export type LenderFacts = Readonly<{
  /** ISO 3166 countries whose authorities supervise it; at least one. */
  supervisedIn: readonly string[];
  /** `collector`: collects debts of others or bought in default, and must say so (12 CFR 1006.18). */
  role?: (typeof LENDER_ROLES)[number];
}>;

export type ContactInput = Readonly<{
  rules: ContactRules;
  policyVersion: number;
  /** The packs of law that match, in any order. */
  packs: readonly RulePack[];
  channel: Channel;
  purpose: Purpose;
  party: Party;
  place: Place;
  loanId: number | null;
  address: string | null;
  /** The address bounced, complained or said stop, whoever has it: nothing is sent to it. */
  isSuppressed: boolean;
  borrowerTimezone: string | null;
  /** Where the borrower lives, ISO 3166; null: not told. */
  residence: string | null;
  /** The kinds of loan that it is about; null: not told, so the rules of every kind were asked. */
  products: readonly ProductClass[] | null;
  tenantTimezone: string;
  stopRequestedAt: Instant | null;
  /** False when what the contact is about was paid meanwhile. */
  stillDue: boolean;
  /** A hold stops letters about this loan. */
  isHeld: boolean;
  /** True when this borrower already had this step's notice for this business date. */
  sentSameStepAndDate: boolean;
  flags: readonly ContactFlag[];
  /** What is not named was not agreed to, or is not known. */
  consents: readonly Consent[];
  preferences: Preferences | null;
  isUnreachable: boolean;
  /** Whom the borrower named to speak for them; until the lender has confirmed it they are a stranger. */
  representative: Pick<Representative, "isOnly" | "isConfirmed"> | null;
  /** Of everyone together, as far back as the longest period of a rule. */
  history: readonly PastContact[];
  now: Instant;
}>;

/** Beyond this no moment is looked for: a contact put off longer counts as one that is never made. */
const HORIZON_MS = 70 * 86_400_000;
/** Hours that do not come together within this long never do; the longest holidays are shorter. */
const HOURS_HORIZON_MS = 21 * 86_400_000;
/** More openings than all packs together have until the horizon. */
const MOMENTS_MAX = 400;

/**
 * Whether somebody may be contacted now: allow until, defer until, or deny for good, with every rule
 * that spoke. All rules of all packs are asked and the strictest decides: one that denies before any
 * that defers, of those that defer the longest. The instant of a deferral is the first at which, if
 * nothing else changes, no rule objects.
 *
 * The borrower's local time decides, and the end of a window is outside it (12 CFR 1006.6(b)(1)(i)).
 * A missing fact never permits: without a usable zone of the borrower the hours must be open in every
 * zone of the country they live in, or of the lender's where that is not told; a lender without a usable zone contacts nobody, what is not known of
 * a past contact counts, and a consent that is not known is none.
 */
export function decideContact(input: ContactInput): GateDecision {
  const facts = factsOf(input);
  const situation = situationOf(input, facts);
  const law = [...input.packs].sort((one, other) => (one.id < other.id ? -1 : 1));
  const packs = [housePack(input.policyVersion, input.rules.window), ...law];
  const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })));
  if (!hasClock(facts)) return withoutClock(facts, situation, packs, rules, input);

  const spoke = askAll(rules, situation, input.now);
  const evidence = evidenceOf(facts, packs, spoke);
  return { ...evidence, ...answerOf(rules, situation, input.now, spoke) };
}

type Answer =
  | Readonly<{ verdict: "allow"; rule: "allowed"; until: Instant | null }>
  | Readonly<{ verdict: "defer"; rule: DeferRule; until: Instant }>
  | Readonly<{ verdict: "deny"; rule: DenyRule }>;

function answerOf(
  rules: readonly PackedRule[],
  situation: Situation,
  now: Instant,
  spoke: readonly Spoken[],
): Answer {
  const denied = spoke.find(({ ruling }) => ruling.verdict === "deny");
  if (denied) return { verdict: "deny", rule: denyRuleOf(denied.rule) };
  const last = longest(spoke);
  if (!last) return { verdict: "allow", rule: "allowed", until: endOf(spoke) };
  // Apart from the rest, so that a cap of months does not make hours that never meet look open.
  const hours = rules.filter(({ rule }) => rule.kind === "window" || rule.kind === "preference");
  const opening = firstMoment(hours, situation, now, instant(now + HOURS_HORIZON_MS));
  if (typeof opening !== "number") return { verdict: "deny", rule: "no-common-hours" };
  const moment = firstMoment(rules, situation, now, situation.horizon);
  if (typeof moment === "number") {
    return { verdict: "defer", rule: deferRuleOf(last.rule), until: moment };
  }
  return { verdict: "deny", rule: moment ? denyRuleOf(moment) : "no-common-hours" };
}

/**
 * The first instant from `now` on at which none of the rules objects. Each names its own first one,
 * so the latest of them is never too late. Answers the rule that denies on the way, and undefined
 * when there is no such instant before the horizon.
 */
function firstMoment(
  rules: readonly PackedRule[],
  situation: Situation,
  now: Instant,
  horizon: Instant,
): Instant | Rule | undefined {
  let at = now;
  for (let moment = 0; moment < MOMENTS_MAX && at <= horizon; moment += 1) {
    const spoke = askAll(rules, situation, at);
    const denied = spoke.find(({ ruling }) => ruling.verdict === "deny");
    if (denied) return denied.rule;
    const last = longest(spoke);
    if (!last) return at;
    at = last.until;
  }
  return undefined;
}

function askAll(rules: readonly PackedRule[], situation: Situation, at: Instant): Spoken[] {
  return rules.flatMap((one) => {
    const ruling = judgeRule(one.rule, situation, at);
    return ruling ? [{ ...one, ruling }] : [];
  });
}

/** The rule that puts a contact off longest; the lender's own one where two are equal. */
function longest(spoke: readonly Spoken[]): (PackedRule & { until: Instant }) | undefined {
  let found: (PackedRule & { until: Instant }) | undefined;
  for (const { pack, rule, ruling } of spoke) {
    if (ruling.verdict !== "defer") continue;
    if (!found || ruling.until > found.until) found = { pack, rule, until: ruling.until };
  }
  return found;
}

function endOf(spoke: readonly Spoken[]): Instant | null {
  const ends = spoke.flatMap(({ ruling }) =>
    ruling.verdict === "allow" && ruling.until !== null ? [ruling.until] : [],
  );
  return ends.length === 0 ? null : (Math.min(...ends) as Instant);
}

function denyRuleOf(rule: Rule): DenyRule {
  switch (rule.kind) {
    case "house":
      return rule.of;
    case "stop":
      return "contact-stop";
    case "consent":
      return "consent-missing";
    case "party":
      return "party-not-permitted";
    case "preference":
      return rule.of === "channels" ? "unwanted-channel" : "no-common-hours";
    case "window":
      return "closed-hours";
    default:
      return "frequency-cap";
  }
}

function deferRuleOf({ kind }: Rule): DeferRule {
  switch (kind) {
    case "cap":
      return "frequency-cap";
    case "quiet-after":
      return "quiet-after-conversation";
    case "preference":
      return "chosen-hours";
    default:
      return "quiet-hours";
  }
}

/** A borrower's zone was looked at, and where there are several they are ours: looking is dear. */
function hasClock({ zoneSource, timezones }: GateFacts): boolean {
  return zoneSource !== "tenant" || timezones.length > 1 || timezones.every(isTimezone);
}

/** Without a clock only what looks at no clock is asked; nothing is allowed. */
function withoutClock(
  facts: GateFacts,
  situation: Situation,
  packs: readonly RulePack[],
  rules: readonly PackedRule[],
  { now }: ContactInput,
): GateDecision {
  const house = rules.filter(({ rule }) => rule.kind === "house");
  const spoke = askAll(house, situation, now);
  const [denied] = spoke;
  const rule = denied ? denyRuleOf(denied.rule) : "unknown-zone";
  return { ...evidenceOf(facts, packs, spoke), verdict: "deny", rule };
}

function factsOf(input: ContactInput): GateFacts {
  const { source, zones } = borrowerClocks(input);
  return {
    channel: input.channel,
    zoneSource: source,
    timezones: zones,
    residence: input.residence,
    products: input.products,
    window: input.rules.window,
    stopRequestedAt: input.stopRequestedAt,
    purpose: input.purpose,
    party: input.party,
  };
}

function situationOf(input: ContactInput, { timezones }: GateFacts): Situation {
  const { channel, purpose, party, place, loanId, consents, preferences, history } = input;
  // A stop dated later than now is a clock that differs, not a permission until then.
  const isStopped = input.stopRequestedAt !== null || input.flags.includes("stop-requested");
  return {
    clock: openClock(timezones),
    horizon: instant(input.now + HORIZON_MS),
    channel,
    purpose,
    party,
    place,
    loanId,
    flags: isStopped ? [...input.flags, "stop-requested"] : input.flags,
    consents,
    preferences,
    isUnreachable: input.isUnreachable,
    residence: input.residence,
    hasRepresentative: input.representative?.isConfirmed === true,
    holidays: input.rules.holidays ?? null,
    history,
    houseReasons: houseReasons(input, isStopped),
  };
}

function houseReasons(input: ContactInput, isStopped: boolean): readonly HouseRule[] {
  const hasAddress = input.address !== null && input.address.trim() !== "";
  const reasons: readonly (readonly [HouseRule, boolean])[] = [
    ["borrower-stop", isStopped],
    ["through-representative", isPastRepresentative(input)],
    ["paid-meanwhile", !input.stillDue],
    ["hold", input.isHeld],
    ["one-per-step-and-date", input.sentSameStepAndDate],
    ["channel-not-permitted", !input.rules.channels.includes(input.channel)],
    ["no-address", !hasAddress],
    ["suppressed-address", input.isSuppressed],
  ];
  return reasons.flatMap(([reason, isGiven]) => (isGiven ? [reason] : []));
}

/** A wish about the borrower alone: who else owes has not made it. */
function isPastRepresentative({ representative, party }: ContactInput): boolean {
  return representative?.isOnly === true && party === "borrower";
}

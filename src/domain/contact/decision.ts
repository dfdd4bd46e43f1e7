import type { Instant } from "../../kernel/calendar";
import type { HouseRule, Party, ProductClass, Purpose, Rule } from "./rule";
import type { Ruling, RuleValues } from "./ruling";
import type { ContactWindow } from "./window";

/** Why, in a word: the lender's own reasons and, of packs, the kind of the rule. */
export type DenyRule =
  | HouseRule
  | "no-common-hours"
  | "unknown-zone"
  | "closed-hours"
  | "contact-stop"
  | "consent-missing"
  | "party-not-permitted"
  | "unwanted-channel"
  | "frequency-cap";
export type DeferRule =
  | "quiet-hours"
  | "frequency-cap"
  | "quiet-after-conversation"
  | "chosen-hours";

/** What the answer rests on, stored with it. */
export type GateFacts = Readonly<{
  channel: string;
  zoneSource: "borrower" | "residence" | "conflict" | "tenant";
  /** All zones whose hours had to be open. */
  timezones: readonly string[];
  /** Where the borrower lives; null: not told. None were kept before they were stored. */
  residence?: string | null;
  /** The kinds of loan; null: not told. */
  products?: readonly ProductClass[] | null;
  /** The lender's own hours. */
  window: ContactWindow;
  stopRequestedAt: Instant | null;
  purpose: Purpose;
  party: Party;
}>;

/** One rule that spoke, with what it looked at. */
export type SpokenRule = Readonly<{
  pack: string;
  packVersion: number;
  rule: string;
  /** Where its text stands. */
  source: string;
  kind: Rule["kind"];
  status: Rule["status"];
  verdict: Ruling["verdict"];
  /** Of a deferral: not before; of an allowance: not after, if its end is in sight. */
  until: Instant | null;
  values: RuleValues;
}>;

/** What makes an answer less sure than it looks; it never makes it milder. */
export type GateWarning = Readonly<
  /** A rule that spoke was read in a secondary source only (VS), or in none (GK). */
  | { code: "rule-not-verified"; pack: string; rule: string; status: "VS" | "GK" }
  /** No pack of law matches, so only the lender's own rules were asked. */
  | { code: "no-pack" }
  /** Something that the gate cannot see and whoever makes the contact must. */
  | { code: "advice"; pack: string; rule: string; advice: string }
>;

export type Evidence = Readonly<{
  facts: GateFacts;
  packs: readonly Readonly<{ id: string; version: number }>[];
  spoke: readonly SpokenRule[];
  warnings: readonly GateWarning[];
}>;

export type GateDecision = Evidence &
  Readonly<
    | { verdict: "allow"; rule: "allowed"; until: Instant | null }
    | { verdict: "defer"; rule: DeferRule; until: Instant }
    | { verdict: "deny"; rule: DenyRule }
  >;

/** As answers were stored before they told every rule that spoke. */
type OldDecision = Readonly<
  { facts: Omit<GateFacts, "purpose" | "party"> } & (
    | { verdict: "allow"; rule: "allowed" }
    | { verdict: "defer"; rule: "quiet-hours"; until: Instant }
    | { verdict: "deny"; rule: DenyRule }
  )
>;

/** An answer of the gate as it is kept, from whichever time. */
export type KeptDecision = GateDecision | OldDecision;

/** Until when an answer holds or puts off; null where no end is in sight or none was kept. */
export function untilOf(decision: KeptDecision): Instant | null {
  return "until" in decision ? decision.until : null;
}

/** The packs that were asked; null of an answer of before they were kept. */
export function packsOf(decision: KeptDecision): Evidence["packs"] | null {
  return "packs" in decision ? decision.packs : null;
}

/** The rules that spoke; none are known of an answer of before they were kept. */
export function spokenIn(decision: KeptDecision): readonly SpokenRule[] {
  return "spoke" in decision ? decision.spoke : [];
}

/** What makes an answer less sure; nothing is known of an answer of before it was kept. */
export function warningsIn(decision: KeptDecision): readonly GateWarning[] {
  return "warnings" in decision ? decision.warnings : [];
}

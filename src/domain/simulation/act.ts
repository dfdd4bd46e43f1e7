import type { Channel } from "../contact/rule";
import type { BusinessDate } from "../../kernel/calendar";

/** Why a step was a loan's, as acts keep it. */
export type Why = Readonly<{
  segment: string | null;
  event?: string;
  when?: string;
  facts: Readonly<Record<string, unknown>>;
  daysPastDue: number;
}>;

export const SIMULATED_KINDS = [
  "notice",
  "task",
  "case",
  "close-case",
  "hold",
  "flag",
  "bucket",
] as const;
export type SimulatedKind = (typeof SIMULATED_KINDS)[number];

/** What the contact gate made of a notice: out at once, out later that day or after it, or not. */
export type Contact = "allowed" | "deferred" | "denied";

/** One thing that a policy did with a borrower on a day of a simulation. */
export type SimulatedAct = Readonly<{
  kind: SimulatedKind;
  on: BusinessDate;
  loanId: number;
  /** Empty of a change of bucket. */
  step: string;
  policyVersion: number;
  /** What it was, in the words of data: a template, a stage, a flag, "M1 M2". */
  what: string;
  /** All that a stored row of its kind must have besides step, day and version. */
  identity: string;
  /** Null of a change of bucket. */
  why: Why | null;
  contact?: Readonly<{ channel: Channel; outcome: Contact; rule: string }>;
  role?: string;
  /** A case that was not open before. */
  opened?: boolean;
}>;

/** What an act is known by, simulated or stored. */
export type ActIdentity = Pick<SimulatedAct, "kind" | "on" | "step" | "identity">;

/** The name of an act among those of its borrower: equal names are the same act. */
export function actName(act: ActIdentity & Readonly<{ policyVersion: number | null }>): string {
  const { kind, on, step, policyVersion, identity } = act;
  return [kind, on, step, policyVersion, identity].join("|");
}

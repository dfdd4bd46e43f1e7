import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { KeptDecision } from "../contact/decision";
import type { NoticeState } from "../notice/state";
import type { HoldStop, Priority, WorkingRole } from "../policy/step-action";
import type { ActName } from "./act-name";
import type { ChargeExplanation } from "./charge";
import type { LoanNumbers } from "./loan-numbers";
import type { MoveCause } from "./move-cause";
import type { PolicyRule } from "./policy-rule";
import type { Prevention } from "./prevention";

/** What was done, in the terms of its kind. */
export type What =
  | Readonly<{
      kind: "notice";
      step: string;
      state: NoticeState;
    }>
  | Readonly<{ kind: "task"; title: string; role: string; dueOn: BusinessDate }>
  | Readonly<{
      kind: "case";
      event: string;
      /** Where it went; null when it went nowhere, or when that is not known. */
      stage: string | null;
      priority: Priority | null;
      role: WorkingRole | null;
      /** A note, or why it was closed. */
      text: string | null;
    }>
  | Readonly<{
      kind: "hold";
      stops: readonly HoldStop[];
      from: BusinessDate;
      to: BusinessDate | null;
      reason: string;
      legalBasis: string;
      liftedBy: string | null;
      liftReason: string | null;
    }>
  | Readonly<{ kind: "flag"; flag: string; endsOn: BusinessDate | null; note: string | null }>
  | Readonly<{
      kind: "move";
      from: number;
      to: number;
      pastDueAmount: Minor;
      principalBalance: Minor;
    }>
  | Readonly<{
      kind: "fee";
      charge: "late-fee" | "penalty-interest";
      installment: number;
      amount: Minor;
    }>;

/** One answer of the contact gate and when it was asked. */
export type ContactAnswer = Readonly<{ at: Instant; decision: KeptDecision }>;

/**
 * Why something happened to a loan: the act, and whichever made it of a policy's rule, a person, the
 * contract's charges or an entry; the loan's numbers of that day; and what would have prevented it.
 */
export type Explanation = Readonly<{
  act: ActName;
  what: What;
  /** The business date that it counts for. */
  on: BusinessDate;
  /** When it was recorded; null when only the date is known. */
  at: Instant | null;
  /** Null of a case event that is about no loan. */
  loan: Readonly<{ id: number; externalId: string; currency: string }> | null;
  borrowerId: number;
  /** Null when no policy did it. */
  rule: PolicyRule | null;
  /** Who did it as the audit log names them; null when nobody did, or nobody was noted. */
  actor: string | null;
  charge: ChargeExplanation | null;
  cause: MoveCause | null;
  numbers: LoanNumbers | null;
  /** Of a notice: in the order of asking; null of acts that contact nobody. */
  contact: readonly ContactAnswer[] | null;
  preventions: readonly Prevention[];
}>;

import type { Role } from "../member/role";

/** The ways on which a step writes; `message`: on the borrower's own page. */
export const CHANNELS = ["email", "sms", "letter", "message"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who works on a task or owns a case: a role of the lender's people. */
export type WorkingRole = Exclude<Role, "integrator">;
export const WORKING_ROLES = ["officer", "admin", "analyst", "owner"] as const;

export const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof PRIORITIES)[number];

/**
 * What a hold can stop: letters, what the ladder does, late fees with penalty interest, and that days
 * count as days past due.
 */
export const HOLD_STOPS = ["notices", "steps", "charges", "counting"] as const;
export type HoldStop = (typeof HOLD_STOPS)[number];

/** A letter, by the first of these channels that the borrower can be reached on. */
export type NoticeAction = Readonly<{
  kind: "notice";
  channels: readonly Channel[];
  template: string;
}>;
/** Work for a person. */
export type TaskAction = Readonly<{
  kind: "task";
  role: WorkingRole;
  title: string;
  /** Days from the business date of the step until it should be done. */
  dueInDays: number;
}>;
/** Opens the borrower's case, or moves the one that is open; what is left out stays. */
export type CaseAction = Readonly<{
  kind: "case";
  stage: string;
  priority?: Priority;
  role?: WorkingRole;
}>;
export type CloseCaseAction = Readonly<{ kind: "close-case"; reason: string }>;
export type HoldAction = Readonly<{
  kind: "hold";
  stops: readonly HoldStop[];
  days: number;
  reason: string;
  /** The law or rule it rests on, in words. */
  legalBasis: string;
}>;
/** A mark on the loan; for so many days, or until somebody takes it off. */
export type FlagAction = Readonly<{ kind: "flag"; flag: string; days?: number }>;
/** The mark of loans on the watch list. */
export const WATCH_FLAG = "watch";

/** Puts the loan on the watch list, to be looked at again after so many days. */
export type WatchAction = Readonly<{ kind: "watch"; reason: string; days: number }>;

export type StepAction =
  | NoticeAction
  | TaskAction
  | CaseAction
  | CloseCaseAction
  | HoldAction
  | FlagAction
  | WatchAction;
export type StepActionKind = StepAction["kind"];

/** The kinds in the order in which a step's actions are done. */
export const ACTION_KINDS = [
  "notice",
  "task",
  "case",
  "close-case",
  "hold",
  "flag",
  "watch",
] as const satisfies readonly StepActionKind[];

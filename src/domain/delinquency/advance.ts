import { assert } from "../../kernel/assert";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { LoanState } from "../loan/state";
import type { LadderStep, Policy } from "../policy/policy";
import { type Projection, project } from "./project";

/** A ladder step whose day has come for a loan. */
export type PlannedStep = Readonly<{
  step: string;
  template: string;
  channel: "email";
  /** Negative before the due date. */
  daysPastDue: number;
  /** The due date it counts from. */
  dueOn: BusinessDate;
}>;

export type Advance = Readonly<{
  projection: Projection;
  transition: Readonly<{ from: number; to: number }> | null;
  steps: readonly PlannedStep[];
}>;

/**
 * What a business date brings for a loan: its new projection, the change of bucket since the stored
 * one, and the ladder steps of exactly this day. The scan runs every date in order, so a step is
 * met on its own day or not at all: a loan that comes in 40 days late is not sent the notice of
 * day 30. A step past due counts from the oldest unpaid due date, a step before due from each
 * installment that is unpaid by more than the tolerance. Who is late already gets the letters of
 * the late and no reminder of the next installment beside them.
 */
export function advance(
  input: Readonly<{
    /** The loan replayed as of `date`. */
    state: LoanState;
    previous: Pick<Projection, "bucket" | "pastDueSince">;
    policy: Policy;
    date: BusinessDate;
  }>,
): Advance {
  const { state, previous, policy, date } = input;
  assert(state.asOf === date, `a state of ${state.asOf} does not tell of ${date}`);
  const projection = project(state, policy);
  const from = previous.bucket;
  const to = projection.bucket;
  const steps = policy.ladder.flatMap((step) => plan(step, state, policy) ?? []);
  return { projection, transition: from === to ? null : { from, to }, steps };
}

function plan(
  { step, day, action }: LadderStep,
  state: LoanState,
  policy: Policy,
): PlannedStep | undefined {
  const dueOn = day > 0 ? lateSince(state, day) : dueAhead(state, -day, policy.toleranceAmount);
  if (dueOn === undefined) return undefined;
  const { template, channel } = action;
  return { step, template, channel, daysPastDue: day, dueOn };
}

function lateSince(state: LoanState, day: number): BusinessDate | undefined {
  return state.daysPastDue === day ? (state.oldestUnpaidDueOn ?? undefined) : undefined;
}

/** The due date `days` from now, when more than the tolerance is unpaid of it and nothing is late. */
function dueAhead(state: LoanState, days: number, tolerance: Minor): BusinessDate | undefined {
  if (state.oldestUnpaidDueOn !== null) return undefined;
  const dueOn = addDays(state.asOf, days);
  const unpaid = state.installments.some(
    (installment) => installment.dueOn === dueOn && installment.outstanding > tolerance,
  );
  return unpaid ? dueOn : undefined;
}

import type { ActName } from "../../domain/explanation/act-name";
import type { ContactAnswer, Explanation, What } from "../../domain/explanation/explanation";
import { asSeenOn, isCountedTo, numbersOn } from "../../domain/explanation/loan-numbers";
import {
  documentOfAct,
  explainRule,
  type KeptReason,
  type PolicyRule,
  stepOfAct,
} from "../../domain/explanation/policy-rule";
import { type Prevention, preventingPayment } from "../../domain/explanation/prevention";
import type { LadderStep, Policy } from "../../domain/policy/policy";
import type { BrokenPromise } from "../../domain/promise/promise";
import { type BusinessDate, addDays, type Instant } from "../../kernel/calendar";
import { subtract } from "../../kernel/money";
import type { TenantContext } from "../context";
import type { LoanRecord } from "../loan/store";
import { datedLoan } from "./dated-loan";
import type { KeptRule } from "./store";

/** An act that a step of a policy makes, or a person, as its row tells it. */
export type StepAct = KeptRule &
  Readonly<{
    loanId: number | null;
    borrowerId: number;
    on: BusinessDate;
    at: Instant | null;
    /** Null when a policy did it. */
    actor: string | null;
    /** Days past due where the row has them even without a reason. */
    keptDays?: number;
    contact?: readonly ContactAnswer[];
    what: (step: LadderStep | undefined) => What;
  }>;

/** Puts together why a step's act happened: its rule, the loan on that day, what would have prevented it. */
export async function explainStep(
  ctx: TenantContext,
  act: ActName,
  found: StepAct,
): Promise<Explanation | undefined> {
  const { policyVersion, step, reason, loanId, on, at, borrowerId } = found;
  const [version, record] = await Promise.all([
    policyVersion === null ? undefined : ctx.policies.find(policyVersion),
    loanId === null ? undefined : ctx.loans.record(loanId),
  ]);
  if (loanId !== null && !record) return undefined;
  const document = policyVersion === null ? null : documentOfAct(policyVersion, version);
  const { conditions } = ctx.timeline;
  const rule =
    policyVersion === null
      ? null
      : explainRule({ version: policyVersion, found: version, step, reason, conditions });
  const policy: Policy =
    document && policyVersion !== null
      ? { ...document, version: policyVersion, effectiveOn: rule?.effectiveOn ?? on }
      : ctx.timeline.of(borrowerId).on(on);
  const ofStep = document && step !== null ? stepOfAct(document, step, reason) : undefined;
  return {
    act,
    what: found.what(ofStep),
    on,
    at,
    borrowerId,
    loan: record ? nameOf(record) : null,
    rule,
    actor: found.actor,
    charge: null,
    cause: null,
    contact: found.contact ?? null,
    ...(record ? lateness(ctx, policy, record, found, rule) : { numbers: null, preventions: [] }),
  };
}

export function nameOf({ loan }: LoanRecord) {
  return { id: loan.id, externalId: loan.externalId, currency: loan.currency };
}

/** The loan's numbers as the scan of the day saw them, and what would have kept the step from it. */
function lateness(
  ctx: TenantContext,
  policy: Policy,
  record: LoanRecord,
  found: StepAct,
  rule: PolicyRule | null,
): Pick<Explanation, "numbers" | "preventions"> {
  const { on, at } = found;
  const seen = asSeenOn(datedLoan(policy, record), on, at ?? ctx.now);
  // Nothing was known of it then: an act of before the loan's facts were stored with their day.
  if (seen.schedules.length === 0) return { numbers: null, preventions: [] };
  const kept = keptDays(found);
  const numbers = numbersOn(seen, on, kept);
  if (rule === null) return { numbers, preventions: [] };
  const payment =
    rule.trigger?.kind === "event" && rule.trigger.event !== "bucket-entered"
      ? keepingPayment(rule.trigger.promise)
      : preventingPayment(seen, { on, dueOn: numbers.dueOn, isEarly: isEarly(kept, on) });
  return { numbers, preventions: [...(payment ? [payment] : []), ...others(found, rule)] };
}

/** What was missing of the promise that was broken. */
function keepingPayment(promise: BrokenPromise | null): Prevention | null {
  if (promise === null) return null;
  const { amount, paid, dueOn } = promise;
  return { kind: "payment", amount: subtract(amount, paid), by: dueOn };
}

type Kept = Pick<KeptReason, "daysPastDue" | "dueOn">;

/** A notice of before reasons were kept has its days, and so its due date. */
function keptDays({ reason, keptDays: days, on }: StepAct): Kept | null {
  if (reason !== null) return reason;
  return days === undefined ? null : { daysPastDue: days, dueOn: addDays(on, -days) };
}

function isEarly(kept: Kept | null, on: BusinessDate): boolean {
  return kept !== null && isCountedTo(kept, on);
}

function others({ on, contact }: StepAct, rule: PolicyRule): readonly Prevention[] {
  const isCondition = rule.asked.some(({ of }) => of === "step");
  const isFailure = rule.trigger?.kind === "event" && rule.trigger.event === "notice-failed";
  return [
    ...(isFailure ? [{ kind: "address" } as const] : []),
    ...(isCondition ? [{ kind: "condition" } as const] : []),
    { kind: "hold", stops: "steps", on },
    ...(contact ? [{ kind: "stop" } as const] : []),
  ];
}

import type { ActName } from "../../domain/explanation/act-name";
import { explainCharge } from "../../domain/explanation/charge";
import { dayOfCount } from "../../domain/delinquency/counted-days";
import type { Explanation } from "../../domain/explanation/explanation";
import type { CaseAction, CloseCaseAction, StepAction } from "../../domain/policy/step-action";
import { pausesOf } from "../../domain/treatment/treatment";
import { dueDateIsDay } from "../../domain/loan/rules";
import { delinquencyRules } from "../../domain/policy/delinquency-rules";
import type { KeptReason } from "../../domain/explanation/policy-rule";
import { shiftIntervals } from "../../kernel/interval";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { datedLoan } from "./dated-loan";
import { explainMove } from "./explain-move";
import { explainStep, type StepAct } from "./explain-step";

export type ExplanationRefusal = Readonly<{ code: "explanation.not_found" }>;

/**
 * Why one automatic act happened, or who did it: from the row that it left, the version of the policy
 * that it names, and the loan as it was known on that day. Refuses what there is none of.
 */
export async function readExplanation(
  ctx: TenantContext,
  act: ActName,
): Promise<Result<Explanation, ExplanationRefusal>> {
  ctx.allow("loan.read");
  ctx.allow("policy.read");
  const explained = await explain(ctx, act);
  return explained ? ok(explained) : refuse({ code: "explanation.not_found" });
}

async function explain(ctx: TenantContext, act: ActName): Promise<Explanation | undefined> {
  switch (act.kind) {
    case "move":
      return explainMove(ctx, act);
    case "fee":
      return explainFee(ctx, act);
    default: {
      const found = await stepActOf(ctx, act);
      return found && explainStep(ctx, act, found);
    }
  }
}

type FeeName = Extract<ActName, { kind: "fee" }>;

/** A charge by the contract, as it stands today. */
async function explainFee(ctx: TenantContext, act: FeeName): Promise<Explanation | undefined> {
  const record = await ctx.loans.record(act.loanId);
  if (!record) return undefined;
  const { loan } = record;
  const policy = ctx.timeline.of(loan.borrowerId).on(ctx.today);
  const charge = explainCharge(datedLoan(policy, record), act, ctx.today);
  if (!charge) return undefined;
  const { installment, charge: kind } = act;
  return {
    act,
    what: { kind: "fee", charge: kind, installment, amount: charge.amount },
    on: charge.on,
    at: null,
    loan: { id: loan.id, externalId: loan.externalId, currency: loan.currency },
    borrowerId: loan.borrowerId,
    rule: null,
    actor: null,
    charge,
    cause: null,
    numbers: null,
    contact: null,
    preventions: charge.preventions,
  };
}

type StepName = Exclude<ActName, { kind: "move" | "fee" }>;

/** The row of an act that a step makes, or a person. */
async function stepActOf(ctx: TenantContext, act: StepName): Promise<StepAct | undefined> {
  switch (act.kind) {
    case "notice":
      return noticeAct(ctx, act.id);
    case "task": {
      const row = await ctx.explanations.task(act.id);
      if (!row) return undefined;
      const { title, role, dueOn, businessDate: on, createdAt: at } = row;
      const actor = row.policyVersion === null ? await makerOf(ctx, act) : null;
      return { ...row, on, at, actor, what: () => ({ kind: "task", title, role, dueOn }) };
    }
    case "case":
      return caseAct(ctx, act);
    case "hold":
      return holdAct(ctx, act);
    case "flag":
      return flagAct(ctx, act);
  }
}

async function noticeAct(ctx: TenantContext, id: number): Promise<StepAct | undefined> {
  ctx.allow("notice.read");
  const notice = await ctx.notices.find(id);
  if (!notice) return undefined;
  const { step, state, decisions } = notice;
  return {
    ...notice,
    on: notice.businessDate,
    at: notice.createdAt,
    actor: null,
    keptDays: notice.daysPastDue,
    contact: decisions.map(({ at, decision }) => ({ at, decision })),
    what: () => ({ kind: "notice", step, state }),
  };
}

async function caseAct(
  ctx: TenantContext,
  { caseId, sequence }: Extract<ActName, { kind: "case" }>,
): Promise<StepAct | undefined> {
  const row = await ctx.explanations.caseEvent(caseId, sequence);
  if (!row) return undefined;
  const { kind: event, businessDate: on, at, policyVersion } = row;
  return {
    ...row,
    on,
    at,
    actor: policyVersion === null ? row.actor : null,
    // What the event does not say itself its step says, in the text of the version.
    what(step) {
      const { text, ...to } = row.said;
      const moved = event === "moved" ? step?.actions.find(isMoving) : null;
      const closed = event === "closed" ? step?.actions.find(isClosing) : null;
      const { stage = null, priority = null, role = null } = to.stage === null ? (moved ?? to) : to;
      return { kind: "case", event, stage, priority, role, text: text ?? closed?.reason ?? null };
    },
  };
}

function isMoving(action: StepAction): action is CaseAction {
  return action.kind === "case";
}

function isClosing(action: StepAction): action is CloseCaseAction {
  return action.kind === "close-case";
}

async function holdAct(
  ctx: TenantContext,
  { loanId, number }: Extract<ActName, { kind: "hold" }>,
): Promise<StepAct | undefined> {
  const row = await ctx.explanations.hold(loanId, number);
  if (!row) return undefined;
  const { stops, from, to, legalBasis, liftedBy, liftReason, policyVersion } = row;
  const reason = row.holdReason;
  return {
    ...row,
    loanId,
    // A step's hold begins the day after it.
    on: policyVersion === null ? from : addDays(from, -1),
    at: row.createdAt,
    actor: policyVersion === null ? row.owner : null,
    what: () => ({ kind: "hold", stops, from, to, reason, legalBasis, liftedBy, liftReason }),
  };
}

async function flagAct(
  ctx: TenantContext,
  { loanId, flag }: Extract<ActName, { kind: "flag" }>,
): Promise<StepAct | undefined> {
  const row = await ctx.explanations.flag(loanId, flag);
  if (!row) return undefined;
  const { setOn, endsOn, note, reason, policyVersion } = row;
  // A mark set again keeps its first day; the reason is that of the last time.
  const on = (reason?.dueOn && (await dayOfReason(ctx, loanId, reason))) ?? setOn;
  return {
    ...row,
    loanId,
    on,
    at: on === setOn ? row.createdAt : null,
    actor: policyVersion === null ? row.actor : null,
    what: () => ({ kind: "flag", flag, endsOn, note }),
  };
}

/** The day on which a loan came to the count that a reason tells. */
async function dayOfReason(
  ctx: TenantContext,
  loanId: number,
  { dueOn, daysPastDue }: Pick<KeptReason, "dueOn" | "daysPastDue">,
): Promise<BusinessDate | null> {
  const found = await ctx.loans.find(loanId);
  if (!found || dueOn === null) return null;
  const { loan } = found;
  const policy = ctx.timeline.of(loan.borrowerId).on(dueOn);
  // A step before a due date counts to it, whichever day of the count that is.
  const first = daysPastDue > 0 ? dueDateIsDay(delinquencyRules(policy, loan)) : 0;
  const pauses = shiftIntervals(pausesOf(loan.holds), 0 - first);
  return dayOfCount(pauses, addDays(dueOn, 0 - first), daysPastDue);
}

const DEEDS_MAX = 20;

/** Who made a task by hand: its row does not say, the audit log does. */
async function makerOf(
  ctx: TenantContext,
  { id }: Extract<ActName, { kind: "notice" | "task" }>,
): Promise<string | null> {
  const deeds = await ctx.audit.ofSubject(partitionOf(id), publicId("task", id), DEEDS_MAX);
  return deeds.at(-1)?.actor ?? null;
}

import { partitionOf, publicId } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { amountText } from "./amount-text";
import { type PostOutcome, type PostRefusal, refusedWith } from "./outcome";
import type { LoanPayment } from "./plan-posting";
import { postToPartition } from "./post-to-partition";
import { reverseEntry } from "./reverse-entry";
import type { PaymentPart, UnmatchedMove, UnmatchedPayment } from "./unmatched-store";

/** How a payment stands after its plan was carried out, and what became of each part in the ledger. */
export type UnmatchedFate = Readonly<{
  payment: UnmatchedPayment;
  outcomes: readonly PostOutcome[];
}>;

type Planned = UnmatchedPayment & Readonly<{ plan: readonly PaymentPart[] }>;

/**
 * Brings to their end payments whose plan is decided: posts those that are to be posted, takes back
 * those that are to be taken back, and records it. Loans of one payment may lie in several databases,
 * so a worker that dies leaves a plan in the middle; whoever carries it out again, also at the same
 * time, finds by their references the parts that are done.
 */
export async function carryOut(
  ctx: TenantContext,
  ids: readonly number[],
): Promise<readonly UnmatchedFate[]> {
  const planned = (await ctx.unmatched.byIds(ids)).filter(isPlanned);
  const posted = await postPlans(
    ctx,
    planned.filter(({ state }) => state === "posting"),
  );
  const taken: UnmatchedFate[] = [];
  for (const payment of planned) {
    if (payment.state !== "reversing") continue;
    taken.push({ payment: await finishReversing(ctx, payment), outcomes: [] });
  }
  return [...posted, ...taken];
}

function isPlanned(payment: UnmatchedPayment): payment is Planned {
  return payment.plan !== null;
}

async function postPlans(
  ctx: TenantContext,
  payments: readonly Planned[],
): Promise<readonly UnmatchedFate[]> {
  if (payments.length === 0) return [];
  // A part has a name of its own, so that the ledger does not see that the payment itself came to a loan.
  const split = payments.filter(isSplit).map(({ externalId }) => externalId);
  const whole = await ctx.loans.postedReferences(split);
  const open = payments.filter(({ externalId }) => !whole.has(externalId));
  const parts = open.flatMap((payment) => payment.plan.map((part) => ({ payment, part })));
  const done = new Map<string, PostOutcome>();
  for (const [partition, group] of Map.groupBy(parts, (one) => partitionOf(one.part.loanId))) {
    const outcomes = await postToPartition(ctx, partition, group.map(toPosting));
    for (const [index, { part }] of group.entries()) {
      done.set(part.externalId, outcomes[index] ?? refusedWith({ code: "request.conflict" }));
    }
  }
  const fates = payments.map((payment) => {
    const { externalId } = payment;
    const reused = refusedWith({ code: "payment.external_id_reused", externalId });
    const outcomes = payment.plan.map((part) => done.get(part.externalId) ?? reused);
    return { payment, outcomes };
  });
  return recordPosted(ctx, fates);
}

export function isSplit({ plan }: Pick<UnmatchedPayment, "plan">): boolean {
  return plan !== null && plan.length > 1;
}

function toPosting({ payment, part }: Readonly<{ payment: Planned; part: PaymentPart }>) {
  const { loanId, amount, externalId } = part;
  const { paidOn, method, origin } = payment;
  const row: LoanPayment = {
    ...{ loanId, externalId, amountText: amountText({ minor: amount }) },
    ...{ paidOn, method, origin },
  };
  return row;
}

type PlannedFate = Readonly<{ payment: Planned; outcomes: readonly PostOutcome[] }>;

/** What is posted whole is applied; of what no loan takes, nothing stays posted. */
async function recordPosted(
  ctx: TenantContext,
  fates: readonly PlannedFate[],
): Promise<readonly UnmatchedFate[]> {
  const whole = fates.filter(({ outcomes }) => outcomes.every((one) => "entry" in one));
  const settled: UnmatchedFate[] = [];
  for (const group of Map.groupBy(whole, ({ payment }) => partitionOf(payment.id)).values()) {
    settled.push(...(await recordApplied(ctx, group)));
  }
  for (const fate of fates) {
    const refusal = refusalOf(fate);
    if (refusal === null) continue;
    // Overtaken is not refused: its plan stands, and is carried out by the next one who looks.
    const isAgain = refusal.code === "request.conflict";
    const payment = isAgain ? fate.payment : await withdraw(ctx, fate.payment, refusal);
    settled.push({ payment, outcomes: [refusedWith(refusal)] });
  }
  return settled;
}

function refusalOf({ outcomes }: PlannedFate): PostRefusal | null {
  const refusals = outcomes.flatMap((one) => (one.status === "refused" ? [one.refusal] : []));
  return refusals.find(({ code }) => code !== "request.conflict") ?? refusals[0] ?? null;
}

async function recordApplied(
  ctx: TenantContext,
  fates: readonly PlannedFate[],
): Promise<readonly UnmatchedFate[]> {
  const moves = fates.map(({ payment }) => ({ payment, to: appliedAs(payment) }));
  if (await commitMoves(ctx, "payment.settle-unmatched", moves)) {
    return fates.map(({ payment, outcomes }) => {
      return { payment: { ...payment, ...appliedAs(payment) }, outcomes };
    });
  }
  // Somebody was faster with one of them: most likely with the same.
  const settled: UnmatchedFate[] = [];
  for (const fate of fates) settled.push(await recordOne(ctx, fate));
  return settled;
}

function appliedAs({ plan }: Planned) {
  const loans = plan.map(({ loanId }) => publicId("loan", loanId));
  return { state: "applied", resolution: loans.join(", ") } as const;
}

async function recordOne(
  ctx: TenantContext,
  { payment, outcomes }: PlannedFate,
): Promise<UnmatchedFate> {
  const standing = (await ctx.unmatched.find(payment.id)) ?? payment;
  if (JSON.stringify(standing.plan) !== JSON.stringify(payment.plan)) {
    // Another worker gave the plan up while this one was posting by it.
    await takeBack(ctx, payment, "payment.unmatched_resolved");
    return { payment: standing, outcomes: [refusedWith({ code: "request.conflict" })] };
  }
  if (standing.version !== payment.version) return { payment: standing, outcomes };
  const move = { payment, to: appliedAs(payment) };
  const recorded = await commitMoves(ctx, "payment.settle-unmatched", [move]);
  return recorded ? { payment: { ...payment, ...move.to }, outcomes } : { payment, outcomes };
}

/** Gives a plan up that no loan would take after all: the payment waits again and says why. */
async function withdraw(
  ctx: TenantContext,
  payment: Planned,
  { code }: PostRefusal,
): Promise<UnmatchedPayment> {
  const to = { state: "reversing", resolution: code, decidedBy: null } as const;
  const moved = await commitMoves(ctx, "payment.withdraw-unmatched", [{ payment, to }]);
  if (!moved) return (await ctx.unmatched.find(payment.id)) ?? payment;
  return finishReversing(ctx, { ...payment, ...to, version: payment.version + 1 });
}

/** Takes every part back. Who decided it wanted that; where nobody did, the payment waits again. */
async function finishReversing(ctx: TenantContext, payment: Planned): Promise<UnmatchedPayment> {
  const { resolution, decidedBy } = payment;
  if (!(await takeBack(ctx, payment, resolution))) return payment;
  const to: UnmatchedMove =
    decidedBy === null ? { state: "waiting", plan: null } : { state: "reversed" };
  await commitMoves(ctx, "payment.settle-unmatched", [{ payment, to }]);
  return { ...payment, ...to };
}

/** False when a loan changes too fast: then somebody comes again. */
async function takeBack(
  ctx: TenantContext,
  payment: Planned,
  reason: string | null,
): Promise<boolean> {
  const { plan, origin } = payment;
  const posted = await ctx.loans.postedReferences(plan.map(({ externalId }) => externalId));
  let isDone = true;
  for (const { externalId, loanId, amount } of plan) {
    const found = posted.get(externalId);
    // Somebody else's payment may have taken the name.
    if (found?.loanId !== loanId || found.entry.amount !== amount) continue;
    const place = { loanId, sequence: found.entry.sequence };
    const reversed = await reverseEntry(ctx, place, { reason, origin });
    // Reversed before is what we want.
    if (!reversed.ok && reversed.refusal.code === "request.conflict") isDone = false;
  }
  return isDone;
}

type Move = Readonly<{ payment: UnmatchedPayment; to: UnmatchedMove }>;

async function commitMoves(
  ctx: TenantContext,
  action: string,
  moves: readonly Move[],
): Promise<boolean> {
  const [first] = moves;
  if (!first) return true;
  const committed = await ctx.commit(partitionOf(first.payment.id), {
    deed: {
      action,
      subject: moves.length === 1 ? first.payment.externalId : `${moves.length} payments`,
      detail: {
        payments: moves.map(({ payment: { externalId, resolution }, to }) => {
          return [externalId, to.state, to.resolution ?? resolution];
        }),
      },
    },
    writes: [ctx.unmatched.move(moves, ctx.now)],
  });
  return committed.ok;
}

/** As carryOut, until the payment is at an end; LOST when it never got there. */
export async function carryOutOne(
  ctx: TenantContext,
  id: number,
): Promise<UnmatchedFate | typeof LOST> {
  return contend(async () => {
    const [fate] = await carryOut(ctx, [id]);
    if (fate) return isUnfinished(fate.payment) ? LOST : fate;
    const payment = await ctx.unmatched.find(id);
    return payment ? { payment, outcomes: [] } : LOST;
  });
}

/** Decided, and not done yet. */
export function isUnfinished({ state }: Pick<UnmatchedPayment, "state">): boolean {
  return state === "posting" || state === "reversing";
}

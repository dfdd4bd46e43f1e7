import type { ActName } from "../../domain/explanation/act-name";
import type { Explanation } from "../../domain/explanation/explanation";
import { asSeenOn, type DatedLoan, numbersOn } from "../../domain/explanation/loan-numbers";
import { findMoveCause, type MoveCause } from "../../domain/explanation/move-cause";
import { documentOfAct, explainRule } from "../../domain/explanation/policy-rule";
import { stayingPayment } from "../../domain/explanation/prevention";
import type { TenantContext } from "../context";
import type { Transition } from "../loan/store";
import { datedLoan } from "./dated-loan";
import { nameOf } from "./explain-step";

/** Why a loan went from one bucket to another: the day, or the entry that made it. */
export async function explainMove(
  ctx: TenantContext,
  act: Extract<ActName, { kind: "move" }>,
): Promise<Explanation | undefined> {
  const { loanId, loanVersion } = act;
  const [record, moves] = await Promise.all([
    ctx.loans.record(loanId),
    ctx.loans.transitions(loanId),
  ]);
  const move = moves.find((one) => one.loanVersion === loanVersion);
  if (!record || !move) return undefined;
  const { policyVersion: version, businessDate: on, fromBucket, toBucket } = move;
  const found = await ctx.policies.find(version);
  const { conditions } = ctx.timeline;
  const rule = explainRule({ version, found, step: null, reason: null, conditions });
  const document = documentOfAct(version, found);
  const policy = document
    ? { ...document, version, effectiveOn: rule.effectiveOn ?? on }
    : ctx.timeline.of(record.loan.borrowerId).on(on);
  const loan = datedLoan(policy, record);
  const cause = findMoveCause(loan, move, moves);
  const then = thenKnown(ctx, loan, move, cause);
  const { pastDueAmount, principalBalance } = move;
  const isWorse = move.cause === "scan" && toBucket > fromBucket;
  const payment = then && isWorse ? stayingPayment(then, on, fromBucket) : null;
  return {
    act,
    what: { kind: "move", from: fromBucket, to: toBucket, pastDueAmount, principalBalance },
    on,
    at: cause.isExact ? (cause.entries[0]?.postedAt ?? null) : null,
    borrowerId: record.loan.borrowerId,
    loan: nameOf(record),
    rule,
    actor: null,
    charge: null,
    cause,
    numbers: then && agreeing(numbersOn(then, on, null), move),
    contact: null,
    preventions: payment ? [payment] : [],
  };
}

/** What was known right after the move; null when that cannot be told. */
function thenKnown(
  ctx: TenantContext,
  loan: DatedLoan,
  { businessDate: on, cause: kind }: Transition,
  cause: MoveCause,
): DatedLoan | null {
  if (kind === "scan") return asSeenOn(loan, on, ctx.now);
  const [entry, ...more] = cause.entries;
  if (!cause.isExact || !entry || more.length > 0) return null;
  const through = loan.ledger.filter(({ sequence }) => sequence <= entry.sequence);
  const schedules = loan.schedules.filter(({ stoodOn }) => !stoodOn || stoodOn <= on);
  return { ...loan, schedules, ledger: through };
}

type Numbers = NonNullable<Explanation["numbers"]>;

/** The move kept its own amount: another one means that something is known otherwise today. */
function agreeing(numbers: Numbers, { pastDueAmount, toBucket }: Transition): Numbers {
  const agrees = numbers.pastDueAmount === pastDueAmount && numbers.bucket === toBucket;
  return { ...numbers, agrees };
}

import { checkSplit, freeNames, partNames, type SplitRefusal } from "../../domain/payment/split";
import type { Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { loanNamed, type NamedLoan } from "./assign-unmatched";
import { carryOutOne } from "./carry-out";
import { checkPart } from "./check-part";
import { claim } from "./claim-unmatched";
import { findWaiting, type WaitingRefusal } from "./find-waiting";
import type { PostRefusal } from "./outcome";
import type { UnmatchedPayment } from "./unmatched-store";

/** `part`: which of them, from 0. */
export type SplitPaymentRefusal =
  | (PostRefusal & Readonly<{ part?: number }>)
  | SplitRefusal
  | WaitingRefusal;

export type PartInput = Readonly<{ loan: NamedLoan; amount: Minor }>;

type Input = Readonly<{ id: number; parts: readonly PartInput[] }>;

/**
 * An officer says to which loans a payment belongs, and how much of it to each. The plan is kept first:
 * from then on it is carried out whole, whoever dies meanwhile.
 */
export async function splitUnmatched(
  ctx: TenantContext,
  input: Input,
): Promise<Result<UnmatchedPayment, SplitPaymentRefusal>> {
  ctx.allow("payment.write");
  const claimed = await contend(() => attempt(ctx, input));
  if (claimed === LOST) return refuse({ code: "request.conflict" });
  if (!claimed.ok) return claimed;
  const fate = await carryOutOne(ctx, input.id);
  if (fate === LOST) return refuse({ code: "request.conflict" });
  const [refused] = fate.outcomes.flatMap((one) => (one.status === "refused" ? [one] : []));
  return refused ? refuse(refused.refusal) : ok(fate.payment);
}

async function attempt(
  ctx: TenantContext,
  { id, parts }: Input,
): Promise<Result<null, SplitPaymentRefusal> | typeof LOST> {
  const waiting = await findWaiting(ctx, id);
  if (!waiting.ok) return waiting;
  const payment = waiting.value;
  const loans = await Promise.all(parts.map(({ loan }) => loanNamed(ctx, loan)));
  const placed: { loan: Loan; amount: Minor }[] = [];
  for (const [part, { amount }] of parts.entries()) {
    const loan = loans[part];
    if (!loan) return refuse({ code: "loan.not_found", part });
    placed.push({ loan, amount });
  }
  const checked = checkParts(ctx, payment, placed);
  if (!checked.ok) return checked;
  const names = await namesFor(ctx, payment, placed.length);
  if (!names) return refuse({ code: "payment.external_id_reused", externalId: payment.externalId });
  const plan = placed.map(({ loan, amount }, index) => {
    return { loanId: loan.id, amount, externalId: names[index] ?? "" };
  });
  return (await claim(ctx, "payment.split-unmatched", [{ payment, plan }])) ? ok(null) : LOST;
}

function checkParts(
  ctx: TenantContext,
  payment: UnmatchedPayment,
  placed: readonly Readonly<{ loan: Loan; amount: Minor }>[],
): Result<null, SplitPaymentRefusal> {
  let whole: { amount: Minor; currency: string } | undefined;
  for (const [part, { loan, amount }] of placed.entries()) {
    const checked = checkPart(ctx, payment, loan, amount);
    if (!checked.ok) return refuse({ ...checked.refusal, part });
    whole ??= { amount: checked.value, currency: loan.currency };
  }
  const parts = placed.map(({ loan, amount }) => {
    return { loanId: loan.id, amount, currency: loan.currency };
  });
  return whole ? checkSplit(whole, parts) : ok(null);
}

/** References for the parts that nobody has used, here or as another payment's own. */
async function namesFor(
  ctx: TenantContext,
  { externalId }: UnmatchedPayment,
  count: number,
): Promise<readonly string[] | null> {
  const names = partNames(externalId);
  const [posted, kept] = await Promise.all([
    ctx.loans.postedReferences(names),
    ctx.unmatched.byExternalIds(names),
  ]);
  return freeNames(externalId, new Set([...posted.keys(), ...kept.keys()]), count);
}

import { partitionOf } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { amountText, readAmount } from "./amount-text";
import { applyUnmatched } from "./apply-unmatched";
import { isSplit } from "./carry-out";
import { isSame, keepUnmatched, type StrayPayment } from "./keep-unmatched";
import { type PaymentInput, type PostOutcome, refusedWith } from "./outcome";
import type { LoanPayment, PostedReferences } from "./plan-posting";
import { postToPartition } from "./post-to-partition";
import type { UnmatchedPayment } from "./unmatched-store";

/** Most payments that one call takes. */
export const PAYMENTS_MAX = 500;

export async function postPayment(
  ctx: TenantContext,
  payment: PaymentInput,
  origin: "api" | "import" | "webhook",
): Promise<PostOutcome> {
  const [outcome] = await postPayments(ctx, [payment], origin);
  return outcome ?? refusedWith({ code: "request.conflict" });
}

/**
 * Takes payments in, at most 500: one commit for each partition they touch, one outcome for each
 * payment, in order. A payment whose reference came before with the same loan, amount and date is a
 * duplicate and changes nothing; one whose loan is not here waits for it.
 */
export async function postPayments(
  ctx: TenantContext,
  payments: readonly PaymentInput[],
  origin: "api" | "import" | "webhook",
): Promise<readonly PostOutcome[]> {
  ctx.allow("payment.write");
  const known = await readKnown(ctx, payments);
  const routes = payments.map((payment) => routeOf(ctx, payment, known, origin));
  refuseReusedWithin(payments, routes);

  const outcomes: (PostOutcome | undefined)[] = routes.map((route) =>
    route.to === "done" ? route.outcome : undefined,
  );
  const groups = Map.groupBy(
    routes.flatMap((route, index) => (route.to === "done" ? [] : [{ route, index }])),
    ({ route }) => `${route.to}:${route.partition}`,
  );
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const answers = await takeGroup(
        ctx,
        group.map(({ route }) => route),
        known.posted,
        origin,
      );
      for (const [place, { index }] of group.entries()) outcomes[index] = answers[place];
    }),
  );
  return outcomes.map((outcome) => outcome ?? refusedWith({ code: "request.conflict" }));
}

type Known = Readonly<{
  loans: ReadonlyMap<string, Loan>;
  posted: PostedReferences;
  kept: ReadonlyMap<string, UnmatchedPayment>;
}>;

type Route =
  | Readonly<{ to: "loan"; partition: number; row: LoanPayment }>
  | Readonly<{ to: "unmatched"; partition: number; payment: StrayPayment }>
  | Readonly<{ to: "kept"; partition: number; payment: UnmatchedPayment }>
  | Readonly<{ to: "done"; outcome: PostOutcome }>;

async function readKnown(ctx: TenantContext, payments: readonly PaymentInput[]): Promise<Known> {
  const references = [...new Set(payments.map(({ externalId }) => externalId))];
  const wanted = payments.flatMap(({ loan }) => ("externalId" in loan ? [loan.externalId] : []));
  const [loans, posted, kept] = await Promise.all([
    ctx.loans.byExternalIds([...new Set(wanted)]),
    ctx.loans.postedReferences(references),
    ctx.unmatched.byExternalIds(references),
  ]);
  return { loans, posted, kept };
}

/** Where a payment goes: to its loan, to those that wait, or nowhere. */
function routeOf(
  ctx: TenantContext,
  payment: PaymentInput,
  known: Known,
  origin: "api" | "import" | "webhook",
): Route {
  const kept = known.kept.get(payment.externalId);
  const posted = known.posted.get(payment.externalId);
  const toLoan = (loanId: number): Route => ({
    to: "loan",
    partition: partitionOf(loanId),
    row: { ...payment, loanId, amountText: amountText(payment.amount), origin },
  });
  const settled = kept && ruleOnSettled(payment, kept);
  if ("id" in payment.loan) {
    const here = partitionOf(payment.loan.id) < ctx.tenant.partitionCount;
    if (!here) return done(refusedWith({ code: "loan.not_found" }));
    if (settled) return "payment" in settled ? reused(payment) : done(settled);
    // Its reference is on the list under a loan's name: who waits there is assigned there.
    const waits = kept?.state === "waiting" || kept?.state === "posting";
    return waits ? reused(payment) : toLoan(payment.loan.id);
  }
  const stray = payment as StrayPayment;
  const loan = known.loans.get(stray.loan.externalId);
  const same = !kept || (loan ? isOfLoan(payment, kept, loan) : isSame(stray, kept));
  if (!same) return reused(payment);
  if (settled) return done(settled);
  // An officer gave it to another loan than it names: a repeat belongs to that loan.
  if (kept?.state === "applied") return posted ? toLoan(posted.loanId) : reused(payment);
  // The list decides where it goes, so that of two who decide only one is heard.
  if (kept && loan) return { to: "kept", partition: partitionOf(kept.id), payment: kept };
  if (loan) return toLoan(loan.id);
  if (posted) return reused(payment);
  if (payment.paidOn > ctx.today) {
    return done(refusedWith({ code: "payment.paid_in_future", today: ctx.today }));
  }
  const partition = ctx.unmatched.partitionFor(stray.loan.externalId);
  return { to: "unmatched", partition, payment: stray };
}

/** What a repeat of a payment hears that has come to an end without standing in a ledger by its name. */
function ruleOnSettled(
  { externalId }: PaymentInput,
  kept: UnmatchedPayment,
): Extract<PostOutcome, { status: "refused" | "split" }> | undefined {
  if (kept.state === "dismissed")
    return { status: "refused", refusal: { code: "payment.dismissed", externalId } };
  if (kept.state === "returned")
    return { status: "refused", refusal: { code: "payment.returned", externalId } };
  const isDone = kept.state !== "waiting" && kept.state !== "posting";
  return isDone && isSplit(kept) ? { status: "split", payment: kept } : undefined;
}

/** Whether a payment that waited is the same as this one, now that the loan says the currency. */
function isOfLoan(payment: PaymentInput, kept: UnmatchedPayment, loan: Loan): boolean {
  return (
    kept.loanExternalId === loan.externalId &&
    kept.paidOn === payment.paidOn &&
    readAmount(kept.amountText, loan.currency) ===
      readAmount(amountText(payment.amount), loan.currency)
  );
}

/**
 * One reference for two loans within one call: the later one is refused here, since the two may lie
 * in databases that do not see each other.
 */
function refuseReusedWithin(payments: readonly PaymentInput[], routes: Route[]): void {
  const firsts = new Map<string, string>();
  for (const [index, payment] of payments.entries()) {
    const route = routes[index];
    if (!route || route.to === "done") continue;
    const place = placeOf(route);
    const first = firsts.get(payment.externalId);
    if (first === undefined) firsts.set(payment.externalId, place);
    else if (first !== place) routes[index] = reused(payment);
  }
}

function placeOf(route: Exclude<Route, { to: "done" }>): string {
  if (route.to === "loan") return `loan:${route.row.loanId}`;
  if (route.to === "kept") return `kept:${route.payment.id}`;
  return `name:${route.payment.loan.externalId}`;
}

async function takeGroup(
  ctx: TenantContext,
  routes: readonly Route[],
  posted: PostedReferences,
  origin: "api" | "import" | "webhook",
): Promise<readonly PostOutcome[]> {
  const rows = routes.flatMap((route) => (route.to === "loan" ? [route] : []));
  const [row] = rows;
  if (row)
    return postToPartition(
      ctx,
      row.partition,
      rows.map((one) => one.row),
      posted,
    );
  const kept = routes.flatMap((route) => (route.to === "kept" ? [route.payment] : []));
  if (kept.length > 0) return applyKept(ctx, kept);
  const strays = routes.flatMap((route) => (route.to === "unmatched" ? [route] : []));
  const [stray] = strays;
  if (!stray) return [];
  return keepUnmatched(
    ctx,
    stray.partition,
    strays.map((one) => one.payment),
    origin,
  );
}

/** Payments on the list whose loan is here by now. */
async function applyKept(
  ctx: TenantContext,
  kept: readonly UnmatchedPayment[],
): Promise<readonly PostOutcome[]> {
  const fates = await applyUnmatched(ctx, [...new Set(kept.map(({ id }) => id))]);
  return kept.map(({ id }) => {
    const fate = fates.find(({ payment }) => payment.id === id);
    if (fate && isSplit(fate.payment)) return { status: "split", payment: fate.payment };
    return fate?.outcomes[0] ?? refusedWith({ code: "request.conflict" });
  });
}

function done(outcome: PostOutcome): Route {
  return { to: "done", outcome };
}

function reused({ externalId }: PaymentInput): Route {
  return done(refusedWith({ code: "payment.external_id_reused", externalId }));
}

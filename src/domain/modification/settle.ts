import { addDays, type BusinessDate, latest } from "../../kernel/calendar";
import { least, type Minor, minor, subtract, sum, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { totalOf } from "../loan/components";
import { replay } from "../loan/replay";
import type { InstallmentState } from "../loan/state";
import { issueVersion, totalUnpaid } from "./issue";
import { draftOf, type EntryDraft } from "../loan/entry-draft";
import type { ModifiableLoan, Modification, ModificationRefusal } from "./modification";
import { positionOf, type UnpaidLine } from "./position";
import { type Made, modified, restore } from "./undo";

export type SettleRequest = Readonly<{
  kind: "settle";
  /** What is accepted as full, in order of dates; amounts in minor units. */
  payments: readonly Readonly<{ on: BusinessDate; amount: Minor }>[];
  reason: string | null;
}>;

/**
 * Accepts less than is owed as full. Penalties are waived at once; the agreed payments become the
 * loan's installments, principal first in them, then interest, then fees; what is left of the claim
 * stands on one line due the day after the last of them. While the payments are met the loan is
 * current and the whole claim is still owed: it is given up by settlementOutcome, once they are paid.
 * When one is broken the claim revives (reviveClaim).
 *
 * Refuses payments that are not less than what is owed, or not after the day of the modification.
 */
export function settle(
  loan: ModifiableLoan,
  { kind, payments, reason }: SettleRequest,
): Result<Modification, ModificationRefusal> {
  const before = positionOf(loan);
  if (!before.ok) return before;
  const { penalty, total } = before.value.state.outstanding;
  const effectiveOn = loan.asOf;
  const found =
    penalty === 0
      ? before
      : positionOf(loan, (version) => [
          draftOf({ type: "waiver", amount: penalty, component: "penalty", effectiveOn, version }),
        ]);
  // Nothing but penalties is owed: there is nothing left to settle.
  if (!found.ok) return refuse({ code: "modification.settlement_not_less", owed: total });
  const position = found.value;
  const claim = totalUnpaid([...position.arrears, ...position.ahead]);
  const owed = minor(claim.principal + claim.interest + claim.fee);
  if (sum(payments.map(({ amount }) => amount)) >= owed) {
    return refuse({ code: "modification.settlement_not_less", owed });
  }
  const lines = settlementLines(payments, claim);
  return issueVersion(position, { kind, reason, scope: "all", lines });
}

const ORDER = ["principal", "interest", "fee"] as const;

function settlementLines(
  payments: SettleRequest["payments"],
  claim: Readonly<Record<(typeof ORDER)[number], Minor>>,
): readonly UnpaidLine[] {
  const left: Record<(typeof ORDER)[number], Minor> = { ...claim };
  const lines = payments.map(({ on, amount }) => {
    const line = { dueOn: on, principal: ZERO, interest: ZERO, fee: ZERO };
    let rest = amount;
    for (const component of ORDER) {
      const part = least(rest, left[component]);
      line[component] = part;
      left[component] = subtract(left[component], part);
      rest = subtract(rest, part);
    }
    return line;
  });
  const last = payments.map(({ on }) => on).reduce(latest);
  return [
    ...lines,
    { dueOn: addDays(last, 1), principal: left.principal, interest: left.interest, fee: left.fee },
  ];
}

export type SettlementOutcome =
  | Readonly<{ status: "running" }>
  /** All was paid: these entries give up the rest of the claim. */
  | Readonly<{ status: "kept"; entries: readonly EntryDraft[] }>
  /** Due and not paid, so many days ago. */
  | Readonly<{ status: "broken"; dueOn: BusinessDate }>;

/**
 * How a settlement stands on the loan's day: kept once all its payments are paid, broken when one is
 * unpaid for longer than `graceDays`, running otherwise. Refuses a loan without a settlement in effect.
 */
export function settlementOutcome(
  loan: ModifiableLoan,
  graceDays: number,
): Result<SettlementOutcome, ModificationRefusal> {
  const found = settlementOf(loan);
  if (!found.ok) return found;
  const { version } = found.value.made;
  const { schedules, ledger, rules, asOf, stops } = loan;
  const state = replay({ schedules, ledger, rules, asOf, stops: stops ?? [] });
  const own = state.installments.filter(({ since }) => since === version);
  const unpaid = firstUnpaid(own);
  if (unpaid === null) {
    const amount = state.outstanding.total;
    const waiver = draftOf({ type: "waiver", amount, effectiveOn: asOf, version });
    return ok({ status: "kept", entries: amount === 0 ? [] : [waiver] });
  }
  const isBroken = addDays(unpaid, graceDays) < asOf;
  return ok(isBroken ? { status: "broken", dueOn: unpaid } : { status: "running" });
}

/** The due date by which more was to be paid than was, whatever line the money went to. */
function firstUnpaid(own: readonly InstallmentState[]): BusinessDate | null {
  let paid = sum(own.map((line) => totalOf(line.paid)));
  for (const { dueOn, principal, interest, fee } of own.slice(0, -1)) {
    paid = minor(paid - principal - interest - fee);
    if (paid < 0) return dueOn;
  }
  return null;
}

/**
 * Revives the claim of a broken settlement: the version before it is in effect again, its waiver is
 * taken back, and all money that came, that of the settlement as well, is allocated to the old
 * installments. Days past due count from their due dates, as if nothing had been agreed. Unlike an
 * undoing it may follow payments; it refuses a loan without a settlement in effect.
 */
export function reviveClaim(
  loan: ModifiableLoan,
  reason: string | null,
): Result<Modification, ModificationRefusal> {
  const found = settlementOf(loan);
  if (!found.ok) return found;
  const own = loan.ledger.filter(({ version }) => version === found.value.made.version);
  return ok(restore(loan, found.value, own, reason));
}

function settlementOf(loan: ModifiableLoan): Result<Made, ModificationRefusal> {
  const found = modified(loan);
  if (!found.ok) return found;
  const isSettlement = found.value.made.change?.kind === "settle";
  return isSettlement ? found : refuse({ code: "modification.nothing_to_undo" });
}

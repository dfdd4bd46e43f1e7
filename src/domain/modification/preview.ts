import { addMonths, type BusinessDate, instant, latest } from "../../kernel/calendar";
import { type Minor, minor, subtract, sum, ZERO } from "../../kernel/money";
import { ok, type Result } from "../../kernel/result";
import { calculateApr } from "../apr/apr";
import { type BucketName, bucketName } from "../delinquency/bucket";
import { bucketIn } from "../delinquency/project";
import { replay } from "../loan/replay";
import type { InstallmentState, LoanState } from "../loan/state";
import {
  FFIEC_RE_AGE,
  modificationCount,
  originatedOn,
  type ReAgeLimits,
  type ReAgeWindow,
  reAgeWindows,
} from "./lineage";
import {
  applyModification,
  type ModifiableLoan,
  type Modification,
  type ModificationRefusal,
} from "./modification";
import { type ModificationRequest, modify } from "./modify";
import { isNearlyEqual, lossPercent, presentValue } from "./present-value";

/** What classification and provisioning ask about a loan. */
export type ClassificationInput = Readonly<{
  daysPastDue: number;
  /** Whole months since the disbursement; null when nobody says when it was. */
  monthsSinceOrigination: number | null;
  modificationCount: number;
  isForborne: boolean;
}>;

/** A loan as it stands on the day, on one side of the comparison; all of it comes from sideOf. */
export type PreviewSide = Readonly<{
  installments: readonly InstallmentState[];
  /** All interest that was asked or is, paid or not. */
  interestTotal: Minor;
  /** What is still to be paid. */
  toPay: Minor;
  installmentsLeft: number;
  /** The amount that most of the installments ahead ask; zero without any. */
  levelInstallment: Minor;
  /** The last unpaid due date; null when nothing is owed. */
  endsOn: BusinessDate | null;
  daysPastDue: number;
  bucket: BucketName;
  pastDueAmount: Minor;
  outstanding: LoanState["outstanding"];
  credit: Minor;
  presentValue: Minor;
  /**
   * What the payments that are left cost a year over the principal owed, in percent, on the basis
   * irr-effective; what is overdue counts as paid on the day. Null when they have no such rate.
   */
  annualCostPercent: string | null;
  reAges: readonly ReAgeWindow[];
  classification: ClassificationInput;
}>;

export type ModificationPreview = Readonly<{
  modification: Modification;
  before: PreviewSide;
  after: PreviewSide;
  /** Of the present value, in percent with four decimals. */
  lossPercent: string;
  isNearlyEqual: boolean;
  /** Principal after less principal before, by what was made principal. */
  capitalized: Minor;
  /** Given up by this modification: waived or written off. */
  forgiven: Minor;
}>;

export type PreviewOptions = Readonly<{
  /** At which the remaining cash flows are discounted, in percent. */
  discountRatePercent: string;
  limits?: ReAgeLimits;
}>;

/**
 * What a modification would do, before and after side by side on the loan's day. Nothing is posted;
 * `before` is the loan's state, `after` the state with the modification replayed. Refuses what the
 * modification itself refuses.
 */
export function previewModification(
  loan: ModifiableLoan,
  request: ModificationRequest,
  options: PreviewOptions,
): Result<ModificationPreview, ModificationRefusal> {
  const limits = options.limits ?? FFIEC_RE_AGE;
  const made = modify(loan, request, limits);
  if (!made.ok) return made;
  const changed = applyModification(loan, made.value, instant(0));
  const states = [stateOf(loan), stateOf(changed)] as const;
  const before = sideOf(loan, states[0], { ...options, limits });
  const after = sideOf(changed, states[1], { ...options, limits });
  const forgiven = subtract(givenUp(states[1]), givenUp(states[0]));
  return ok({
    modification: made.value,
    before,
    after,
    lossPercent: lossPercent(before.presentValue, after.presentValue),
    isNearlyEqual: isNearlyEqual(before.presentValue, after.presentValue),
    capitalized: capitalizedBy(made.value),
    forgiven,
  });
}

function stateOf({ schedules, ledger, rules, asOf, stops }: ModifiableLoan): LoanState {
  return replay({ schedules, ledger, rules, asOf, stops: stops ?? [] });
}

function givenUp({ waivedTotal, writtenOffTotal }: LoanState): Minor {
  return minor(waivedTotal + writtenOffTotal);
}

/** What the new lines ask of principal beyond what was taken off the old ones. */
function capitalizedBy({ schedule, entries }: Modification): Minor {
  const asked = schedule.installments.filter(({ since }) => since === schedule.version);
  const taken = entries.filter(
    ({ type, component }) => type === "schedule-change" && component === "principal",
  );
  const principal = sum(asked.map((line) => line.principal));
  return minor(principal - sum(taken.map(({ amount }) => amount)));
}

function sideOf(
  loan: ModifiableLoan,
  state: LoanState,
  { discountRatePercent, limits }: PreviewOptions & Readonly<{ limits: ReAgeLimits }>,
): PreviewSide {
  const unpaid = state.installments.filter(({ outstanding }) => outstanding > 0);
  return {
    installments: state.installments,
    interestTotal: sum(state.installments.map(({ interest }) => interest)),
    toPay: state.outstanding.total,
    installmentsLeft: unpaid.length,
    levelInstallment: levelOf(unpaid.filter(({ dueOn }) => dueOn > loan.asOf)),
    endsOn: unpaid.at(-1)?.dueOn ?? null,
    daysPastDue: state.daysPastDue,
    bucket: bucketName(bucketIn(state)),
    pastDueAmount: state.pastDueAmount,
    outstanding: state.outstanding,
    credit: state.credit,
    presentValue: presentValue(unpaid, loan.asOf, discountRatePercent),
    annualCostPercent: annualCost(unpaid, state),
    reAges: reAgeWindows(loan, limits),
    classification: classificationOf(loan, state),
  };
}

function annualCost(
  unpaid: readonly InstallmentState[],
  { asOf, outstanding }: LoanState,
): string | null {
  const payments = unpaid.map((one) => ({
    on: latest(one.dueOn, asOf),
    amount: one.outstanding,
  }));
  const advances = [{ on: asOf, amount: outstanding.principal }];
  const found = calculateApr({ advances, payments }, "irr-effective");
  return found.ok ? found.value.percent : null;
}

/** The most frequent amount, of several the one that is due first. */
function levelOf(lines: readonly InstallmentState[]): Minor {
  const counts = new Map<Minor, number>();
  for (const { outstanding } of lines) counts.set(outstanding, (counts.get(outstanding) ?? 0) + 1);
  let level = ZERO;
  let most = 0;
  for (const [amount, count] of counts) {
    if (count > most) [level, most] = [amount, count];
  }
  return level;
}

function classificationOf(loan: ModifiableLoan, state: LoanState): ClassificationInput {
  const count = modificationCount(loan.schedules, loan.asOf);
  const bornOn = originatedOn(loan);
  return {
    daysPastDue: state.daysPastDue,
    monthsSinceOrigination: bornOn === null ? null : monthsBetween(bornOn, loan.asOf),
    modificationCount: count,
    isForborne: count > 0,
  };
}

/** Whole months from one day to a later one. */
function monthsBetween(from: BusinessDate, to: BusinessDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const months = years * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return addMonths(from, months) > to ? months - 1 : months;
}

import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { add, greatest, least, type Minor, minor, subtract, ZERO } from "../../kernel/money";
import type { Installment } from "../loan/schedule";
import type { Random } from "./random";

export type SandboxPayment = Readonly<{ paidOn: BusinessDate; amount: Minor }>;

/**
 * Monthly roll rates: from current to 30 days, 30 to 60, 60 to 90, 90 to 120. They are the quotients
 * of the loss factors 0.7, 20.6, 48.4, 72.1 and 100 percent in the OCC's Comptroller's Handbook,
 * Retail Lending Examination Procedures, appendix G, step 3. Its table ends at 120 days, where
 * installment loans are charged off; that those beyond go on rising to 93 is our assumption.
 */
export const MONTHLY_ROLL_PERCENT = [3.4, 42.6, 67.1, 72.1, 80, 85, 88, 90, 93] as const;
/** From one turn to the next once the last installment has fallen due. */
export const MONTH_DAYS = 30;

/** Of those who do not roll: who pays everything that is due; the others pay one installment. */
const CURES = 0.8;
/** Of those who roll: who pays a part. */
const PAYS_PART = 0.2;
const PART_LEAST = minor(100);
/** Of those who pay: who pays two installments at once. */
const PAYS_AHEAD = 0.01;
export const EARLY_DAYS_MAX = 4;

export type Behaviour = Readonly<{
  installments: readonly Installment[];
  /** How much likelier than the average loan it is missed. */
  risk: number;
  until: BusinessDate;
}>;

/**
 * What a borrower pays and when, until a day. At each due date, and each month once the last has
 * passed, chance decides by the roll rate of the loan's bucket whether it is brought back or ages on.
 */
export function behave(behaviour: Behaviour, random: Random): SandboxPayment[] {
  const { installments, risk, until } = behaviour;
  const payments: SandboxPayment[] = [];
  let paid = ZERO;
  for (const turn of turnsOf(installments, until)) {
    const owed = subtract(turn.dueTotal, paid);
    if (owed <= 0) continue;
    const late = daysPastDueAt(installments, paid, turn.on);
    const drawn = drawPayment({ owed, late, risk, turn }, random);
    if (!drawn || drawn.paidOn > until) continue;
    payments.push(drawn);
    paid = add(paid, drawn.amount);
  }
  return payments;
}

/** A day on which chance decides: a due date, or a month's step after the last one. */
export type Turn = Readonly<{
  on: BusinessDate;
  /** Days until the next one. */
  span: number;
  installment: Minor;
}>;

type DueTurn = Turn & Readonly<{ dueTotal: Minor }>;

function turnsOf(installments: readonly Installment[], until: BusinessDate): DueTurn[] {
  const turns: DueTurn[] = [];
  let dueTotal = ZERO;
  for (const [index, { dueOn, principal, interest, fee }] of installments.entries()) {
    if (dueOn > until) return turns;
    const installment = minor(principal + interest + fee);
    dueTotal = add(dueTotal, installment);
    const next = installments[index + 1]?.dueOn ?? addDays(dueOn, MONTH_DAYS);
    turns.push({ on: dueOn, span: daysBetween(dueOn, next), dueTotal, installment });
  }
  const last = turns.at(-1);
  if (!last) return turns;
  for (let on = addDays(last.on, last.span); on <= until; on = addDays(on, MONTH_DAYS)) {
    turns.push({ ...last, on, span: MONTH_DAYS });
  }
  return turns;
}

function daysPastDueAt(
  installments: readonly Installment[],
  paid: Minor,
  on: BusinessDate,
): number {
  let dueTotal = ZERO;
  for (const { dueOn, principal, interest, fee } of installments) {
    dueTotal = minor(dueTotal + principal + interest + fee);
    if (dueTotal > paid) return Math.max(0, daysBetween(dueOn, on));
  }
  return 0;
}

export type Draw = Readonly<{
  /** What has fallen due by this turn and is unpaid. */
  owed: Minor;
  /** Days past due at the turn. */
  late: number;
  risk: number;
  turn: Turn;
  monthlyPercent?: readonly number[];
}>;

/**
 * What one turn brings: a payment on a day before the next turn, or undefined. It may be a few days
 * early and, rarely, one installment more than is owed.
 */
export function drawPayment(draw: Draw, random: Random): SandboxPayment | undefined {
  const { owed, late, risk, turn, monthlyPercent } = draw;
  const rolls = rollChance(late, turn.span, risk, monthlyPercent);
  if (random.chance(rolls)) {
    if (!random.chance(PAYS_PART)) return undefined;
    const share = random.between(15, 60) / 100;
    const paidOn = addDays(turn.on, random.between(2, Math.max(2, turn.span - 1)));
    const amount = greatest(PART_LEAST, minor(Math.round(turn.installment * share)));
    return { paidOn, amount };
  }
  if (late > 0) {
    const amount = random.chance(CURES) ? owed : least(owed, turn.installment);
    return { paidOn: addDays(turn.on, random.between(0, Math.min(12, turn.span - 1))), amount };
  }
  const ahead = random.chance(PAYS_AHEAD) ? turn.installment : ZERO;
  return { paidOn: addDays(turn.on, lateness(turn.span, random)), amount: add(owed, ahead) };
}

/** The chance that a loan is not brought back before the next turn, from the rate of its month. */
export function rollChance(
  daysPastDue: number,
  span: number,
  risk: number,
  monthlyPercent: readonly number[] = MONTHLY_ROLL_PERCENT,
): number {
  const bucket = Math.min(Math.ceil(daysPastDue / MONTH_DAYS), monthlyPercent.length - 1);
  const monthly = (monthlyPercent[bucket] ?? 0) / 100;
  const months = span / MONTH_DAYS;
  if (bucket === 0) return Math.min(0.9, 1 - (1 - monthly * risk) ** months);
  return monthly ** months;
}

/** Days after the due date on which somebody pays who means to: most on the day, some early. */
function lateness(span: number, random: Random): number {
  const draw = random.next();
  if (draw < 0.14) return -random.between(1, Math.min(EARLY_DAYS_MAX, span - 1));
  if (draw < 0.9) return 0;
  if (draw < 0.975) return random.between(1, 3);
  return random.between(4, Math.min(14, span - 1));
}

import type { Card } from "../../scripts/score/card-file";
import { openRandom, type Random } from "../../src/domain/sandbox/random";

/** A card of a made population, and by which probability it was drawn whether it goes bad. */
export type MadeCard = Card & Readonly<{ probability: number }>;

const MONTHS = 6;

/**
 * So many cards in the columns of the public card default data of Taiwan, always the same for a seed: about a fifth go bad, by `probabilityOf` and chance.
 */
export function cardBook(count: number, seed: number): readonly MadeCard[] {
  return Array.from({ length: count }, (_, index) => drawn(index + 1, openRandom(seed, index)));
}

function drawn(id: number, random: Random): MadeCard {
  const trouble = normal(random);
  const scale = Math.exp(11.7 - 0.3 * trouble + 0.8 * normal(random));
  const limit = clamp(Math.round(scale / 10_000) * 10_000, 10_000, 1_000_000);
  const card = { limit, ...months(random, limit, trouble) };
  const probability = probabilityOf(card);
  return { id, ...card, probability, bad: random.chance(probability) ? 1 : 0 };
}

/** Six months of use, payment and delay; who is in trouble uses more, pays less and is late longer. */
function months(random: Random, limit: number, trouble: number) {
  const isIdle = random.chance(0.09);
  const isFullPayer = random.chance(logistic(-0.9 - 0.7 * trouble));
  let used = isFullPayer
    ? 0.08 * random.next()
    : logistic(0.2 + 0.9 * trouble + 1.4 * normal(random));
  if (isIdle) used = 0;
  let late = 0;
  let balance = Math.round(used * limit);
  const told = { statuses: [] as number[], balances: [] as number[], paid: [] as number[] };
  for (let month = 0; month < MONTHS; month += 1) {
    late = lateNext(random, late, { trouble, used, isIdle });
    const share = paidShare(random, late > 0, isFullPayer || isIdle);
    const paid = Math.round(balance * share);
    if (!isIdle || random.chance(0.05)) {
      const drift = isFullPayer ? 0.03 + 0.024 * normal(random) : 0.02 + 0.06 * normal(random);
      used = clamp(used * (1 - 0.5 * share) + drift, 0, 1.15);
    }
    balance = Math.round(used * limit);
    told.statuses.unshift(late > 0 ? late : balance === 0 ? -2 : share === 1 ? -1 : 0);
    told.balances.unshift(balance);
    told.paid.unshift(paid);
  }
  return told;
}

function lateNext(
  random: Random,
  late: number,
  { trouble, used, isIdle }: Readonly<{ trouble: number; used: number; isIdle: boolean }>,
): number {
  if (late === 0) {
    const slips = logistic(-3.1 + 1.1 * trouble + 1.2 * Math.max(0, used - 0.6));
    return random.chance(isIdle ? slips / 3 : slips) ? 1 : 0;
  }
  if (!random.chance(logistic(0.3 - 0.5 * trouble))) return Math.min(8, late + 1);
  return random.chance(0.5) ? 0 : late;
}

function paidShare(random: Random, isLate: boolean, isFull: boolean): number {
  if (isLate) return random.chance(0.7) ? 0 : 0.03;
  if (isFull) return 1;
  return random.chance(0.12) ? 0.3 + 0.7 * random.next() : 0.03 + 0.05 * random.next();
}

/**
 * The law of the population: delay and utilization saturate, what is used counts for less once a card
 * is two months late, one that just came back from there is not yet as good as others, and the codes
 * of months have no order (the least paid is safer than all paid, as in the data of Taiwan).
 */
export function probabilityOf(
  card: Readonly<Pick<Card, "limit" | "statuses" | "balances" | "paid">>,
): number {
  const { limit, statuses, balances, paid } = card;
  const [now = 0, before = 0] = statuses;
  const worst = Math.max(0, ...statuses);
  const monthsLate = statuses.filter((status) => status > 0).length;
  const delay =
    (now >= 2 ? 2 : now === 1 ? 0.9 : now < 0 ? 0.6 : 0) +
    0.6 * (1 - Math.exp(-1.5 * worst)) +
    0.5 * (1 - Math.exp(-0.7 * monthsLate)) +
    (before >= 2 && now < 1 ? 0.4 : 0);
  const use = 1.1 * (1 - Math.exp((-6 * (balances[0] ?? 0)) / limit)) * (now >= 2 ? 0.2 : 1);
  const share = (paid[0] ?? 0) / Math.max(1, balances[1] ?? 0);
  const pays = share >= 0.5 ? -0.35 : share >= 0.1 ? -0.2 : share > 0 ? 0 : 0.25;
  const size = -0.3 * Math.log(limit / 150_000) - 0.13 * Math.log1p((paid[0] ?? 0) / 300);
  return logistic(-2.6 + delay + use + pays + size);
}

function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The cards as the file of UCI has them. */
export function cardFile(cards: readonly Card[]): string {
  const months = [1, 2, 3, 4, 5, 6];
  const header = [
    ...["ID", "LIMIT_BAL", "SEX", "EDUCATION", "MARRIAGE", "AGE"],
    ...months.map((month) => `PAY_${month === 1 ? 0 : month}`),
    ...months.map((month) => `BILL_AMT${month}`),
    ...months.map((month) => `PAY_AMT${month}`),
    "default.payment.next.month",
  ];
  const rows = cards.map(({ id, limit, statuses, balances, paid, bad }) =>
    [id, limit, "2", "2", "1", "24", ...statuses, ...balances, ...paid, bad].join(","),
  );
  return `${[header.join(","), ...rows].join("\n")}\n`;
}

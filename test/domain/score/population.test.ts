import { beforeAll, describe, expect, it } from "vitest";
import {
  CARD_ATTRIBUTES,
  cardValues,
  historyOf,
  isForTraining,
} from "../../../scripts/score/card-file";
import { compareModels } from "../../../src/domain/score/compare";
import { aucOf } from "../../../src/domain/score/discrimination";
import { judge } from "../../../src/domain/score/judge";
import { newtonStep, type Rows } from "../../../src/domain/score/regression";
import { scoreOf } from "../../../src/domain/score/score-of";
import type { Scorecard } from "../../../src/domain/score/scorecard";
import { scoreStability } from "../../../src/domain/score/stability";
import { train } from "../../../src/domain/score/train";
import { cardBook, type MadeCard } from "../../support/card-book";

// Thirty thousand cards whose law is known: what a scorecard could say of them at best is the
// probability that they were drawn with.

const PROCESSOR_SECONDS_MAX = 10;

let scorecard: Scorecard;
let processorSeconds: number;
let unseen: readonly MadeCard[];
let learned: readonly MadeCard[];
let bad: Uint8Array;

beforeAll(() => {
  const cards = cardBook(30_000, 1);
  learned = cards.filter(isForTraining);
  unseen = cards.filter((card) => !isForTraining(card));
  bad = Uint8Array.from(unseen, (card) => card.bad);
  const started = process.cpuUsage();
  const told = train(CARD_ATTRIBUTES, historyOf(learned));
  const { user, system } = process.cpuUsage(started);
  processorSeconds = (user + system) / 1e6;
  if (!told.ok) throw new Error(told.refusal.code);
  scorecard = told.value;
});

function probabilitiesBy(model: Scorecard, cards: readonly MadeCard[]): Float64Array {
  return Float64Array.from(cards, (card) => scoreOf(model, cardValues(card)).probability);
}

/** A logistic regression on the plain columns of the file, each less its mean in its own deviations. */
function plainRisks(): Float64Array {
  const plain = ({ limit, statuses, balances, paid }: MadeCard) => [
    ...[limit, ...statuses, ...balances, ...paid],
  ];
  const columns = plain(learned[0] as MadeCard).map((_, index) => {
    const values = learned.map((card) => plain(card)[index] ?? 0);
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    return { mean, deviation: Math.sqrt(squares / values.length) };
  });
  const factorsOf = (card: MadeCard) => {
    const told = plain(card);
    return [1, ...columns.map(({ mean, deviation }, at) => ((told[at] ?? 0) - mean) / deviation)];
  };
  const size = columns.length + 1;
  const rows: Rows = {
    ...{ size, terms: size, bad: Uint8Array.from(learned, (card) => card.bad) },
    places: Uint16Array.from({ length: learned.length * size }, (_, term) => term % size),
    factors: Float64Array.from(learned.flatMap(factorsOf)),
  };
  const prior = { values: Array<number>(size).fill(0), ridge: 1 };
  let coefficients: readonly number[] = prior.values;
  for (let step = 0; step < 10; step += 1) {
    coefficients = newtonStep(rows, prior, coefficients).coefficients;
  }
  return Float64Array.from(unseen, (card) =>
    factorsOf(card).reduce((sum, factor, at) => sum - factor * (coefficients[at] ?? 0), 0),
  );
}

describe("on cards that it did not learn from, a scorecard", () => {
  it("comes within 0.01 of the AUC of the true probabilities", () => {
    const truth = aucOf(
      Float64Array.from(unseen, ({ probability }) => probability),
      bad,
    );
    const told = aucOf(probabilitiesBy(scorecard, unseen), bad);
    expect(truth).toBeGreaterThan(0.75);
    expect(told).toBeGreaterThan(truth - 0.01);
    expect(told).toBeLessThan(truth + 0.005);
  });

  it("is better than a plain logistic regression, beyond chance and by more than 0.015", () => {
    const { difference, challengerIs } = compareModels(
      plainRisks(),
      probabilitiesBy(scorecard, unseen),
      bad,
    );
    expect(challengerIs).toBe("better");
    expect(difference).toBeGreaterThan(0.015);
  });

  it("promises in each tenth about what happens", () => {
    const told = judge(probabilitiesBy(scorecard, unseen), bad);
    if (!told.ok) throw new Error(told.refusal.code);
    expect(told.value.groups).toHaveLength(10);
    // Chance keeps a chi-square of ten degrees of freedom below it in 999 of 1000.
    expect(told.value.hosmerLemeshow).toBeLessThan(29.6);
  });

  it("meets the population that it learned from", () => {
    const scores = (cards: readonly MadeCard[]) =>
      Float64Array.from(cards, (card) => scoreOf(scorecard, cardValues(card)).score);
    expect(scoreStability(scores(learned), scores(unseen)).level).toBe("stable");
  });

  it("is small, and learned within the time of one queue message", () => {
    expect(scorecard.attributes.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify(scorecard).length).toBeLessThan(50_000);
    expect(processorSeconds).toBeLessThan(PROCESSOR_SECONDS_MAX);
  });
});

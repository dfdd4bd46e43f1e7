import { checkScorecard } from "../../src/domain/score/check-scorecard";
import { compareModels } from "../../src/domain/score/compare";
import { judge } from "../../src/domain/score/judge";
import { type Scored, scoreOf } from "../../src/domain/score/score-of";
import type { Scorecard } from "../../src/domain/score/scorecard";
import { attributeStability, scoreStability } from "../../src/domain/score/stability";
import { train } from "../../src/domain/score/train";
import {
  CARD_ATTRIBUTES,
  type Card,
  cardValues,
  historyOf,
  isForTraining,
  readCards,
} from "./card-file";

const DECIMALS = 4;
/** Whose reasons are counted: the riskiest tenth of the rows that the model did not learn from. */
const WARNED_SHARE = 0.1;
const REASONS_TOLD_MAX = 10;

/** Trains on seven tenths of a file of cards and says how well the model does on the others. */
export function reportOn(text: string, championText: string | undefined) {
  const cards = readCards(text);
  const [training, testing] = [cards.filter(isForTraining), cards.filter((c) => !isForTraining(c))];
  const started = process.cpuUsage();
  const trained = train(CARD_ATTRIBUTES, historyOf(training));
  const { user, system } = process.cpuUsage(started);
  if (!trained.ok) throw new Error(`Not trained: ${JSON.stringify(trained.refusal)}`);
  const scorecard = trained.value;
  const [learned, unseen] = [scoredBy(scorecard, training), scoredBy(scorecard, testing)];
  const report = {
    rows: { training: training.length, testing: testing.length },
    training: told(learned, training),
    testing: told(unseen, testing),
    ...(championText === undefined
      ? {}
      : { comparison: compared(championOf(championText), unseen, testing) }),
    reasons: reasonsOf(unseen),
    stability: {
      score: scoreStability(scoresOf(learned), scoresOf(unseen)),
      attributes: attributeStability(scorecard, historyOf(testing).columns),
    },
    attributes: scorecard.attributes.map(({ name, informationValue, bins }) => {
      const points = bins.map((bin) => bin.points);
      const [least, most] = [Math.min(...points), Math.max(...points)];
      return { attribute: name, informationValue, points: [least, most] };
    }),
    processorSeconds: (user + system) / 1e6,
  };
  return { scorecard, report: rounded(report) };
}

function scoredBy(scorecard: Scorecard, cards: readonly Card[]): readonly Scored[] {
  return cards.map((card) => scoreOf(scorecard, cardValues(card)));
}

function told(scored: readonly Scored[], cards: readonly Card[]) {
  const judged = judge(probabilitiesOf(scored), badOf(cards));
  if (!judged.ok) throw new Error(`Not judged: ${JSON.stringify(judged.refusal)}`);
  return judged.value;
}

function compared(champion: Scorecard, challenger: readonly Scored[], cards: readonly Card[]) {
  const before = probabilitiesOf(scoredBy(champion, cards));
  return compareModels(before, probabilitiesOf(challenger), badOf(cards));
}

function championOf(text: string): Scorecard {
  const checked = checkScorecard(JSON.parse(text));
  if (!checked.ok) throw new Error(`The champion: ${JSON.stringify(checked.refusal)}`);
  return checked.value;
}

/** The first reasons of those who would be warned of, the most frequent first. */
function reasonsOf(scored: readonly Scored[]) {
  const riskiest = scored
    .toSorted((a, b) => a.score - b.score)
    .slice(0, Math.ceil(scored.length * WARNED_SHARE));
  const counts = new Map<string, number>();
  for (const { reasons } of riskiest) {
    const reason = reasons[0]?.text ?? "";
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, rows]) => ({ reason, rows }))
    .toSorted((a, b) => b.rows - a.rows)
    .slice(0, REASONS_TOLD_MAX);
}

function probabilitiesOf(scored: readonly Scored[]): Float64Array {
  return Float64Array.from(scored, ({ probability }) => probability);
}

function scoresOf(scored: readonly Scored[]): Float64Array {
  return Float64Array.from(scored, ({ score }) => score);
}

function badOf(cards: readonly Card[]): Uint8Array {
  return Uint8Array.from(cards, ({ bad }) => bad);
}

/** For whoever reads it; nothing is computed from it. */
function rounded<T>(report: T): T {
  const short = (_: string, value: unknown) =>
    typeof value === "number" ? Number(value.toFixed(DECIMALS)) : value;
  return JSON.parse(JSON.stringify(report, short)) as T;
}

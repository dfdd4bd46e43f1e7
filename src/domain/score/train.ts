import { ok, refuse, type Result } from "../../kernel/result";
import type { Attribute, History } from "./attribute";
import { type Binned, binAttribute } from "./bin-attribute";
import { designOf } from "./design";
import { advanceFit, startFit } from "./fit";
import { protectedIn } from "./protected-attribute";
import { SCALING, type Scaling, type Scorecard, scorecardOf } from "./scorecard";

export const ROWS_MIN = 1000;
/** Ten attributes, with ten rows of the rarer kind for each. */
export const GOODS_MIN = 100;
export const BADS_MIN = 100;
/** An attribute with less is of no use. Source: Siddiqi, Credit Risk Scorecards (2006), ch. 6. */
export const INFORMATION_VALUE_MIN = 0.02;

type Counts = Readonly<{ rows: number; goods: number; bads: number }>;

export type TrainingRefusal =
  | Readonly<{ code: "score.attribute_protected"; attribute: string; word: string }>
  | Readonly<{ code: "score.attribute_repeated"; attribute: string }>
  | (Counts & Readonly<{ code: "score.one_class" }>)
  | (Counts & Readonly<{ code: "score.history_too_short"; least: Counts }>)
  | NothingTells;

/** No attribute says anything of how the rows ended. */
export type NothingTells = Readonly<{ code: "score.nothing_tells" }>;

/**
 * A scorecard from a history, the same for the same rows in any order. These are its steps; who has
 * less time than they take (a queue message has 30 s) takes them one by one and keeps what each gave:
 * `refusalOf`, `binAttribute` of each attribute, `designOf`, `advanceFit` until it is done, then
 * `scorecardOf`.
 */
export function train(
  attributes: readonly Attribute[],
  history: History,
  scaling: Scaling = SCALING,
): Result<Scorecard, TrainingRefusal> {
  const refusal = refusalOf(attributes, history);
  if (refusal) return refuse(refusal);
  const binned = attributes.map((one) => binAttribute(one, history)).filter(isOfUse);
  const design = designOf(binned, history);
  let fit = startFit();
  while (fit.stage !== "done") fit = advanceFit(design, fit);
  if (fit.chosen.length === 0) return refuse({ code: "score.nothing_tells" });
  return ok(scorecardOf(binned, fit, scaling));
}

/** Why nothing may or can be learned from a history, undefined when it can. */
export function refusalOf(
  attributes: readonly Attribute[],
  { bad }: History,
): Exclude<TrainingRefusal, NothingTells> | undefined {
  const names = attributes.map(({ name }) => name);
  const sides = attributes.flatMap((one) => (one.kind === "pair" ? one.of : []));
  for (const attribute of [...names, ...sides]) {
    const word = protectedIn(attribute);
    if (word !== undefined) return { code: "score.attribute_protected", attribute, word };
  }
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) return { code: "score.attribute_repeated", attribute: repeated };
  const bads = bad.reduce((sum, one) => sum + one, 0);
  const counts = { rows: bad.length, goods: bad.length - bads, bads };
  if (counts.rows > 0 && (counts.goods === 0 || bads === 0)) {
    return { code: "score.one_class", ...counts };
  }
  const least = { rows: ROWS_MIN, goods: GOODS_MIN, bads: BADS_MIN };
  const isShort = counts.rows < ROWS_MIN || counts.goods < GOODS_MIN || bads < BADS_MIN;
  return isShort ? { code: "score.history_too_short", ...counts, least } : undefined;
}

/** Whether a binned attribute is worth a place among the candidates of a fit. */
export function isOfUse({ informationValue }: Binned): boolean {
  return informationValue >= INFORMATION_VALUE_MIN;
}

import { ok, refuse, type Result } from "../../kernel/result";
import { type Calibration, calibrationOf } from "./calibration";
import { countBads, type Discrimination, discriminationOf } from "./discrimination";

export type Judgement = Discrimination & Calibration & Readonly<{ rows: number; bads: number }>;

/** All rows ended the same way, so nothing can be told apart. */
export type JudgementRefusal = Readonly<{ code: "score.one_class"; goods: number; bads: number }>;

/** How well probabilities of going bad did on rows whose end is known. */
export function judge(
  probabilities: Float64Array,
  bad: Uint8Array,
): Result<Judgement, JudgementRefusal> {
  const bads = countBads(bad);
  const goods = bad.length - bads;
  if (bads === 0 || goods === 0) return refuse({ code: "score.one_class", goods, bads });
  return ok({
    rows: bad.length,
    bads,
    ...discriminationOf(probabilities, bad),
    ...calibrationOf(probabilities, bad),
  });
}

import type { RulePack } from "../contact/pack";
import type { StatutoryName } from "../notice/template-name";
import { laddersOf, type PolicyDocument } from "../policy/policy";

/** A letter that a law demands and a ladder does not write, or not in time. */
export type DeadlineGap = Readonly<{
  pack: string;
  rule: string;
  source: string;
  letter: StatutoryName;
  /** The segment whose ladder it is; null: the policy's own. */
  segment: string | null;
  /** The last day past due on which a step would be in time; null: the law counts from elsewhere. */
  byDay: number | null;
}>;

/**
 * Which letters of some packs each ladder of a policy leaves to people: so a lender sees before a loan
 * is late what nobody would send. A step that waits for an event is none that surely comes.
 */
export function deadlineGaps(
  document: Pick<PolicyDocument, "ladder" | "match" | "segments">,
  packs: readonly RulePack[],
): readonly DeadlineGap[] {
  const demanded = packs.flatMap(({ id: pack, deadlines = [] }) =>
    deadlines.flatMap((rule) =>
      "letter" in rule
        ? [
            {
              ...{ pack, rule: rule.id, source: rule.source, letter: rule.letter },
              byDay: rule.kind === "late-letter" ? rule.days : null,
            },
          ]
        : [],
    ),
  );
  return laddersOf(document).flatMap(({ segment, steps }) =>
    demanded
      .filter(({ letter, byDay }) =>
        steps.every(
          ({ day, actions }) =>
            day === undefined ||
            (byDay !== null && day > byDay) ||
            !actions.some((action) => action.kind === "notice" && action.template === letter),
        ),
      )
      .map((gap) => ({ ...gap, segment })),
  );
}

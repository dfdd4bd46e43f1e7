import type { Match } from "../../src/domain/policy/policy";
import type { StepActionKind } from "../../src/domain/policy/step-action";
import { BucketBadge } from "../components/badge";
import type { Translator } from "../locales/translate";
import { LadderTimeline } from "./policy-timeline";

/** A step as a page tells it. */
export type StepWords = Readonly<{
  id: string;
  /** The day past due at which it stands; negative: before the due date; null: no day. */
  at: number | null;
  /** It waits for an event, not for a day. */
  isEvent: boolean;
  /** The days on which it is taken again. */
  again: readonly number[];
  trigger: string;
  condition: string | null;
  repeat: string | null;
  acts: readonly string[];
  kinds: readonly StepActionKind[];
}>;

export type LadderWords = Readonly<{
  /** The name of the segment; null for the policy's own ladder. */
  segment: string | null;
  /** Which loans it is for. */
  reading: string | null;
  /** How it counts otherwise than the policy; null when it does not. */
  lateness: string | null;
  match: Match;
  /** The buckets that a loan can enter, by their names. */
  buckets: readonly string[];
  steps: readonly StepWords[];
}>;

export type LaddersProps = Readonly<{
  t: Translator;
  ladders: readonly LadderWords[];
  /** First day past due of each bucket, M0 first: 0, 1, 31 … */
  bucketStarts: readonly number[];
}>;

/** The policy's ladder, and those of its segments. */
export function Ladders({ t, ladders, bucketStarts }: LaddersProps) {
  return ladders.map((ladder) => (
    <div class="ladder-part">
      {ladders.length > 1 && <LadderHead t={t} ladder={ladder} />}
      <LadderTimeline
        t={t}
        ladder={ladder}
        bucketStarts={bucketStarts}
        hrefOf={({ id }) => `#${id}`}
      />
      <LadderList t={t} ladder={ladder} bucketStarts={bucketStarts} />
    </div>
  ));
}

function LadderHead({ t, ladder }: Readonly<{ t: Translator; ladder: LadderWords }>) {
  const { segment, reading, lateness, match } = ladder;
  return (
    <>
      <h3>{segment === null ? t("policy.everyone") : t("policy.segment", { name: segment })}</h3>
      {reading !== null && <p class="help">{t("policy.segmentIs", { reading })}</p>}
      {lateness !== null && <p class="help">{lateness}</p>}
      <p class="help">{t(`policy.match.${match}`)}</p>
    </>
  );
}

type LadderListProps = Readonly<{
  t: Translator;
  ladder: LadderWords;
  bucketStarts: readonly number[];
}>;

function LadderList({ t, ladder, bucketStarts }: LadderListProps) {
  const { segment, steps } = ladder;
  const firstLate = steps.findIndex(({ at, isEvent }) => isEvent || (at ?? 1) > 0);
  const early = firstLate < 0 ? steps : steps.slice(0, firstLate);
  const late = firstLate < 0 ? [] : steps.slice(firstLate);
  const label = segment === null ? "" : t("policy.segment", { name: segment });
  return (
    <ol class="ladder" aria-label={`${t("policy.ladderCaption")} ${label}`.trim()}>
      {early.map((step) => (
        <LadderStep t={t} step={step} bucketStarts={bucketStarts} />
      ))}
      <li class="ladder-step ladder-due">
        <span class="ladder-day">{t("policy.dueDate")}</span>
      </li>
      {late.map((step) => (
        <LadderStep t={t} step={step} bucketStarts={bucketStarts} />
      ))}
    </ol>
  );
}

type LadderStepProps = Readonly<{
  t: Translator;
  step: StepWords;
  bucketStarts: readonly number[];
}>;

function LadderStep({ t, step, bucketStarts }: LadderStepProps) {
  const { at, trigger, condition, repeat, acts } = step;
  const bucket = at === null ? null : bucketStarts.findLastIndex((start) => at >= start);
  return (
    <li class="ladder-step" id={step.id}>
      <span class="ladder-day">{trigger}</span>
      {bucket === null ? <span /> : <BucketBadge t={t} index={Math.max(0, bucket)} />}
      <span class="ladder-what">
        {acts.map((act) => (
          <span class="ladder-act">{act}</span>
        ))}
        {condition !== null && (
          <span class="ladder-if">{t("policy.if", { reading: condition })}</span>
        )}
        {repeat !== null && <span class="ladder-if">{repeat}</span>}
      </span>
    </li>
  );
}

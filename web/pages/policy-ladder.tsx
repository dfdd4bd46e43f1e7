import type { TemplateName } from "../../src/domain/notice/template-name";
import { BucketBadge } from "../components/badge";
import type { Translator } from "../locales/translate";

export type PolicyStep = Readonly<{
  id: string;
  /** Negative: days before the due date. */
  atDaysPastDue: number;
  channel: "email";
  template: TemplateName;
}>;

export type LadderProps = Readonly<{
  t: Translator;
  /** In order of days past due. */
  ladder: readonly PolicyStep[];
  /** First day past due of each bucket, M0 first: 0, 1, 31 … */
  bucketStarts: readonly number[];
}>;

export function Ladder({ t, ladder, bucketStarts }: LadderProps) {
  const before = ladder.filter((step) => step.atDaysPastDue <= 0);
  const after = ladder.filter((step) => step.atDaysPastDue > 0);
  return (
    <ol class="ladder" aria-label={t("policy.ladderCaption")}>
      {before.map((step) => (
        <LadderStep t={t} step={step} bucketStarts={bucketStarts} />
      ))}
      <li class="ladder-step ladder-due">
        <span class="ladder-day">{t("policy.dueDate")}</span>
      </li>
      {after.map((step) => (
        <LadderStep t={t} step={step} bucketStarts={bucketStarts} />
      ))}
    </ol>
  );
}

type LadderStepProps = Readonly<{
  t: Translator;
  step: PolicyStep;
  bucketStarts: readonly number[];
}>;

function LadderStep({ t, step, bucketStarts }: LadderStepProps) {
  const days = step.atDaysPastDue;
  const bucket = bucketStarts.findLastIndex((start) => days >= start);
  return (
    <li class="ladder-step" id={step.id}>
      <span class="ladder-day">{dayWords(t, days)}</span>
      <BucketBadge t={t} index={Math.max(0, bucket)} />
      <span class="ladder-what">
        {days <= 0
          ? t("policy.step.reminder")
          : t("policy.step.notice", { letter: t(`policy.letter.${step.template}`) })}
      </span>
    </li>
  );
}

/** "5 days before", "30 days past due". */
export function dayWords(t: Translator, days: number): string {
  return days <= 0
    ? t("policy.dayBefore", { count: -days })
    : t("policy.dayAfter", { count: days });
}

import type { Component } from "../../src/domain/loan/components";
import { BucketBadge } from "../components/badge";
import { bucketDays } from "../components/bucket";
import { DataTable } from "../components/data-table";
import { Facts } from "../components/facts";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { clockTime } from "./notice-decisions";

export type PolicyStep = Readonly<{
  id: string;
  /** Negative: days before the due date. */
  atDaysPastDue: number;
  channel: "email";
}>;

export type PolicyPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  policy: Readonly<{
    version: number;
    name: string;
    effectiveOn: string;
    graceDays: number;
    tolerance: Readonly<{ minor: number; currency: string }>;
    allocation: readonly Component[];
    /** In order of days past due. */
    ladder: readonly PolicyStep[];
    contact: Readonly<{ startMinute: number; endMinute: number }>;
    /** Where the rules come from, as cited. */
    sources: readonly string[];
  }>;
  /** First day past due of each bucket, M0 first: 0, 1, 31 … */
  bucketStarts: readonly number[];
}>;

export function PolicyPage({ t, frame, policy, bucketStarts }: PolicyPageProps) {
  const date = t.formatDate(policy.effectiveOn);
  return (
    <Shell t={t} frame={frame} title={t("policy.title")}>
      <PageHeader
        title={policy.name}
        figure={<span>{t("policy.version", { version: policy.version, date })}</span>}
        lead={t("policy.intro")}
      />
      <div class="with-side">
        <Section id="ladder" title={t("policy.ladder")}>
          <Ladder t={t} ladder={policy.ladder} bucketStarts={bucketStarts} />
        </Section>
        <div>
          <Section id="rules" title={t("policy.rules")}>
            <Rules t={t} policy={policy} />
          </Section>
          <Section id="buckets" title={t("policy.buckets")}>
            <DataTable
              t={t}
              id="bucket-table"
              caption={t("policy.buckets")}
              rows={bucketStarts.map((_, index) => index)}
              columns={[
                {
                  key: "bucket",
                  label: t("chart.bucket"),
                  cell: (index) => <BucketBadge t={t} index={index} />,
                },
                { key: "days", label: t("chart.days"), cell: (index) => bucketDays(t, index) },
              ]}
            />
          </Section>
        </div>
      </div>
    </Shell>
  );
}

type LadderProps = Readonly<{
  t: Translator;
  ladder: readonly PolicyStep[];
  bucketStarts: readonly number[];
}>;

function Ladder({ t, ladder, bucketStarts }: LadderProps) {
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
      <span class="ladder-day">
        {days <= 0
          ? t("policy.dayBefore", { count: -days })
          : t("policy.dayAfter", { count: days })}
      </span>
      <BucketBadge t={t} index={Math.max(0, bucket)} />
      <span class="ladder-what">
        {t(days <= 0 ? "policy.step.reminder" : "policy.step.notice")}
      </span>
    </li>
  );
}

type RulesProps = Readonly<{ t: Translator; policy: PolicyPageProps["policy"] }>;

function Rules({ t, policy }: RulesProps) {
  const { tolerance, allocation, contact, sources } = policy;
  const components = t.formatList(
    allocation.map((one) => t(`loan.component.${one}`).toLocaleLowerCase(t.locale)),
  );
  return (
    <Facts
      facts={[
        { term: t("policy.grace"), detail: t("clock.days", { count: policy.graceDays }) },
        {
          term: t("policy.tolerance"),
          detail: t("policy.toleranceValue", {
            amount: t.formatMoney(tolerance.minor, tolerance.currency),
          }),
        },
        { term: t("policy.allocation"), detail: t("policy.allocationOldest", { components }) },
        {
          term: t("policy.window"),
          detail: t("policy.windowValue", {
            start: clockTime(contact.startMinute),
            end: clockTime(contact.endMinute),
          }),
        },
        { term: t("policy.channels"), detail: t("notice.channel.email") },
        { term: t("policy.sources"), detail: sources.join("; ") },
      ]}
    />
  );
}

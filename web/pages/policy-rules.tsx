import type { AllocationName } from "../../src/domain/loan/allocation";
import type { Counting } from "../../src/domain/loan/rules";
import type { Match, MissedDays } from "../../src/domain/policy/policy";
import { BucketBadge } from "../components/badge";
import { bucketDays } from "../components/bucket";
import { DataTable } from "../components/data-table";
import { Facts } from "../components/facts";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";
import { clockTime } from "./clock-time";
import { Ladders, type LadderWords } from "./policy-ladder";

export type PolicyFacts = Readonly<{
  graceDays: number;
  counting: Counting;
  tolerance: Readonly<{ minor: number; currency: string }>;
  /** In percent of all that fell due, where the lender tolerates a share. */
  tolerancePercent: string | null;
  /** Null for an order of the lender's own. */
  allocation: AllocationName | null;
  /** Where the order comes from. */
  allocationSource: string | null;
  hasCharges: boolean;
  /** Its own buckets, each with its days; none where it goes by M0 to M7+. */
  buckets: readonly string[];
  match: Match;
  missedDays: MissedDays;
  /** Its share of the borrowers and the version that the rest keep, where known; null for all. */
  canary: Readonly<{ percent: number; rest: number | null }> | null;
  /** The policy's own ladder, then those of its segments. */
  ladders: readonly LadderWords[];
  contact: Readonly<{ startMinute: number; endMinute: number }>;
  /** The ways it may write. */
  channels: readonly string[];
  /** Where the rules come from, as cited. */
  sources: readonly string[];
}>;

export type PolicyBodyProps = Readonly<{
  t: Translator;
  policy: PolicyFacts;
  /** First day past due of each bucket, M0 first: 0, 1, 31 … */
  bucketStarts: readonly number[];
}>;

/** What a version decides: its ladder, and beside it the rules. */
export function PolicyBody({ t, policy, bucketStarts }: PolicyBodyProps) {
  return (
    <div class="with-side">
      <Section id="ladder" title={t("policy.ladder")}>
        <Ladders t={t} ladders={policy.ladders} bucketStarts={bucketStarts} />
      </Section>
      <div>
        <Section id="rules" title={t("policy.rules")}>
          <Rules t={t} policy={policy} />
        </Section>
        <Section id="buckets" title={t("policy.buckets")}>
          {policy.buckets.length > 0 && (
            <>
              <p>{t("policy.bucketsOwn")}</p>
              <ul>
                {policy.buckets.map((bucket) => (
                  <li>{bucket}</li>
                ))}
              </ul>
              <p class="help">{t("policy.bucketsBook")}</p>
            </>
          )}
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
  );
}

function Rules({ t, policy }: Readonly<{ t: Translator; policy: PolicyFacts }>) {
  const { tolerance, tolerancePercent, contact, sources } = policy;
  const amount = t.formatMoney(tolerance.minor, tolerance.currency);
  return (
    <Facts
      facts={[
        { term: t("policy.canary"), detail: canaryWords(t, policy.canary) },
        { term: t("policy.match"), detail: t(`policy.match.${policy.match}`) },
        { term: t("policy.missedDays"), detail: t(`policy.missedDays.${policy.missedDays}`) },
        { term: t("policy.counting"), detail: t(`policy.counting.${policy.counting}`) },
        { term: t("policy.grace"), detail: t("clock.days", { count: policy.graceDays }) },
        {
          term: t("policy.tolerance"),
          detail:
            tolerancePercent === null
              ? t("policy.toleranceValue", { amount })
              : t("policy.toleranceShare", { amount, percent: tolerancePercent }),
        },
        { term: t("policy.allocation"), detail: <Order t={t} policy={policy} /> },
        policy.hasCharges ? { term: t("policy.charges"), detail: t("policy.chargesSome") } : null,
        {
          term: t("policy.window"),
          detail: t("policy.windowValue", {
            start: clockTime(contact.startMinute),
            end: clockTime(contact.endMinute),
          }),
        },
        {
          term: t("policy.channels"),
          detail: policy.channels
            .map((one) => t(`notice.channel.${one as "email" | "sms" | "letter" | "message"}`))
            .join(", "),
        },
        { term: t("policy.sources"), detail: sources.join("; ") },
      ]}
    />
  );
}

function Order({ t, policy }: Readonly<{ t: Translator; policy: PolicyFacts }>) {
  const { allocation, allocationSource } = policy;
  return (
    <>
      {t(`policy.order.${allocation ?? "own"}`)}
      {allocationSource && <span class="help"> {allocationSource}</span>}
    </>
  );
}

function canaryWords(t: Translator, canary: PolicyFacts["canary"]): string {
  if (!canary) return t("policy.canaryAll");
  const { percent, rest } = canary;
  return rest === null
    ? t("policy.canaryShare", { percent })
    : t("policy.canaryRest", { percent, version: rest });
}

import { parseRatePercent } from "../../kernel/rate";
import {
  type BucketRange,
  type BucketRefusal,
  type BucketScheme,
  M_SCHEME,
  placeOfRefusal,
  validateBuckets,
} from "../delinquency/bucket-scheme";
import { ALLOCATIONS, type AllocationRefusal, validateAllocation } from "../loan/allocation";
import { COUNTINGS } from "../loan/rules";
import {
  BUCKET_NAME_MAX,
  BUCKETS_MAX,
  GRACE_DAYS_MAX,
  type LatenessRules,
  type OfferedContract,
  type PolicyDocument,
} from "./policy";

/** What is wrong with the rules of a policy, or with those that a segment has of its own. */
export type RuleFlaw =
  | AllocationRefusal
  | BucketRefusal
  | Readonly<{ code: "policy.tolerance_negative" }>
  | Readonly<{ code: "policy.percent_out_of_range" }>
  | Readonly<{ code: "policy.grace_out_of_range"; daysMax: number }>
  | Readonly<{ code: "policy.unknown_match"; known: readonly string[] }>
  /** The first bucket holds more than day 0, so that who is late would be called current. */
  | Readonly<{ code: "policy.bucket_not_current"; to: number | null }>
  | Readonly<{ code: "policy.too_many_buckets"; bucketsMax: number }>
  | Readonly<{ code: "policy.bucket_unnamed"; lengthMax: number }>;

type PlacedRule = RuleFlaw & Readonly<{ pointer: string }>;

const PERCENT_MAX = 100;

/** The flaws of rules that stand at a place: the whole document, or a segment. */
export function ruleFlaws(
  rules: Partial<LatenessRules & OfferedContract>,
  at: string,
): readonly PlacedRule[] {
  return [
    ...countingFlaws(rules, at),
    ...bucketFlaws(rules.buckets, `${at}/buckets`),
    ...allocationFlaws(rules.allocation, `${at}/allocation`),
  ];
}

/** The buckets that loans of a segment, or those of none (null), go by; undefined where they are wrong. */
export function bucketsOf(
  { buckets: shared, segments = [] }: Pick<PolicyDocument, "buckets" | "segments">,
  segment: number | null,
): BucketScheme | undefined {
  const own = segment === null ? undefined : segments[segment]?.buckets;
  const ranges = own ?? shared;
  if (ranges === undefined) return M_SCHEME;
  const valid = validateBuckets(ranges);
  return valid.ok ? valid.value : undefined;
}

/** A value that is none of those there are. */
export function choiceFlaws(
  value: string,
  known: readonly string[],
  pointer: string,
): PlacedRule[] {
  return known.includes(value) ? [] : [{ code: "policy.unknown_match", pointer, known }];
}

/** Of the policy's own rules of lateness, or of a segment's as far as it has any. */
function countingFlaws(rules: Partial<LatenessRules>, at: string): PlacedRule[] {
  const { toleranceAmount = 0, tolerancePercent, tolerancePercentMax = 0, graceDays = 0 } = rules;
  const { counting = "day-after-due" } = rules;
  const flaws: PlacedRule[] = choiceFlaws(counting, COUNTINGS, `${at}/counting`);
  if (toleranceAmount < 0) {
    flaws.push({ code: "policy.tolerance_negative", pointer: `${at}/toleranceAmount` });
  }
  if (tolerancePercent !== undefined && !isShare(tolerancePercent)) {
    flaws.push({ code: "policy.percent_out_of_range", pointer: `${at}/tolerancePercent` });
  }
  if (tolerancePercentMax < 0) {
    flaws.push({ code: "policy.tolerance_negative", pointer: `${at}/tolerancePercentMax` });
  }
  if (!Number.isInteger(graceDays) || graceDays < 0 || graceDays > GRACE_DAYS_MAX) {
    const daysMax = GRACE_DAYS_MAX;
    flaws.push({ code: "policy.grace_out_of_range", pointer: `${at}/graceDays`, daysMax });
  }
  return flaws;
}

function isShare(percent: string): boolean {
  return parseRatePercent(percent) !== undefined && Number(percent) <= PERCENT_MAX;
}

function allocationFlaws(
  allocation: OfferedContract["allocation"] | undefined,
  pointer: string,
): PlacedRule[] {
  if (allocation === undefined) return [];
  if (typeof allocation === "string") {
    return Object.hasOwn(ALLOCATIONS, allocation) ? [] : [{ ...UNKNOWN_ORDER, pointer }];
  }
  const checked = validateAllocation(allocation);
  return checked.ok ? [] : [{ ...checked.refusal, pointer: `${pointer}/steps` }];
}

const UNKNOWN_ORDER = {
  code: "allocation.step_missing",
  timing: "past-due",
  component: "principal",
} as const;

/** One line of so many characters: it stands in a list, in an editor's line and in conditions. */
function isBucketName(name: string): boolean {
  const isLine = !/\p{Cc}/u.test(name) && name.isWellFormed();
  return isLine && name.trim() !== "" && name.length <= BUCKET_NAME_MAX;
}

/** Steps and conditions go by them, so that a day in none or in two could not be decided. */
function bucketFlaws(ranges: readonly BucketRange[] | undefined, pointer: string): PlacedRule[] {
  if (ranges === undefined) return [];
  if (ranges.length > BUCKETS_MAX) {
    return [{ code: "policy.too_many_buckets", pointer, bucketsMax: BUCKETS_MAX }];
  }
  const unnamed = ranges.findIndex(({ name }) => !isBucketName(name));
  if (unnamed >= 0) {
    const at = `${pointer}/${unnamed}/name`;
    return [{ code: "policy.bucket_unnamed", pointer: at, lengthMax: BUCKET_NAME_MAX }];
  }
  const valid = validateBuckets(ranges);
  if (!valid.ok) {
    const place = placeOfRefusal(valid.refusal, ranges);
    return [
      { ...valid.refusal, pointer: place ? `${pointer}/${place.index}/${place.field}` : pointer },
    ];
  }
  const [current] = valid.value;
  if (current?.to === 0) return [];
  const index = ranges.findIndex(({ from }) => from === 0);
  const to = current?.to ?? null;
  return [{ code: "policy.bucket_not_current", pointer: `${pointer}/${index}/to`, to }];
}

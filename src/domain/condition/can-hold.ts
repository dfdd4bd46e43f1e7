import { type BucketScheme, bucketAt } from "../delinquency/bucket-scheme";
import type { Condition } from "./compile";
import { factOf, integerOf, type Part, partsOf, textOf } from "./tree";

/** What is known of a loan beforehand: its days past due, both ends included, and what buckets are. */
export type Pins = Readonly<{
  daysPastDue: Readonly<{ from: number; to: number | null }>;
  /** Without it a loan may be in any bucket. */
  buckets?: BucketScheme;
  /** Up to so many days a late loan may still be in the first bucket. */
  graceDays?: number;
}>;

/** One day past due and one bucket; null where the bucket may be any. */
type World = Readonly<{ days: bigint; bucket: string | null }>;

/** Yes, no, or undefined where other facts decide. */
type Answer = boolean | undefined;

/**
 * Whether a condition can hold for some loan of these days past due. Answers false only when it is
 * certain: every other fact may be anything, and arithmetic on the days is not followed.
 */
export function canHold(condition: Condition, pins: Pins): boolean {
  return worldsOf(condition.tree, pins).some((world) => answerOf(condition.tree, world) !== false);
}

/**
 * Enough worlds to tell for all: an answer changes only beside a whole number that the condition
 * states, and a bucket only at its edges.
 */
function worldsOf(tree: Part, { daysPastDue, buckets, graceDays = 0 }: Pins): readonly World[] {
  const from = BigInt(daysPastDue.from);
  const edges = (buckets ?? []).map((bucket) => BigInt(bucket.from));
  const stated = [from, BigInt(graceDays), ...integersIn(tree), ...edges];
  const days = new Set(stated.flatMap((day) => [day - 1n, day, day + 1n]));
  if (daysPastDue.to !== null) days.add(BigInt(daysPastDue.to));
  const within = [...days].filter(
    (day) => day >= from && (daysPastDue.to === null || day <= BigInt(daysPastDue.to)),
  );
  const first = buckets?.[0]?.name;
  return within.flatMap((day): readonly World[] => {
    if (!buckets || first === undefined) return [{ days: day, bucket: null }];
    const names = new Set([bucketAt(buckets, Number(day)).name]);
    if (day <= graceDays) names.add(first);
    return [...names].map((bucket) => ({ days: day, bucket }));
  });
}

function integersIn(part: Part): readonly bigint[] {
  const own = integerOf(part);
  return own === undefined ? partsOf(part).flatMap(integersIn) : [own];
}

function answerOf(part: Part, world: World): Answer {
  switch (part.op) {
    case "value":
      return typeof part.args === "boolean" ? part.args : undefined;
    case "!_":
      return opposite(answerOf(part.args, world));
    case "&&":
      return allOf(part.args.map((each) => answerOf(each, world)));
    case "||":
      return opposite(allOf(part.args.map((each) => opposite(answerOf(each, world)))));
    case "?:":
      return chosen(part.args.map((each) => answerOf(each, world)) as [Answer, Answer, Answer]);
    case "in":
      return isAmong(part.args[0], part.args[1], world);
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compared(part.op, known(part.args[0], world), known(part.args[1], world));
    default:
      return undefined;
  }
}

function opposite(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function chosen([when, then, otherwise]: readonly [Answer, Answer, Answer]): Answer {
  if (when !== undefined) return when ? then : otherwise;
  return then === otherwise ? then : undefined;
}

function isAmong(element: Part, list: Part, world: World): Answer {
  if (list.op !== "list") return undefined;
  const value = known(element, world);
  const found = list.args.map((each) => compared("==", value, known(each, world)));
  return opposite(allOf(found.map(opposite)));
}

function known(part: Part, world: World): bigint | string | undefined {
  const fact = factOf(part)?.name;
  if (fact === "loan.daysPastDue") return world.days;
  if (fact === "loan.bucket") return world.bucket ?? undefined;
  return integerOf(part) ?? textOf(part);
}

type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

function compared(
  operation: Comparison,
  left: bigint | string | undefined,
  right: bigint | string | undefined,
): Answer {
  if (left === undefined || right === undefined) return undefined;
  switch (operation) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

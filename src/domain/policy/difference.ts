import type { LadderStep, PolicyDocument } from "./policy";

/** One fact that two documents tell differently; null where one of them says nothing. */
export type PolicyChange = Readonly<{ path: string; before: unknown; after: unknown }>;

/**
 * What changes from one document to another, in facts. Steps of the ladder are the same when they
 * have the same name (`ladder/notice-30/day`), whatever their place, and so are segments
 * (`segments/Large exposure/ladder/notice-30/day`; "~1" stands for "/" in a name). Other lists are
 * compared as a whole.
 */
export function differencesOf(
  before: PolicyDocument,
  after: PolicyDocument,
): readonly PolicyChange[] {
  return changesOf(byName(before), byName(after), "");
}

function byName({ segments = [], ...document }: PolicyDocument): unknown {
  const named = segments.map(({ name, ladder, ...rest }) => [
    name.replaceAll("~", "~0").replaceAll("/", "~1"),
    { ...rest, ladder: byStep(ladder) },
  ]);
  return {
    ...document,
    ladder: byStep(document.ladder),
    segments: Object.fromEntries(named),
  };
}

function byStep(ladder: readonly LadderStep[]): unknown {
  return Object.fromEntries(ladder.map(({ step, ...rest }) => [step, rest]));
}

function changesOf(before: unknown, after: unknown, path: string): PolicyChange[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      changesOf(before[name], after[name], path === "" ? name : `${path}/${name}`),
    );
  }
  if (isSame(before, after)) return [];
  return [{ path, before: before ?? null, after: after ?? null }];
}

/** In whatever order the names of a value stand: an editor and an API may write them differently. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  }
  return isRecord(one) && isRecord(other)
    ? changesOf(one, other, "").length === 0
    : JSON.stringify(one) === JSON.stringify(other);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import type { Condition } from "../condition/compile";
import { openConditions } from "../condition/open-conditions";
import type { PolicyDocument } from "./policy";

/** A condition of a document and where it stands, said in plain language. */
export type Reading = Readonly<{ pointer: string; text: string }>;

/** Every condition of a document in the words of a language; what is no condition is left out. */
export function readingsOf(
  { ladder, segments = [] }: Pick<PolicyDocument, "ladder" | "segments">,
  say: (condition: Condition) => string,
): readonly Reading[] {
  const conditions = openConditions();
  const placed = [
    ...conditionsOf(ladder, "#/ladder"),
    ...segments.flatMap((segment, index) => [
      { pointer: `#/segments/${index}/when`, when: segment.when },
      ...conditionsOf(segment.ladder, `#/segments/${index}/ladder`),
    ]),
  ];
  return placed.flatMap(({ pointer, when }) => {
    const compiled = conditions.compile(when);
    return compiled.ok ? [{ pointer, text: say(compiled.value) }] : [];
  });
}

function conditionsOf(ladder: PolicyDocument["ladder"], at: string) {
  return ladder.flatMap(({ when }, index) =>
    when === undefined ? [] : [{ pointer: `${at}/${index}/when`, when }],
  );
}

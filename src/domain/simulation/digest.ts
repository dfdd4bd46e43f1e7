import type { BusinessDate } from "../../kernel/calendar";
import { partitionOfKey } from "../../kernel/ids";
import type { PolicyDocument } from "../policy/policy";

const PIECES = 4;

/**
 * A short name of a policy as it stands: equal documents with equal days have equal names. It tells a
 * draft that was edited since from one that was not; nobody is kept from anything by it.
 */
export function digestOf(
  policy: Readonly<{ document: PolicyDocument; effectiveOn: BusinessDate }>,
): string {
  const text = sorted(policy);
  return Array.from({ length: PIECES }, (_, piece) =>
    partitionOfKey(`${piece}|${text}`, 2 ** 31)
      .toString(36)
      .padStart(6, "0"),
  ).join("");
}

/** JSON with the fields of every object in order, so that how it was written does not matter. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === "object" && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
}

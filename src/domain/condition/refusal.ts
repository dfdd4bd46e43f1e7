import type { FactName } from "./facts";
import type { Place } from "./tree";

/** Why a text is no condition, with the place in it. */
export type ConditionRefusal =
  /** Not an expression; `problem` is the parser's stable word for it. */
  | Readonly<{ code: "condition.syntax"; at: Place; problem: string }>
  | Readonly<{
      code: "condition.unknown_fact";
      at: Place;
      name: string;
      /** The fact that was probably meant. */
      nearest: FactName | null;
    }>
  | Readonly<{
      code: "condition.unknown_function";
      at: Place;
      name: string;
      known: readonly string[];
    }>
  /** A value that this fact can never have. */
  | Readonly<{
      code: "condition.unknown_value";
      at: Place;
      fact: FactName;
      value: string;
      known: readonly string[];
    }>
  /** An operation on types it is not made for; `text` is what the operation says. */
  | Readonly<{
      code: "condition.type_mismatch";
      at: Place;
      operation: string;
      types: readonly string[];
      text: string;
    }>
  /** The whole is a number, a text or a list, not an answer of yes or no. */
  | Readonly<{ code: "condition.not_boolean"; at: Place; type: string }>
  | Readonly<{ code: "condition.too_long"; at: Place; lengthMax: number; partsMax: number }>
  | Readonly<{ code: "condition.too_deep"; at: Place; depthMax: number }>;

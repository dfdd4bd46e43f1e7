import type { Result } from "../../kernel/result";
import { type Condition, compileCondition } from "./compile";
import type { ConditionRefusal } from "./refusal";

/** Conditions by their text, each compiled once. To be kept with the policies they come from. */
export type Conditions = Readonly<{
  compile: (text: string) => Result<Condition, ConditionRefusal>;
}>;

const KEPT_MAX = 500;

/** Opens a holder that keeps the last 500 texts; what it forgot is compiled again. */
export function openConditions(keptMax = KEPT_MAX): Conditions {
  const kept = new Map<string, Result<Condition, ConditionRefusal>>();
  return {
    compile(text) {
      const known = kept.get(text);
      if (known) return known;
      const compiled = compileCondition(text);
      const oldest = kept.keys().next();
      if (kept.size >= keptMax && !oldest.done) kept.delete(oldest.value);
      kept.set(text, compiled);
      return compiled;
    },
  };
}

import type { ConditionRefusal } from "../../domain/condition/refusal";

/** What is wrong with a condition and where, in words that say what to write instead. */
export function explainCondition(problem: ConditionRefusal): string {
  const { line, column } = problem.at;
  const where = `line ${line}, column ${column}`;
  switch (problem.code) {
    case "condition.syntax":
      return `is no condition (${where}): ${problem.problem.replaceAll("_", " ")}`;
    case "condition.unknown_fact": {
      const meant = problem.nearest === null ? "" : `: did you mean ${problem.nearest}?`;
      return `asks for ${problem.name}, which is no fact (${where})${meant}`;
    }
    case "condition.unknown_function":
      return `calls ${problem.name}, which is not known (${where}): use ${problem.known.join(", ")}`;
    case "condition.unknown_value":
      return `compares ${problem.fact} with "${problem.value}", which it never is (${where}): use ${problem.known.join(", ")}`;
    case "condition.type_mismatch":
      return `cannot apply ${problem.operation} to ${problem.types.join(" and ")} (${where}): ${problem.text}`;
    case "condition.not_boolean":
      return `is a ${problem.type}, not a yes or no (${where}): compare it with something`;
    case "condition.too_long":
      return `is too long: at most ${problem.lengthMax} characters and ${problem.partsMax} parts`;
    case "condition.too_deep":
      return `is nested too deep (${where}): at most ${problem.depthMax} levels`;
  }
}

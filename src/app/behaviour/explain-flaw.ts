import type { BehaviourFlaw } from "../../domain/behaviour/check";

/** What is wrong at a place of a script, in words that say what to write instead. */
export function explainFlaw(flaw: BehaviourFlaw): string {
  switch (flaw.code) {
    case "behaviour.seed_out_of_range":
      return `is no seed: a whole number from 0 to ${flaw.max}`;
    case "behaviour.too_many_rules":
      return `has too many rules: at most ${flaw.max}`;
    case "behaviour.too_many_loans":
      return `names too many loans: at most ${flaw.max} a rule`;
    case "behaviour.loans_empty":
      return "names no loan: leave it out for every loan";
    case "behaviour.product_empty":
      return "is empty: leave it out for every product";
    case "behaviour.percent_out_of_range":
      return "is out of range: a number of percent up to 100, and a share is above 0";
    case "behaviour.number_out_of_range":
      return `is out of range: a whole number from ${flaw.min} to ${flaw.max}`;
    case "behaviour.rates_out_of_range":
      return `lists no rates: 1 to ${flaw.max} of them, the first for loans that are not late`;
    case "behaviour.rule_unreachable":
      return `is never reached: rule ${flaw.after} is about every loan`;
  }
}

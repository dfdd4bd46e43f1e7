import { openRandom } from "../sandbox/random";
import { keyNumber } from "./key-number";
import type { BehaviourLoan, BehaviourScript, Pays } from "./script";

/** How a loan is paid by the first rule that is about it; by none: nothing is paid. */
export function chooseRule(script: BehaviourScript, loan: BehaviourLoan): Pays {
  const index = script.rules.findIndex((_, place) => isAbout(script, place, loan));
  return script.rules[index]?.pays ?? { kind: "nothing" };
}

/** True when no loan pays anything by this script, so that nobody has to look. */
export function paysNothing(script: BehaviourScript): boolean {
  return script.rules.every(({ pays }) => pays.kind === "nothing");
}

function isAbout(script: BehaviourScript, index: number, loan: BehaviourLoan): boolean {
  const loans = script.rules[index]?.loans ?? {};
  if (loans.externalIds !== undefined && !loans.externalIds.includes(loan.externalId)) return false;
  if (loans.product !== undefined && loans.product !== loan.product) return false;
  if (loans.sharePercent === undefined) return true;
  // A draw of its own for each rule: half of what the rules before left is half of it.
  const draw = openRandom(script.seed, keyNumber(`${index}|${loan.borrowerExternalId}`)).next();
  return draw * 100 < loans.sharePercent;
}

import type { PolicyFlaw } from "../../domain/policy/check";
import { TEMPLATE_NAMES } from "../../domain/notice/template-name";

/** What is wrong at a place of a document, in words that say what to write instead. */
export function explainFlaw(flaw: PolicyFlaw): string {
  switch (flaw.code) {
    case "policy.name_empty":
      return "is empty: give the policy a name";
    case "policy.tolerance_negative":
      return "is below zero: a tolerance is 0 or more";
    case "policy.percent_out_of_range":
      return 'is no share: write a decimal string from "0" to "100"';
    case "policy.grace_out_of_range":
      return `is out of range: whole days from 0 to ${flaw.daysMax}`;
    case "policy.window_empty":
      return "never opens: it starts before it ends, within one day";
    case "policy.window_wider":
      return `is wider than the law allows: at most minute ${flaw.startMinute} to ${flaw.endMinute} of the day`;
    case "policy.effective_not_ahead":
      return `is not ahead: a version takes effect after ${flaw.today}`;
    case "policy.ladder_too_long":
      return `has too many steps: at most ${flaw.stepsMax}`;
    case "policy.step_out_of_range":
      return `is out of range: whole days from ${flaw.dayMin} to ${flaw.dayMax}`;
    case "policy.step_repeated":
      return `repeats the name "${flaw.step}": each step has its own`;
    case "policy.day_repeated":
      return `repeats day ${flaw.day}: one step a day`;
    case "policy.ladder_unordered":
      return "is out of order: steps follow each other by their days";
    case "policy.template_unknown":
      return `names no letter: use one of ${TEMPLATE_NAMES.join(", ")}`;
    case "policy.template_misplaced":
      return "does not fit its day: reminder-before-due up to the due date (day 0 or less), the others after it";
    case "policy.channel_not_permitted":
      return `would never be used: contact.channels does not name ${flaw.channel}`;
    case "allocation.step_missing":
      return `names ${flaw.timing} ${flaw.component} never: name each of the twelve pairs once`;
    case "allocation.step_repeated":
      return `names ${flaw.timing} ${flaw.component} more than once: name each of the twelve pairs once`;
  }
}

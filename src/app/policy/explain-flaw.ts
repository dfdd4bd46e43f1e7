import { explainBucket } from "./explain-bucket";
import { explainCondition } from "./explain-condition";
import type { PolicyFlaw } from "../../domain/policy/check";
import type { LadderFlaw } from "../../domain/policy/check-ladder";
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
    case "policy.supervised_nowhere":
      return "names no country: write at least one code of ISO 3166-1 such as US, or EU";
    case "policy.country_unknown":
      return `names ${flaw.country}, which is no country of ISO 3166-1: write a code such as US, or EU`;
    case "policy.role_unknown":
      return `is unknown: use ${flaw.known.join(", ")}, or leave it out`;
    case "policy.product_class_unknown":
      return `does not say what kind of loan "${flaw.product}" is: use ${flaw.known.join(", ")}`;
    case "policy.effective_not_ahead":
      return `is not ahead: a version takes effect after ${flaw.today}`;
    case "policy.unknown_match":
      return `is unknown: use ${flaw.known.join(", ")}`;
    case "policy.segment_wrong":
      return explainCondition(flaw.problem);
    case "policy.segment_unreachable":
      return "is never reached: it can never hold, or an earlier segment takes the same loans";
    case "policy.segment_asks_changing":
      return explainChanging(flaw);
    case "policy.too_many_segments":
      return `has too many segments: at most ${flaw.segmentsMax}`;
    case "policy.segment_repeated":
      return `repeats the name "${flaw.segment}": each segment has its own`;
    case "policy.canary_out_of_range":
      return "is no share of the borrowers: whole percent from 1 to 99, or leave it out for all";
    case "allocation.step_missing":
      return `names ${flaw.timing} ${flaw.component} never: name each of the twelve pairs once`;
    case "allocation.step_repeated":
      return `names ${flaw.timing} ${flaw.component} more than once: name each of the twelve pairs once`;
    case "policy.bucket_unnamed":
      return `is no name: one line of 1 to ${flaw.lengthMax} characters`;
    case "policy.too_many_buckets":
      return `has too many buckets: at most ${flaw.bucketsMax}`;
    case "policy.bucket_not_current":
      return "is not 0: the first bucket holds day 0 alone, so that nobody who is late is called current";
    case "bucket.empty":
    case "bucket.day_invalid":
    case "bucket.name_repeated":
    case "bucket.not_from_zero":
    case "bucket.gap":
    case "bucket.overlap":
    case "bucket.not_open_ended":
      return explainBucket(flaw);
    default:
      return explainStep(flaw);
  }
}

/** The place, what may be asked there, and what to do instead. */
function explainChanging(
  flaw: Extract<PolicyFlaw, { code: "policy.segment_asks_changing" }>,
): string {
  const { at, fact, fixed, before } = flaw;
  const asks = `line ${at.line}, column ${at.column}: asks ${fact}, which changes while a loan lives`;
  const fixedOnly = `only ${fixed.join(", ")} may be asked`;
  return before === null
    ? `${asks}: of a segment with its own rules ${fixedOnly}`
    : `${asks}: "${before}" after it has its own rules, so ${fixedOnly} here; or move this segment behind it`;
}

/** What is wrong with a step of a ladder. */
function explainStep(flaw: LadderFlaw): string {
  switch (flaw.code) {
    case "policy.ladder_too_long":
      return `has too many steps: at most ${flaw.stepsMax}`;
    case "policy.step_out_of_range":
      return `is out of range: whole days from ${flaw.dayMin} to ${flaw.dayMax}`;
    case "policy.step_repeated":
      return `repeats the name "${flaw.step}": each step has its own`;
    case "policy.day_repeated":
      return `repeats day ${flaw.day}: one step a day, or several that each have a condition`;
    case "policy.ladder_unordered":
      return "is out of order: steps follow each other by their days";
    case "policy.template_unknown":
      return `names no letter: use one of ${TEMPLATE_NAMES.join(", ")}`;
    case "policy.template_misplaced":
      return "does not fit its day: reminder-before-due up to the due date (day 0 or less), the others after it";
    case "policy.template_not_for_channel":
      return `cannot say ${flaw.template}: what a law demands goes by email or letter`;
    case "policy.channel_not_permitted":
      return `would never be used: contact.channels does not name ${flaw.channel}`;
    case "policy.channels_missing":
      return "names no channel";
    case "policy.actions_missing":
      return "does nothing: give it an action, or leave the step out";
    case "policy.actions_contradict":
      return `contradicts another ${flaw.kind} action of the step: one letter and one move of the case a step`;
    case "policy.words_missing":
      return `is empty or too long: write 1 to ${flaw.lengthMax} characters`;
    case "policy.not_a_name":
      return "is no name: 1 to 40 lower-case letters, digits and hyphens";
    case "policy.unknown_choice":
      return `is unknown: use ${flaw.known.join(", ")}`;
    case "policy.days_out_of_range":
      return `is out of range: whole days from ${flaw.daysMin} to ${flaw.daysMax}`;
    case "policy.trigger_unclear":
      return "does not say when: give the step either a day or an event (on)";
    case "policy.bucket_never_entered":
      return `is never entered: use ${flaw.known.join(", ")}, or the event "cured"`;
    case "policy.condition_wrong":
      return explainCondition(flaw.problem);
    case "policy.step_unreachable":
      return flaw.day === null
        ? "can never hold: the step is never reached"
        : `can never hold at ${flaw.day} days past due: the step is never reached`;
    case "policy.repeat_out_of_range":
      return `is out of range: after a day past due, every 1 to ${flaw.daysMax} days, 1 to ${flaw.timesMax} times`;
    case "policy.repeat_overlaps":
      return `writes on day ${flaw.day}, on which "${flaw.other}" writes too`;
    case "policy.ladder_gap":
      return `leaves days ${flaw.from} to ${flaw.to} without a step: at most ${flaw.daysMax} days between two`;
  }
}

/** What is wrong at a place of a policy, and what to write instead. */
export const enPolicyFlaw = {
  "policyFlaw.name": "Give it a name",
  "policyFlaw.tolerance": "Write an amount of zero or more",
  "policyFlaw.percent": "Write a share from 0 to 100",
  "policyFlaw.grace": "Write whole days, from 0 to {daysMax}",
  "policyFlaw.windowEmpty": "Write two times such as 08:00, the first before the second",
  "policyFlaw.windowWider": "The law leaves {start} to {end}: stay within it",
  "policyFlaw.effective": "Choose a day after {today}",
  "policyFlaw.steps": "At most {stepsMax} steps",
  "policyFlaw.stepRange": "Write whole days, up to {before} before and {after} after the due date",
  "policyFlaw.stepRepeated": "Another step is called {step} already: each has its own name",
  "policyFlaw.dayRepeated":
    "Another step is on this day: move one, or give each of them a condition",
  "policyFlaw.unordered": "Steps follow each other by their days: this one comes too late",
  "policyFlaw.trigger": "Say when: either a number of days or an event",
  "policyFlaw.bucket": "No loan enters this bucket: choose one of {known}",
  "policyFlaw.unreachable": "This can never hold, so the step is never taken",
  "policyFlaw.unreachableOn":
    "This can never hold at {day} days past due, so the step is never taken",
  "policyFlaw.repeat":
    "Only a step past due repeats: every 1 to {daysMax} days, 1 to {timesMax} times",
  "policyFlaw.overlap": "A repetition writes on day {day}, on which {other} writes too",
  "policyFlaw.gap":
    "Nothing happens from day {from} to day {to}: at most {daysMax} days between two steps",
  "policyFlaw.actionsMissing": "Nothing happens: add an action, or remove the step",
  "policyFlaw.contradicts":
    "The step has another action of this kind: one letter, one move of the case",
  "policyFlaw.letter": "Choose a letter from the list",
  "policyFlaw.letterMisplaced":
    "Before the due date only the reminder of the next installment fits; afterwards only the others; none when cured",
  "policyFlaw.nowhere": "Name at least one country, such as US",
  "policyFlaw.role": "Choose one of the list",
  "policyFlaw.country": "{country} is no country code: write one such as US or GB, or EU",
  "policyFlaw.productClass":
    "What kind of loan is “{product}”? Write its kind behind an equals sign",
  "policyFlaw.channel": "The contact rules do not permit this way",
  "policyFlaw.notForChannel": "What a law demands is too long for a text message: e-mail or letter",
  "policyFlaw.channelMissing": "Choose at least one way to send it",
  "policyFlaw.words": "Write 1 to {lengthMax} characters",
  "policyFlaw.notName": "Write 1 to 40 small letters, digits and hyphens, such as early-contact",
  "policyFlaw.choice": "Choose one of {known}",
  "policyFlaw.days": "Write whole days, from {daysMin} to {daysMax}",
  "policyFlaw.segments": "At most {segmentsMax} segments",
  "policyFlaw.segmentRepeated": "Another segment is called {segment} already",
  "policyFlaw.segmentUnreachable":
    "No loan gets here: this can never hold, or an earlier segment takes the same loans",
  "policyFlaw.segmentChanging":
    "{fact} changes while a loan lives, but this segment decides whether a loan is late: ask only {fixed}, or leave its grace and tolerance empty",
  "policyFlaw.segmentChangingBefore":
    "{fact} changes while a loan lives, but {segment} after it has its own grace or tolerance: ask only {fixed}, or move this segment behind it",
  "policyFlaw.canary": "Write whole percent from 1 to 99, or leave it empty for all borrowers",
  "policyFlaw.order": "Choose an order from the list",
  "policyFlaw.buckets.tooMany": "At most {bucketsMax} buckets",
  "policyFlaw.buckets.empty": "{name} ends before it begins",
  "policyFlaw.buckets.unreadable":
    "“{name}” cannot be read: write a name and its days, such as M1 1-30, or M7 181+ for the last one",
  "policyFlaw.buckets.repeated": "Two buckets are called {name}",
  "policyFlaw.buckets.end": "Let {name} have no end: write + after its first day",
  "policyFlaw.buckets.gapDay": "Day {day} is in no bucket",
  "policyFlaw.buckets.gap": "Days {from} to {to} are in no bucket",
  "policyFlaw.buckets.overlap": "Days from {from} on are in two buckets, {first} and {second}",
  "policyFlaw.buckets.current":
    "Let the first bucket hold day 0 alone: who is a day late is not current",
  "policyFlaw.buckets.zero": "Begin with the bucket of day 0, for loans that owe nothing past due",
  "policyFlaw.place": "Line {line}, column {column}: {words}",
  "policyFlaw.condition.syntax": "this is not a whole condition",
  "policyFlaw.condition.unknownFact": "there is no fact {name}",
  "policyFlaw.condition.nearest": "there is no fact {name}; did you mean {nearest}?",
  "policyFlaw.condition.unknownFunction": "{name} is not known here; use {known}",
  "policyFlaw.condition.unknownValue": "{fact} is never “{value}”; use {known}",
  "policyFlaw.condition.types": "{operation} does not go with {types}",
  "policyFlaw.condition.notBoolean": "this is a {type}, not a yes or no: compare it with something",
  "policyFlaw.condition.tooLong": "at most {lengthMax} characters and {partsMax} parts",
  "policyFlaw.condition.tooDeep": "nested too deep: at most {depthMax} levels",
} as const;

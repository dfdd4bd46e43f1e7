export const enContact = {
  "notice.rule.closed-hours":
    "Contact is closed on public holidays there, and nobody has told us which days those are.",
  "notice.rule.contact-stop": "A mark on the borrower's loans stops contact.",
  "notice.rule.consent-missing": "The borrower's consent to this way of contact is not known.",
  "notice.rule.party-not-permitted": "The rules do not allow contact with this person.",
  "notice.rule.unwanted-channel": "The borrower does not want to be reached this way.",
  "notice.rule.frequency-cap":
    "As many contacts as the rules allow were made in this period. The next is possible from {until}.",
  "notice.rule.quiet-after-conversation":
    "There was a conversation lately. The next contact is possible from {until}.",
  "notice.rule.chosen-hours":
    "It is outside the hours that the borrower chose. The next contact is possible from {until}.",
  "contact.spoke": "Rules that spoke",
  "contact.spokeCount.one": "{count} rule spoke",
  "contact.spokeCount.other": "{count} rules spoke",
  "contact.house": "Our own policy",
  "contact.kind.window": "Hours {start} to {end} on that day",
  "contact.kind.windowClosed": "Closed on that day",
  "contact.kind.cap": "{used} of {max} contacts in {period}",
  "contact.kind.quiet-after": "Quiet for {days} days after a conversation: {used} in that time",
  "contact.kind.stop": "Stops while the mark “{flag}” stands",
  "contact.kind.consent": "Needs the borrower's consent",
  "contact.kind.party": "Only with whom the law allows",
  "contact.kind.preference": "What the borrower asked for",
  "contact.kind.house": "Our own rule",
  "contact.kind.advice": "To be seen to",
  "contact.kind.notYet": "In force from {from}",
  "contact.period.day": "a day",
  "contact.period.days": "{days} days",
  "contact.period.month": "a calendar month",
  "contact.until": "until {time}",
  "contact.from": "from {time}",
  "contact.warnings": "To keep in mind",
  "contact.warning.rule-not-verified":
    "{pack}, {rule}: read in a secondary source only or not at all. It counts all the same.",
  "contact.warning.no-pack":
    "No rules of law are known for this country. Only our own policy was asked.",
  "contact.advice.no-number-in-law":
    "{pack}: the law names no number for electronic messages. Keep them few.",
  "contact.advice.opt-out-line":
    "{pack}: say in the message how to opt out of this way of contact.",
  "contact.advice.limited-voicemail":
    "{pack}: on a voicemail leave only a neutral business name, a number and the wish for a call back.",
  "contact.advice.caller-identity": "{pack}: say who is calling and for whom.",
  "contact.advice.announce-visit":
    "{pack}: tell the purpose and the time of a visit beforehand, and leave when asked to.",
  "contact.advice.two-collectors":
    "{pack}: visit with two people at least, and show identification.",
  "contact.advice.record-call": "{pack}: record the call.",
} as const;

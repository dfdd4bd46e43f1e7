export const enContactReport = {
  "contactReport.title": "Contact report",
  "contactReport.lead":
    "What the rules of contact said, day by day: what was allowed, put off and not allowed, and what came close.",
  "contactReport.from": "From",
  "contactReport.through": "Through",
  "contactReport.show": "Show",
  "contactReport.wrong": "Choose a period of 1 to {days} days.",
  "contactReport.csv": "Download CSV",
  "contactReport.json": "JSON",
  "contactReport.channels": "By channel",
  "contactReport.rules": "By rule",
  "contactReport.people": "By person",
  "contactReport.people.text":
    "What people asked the gate for before they called, wrote or visited, and what they recorded without asking.",
  "contactReport.channel": "Channel",
  "contactReport.rule": "Rule",
  "contactReport.source": "Where it stands",
  "contactReport.person": "Who",
  "contactReport.allow": "Allowed",
  "contactReport.defer": "Put off",
  "contactReport.deny": "Not allowed",
  "contactReport.near-miss": "Near misses",
  "contactReport.unasked": "Not asked",
  "contactReport.near.text":
    "A near miss was allowed as the last contact that a limit leaves, or within a quarter of an hour of the end of the hours.",
  "contactReport.empty.title": "The gate was not asked in this period",
  "contactReport.empty.text":
    "It is asked before every notice and whenever somebody asks for a permit to call. Choose another period.",
  "contactReport.noRules": "No rule had to put off or deny anything.",
  "contactReport.noPeople": "Nobody asked for a permit or recorded a contact.",
  "contactReport.house": "Your own rules",
} as const;

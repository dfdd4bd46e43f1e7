import type { GateWarning, SpokenRule } from "../../src/domain/contact/decision";
import { instant } from "../../src/kernel/calendar";

/** What rules of every kind say in an answer of the contact gate. */
export function exampleSpoken(
  now: number,
): Readonly<{ spoke: readonly SpokenRule[]; warnings: readonly GateWarning[] }> {
  const law = { pack: "US-REGF", packVersion: 1, status: "VP", until: null } as const;
  const cap = { counted: "attempt", used: 4, max: 7, left: 3, periodDays: 7 };
  const end = instant(now + 3_600_000);
  const hours = { startMinute: 480, endMinute: 1260 };
  return {
    spoke: [
      {
        ...law,
        pack: "HOUSE",
        status: "house",
        rule: "quiet-hours",
        kind: "window",
        verdict: "allow",
        until: end,
        values: hours,
      },
      { ...law, rule: "quiet", kind: "window", verdict: "defer", until: end, values: hours },
      { ...law, rule: "7in7", kind: "cap", verdict: "allow", values: cap },
      {
        ...law,
        rule: "postconv",
        kind: "quiet-after",
        verdict: "allow",
        values: { ...cap, used: 0 },
      },
      { ...law, rule: "attorney", kind: "stop", verdict: "deny", values: { flag: "attorney" } },
      {
        ...law,
        pack: "US-TCPA",
        rule: "consent",
        kind: "consent",
        status: "VS",
        verdict: "deny",
        values: { consent: "autodialled" },
      },
    ],
    warnings: [
      { code: "rule-not-verified", pack: "US-TCPA", rule: "consent", status: "VS" },
      { code: "advice", pack: "US-REGF", rule: "optout", advice: "opt-out-line" },
    ],
  };
}

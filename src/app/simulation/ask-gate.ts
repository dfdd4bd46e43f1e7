import type { PolicyTimeline } from "../../domain/policy/timeline";
import type { SimulatedAct } from "../../domain/simulation/act";
import type { Instant } from "../../kernel/calendar";
import type { Borrower } from "../borrower/store";
import type { LoanRecord } from "../loan/store";
import { decideSending, type GateNotice } from "../notice/decide";

export type SimulatedContact = NonNullable<SimulatedAct["contact"]>;

/** What the contact gate makes of a letter that a simulation writes. */
export type AskGate = (
  notice: Pick<GateNotice, "businessDate" | "channel" | "daysPastDue">,
  record: LoanRecord,
  borrower: Borrower,
  timeline: PolicyTimeline,
) => SimulatedContact;

/**
 * The gate of a simulation: that of the sandbox, asked at ten o'clock of the business date in the
 * lender's zone, and again when what it put off may go out.
 */
export function openGate(lender: Readonly<{ timezone: string; now: Instant }>): AskGate {
  const { timezone, now } = lender;
  const tenant = { mode: "sandbox", timezone } as const;
  return (draft, record, borrower, timeline) => {
    const notice = { ...draft, sentAt: null, decisions: [] };
    const subject = { notice, record, borrower };
    const { answer, decisions } = decideSending({ tenant, timeline, now }, subject);
    const { channel } = draft;
    const { verdict, rule } = answer;
    if (verdict === "deny") return { channel, outcome: "denied", rule };
    const wasPutOff = decisions.some(({ decision }) => decision.verdict === "defer");
    return { channel, outcome: wasPutOff ? "deferred" : "allowed", rule };
  };
}

import type { LoanMark } from "../../domain/contact/flags";
import type { PastContact } from "../../domain/contact/situation";
import type { NoticeChannel } from "../../domain/notice/template-name";
import type { PolicyTimeline } from "../../domain/policy/timeline";
import type { SimulatedAct } from "../../domain/simulation/act";
import { addDays, type Instant, instantAt } from "../../kernel/calendar";
import type { Borrower } from "../borrower/store";
import type { LoanRecord } from "../loan/store";
import { decideSending, type GateNotice } from "../notice/decide";

export type SimulatedContact = NonNullable<SimulatedAct["contact"]>;

/** The borrower of a letter, with the marks and contacts that the simulation knows of. */
export type GateSubject = Readonly<{
  record: LoanRecord;
  borrower: Borrower;
  marks: readonly LoanMark[];
  contacts: readonly PastContact[];
}>;

/** What the contact gate makes of a letter that a simulation writes, and when it goes out if it does. */
export type AskGate = (
  notice: Pick<GateNotice, "businessDate" | "channels" | "template" | "daysPastDue">,
  subject: GateSubject,
  timeline: PolicyTimeline,
) => Readonly<{ contact: SimulatedContact; sentAt: Instant | null }>;

/**
 * The gate of a simulation: that of the sandbox, asked at ten o'clock of the business date in the
 * lender's zone, and again when what it put off may go out.
 */
export function openGate(
  lender: Readonly<{
    timezone: string;
    currency: string;
    now: Instant;
    /** The ways on which the lender sends today. */
    carried: readonly NoticeChannel[];
  }>,
): AskGate {
  const { timezone, currency, now } = lender;
  const reach = { carried: lender.carried, suppressed: [] };
  const tenant = { mode: "sandbox", timezone, currency } as const;
  return (draft, { record, borrower, marks, contacts }, timeline) => {
    const notice = { ...draft, sentAt: null, decisions: [] };
    // What people will tell on later days is stored already and not known yet. A letter that a cap
    // has put off to a later day counts: as in a sandbox, it goes out at once with that date.
    const tomorrow = instantAt(addDays(draft.businessDate, 1), 0, timezone);
    const history = contacts.filter(({ at: past, result }) => past < tomorrow || result === "sent");
    const [first] = draft.channels;
    if (first && !draft.channels.some((channel) => reach.carried.includes(channel))) {
      const contact = { channel: first, outcome: "denied", rule: "no-provider" } as const;
      return { contact, sentAt: null };
    }
    const subject = { notice, record, borrower, marks, history, reach };
    const { answer, decisions, at, channel } = decideSending({ tenant, timeline, now }, subject);
    const { verdict, rule } = answer;
    if (verdict === "deny") {
      return { contact: { channel, outcome: "denied", rule }, sentAt: null };
    }
    const wasPutOff = decisions.some(({ decision }) => decision.verdict === "defer");
    const outcome = wasPutOff ? "deferred" : "allowed";
    return { contact: { channel, outcome, rule }, sentAt: verdict === "allow" ? at : null };
  };
}

import { checkTemplate, type TemplateFlaw } from "../../domain/notice/check-template";
import type { NoticeFacts } from "../../domain/notice/letter-facts";
import { resolveLocale } from "../../domain/notice/locale";
import { render, type TemplateRefusal } from "../../domain/notice/render";
import type { Template } from "../../domain/notice/template-name";
import { addDays, daysBetween } from "../../kernel/calendar";
import { ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { Borrower } from "../borrower/store";
import { addressOf } from "../contact/address";
import type { TenantContext } from "../context";
import type { LoanRecord } from "../loan/store";
import type { TemplatePlace, TemplateVersion } from "../template/store";
import { isCollector } from "../contact/law-of";
import type { SendingDecision } from "./decide";
import type { SentContent } from "./store";

export type ComposeRefusal =
  | TemplateRefusal
  | Readonly<{ code: "notice.no_address" }>
  /** The loan has no installment that this notice could speak of. */
  | Readonly<{ code: "notice.nothing_to_say" }>;

/**
 * Writes the letter of an allowed notice from the loan as it stands at the moment of sending, so
 * that one put off over night does not speak of yesterday. The language is the borrower's now.
 */
export function compose(
  ctx: Pick<TenantContext, "tenant" | "choiceUrl" | "timeline">,
  decided: SendingDecision,
  subject: Readonly<{ record: LoanRecord; borrower: Borrower }>,
  lateLoans: number,
  /** The lender's own words for its letters, as far as it has written any. */
  written: readonly TemplateVersion[] = [],
): Result<SentContent, ComposeRefusal> {
  const { record, borrower } = subject;
  const { channel } = decided;
  const to = addressOf(borrower.contact, channel);
  if (to === null) return refuse({ code: "notice.no_address" });
  const timing = timingOf(decided);
  if (!timing) return refuse({ code: "notice.nothing_to_say" });
  const { state } = decided;
  const facts: NoticeFacts = {
    ...timing,
    lenderName: ctx.tenant.name,
    borrowerName: borrower.contact.name,
    loanReference: record.loan.externalId,
    currency: record.loan.currency,
    pastDueAmount: state.pastDueAmount,
    pastDue: state.pastDue,
    outstandingTotal: state.outstanding.total,
    asOf: state.asOf,
    next: state.nextDueOn && { dueOn: state.nextDueOn, amount: state.nextDueAmount },
    lateLoanCount: lateLoans,
    // Nobody types a link off paper, and whoever prints letters would read the secret in it.
    choiceUrl: channel === "letter" ? null : ctx.choiceUrl(borrower.id),
    lenderAddress: ctx.tenant.letterhead,
    isCollector: isCollector(ctx.timeline.of(borrower.id).on(state.asOf)),
  };
  const locale = resolveLocale(borrower.locale);
  const { template } = decided.notice;
  const own = written.find(
    (one) => one.name === template && one.channel === channel && one.locale === locale,
  );
  // Words that were saved under milder rules are held to those of today.
  const [flaw] = own?.words ? flawsNow(own.words, own) : [];
  if (flaw) {
    const reason = `your words of version ${own?.version}: ${flaw.code} ${flaw.detail}`.trim();
    return refuse({ code: "notice.template_failed", template, reason });
  }
  const letter = render(template, locale, facts, channel, own?.words ?? null);
  return letter.ok ? ok({ to, ...letter.value, locale }) : letter;
}

const KNOWN_MAX = 64;
// Bounded by KNOWN_MAX; what the same words always come to.
const known = new Map<string, readonly TemplateFlaw[]>();

function flawsNow(words: Template, place: TemplatePlace): readonly TemplateFlaw[] {
  const { name, channel, locale } = place;
  const key = JSON.stringify([name, channel, locale, words.subject, words.text]);
  const before = known.get(key);
  if (before) return before;
  const flaws = checkTemplate(words, { name, channel, locale });
  if (known.size < KNOWN_MAX) known.set(key, flaws);
  return flaws;
}

/** The due date a letter is about, and how far it lies ahead or back on the day of sending. */
function timingOf(
  decided: SendingDecision,
): Pick<NoticeFacts, "dueOn" | "days" | "installmentAmount"> | undefined {
  const { notice, state } = decided;
  if (notice.daysPastDue > 0) {
    const dueOn = state.oldestUnpaidDueOn;
    // The letter names the due date and how long ago it was, whatever was paused since.
    const days = state.calendarDaysPastDue;
    return dueOn === null ? undefined : { dueOn, days, installmentAmount: ZERO };
  }
  const dueOn = addDays(notice.businessDate, -notice.daysPastDue);
  const announced = state.installments.find((installment) => installment.dueOn === dueOn);
  const days = daysBetween(state.asOf, dueOn);
  if (!announced || days < 0) return undefined;
  return { dueOn, days, installmentAmount: announced.outstanding };
}

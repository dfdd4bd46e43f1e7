import { checkTemplate, type TemplateFlaw } from "../../domain/notice/check-template";
import { type Letter, renderTemplate } from "../../domain/notice/render";
import { FULL_SAMPLE } from "../../domain/notice/sample-facts";
import { smsSizeOf, type SmsSize } from "../../domain/notice/sms";
import type { NoticeFacts } from "../../domain/notice/letter-facts";
import type { Template } from "../../domain/notice/template-name";
import { daysBetween } from "../../kernel/calendar";
import { ZERO } from "../../kernel/money";
import type { TenantContext } from "../context";
import { isCollector } from "../contact/law-of";
import { foldLoan } from "../loan/fold";
import type { TemplatePlace } from "./store";

export type Preview = Readonly<{
  letter: Letter | null;
  flaws: readonly TemplateFlaw[];
  sms: SmsSize | null;
  /** The loan it is about; null: a made-up one, since there is none of that reference. */
  loanReference: string | null;
}>;

/**
 * How words would read about one of the lender's own loans as it stands today, or, where none is named
 * or there, about a made-up one. Nothing is stored or sent.
 */
export async function previewTemplate(
  ctx: TenantContext,
  place: TemplatePlace,
  words: Template,
  loanReference: string,
): Promise<Preview> {
  ctx.allow("template.read");
  const found = loanReference === "" ? undefined : await factsOf(ctx, loanReference);
  const about = found ?? sampleOf(ctx);
  // Nobody types a link off paper.
  const facts = place.channel === "letter" ? { ...about, choiceUrl: null } : about;
  const written = renderTemplate(words, place.name, place.locale, facts, place.channel);
  return {
    letter: written.ok ? written.value : null,
    flaws: checkTemplate(words, place),
    sms: written.ok && place.channel === "sms" ? smsSizeOf(written.value.text) : null,
    loanReference: found ? loanReference : null,
  };
}

function sampleOf({ tenant, policy }: TenantContext): NoticeFacts {
  return {
    ...FULL_SAMPLE,
    lenderName: tenant.name,
    currency: tenant.currency,
    lenderAddress: tenant.letterhead ?? FULL_SAMPLE.lenderAddress,
    isCollector: isCollector(policy),
  };
}

async function factsOf(ctx: TenantContext, externalId: string): Promise<NoticeFacts | undefined> {
  ctx.allow("loan.read");
  const loan = (await ctx.loans.byExternalIds([externalId])).get(externalId);
  const [record, borrower] = await Promise.all([
    loan && ctx.loans.record(loan.id),
    loan && ctx.borrowers.find(loan.borrowerId),
  ]);
  if (!record || !borrower) return undefined;
  const state = foldLoan(ctx.timeline.of(borrower.id).on(ctx.today), record, ctx.today);
  const dueOn = state.oldestUnpaidDueOn ?? state.nextDueOn ?? ctx.today;
  return {
    lenderName: ctx.tenant.name,
    borrowerName: borrower.contact.name,
    loanReference: externalId,
    currency: record.loan.currency,
    dueOn,
    days: Math.abs(daysBetween(dueOn, ctx.today)),
    installmentAmount: state.nextDueOn === null ? ZERO : state.nextDueAmount,
    pastDueAmount: state.pastDueAmount,
    pastDue: state.pastDue,
    outstandingTotal: state.outstanding.total,
    asOf: state.asOf,
    next: state.nextDueOn && { dueOn: state.nextDueOn, amount: state.nextDueAmount },
    lateLoanCount: state.pastDueAmount > 0 ? 1 : 0,
    // The borrower's own link is in no preview: whoever has it speaks for them.
    choiceUrl: FULL_SAMPLE.choiceUrl,
    lenderAddress: ctx.tenant.letterhead ?? FULL_SAMPLE.lenderAddress,
    isCollector: isCollector(ctx.policy),
  };
}

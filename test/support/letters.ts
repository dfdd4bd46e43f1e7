import type { EmailMessage, EmailPort, TenantContext } from "../../src/app/context";
import type { Notice, NoticeDraft } from "../../src/app/notice/store";
import { Outage } from "../../src/kernel/outage";
import { internalId, partitionOf } from "../../src/kernel/ids";

export type Mailbox = EmailPort & Readonly<{ letters: EmailMessage[]; tries: () => number }>;

/** An e-mail provider that remembers what it was handed, and can be down or refuse. */
export function mailbox(mood: "up" | "down" | "refuses" = "up"): Mailbox {
  const letters: EmailMessage[] = [];
  let tries = 0;
  return {
    letters,
    tries: () => tries,
    async send(message) {
      tries += 1;
      if (mood === "down") throw new Outage("e-mail provider: E_RATE_LIMIT_EXCEEDED", 60);
      if (mood === "refuses") return { ok: false, reason: "E_RECIPIENT_SUPPRESSED" };
      letters.push(message);
      return { ok: true, providerId: `provider-${letters.length}` };
    },
  };
}

/** Plans a notice as the scan does, but sends no message for it: the test delivers it itself. */
export async function planNotice(
  ctx: TenantContext,
  loanId: number,
  change: Partial<NoticeDraft> = {},
): Promise<number> {
  const record = await ctx.loans.record(loanId);
  if (!record) throw new Error(`no loan ${loanId}`);
  const partition = partitionOf(loanId);
  const id = internalId(partition, await ctx.reserve(partition, 1));
  const draft: NoticeDraft = {
    id,
    borrowerId: record.loan.borrowerId,
    loanId,
    step: "notice-1",
    businessDate: ctx.today,
    channel: "email",
    template: "past-due-early",
    locale: "en",
    daysPastDue: 1,
    reason: null,
    policyVersion: ctx.policy.version,
    ...change,
  };
  const committed = await ctx.commit(partition, {
    deed: { action: "notice.plan", subject: String(id), detail: {} },
    writes: [ctx.notices.insert([draft], ctx.now)],
  });
  if (!committed.ok) throw new Error("the notice was not planned");
  return id;
}

export async function noticeOf(ctx: TenantContext, id: number): Promise<Notice> {
  const notice = await ctx.notices.find(id);
  if (!notice) throw new Error(`no notice ${id}`);
  return notice;
}

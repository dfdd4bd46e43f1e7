import type { TenantContext } from "../../src/app/context";
import type { OutgoingMessage, Sender, SenderPort } from "../../src/app/notice/sender";
import type { Notice, NoticeDraft } from "../../src/app/notice/store";
import type { Handing } from "../../src/domain/provider/handing";
import { internalId, partitionOf } from "../../src/kernel/ids";

export type Mailbox = SenderPort & Readonly<{ letters: OutgoingMessage[]; tries: () => number }>;

type Mood = "up" | "down" | "refuses";

/** A provider for everything that remembers what it was handed, and can be down or refuse. */
export function mailbox(mood: Mood = "up", change: Partial<Sender> = {}): Mailbox {
  const letters: OutgoingMessage[] = [];
  let tries = 0;
  const sender: Sender = {
    id: "mailbox",
    knowsKeys: true,
    restsUntil: null,
    async hand(message): Promise<Handing> {
      tries += 1;
      if (mood === "down") {
        const reason = "e-mail provider: E_RATE_LIMIT_EXCEEDED";
        return { end: "not-taken", of: "provider", reason, retryAfterSeconds: 60 };
      }
      if (mood === "refuses") return { end: "refused", reason: "E_RECIPIENT_SUPPRESSED" };
      letters.push(message);
      return { end: "accepted", providerId: `provider-${letters.length}` };
    },
    pace: async () => ({ waitMs: 0, everyMs: 0 }),
    rest: async () => {},
    ...change,
  };
  return { ...carriedBy([sender]), letters, tries: () => tries };
}

/** Some who carry everything, in this order. */
export function carriedBy(senders: readonly Sender[]): SenderPort {
  return {
    of: async () => senders,
    byId: async (id) => senders.find((one) => one.id === id),
    carried: async () => ["email", "sms", "letter", "message"],
    forget() {},
  };
}

/** The same lender, but no queue hears of what it does: the test delivers the messages itself. */
export function withoutMessages(ctx: TenantContext): TenantContext {
  return {
    ...ctx,
    commit: (partition, { departures: _, ...request }) => ctx.commit(partition, request),
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
    channels: ["email"],
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

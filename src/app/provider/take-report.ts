import { isStopWord, type ProviderReport } from "../../domain/provider/report";
import { channelOf } from "../../domain/provider/provider";
import { parsePublicId, partitionOf, providerId, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { Borrower } from "../borrower/store";
import { chooseContact } from "../borrower/choose";
import { addressOf } from "../contact/address";
import { contend, LOST } from "../contend";
import type { Actor, TenantContext } from "../context";
import { eventsOfNotices } from "../event/of-notices";
import { noteFailures } from "../notice/note-failures";
import type { Notice } from "../notice/store";
import type { SuppressionReason } from "../suppression/store";
import { addTask } from "../task/add";
import type { Provider } from "./store";

/** Whoever proved to be a provider: it may tell what became of messages, and read nothing. */
export const BY_REPORT: Actor = {
  name: "system:provider-report",
  permissions: ["notice.settle", "suppression.write", "contact.write", "task.write"],
};

export type ReportOutcome = "applied" | "known" | "nobody";

/**
 * Takes in what a provider told of a message, or a borrower answered to one. Told twice it counts
 * once, and in any order the graver word wins: an address that bounced has not been reached, however
 * late "delivered" comes. An address that does not exist or complained is left alone from now on.
 */
export async function takeReport(
  ctx: TenantContext,
  provider: Provider,
  report: ProviderReport,
): Promise<Result<ReportOutcome, Readonly<{ code: "request.conflict" }>>> {
  ctx.allow("notice.settle");
  if (report.kind === "reply") return ok(await takeReply(ctx, provider, report));
  const id = parsePublicId("notice", report.notice);
  if (id === undefined || partitionOf(id) >= ctx.tenant.partitionCount) return ok("nobody");
  const taken = await contend(() => note(ctx, provider, id, report));
  return taken === LOST ? refuse({ code: "request.conflict" }) : ok(taken);
}

type Delivery = Extract<ProviderReport, { kind: "delivery" }>;

const GRAVITY = { delivered: 0, failed: 1, bounced: 2, complained: 0 } as const;

async function note(
  ctx: TenantContext,
  provider: Provider,
  id: number,
  report: Delivery,
): Promise<ReportOutcome | typeof LOST> {
  const before = await ctx.notices.find(id);
  // A provider speaks of what it was handed, and of nothing else.
  if (before?.provider !== providerId(ctx.tenant.id, provider.number)) return "nobody";
  if (before.reports.some(({ says }) => says === report.says)) return "known";
  // First, and twice if need be: an address that is not left alone is worse than one that is twice.
  const isNewlyLeft = await leaveAlone(ctx, provider, before, report);
  const after = asReported(ctx, before, report);
  const isNewFailure = after.state === "failed" && before.state !== "failed";
  const committed = await ctx.commit(partitionOf(id), {
    deed: {
      action: "notice.report",
      subject: publicId("notice", id),
      detail: { says: report.says, detail: report.detail, state: after.state },
    },
    writes: [
      ...ctx.notices.change([{ before, after }], ctx.now),
      ...(isNewFailure ? noteFailures(ctx, [after]) : []),
    ],
    events: eventsOfNotices([{ before, after }], ctx.today),
  });
  if (!committed.ok) return LOST;
  if (isNewlyLeft && report.says === "bounced") await askForAddress(ctx, provider, after);
  return "applied";
}

function asReported(ctx: TenantContext, before: Notice, report: Delivery): Notice {
  const { says, detail } = report;
  const gravest = before.reports.reduce((worst, one) => Math.max(worst, GRAVITY[one.says]), 0);
  const reports = [...before.reports, { at: ctx.now, says, detail }];
  // Of one whose answer was lost, this is the answer.
  const sentAt = before.sentAt ?? before.decisions.at(-1)?.at ?? before.updatedAt;
  const providerId = before.providerId ?? report.providerId;
  const told = { ...before, reports, sentAt, providerId, sendAfter: null };
  if (GRAVITY[says] < gravest) return { ...told, state: before.state };
  if (GRAVITY[says] > 0) return { ...told, state: "failed", failure: detail ?? says };
  return { ...told, state: "delivered", failure: null };
}

const LEFT_ALONE: Readonly<Partial<Record<Delivery["says"], SuppressionReason>>> = {
  bounced: "bounced",
  complained: "complained",
};

/** Nothing is sent there any more. Answers whether that is new. */
async function leaveAlone(
  ctx: TenantContext,
  provider: Provider,
  notice: Notice,
  { says, detail }: Delivery,
): Promise<boolean> {
  const reason = LEFT_ALONE[says];
  const content = reason && (await ctx.notices.content(notice.id));
  if (!reason || !content) return false;
  if (reason === "complained") await stopChannel(ctx, provider, notice.borrowerId);
  const source = `${provider.name}: ${detail ?? says}`.slice(0, 200);
  return suppress(ctx, provider, content.to, reason, source);
}

/** Somebody looks for a better way; a borrower who has no loan any more needs none. */
async function askForAddress(
  ctx: TenantContext,
  provider: Provider,
  { borrowerId, loanId }: Notice,
): Promise<void> {
  const title = WRONG_ADDRESS[channelOf(provider.settings)];
  const about = { borrower: { id: borrowerId }, loanId, title, role: "officer" } as const;
  await addTask(ctx, { ...about, assignee: null, dueOn: ctx.today });
}

const WRONG_ADDRESS = {
  email: "Find a working e-mail address: the one we have does not exist",
  sms: "Find a working number: the one we have does not take text messages",
} as const;
const ANSWERED = "The borrower answered by text message: read it at the provider and reply";

/** A borrower's own words: stop is done at once, everything else is for a person to read. */
async function takeReply(
  ctx: TenantContext,
  provider: Provider,
  { from, text }: Extract<ProviderReport, { kind: "reply" }>,
): Promise<ReportOutcome> {
  const channel = channelOf(provider.settings);
  const borrowers = await ofAddress(ctx, provider, from);
  if (isStopWord(text)) {
    await suppress(ctx, provider, from, "stopped", `${provider.name}: ${text.slice(0, 40)}`);
    for (const { id } of borrowers) await stopChannel(ctx, provider, id);
    return "applied";
  }
  for (const { id } of borrowers) {
    const about = { borrower: { id }, loanId: null, title: ANSWERED, role: "officer" } as const;
    if (channel === "sms") await addTask(ctx, { ...about, assignee: null, dueOn: ctx.today });
  }
  return borrowers.length > 0 ? "applied" : "nobody";
}

const SHARING_MAX = 20;

/** All who have that number: a stop counts for each of them. */
async function ofAddress(
  ctx: TenantContext,
  provider: Provider,
  address: string,
): Promise<readonly Borrower[]> {
  const ids = await ctx.borrowers.search(address, SHARING_MAX);
  const found = await Promise.all(ids.map((id) => ctx.borrowers.find(id)));
  const channel = channelOf(provider.settings);
  return found.filter(
    (borrower) => borrower !== undefined && addressOf(borrower.contact, channel) === address,
  ) as readonly Borrower[];
}

async function suppress(
  ctx: TenantContext,
  provider: Provider,
  address: string,
  reason: SuppressionReason,
  source: string,
): Promise<boolean> {
  const channel = channelOf(provider.settings);
  const shared = { channel, address, reason, source };
  return ctx.suppressions.add({ ...shared, actor: ctx.actor.name, createdAt: ctx.now });
}

/** As if the borrower had unticked this way on their own page. */
async function stopChannel(ctx: TenantContext, provider: Provider, id: number): Promise<void> {
  const channel = channelOf(provider.settings);
  await chooseContact(ctx, {
    id,
    change: (choices) => ({
      ...choices,
      unwantedChannels: [...new Set([...choices.unwantedChannels, channel])],
    }),
    from: null,
    evidence: `told to ${provider.name}`,
  });
}

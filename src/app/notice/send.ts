import { assert } from "../../kernel/assert";
import { type Instant, instant } from "../../kernel/calendar";
import { openHistory } from "../contact/open-history";
import { partitionOf, publicId } from "../../kernel/ids";
import type { Borrower } from "../borrower/store";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { LoanRecord } from "../loan/store";
import { compose } from "./compose";
import { countLate } from "./count-late";
import { decideSending, type SendingDecision } from "./decide";
import { deliver, type DeliveryOutage, type Letter } from "./deliver";
import { noteFailures } from "./note-failures";
import type { Notice, NoticeChange } from "./store";

/** Longer than a queue consumer may run, so that a lease never ends under a living sender. */
const LEASE_MS = 16 * 60_000;

/**
 * Sends notices: takes up those that may still be sent, asks the gate for each, stores its answers,
 * hands what is allowed to the provider and records what it did. `fresh`: the message comes for the
 * first time or was replayed by a person, who means the failed ones too. Answers the outage that
 * stopped it, if one did; what was not sent then is planned again.
 */
export async function sendNotices(
  ctx: TenantContext,
  ids: readonly number[],
  fresh: boolean,
): Promise<DeliveryOutage | null> {
  ctx.allow("notice.send");
  let outage: DeliveryOutage | null = null;
  for (const [partition, own] of Map.groupBy(ids, partitionOf)) {
    const letters = await contend(() => takeUp(ctx, partition, own, fresh));
    if (letters === LOST) outage ??= { reason: "request.conflict", retryAfterSeconds: 10 };
    else outage = (await deliver(ctx, partition, letters)) ?? outage;
  }
  return outage;
}

async function takeUp(
  ctx: TenantContext,
  partition: number,
  ids: readonly number[],
  fresh: boolean,
): Promise<readonly Letter[] | typeof LOST> {
  const found = await ctx.notices.byIds(partition, ids);
  const open = found.filter((notice) => isOpen(notice, ctx.now, fresh));
  if (open.length === 0) return [];
  const subjects = await readSubjects(ctx, partition, open);
  const history = await openHistory(ctx, partition, open);
  const lease = instant(ctx.now + LEASE_MS);
  const steps = open.map((notice) => {
    const { loans, ...subject } = subjects.of(notice);
    const decided = decideSending(ctx, { notice, ...subject, ...history.of(notice) });
    const lateLoans = () => countLate(ctx, decided, loans);
    const step = stepOf(ctx, decided, { ...subject, lateLoans }, lease);
    if (step.letter) history.add(notice, decided);
    return step;
  });
  const changes = steps.map(({ change }) => change);
  const committed = await ctx.commit(partition, {
    deed: {
      action: "notice.decide",
      subject: `${changes.length} notices`,
      detail: {
        notices: steps.map(({ change, rule }) => [
          publicId("notice", change.after.id),
          change.after.state,
          rule,
        ]),
      },
    },
    writes: [
      ...history.asCounted(),
      ...ctx.notices.change(changes, ctx.now),
      ...noteFailures(
        ctx,
        changes.map(({ after }) => after),
      ),
    ],
  });
  if (!committed.ok) return LOST;
  return steps.flatMap(({ letter }) => (letter ? [letter] : []));
}

function isOpen(notice: Notice, now: Instant, fresh: boolean): boolean {
  if (notice.state === "planned" || notice.state === "deferred") return true;
  if (notice.state === "sending") return notice.sendAfter !== null && notice.sendAfter <= now;
  return notice.state === "failed" && fresh;
}

type Subject = Readonly<{ record: LoanRecord; borrower: Borrower }>;

async function readSubjects(ctx: TenantContext, partition: number, notices: readonly Notice[]) {
  const borrowerIds = [...new Set(notices.map(({ borrowerId }) => borrowerId))];
  const [records, borrowers] = await Promise.all([
    ctx.loans.recordsOfBorrowers(partition, borrowerIds),
    ctx.borrowers.byIds(partition, borrowerIds),
  ]);
  const recordOf = new Map(records.map((record) => [record.loan.id, record]));
  const loansOf = Map.groupBy(records, ({ loan }) => loan.borrowerId);
  const of = (notice: Notice): Subject & Readonly<{ loans: readonly LoanRecord[] }> => {
    const record = recordOf.get(notice.loanId);
    const borrower = borrowers.get(notice.borrowerId);
    assert(record && borrower, `notice ${notice.id} has a loan and a borrower that can be read`);
    return { record, borrower, loans: loansOf.get(notice.borrowerId) ?? [] };
  };
  return { of };
}

type Step = Readonly<{ change: NoticeChange; rule: string; letter: Letter | null }>;

/** What the gate's answer makes of a notice; an allowed one that cannot be written has failed. */
function stepOf(
  ctx: TenantContext,
  decided: SendingDecision,
  subject: Subject & Readonly<{ lateLoans: () => number }>,
  lease: Instant,
): Step {
  const { notice: before, decisions, answer, at } = decided;
  const { rule } = answer;
  const rest = { ...before, decisions, sendAfter: null, failure: null };
  if (answer.verdict === "deny") {
    const state = rule === "paid-meanwhile" ? "cancelled" : "denied";
    return { change: { before, after: { ...rest, state } }, rule, letter: null };
  }
  if (answer.verdict === "defer") {
    const after: Notice = { ...rest, state: "deferred", sendAfter: answer.until };
    return { change: { before, after }, rule, letter: null };
  }
  const content = compose(ctx, decided, subject, subject.lateLoans());
  if (!content.ok) {
    const after: Notice = { ...rest, state: "failed", failure: content.refusal.code };
    return { change: { before, after }, rule, letter: null };
  }
  const after: Notice = {
    ...rest,
    state: "sending",
    attempts: before.attempts + 1,
    sendAfter: lease,
  };
  return { change: { before, after }, rule, letter: { notice: after, content: content.value, at } };
}

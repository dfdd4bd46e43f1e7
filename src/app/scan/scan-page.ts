import { type PlannedStep, advance } from "../../domain/delinquency/advance";
import type { BusinessDate } from "../../kernel/calendar";
import { internalId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import { type LoanChange, changeTo, lookAhead, writesOf } from "../loan/reproject";
import type { NoticeDraft } from "../notice/store";
import type { Departure, Write } from "../write";
import type { DueLoan, DuePage, UnreadableLoan } from "./book-store";

/** Ids that one message carries (queue/envelope.ts). */
const NOTICES_PER_MESSAGE = 100;

type Evaluated = Readonly<{ due: DueLoan; change: LoanChange; steps: readonly PlannedStep[] }>;
export type PageEffect = Readonly<{ touched: number; setAside: readonly UnreadableLoan[] }>;

/**
 * Evaluates one page of due loans on one business date and commits everything that follows in one
 * batch. Answers undefined when somebody changed one of the loans meanwhile: nothing was written
 * then, and the page is read again.
 */
export async function scanPage(
  ctx: TenantContext,
  partition: number,
  date: BusinessDate,
  page: DuePage,
  bookDate: BusinessDate,
): Promise<PageEffect | undefined> {
  const evaluated: Evaluated[] = [];
  const setAside: UnreadableLoan[] = [...page.unreadable];
  for (const due of page.loans) {
    try {
      evaluated.push(evaluate(ctx, due, date));
    } catch (error) {
      // One damaged loan stops nobody: it waits, with the reason, for a person.
      const { id, version } = due.record.loan;
      setAside.push({ id, version, reason: reasonOf(error) });
    }
  }
  const drafts = await draftNotices(ctx, partition, date, evaluated);
  const committed = await ctx.commit(partition, {
    deed: {
      action: "scan.page",
      subject: date,
      detail: {
        loans: evaluated.length,
        notices: drafts.length,
        setAside: setAside.map(({ id, reason }) => [id, reason]),
        policyVersion: ctx.timeline.on(date).version,
      },
    },
    writes: writesOfPage(ctx, partition, date, { evaluated, setAside, drafts }),
    departures: departuresOf(ctx, drafts),
    bookDate,
  });
  return committed.ok ? { touched: evaluated.length, setAside } : undefined;
}

function evaluate(ctx: TenantContext, due: DueLoan, date: BusinessDate): Evaluated {
  const policy = ctx.timeline.on(date);
  const { record } = due;
  const state = foldLoan(policy, record, date);
  const previous = record.loan.projection;
  const { projection, steps } = advance({ state, previous, policy, date });
  const { status, ...numbers } = lookAhead(projection, state, ctx.timeline);
  const change = changeTo(
    { record, newEntries: [], newSchedules: [], asOf: date, policy, cause: "scan" },
    { status, projection: numbers },
  );
  return { due, change, steps };
}

function reasonOf(error: unknown): string {
  // Our own faults carry numbers and names of ours, never a borrower's.
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : "unknown";
}

/** A notice for each step; a borrower whose second loan takes the same step gets only the first. */
async function draftNotices(
  ctx: TenantContext,
  partition: number,
  date: BusinessDate,
  evaluated: readonly Evaluated[],
): Promise<readonly NoticeDraft[]> {
  const drafts = new Map<string, Omit<NoticeDraft, "id">>();
  for (const { due, steps } of evaluated) {
    const { id: loanId, borrowerId } = due.record.loan;
    for (const { step, channel, template, daysPastDue } of steps) {
      const identity = `${borrowerId}|${step}`;
      if (drafts.has(identity)) continue;
      drafts.set(identity, {
        borrowerId,
        loanId,
        step,
        businessDate: date,
        channel,
        template,
        locale: due.borrowerLocale,
        daysPastDue,
        policyVersion: ctx.timeline.on(date).version,
      });
    }
  }
  if (drafts.size === 0) return [];
  const first = await ctx.reserve(partition, drafts.size);
  return [...drafts.values()].map((draft, index) => ({
    ...draft,
    id: internalId(partition, first + index),
  }));
}

function writesOfPage(
  ctx: TenantContext,
  partition: number,
  date: BusinessDate,
  page: Readonly<{
    evaluated: readonly Evaluated[];
    setAside: readonly UnreadableLoan[];
    drafts: readonly NoticeDraft[];
  }>,
): Write[] {
  const { evaluated, setAside, drafts } = page;
  const changes = evaluated.map(({ change }) => change);
  const effect = {
    loansTouched: evaluated.length,
    transitions: changes.filter(({ transition }) => transition !== null).length,
    setAside: setAside.length,
  };
  return [
    ...writesOf(ctx, partition, date, changes),
    ...ctx.loans.setAside(setAside),
    ...(drafts.length > 0 ? [ctx.notices.insert(drafts, ctx.now)] : []),
    ctx.book.addEffect(partition, date, effect, drafts.length > 0),
  ];
}

function departuresOf(ctx: TenantContext, drafts: readonly NoticeDraft[]): Departure[] {
  const departures: Departure[] = [];
  for (let start = 0; start < drafts.length; start += NOTICES_PER_MESSAGE) {
    const ids = drafts.slice(start, start + NOTICES_PER_MESSAGE).map(({ id }) => id);
    departures.push({
      queue: "notices",
      message: { v: 1, kind: "notice.send", tenant: ctx.tenant.id, ids },
    });
  }
  return departures;
}

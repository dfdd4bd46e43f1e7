import type { PlannedStep } from "../../domain/delinquency/advance";
import { asksFacts } from "../../domain/policy/policy";
import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { eventsOfActs } from "../event/of-cases";
import { eventsOfLoans } from "../event/of-loans";
import { changeTo, type LoanChange, writesOf } from "../loan/reproject";
import type { NoticeDraft } from "../notice/store";
import { advanceLoan } from "../treatment/advance-loan";
import type { KnownTreatments } from "../treatment/store";
import type { Departure, Write } from "../write";
import type { DueLoan, DuePage, UnreadableLoan } from "./book-store";
import { type Looked, readCaseBook } from "./read-case-book";
import { type ActDrafts, draftActs, type Stepping, writesOfActs } from "./draft-acts";

/** Ids that one message carries (queue/envelope.ts). */
const NOTICES_PER_MESSAGE = 100;

type Evaluated = Readonly<{
  due: DueLoan;
  policyVersion: number;
  change: LoanChange;
  steps: readonly PlannedStep[];
}>;
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
  const { evaluated, setAside } = evaluatePage(
    ctx,
    date,
    page,
    await knownOf(ctx, partition, date, page),
  );
  const looked = evaluated.map(lookedOf);
  const cases = await readCaseBook(ctx, partition, date, { looked, setAside });
  const drafts = await draftActs(ctx, partition, date, evaluated.map(steppingOf), cases);
  const committed = await ctx.commit(partition, {
    deed: {
      action: "scan.page",
      subject: date,
      detail: {
        loans: evaluated.length,
        notices: drafts.notices.length,
        setAside: setAside.map(({ id, reason }) => [id, reason]),
        policyVersion: ctx.timeline.on(date).version,
      },
    },
    writes: writesOfPage(ctx, partition, date, { evaluated, setAside, drafts }),
    departures: departuresOf(ctx, drafts.notices),
    events: [
      ...eventsOfLoans(evaluated.map(({ change }) => change)),
      ...eventsOfActs(date, drafts, cases),
    ],
    bookDate,
  });
  return committed.ok ? { touched: evaluated.length, setAside } : undefined;
}

/** What conditions of the day's policies ask beyond the loans themselves, read only if they ask. */
async function knownOf(
  ctx: TenantContext,
  partition: number,
  date: BusinessDate,
  { loans }: DuePage,
): Promise<KnownTreatments> {
  const borrowerIds = [...new Set(loans.map(({ record }) => record.loan.borrowerId))];
  const asks = borrowerIds.some((id) => asksFacts(ctx.timeline.of(id).on(date)));
  if (!asks) return NOTHING_KNOWN;
  const loanIds = loans.map(({ record }) => record.loan.id);
  return ctx.treatments.known(partition, date, { borrowerIds, loanIds });
}

const NOTHING_KNOWN: KnownTreatments = { cases: new Map(), flags: new Map() };

function evaluatePage(
  ctx: TenantContext,
  date: BusinessDate,
  page: DuePage,
  known: KnownTreatments,
): Readonly<{ evaluated: readonly Evaluated[]; setAside: readonly UnreadableLoan[] }> {
  const evaluated: Evaluated[] = [];
  const setAside: UnreadableLoan[] = [...page.unreadable];
  for (const due of page.loans) {
    try {
      evaluated.push(evaluate(ctx, due, date, known));
    } catch (error) {
      // One damaged loan stops nobody: it waits, with the reason, for a person.
      const { id, version } = due.record.loan;
      setAside.push({ id, version, reason: reasonOf(error) });
    }
  }
  return { evaluated, setAside };
}

function evaluate(
  ctx: TenantContext,
  due: DueLoan,
  date: BusinessDate,
  known: KnownTreatments,
): Evaluated {
  const { record, borrower } = due;
  const { loan } = record;
  const timeline = ctx.timeline.of(loan.borrowerId);
  const circumstances = {
    ...borrower,
    case: known.cases.get(loan.borrowerId) ?? null,
    flags: known.flags.get(loan.id) ?? [],
  };
  const isMissed = date < ctx.today;
  const { projection, steps, treatment, holds, promises } = advanceLoan({
    record,
    circumstances,
    timeline,
    date,
    isMissed,
  });
  const { status, ...numbers } = projection;
  const policy = timeline.on(date);
  const change = changeTo(
    {
      record,
      newEntries: [],
      newSchedules: [],
      asOf: date,
      policy,
      cause: "scan",
      progress: { treatment, holds, promises },
    },
    { status, projection: numbers },
  );
  return { due, policyVersion: policy.version, change, steps };
}

function reasonOf(error: unknown): string {
  // Our own faults carry numbers and names of ours, never a borrower's.
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : "unknown";
}

function steppingOf({ due, policyVersion, steps }: Evaluated): Stepping {
  return { loan: due.record.loan, locale: due.borrower.locale, policyVersion, steps };
}

function lookedOf({ due, change, steps }: Evaluated): Looked {
  const { pastDueSince } = change.move.projection;
  return { loan: due.record.loan, pastDueSince, steps };
}

function writesOfPage(
  ctx: TenantContext,
  partition: number,
  date: BusinessDate,
  page: Readonly<{
    evaluated: readonly Evaluated[];
    setAside: readonly UnreadableLoan[];
    drafts: ActDrafts;
  }>,
): Write[] {
  const { evaluated, setAside, drafts } = page;
  const { notices } = drafts;
  const changes = evaluated.map(({ change }) => change);
  const effect = {
    loansTouched: evaluated.length,
    transitions: changes.filter(({ transition }) => transition !== null).length,
    setAside: setAside.length,
  };
  return [
    ...writesOf(ctx, partition, date, changes, date),
    ...ctx.loans.setAside(setAside),
    ...writesOfActs(ctx, drafts),
    ...(notices.length > 0 ? [ctx.notices.insert(notices, ctx.now)] : []),
    ctx.book.addEffect(partition, date, effect, notices.length > 0),
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

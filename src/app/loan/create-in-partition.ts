import type { LoanRow } from "../../domain/import/loan-row";
import type { BusinessDate } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import type { Borrower } from "../borrower/store";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfLoans } from "../event/of-loans";
import { unmatchedDepartures } from "../payment/unmatched-departures";
import type { Deed } from "../write";
import type { LoanOutcome } from "./loan-outcome";
import { type KnownBook, type LoanFacts, type LoanPlan, planLoans } from "./plan-loans";
import { recount } from "./recount";
import { introducedWrites } from "./introduce";
import { type LoanChange, writesOf } from "./reproject";

/** Most loans of one commit: their schedules as JSON stay well below what one parameter may hold. */
const LOANS_PER_COMMIT = 250;
/** A new loan and a new borrower. */
const IDS_PER_ROW = 2;

/** Ids of a dry run are never stored; these lie beyond every one that is. */
const DRY_RUN_SEQUENCE = 2 ** 39;

export type CreateOptions = Readonly<{
  /** Largest opening adjustment, in percent of the principal. */
  tolerancePercent: string;
  dryRun: boolean;
  /** The import that brings the loans, for the audit log. */
  importNumber: number | null;
}>;

export type PartitionRows = Readonly<{
  partition: number;
  rows: readonly LoanRow[];
  known: KnownBook;
  /** Whether payments wait for any of the loans. */
  isAwaited: boolean;
}>;

/** Brings loans of one partition in, some hundreds with each commit; one outcome for each, in order. */
export async function createInPartition(
  ctx: TenantContext,
  input: PartitionRows,
  options: CreateOptions,
): Promise<readonly LoanOutcome[]> {
  const { partition, rows } = input;
  const known = { loans: new Map(input.known.loans), borrowers: new Map(input.known.borrowers) };
  const [bookDate, firstSequence] = options.dryRun
    ? [ctx.today, DRY_RUN_SEQUENCE]
    : await Promise.all([
        ctx.book.scannedOn(partition),
        ctx.reserve(partition, rows.length * IDS_PER_ROW),
      ]);
  const outcomes: LoanOutcome[] = [];
  for (let start = 0; start < rows.length; start += LOANS_PER_COMMIT) {
    const batch: Batch = {
      partition,
      rows: rows.slice(start, start + LOANS_PER_COMMIT),
      isAwaited: input.isAwaited,
      firstSequence: firstSequence + start * IDS_PER_ROW,
      options,
    };
    outcomes.push(...(await takeBatch(ctx, batch, known, bookDate)));
  }
  return outcomes;
}

type Batch = Omit<PartitionRows, "known"> &
  Readonly<{ firstSequence: number; options: CreateOptions }>;

type GrowingBook = Readonly<{
  loans: Map<string, LoanFacts>;
  borrowers: Map<string, Borrower>;
}>;

/** After a lost race everything is read again; ids that were reserved stay free to use. */
async function takeBatch(
  ctx: TenantContext,
  batch: Batch,
  known: GrowingBook,
  bookDate: BusinessDate,
): Promise<readonly LoanOutcome[]> {
  let standsAt: BusinessDate | undefined = bookDate;
  const outcome = await contend(async () => {
    if (standsAt === undefined) await readAgain(ctx, batch.rows, known);
    const date = standsAt ?? (await ctx.book.scannedOn(batch.partition));
    standsAt = undefined;
    return attempt(ctx, batch, known, date);
  });
  if (outcome !== LOST) return outcome;
  return batch.rows.map(({ externalId }) => {
    return { status: "refused", externalId, refusal: { code: "request.conflict" } };
  });
}

async function readAgain(
  ctx: TenantContext,
  rows: readonly LoanRow[],
  known: GrowingBook,
): Promise<void> {
  const fresh = await readKnown(ctx, rows);
  for (const [externalId, loan] of fresh.loans) known.loans.set(externalId, loan);
  for (const [externalId, borrower] of fresh.borrowers) known.borrowers.set(externalId, borrower);
}

/** The loans and borrowers that rows name, as far as they are here already. */
export async function readKnown(ctx: TenantContext, rows: readonly LoanRow[]): Promise<KnownBook> {
  const [loans, borrowers] = await Promise.all([
    ctx.loans.byExternalIds([...new Set(rows.map(({ externalId }) => externalId))]),
    ctx.borrowers.byExternalIds([...new Set(rows.map(({ borrower }) => borrower.externalId))]),
  ]);
  return { loans, borrowers };
}

async function attempt(
  ctx: TenantContext,
  batch: Batch,
  known: GrowingBook,
  bookDate: BusinessDate,
): Promise<readonly LoanOutcome[] | typeof LOST> {
  const { partition, rows, firstSequence, options } = batch;
  const { tolerancePercent, dryRun } = options;
  const planned = planLoans(ctx, {
    rows,
    known,
    partition,
    bookDate,
    firstSequence,
    tolerancePercent,
  });
  const changes = dryRun ? [] : await recount(ctx, partition, planned.described, bookDate);
  const plan = { ...planned, described: afterChanges(planned.described, changes) };
  if (!dryRun && !(await store(ctx, batch, plan, changes, bookDate))) return LOST;
  remember(ctx, known, plan);
  if (!dryRun) return plan.outcomes;
  return plan.outcomes.map((one) => (one.status === "refused" ? one : { ...one, id: null }));
}

/** A loan that is folded again is one version further when its product is written. */
function afterChanges(
  described: LoanPlan["described"],
  changes: readonly LoanChange[],
): LoanPlan["described"] {
  const moved = new Set(changes.map(({ move }) => move.loan.id));
  return described.map((one) => (moved.has(one.id) ? { ...one, version: one.version + 1 } : one));
}

/** One commit for the whole plan; false when somebody was faster. */
async function store(
  ctx: TenantContext,
  batch: Batch,
  plan: LoanPlan,
  changes: readonly LoanChange[],
  bookDate: BusinessDate,
): Promise<boolean> {
  const { introduced, newBorrowers, changedBorrowers, described } = plan;
  const count = introduced.length + changedBorrowers.length + described.length;
  if (count + newBorrowers.length === 0) return true;
  const arriving = introduced.map(({ loan }) => loan.externalId);
  const departures = batch.isAwaited ? await unmatchedDepartures(ctx, arriving) : [];
  const committed = await ctx.commit(batch.partition, {
    deed: deedOf(plan, batch.options.importNumber),
    writes: [
      ...ctx.borrowers.insert(newBorrowers, ctx.now),
      ...ctx.borrowers.update(changedBorrowers, ctx.now),
      ...introducedWrites(ctx, batch.partition, introduced),
      ...(changes.length > 0 ? writesOf(ctx, batch.partition, bookDate, changes) : []),
      ...ctx.loans.describe(described, ctx.now),
    ],
    departures,
    events: eventsOfLoans(changes),
    bookDate,
  });
  return committed.ok;
}

function deedOf(plan: LoanPlan, importNumber: number | null): Deed {
  const created = plan.introduced.map(({ loan }) => loan.externalId);
  const [first] = plan.introduced;
  const single = plan.outcomes.length === 1 && first;
  return {
    action: "loan.create",
    subject: single ? publicId("loan", first.loan.id) : `${plan.outcomes.length} loans`,
    detail: {
      created,
      described: plan.described.map(({ id }) => publicId("loan", id)),
      borrowersChanged: plan.changedBorrowers.map(({ after }) => publicId("borrower", after.id)),
      ...(importNumber === null ? {} : { import: importNumber }),
    },
  };
}

/** What later rows of the same call must see. */
function remember(ctx: TenantContext, known: GrowingBook, plan: LoanPlan): void {
  for (const { loan } of plan.introduced) known.loans.set(loan.externalId, { ...loan, version: 1 });
  for (const draft of plan.newBorrowers) {
    known.borrowers.set(draft.externalId, {
      ...draft,
      stopRequestedAt: null,
      choices: [],
      confirmed: {},
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    });
  }
  for (const { before, after } of plan.changedBorrowers) {
    known.borrowers.set(after.externalId, { ...before, ...after, version: before.version + 1 });
  }
  const byId = new Map(plan.described.map((one) => [one.id, one]));
  for (const { externalId } of plan.outcomes) {
    const loan = known.loans.get(externalId);
    const described = loan && byId.get(loan.id);
    if (loan && described) {
      const { product, version } = described;
      known.loans.set(externalId, { ...loan, product, version: version + 1 });
    }
  }
}

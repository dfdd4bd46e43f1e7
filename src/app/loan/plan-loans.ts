import { chosenLocale } from "../../domain/contact/choices";
import { differingField } from "../../domain/import/differing-field";
import type { BorrowerRow, LoanRow } from "../../domain/import/loan-row";
import { buildSchedule } from "../../domain/loan/build-schedule";
import type { LedgerEntry } from "../../domain/loan/ledger";
import { openLoan } from "../../domain/loan/opening";
import type { Schedule } from "../../domain/loan/schedule";
import type { BusinessDate } from "../../kernel/calendar";
import { internalId, publicId } from "../../kernel/ids";
import { type Minor, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { Borrower, BorrowerDraft } from "../borrower/store";
import type { TenantContext } from "../context";
import { contractFor } from "./fold";
import type { LoanOutcome, LoanRefusal } from "./loan-outcome";
import type { Redescribed } from "./recount";
import { type IntroducedLoan, introduceLoan } from "./introduce";
import type { Loan, OpeningFacts } from "./store";

/** What of a known loan a row is judged by. */
export type LoanFacts = Pick<
  Loan,
  "id" | "borrowerId" | "terms" | "opening" | "product" | "version"
>;

export type KnownBook = Readonly<{
  loans: ReadonlyMap<string, LoanFacts>;
  borrowers: ReadonlyMap<string, Borrower>;
}>;

export type LoanPlanInput = Readonly<{
  rows: readonly LoanRow[];
  known: KnownBook;
  partition: number;
  bookDate: BusinessDate;
  /** The first of at least two free sequence numbers for each row. */
  firstSequence: number;
  tolerancePercent: string;
}>;

type Described = Redescribed & Readonly<{ version: number }>;

export type LoanPlan = Readonly<{
  introduced: readonly IntroducedLoan[];
  newBorrowers: readonly BorrowerDraft[];
  changedBorrowers: readonly Readonly<{ before: Borrower; after: BorrowerDraft }>[];
  described: readonly Described[];
  outcomes: readonly LoanOutcome[];
}>;

/** What the plan has so far: a row that names a loan or borrower of an earlier row changes it. */
type Draft = {
  sequence: number;
  readonly introduced: Map<string, IntroducedLoan>;
  readonly newBorrowers: Map<string, BorrowerDraft>;
  readonly changedBorrowers: Map<string, { before: Borrower; after: BorrowerDraft }>;
  readonly described: Map<string, Described>;
};

type Context = Pick<TenantContext, "now" | "today" | "tenant" | "policy" | "timeline">;

/** Decides row by row what a partition's new and known loans become; reads and writes nothing. */
export function planLoans(ctx: Context, input: LoanPlanInput): LoanPlan {
  const draft: Draft = {
    sequence: input.firstSequence,
    introduced: new Map(),
    newBorrowers: new Map(),
    changedBorrowers: new Map(),
    described: new Map(),
  };
  const outcomes = input.rows.map((row) => {
    const known =
      draft.introduced.get(row.externalId)?.loan ?? input.known.loans.get(row.externalId);
    return known ? meetAgain(ctx, input, draft, row, known) : meetFirst(ctx, input, draft, row);
  });
  return {
    introduced: [...draft.introduced.values()],
    newBorrowers: [...draft.newBorrowers.values()],
    changedBorrowers: [...draft.changedBorrowers.values()],
    described: [...draft.described.values()],
    outcomes,
  };
}

function meetFirst(ctx: Context, input: LoanPlanInput, draft: Draft, row: LoanRow): LoanOutcome {
  const terms = { ...row.terms, rules: contractFor(ctx.policy, row) };
  const beginning = beginLoan(ctx, input, { ...row, terms });
  if (!beginning.ok) return refusedRow(row, beginning.refusal);
  const { schedules, entries, adjustment } = beginning.value;
  const { id: borrowerId } = takeBorrower(ctx, input, draft, row.borrower);
  const id = nextId(input, draft);
  const { asOf, paid, principal } = row.opening ?? {};
  const opening: OpeningFacts | null =
    asOf === undefined || paid === undefined
      ? null
      : { asOf, paid, principal: principal ?? null, adjustment };
  const introduced = introduceLoan({
    draft: {
      id,
      partition: input.partition,
      borrowerId,
      externalId: row.externalId,
      product: row.product,
      currency: row.terms.currency,
      terms,
      opening,
      createdAt: ctx.now,
    },
    schedules,
    entries,
    asOf: input.bookDate,
    timeline: ctx.timeline,
  });
  draft.introduced.set(row.externalId, introduced);
  const { externalId } = row;
  return { status: "created", id, externalId, currency: terms.currency, adjustment };
}

type Beginning = Readonly<{
  schedules: readonly Schedule[];
  entries: readonly LedgerEntry[];
  adjustment: Minor;
}>;

/** The first schedule and the opening entries; a loan with method custom gets both with its rows. */
function beginLoan(
  ctx: Context,
  input: LoanPlanInput,
  row: LoanRow,
): Result<Beginning, LoanRefusal> {
  const { terms, opening } = row;
  if (opening && opening.asOf > ctx.today) {
    return refuse({ code: "loan.opening_in_future", today: ctx.today });
  }
  if (terms.method === "custom") return ok({ schedules: [], entries: [], adjustment: ZERO });
  const built = buildSchedule(terms);
  if (!built.ok) return built;
  const schedule = { version: 1, effectiveOn: terms.disbursedOn, installments: built.value };
  if (!opening) return ok({ schedules: [schedule], entries: [], adjustment: ZERO });
  const { tolerancePercent } = input;
  const opened = openLoan({ terms, schedule, opening, tolerancePercent, postedAt: ctx.now });
  return opened.ok ? ok({ schedules: [schedule], ...opened.value }) : opened;
}

function meetAgain(
  ctx: Context,
  input: LoanPlanInput,
  draft: Draft,
  row: LoanRow,
  known: Omit<LoanFacts, "version">,
): LoanOutcome {
  const { externalId } = row;
  const borrower = borrowerOf(input, draft, row.borrower.externalId);
  const borrowerExternalId =
    borrower?.id === known.borrowerId
      ? row.borrower.externalId
      : publicId("borrower", known.borrowerId);
  const stated = row.terms.rules && { ...row.terms, rules: contractFor(ctx.policy, row) };
  const differs = differingField(
    { ...known, borrowerExternalId },
    { ...row, terms: stated ?? row.terms },
  );
  if (differs) return refusedRow(row, { code: "loan.terms_differ", ...differs });

  const { changed } = takeBorrower(ctx, input, draft, row.borrower);
  const described = describe(ctx, input, draft, row, known);
  return {
    status: changed || described ? "updated" : "unchanged",
    id: known.id,
    externalId,
    currency: known.terms.currency,
    adjustment: ZERO,
  };
}

/** Takes over another product name; a row without one leaves it. */
function describe(
  ctx: Context,
  input: LoanPlanInput,
  draft: Draft,
  row: LoanRow,
  known: Omit<LoanFacts, "version">,
): boolean {
  const { externalId, product } = row;
  const before = draft.described.get(externalId)?.product ?? known.product;
  if (product === "" || product === before) return false;
  const introduced = draft.introduced.get(externalId);
  const stored = input.known.loans.get(externalId);
  if (introduced) {
    const { loan, schedules, entries } = introduced;
    const described = { draft: { ...loan, product }, schedules, entries, asOf: input.bookDate };
    draft.introduced.set(externalId, introduceLoan({ ...described, timeline: ctx.timeline }));
  } else if (stored) {
    draft.described.set(externalId, { ...stored, product });
  }
  return true;
}

function borrowerOf(
  input: LoanPlanInput,
  draft: Draft,
  externalId: string,
): BorrowerDraft | undefined {
  return (
    draft.newBorrowers.get(externalId) ??
    draft.changedBorrowers.get(externalId)?.after ??
    input.known.borrowers.get(externalId)
  );
}

/** Enters a borrower or takes over what is new of one; what a row leaves out stays as it is. */
function takeBorrower(
  ctx: Context,
  input: LoanPlanInput,
  draft: Draft,
  row: BorrowerRow,
): Readonly<{ id: number; changed: boolean }> {
  const before = borrowerOf(input, draft, row.externalId);
  const asked = chosenLocale(input.known.borrowers.get(row.externalId)?.choices ?? []);
  const after: BorrowerDraft = {
    id: before?.id ?? nextId(input, draft),
    externalId: row.externalId,
    locale: asked ?? row.locale ?? before?.locale ?? ctx.tenant.locale,
    timezone: row.timezone ?? before?.timezone ?? null,
    residence: row.residence ?? before?.residence ?? null,
    contact: {
      name: row.name,
      email: row.email ?? before?.contact.email ?? null,
      phone: row.phone ?? before?.contact.phone ?? null,
      address: row.address ?? before?.contact.address ?? null,
      representative: before?.contact.representative ?? null,
    },
  };
  if (before && isSameBorrower(before, after)) return { id: after.id, changed: false };
  const stored = input.known.borrowers.get(row.externalId);
  if (stored) draft.changedBorrowers.set(row.externalId, { before: stored, after });
  else draft.newBorrowers.set(row.externalId, after);
  return { id: after.id, changed: before !== undefined };
}

function isSameBorrower(a: BorrowerDraft, b: BorrowerDraft): boolean {
  return (
    a.locale === b.locale &&
    a.timezone === b.timezone &&
    a.residence === b.residence &&
    a.contact.name === b.contact.name &&
    a.contact.email === b.contact.email &&
    a.contact.phone === b.contact.phone &&
    a.contact.address === b.contact.address
  );
}

function nextId(input: LoanPlanInput, draft: Draft): number {
  const id = internalId(input.partition, draft.sequence);
  draft.sequence += 1;
  return id;
}

function refusedRow(row: LoanRow, refusal: LoanRefusal): LoanOutcome {
  return { status: "refused", externalId: row.externalId, refusal };
}

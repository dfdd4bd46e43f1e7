import { openFilter, type RowFacts } from "../../domain/export/check";
import type { ExportKind } from "../../domain/export/columns";
import type { ExportRow } from "../../domain/export/write-rows";
import type { TenantContext } from "../context";
import { loanFields } from "../loan/loan-fields";
import type { LoanWithBorrower } from "../loan/store";
import { readStates } from "./read-states";
import {
  auditRow,
  contactFields,
  ledgerRow,
  noticeRow,
  type SectionRow,
  transitionRow,
} from "./row-fields";
import type { ExportJob, RowKey } from "./store";

/** A page of a section as it is written; `last` is where it goes on, null at the section's end. */
export type SectionPage = Readonly<{ text: string; rows: number; last: RowKey | null }>;

/** A part of an export that is read along one key: a partition of the book, or a table. */
export type Section = Readonly<{
  /** Neighbours of one name share their pieces. */
  name: string;
  read(after: RowKey | null): Promise<SectionPage>;
}>;

type Reader = (
  ctx: TenantContext,
  job: ExportJob,
  partition: number,
  after: RowKey | null,
  limit: number,
) => Promise<readonly SectionRow[]>;

const READERS: Readonly<Record<ExportKind, Reader>> = {
  loans: async (ctx, job, partition, after, limit) =>
    (await ctx.extracts.loans(partition, after, limit)).map((one) => loanRow(ctx, job, one)),
  states: readStates,
  ledger: async (ctx, _job, partition, after, limit) =>
    (await ctx.extracts.ledger(partition, after, limit)).map(({ loan, entry }) => ({
      key: [loan.id, entry.sequence],
      facts: { ...NO_FACTS, on: entry.effectiveOn, currency: loan.currency },
      row: ledgerRow(loan, entry),
    })),
  transitions: async (ctx, _job, partition, after, limit) =>
    (await ctx.extracts.transitions(partition, after, limit)).map(({ loan, transition }) => ({
      key: [loan.id, transition.loanVersion],
      facts: {
        ...NO_FACTS,
        on: transition.businessDate,
        currency: loan.currency,
        bucket: transition.toBucket,
      },
      row: transitionRow(loan, transition),
    })),
  contacts: async (ctx, _job, partition, after, limit) =>
    (await ctx.extracts.contacts(partition, after, limit)).map((contact) => ({
      key: [contact.id],
      facts: { ...NO_FACTS, at: contact.at },
      row: contactFields(contact),
    })),
  notices: async (ctx, _job, partition, after, limit) =>
    (await ctx.extracts.notices(partition, after, limit)).map((notice) => ({
      key: [notice.id],
      facts: { ...NO_FACTS, on: notice.businessDate },
      row: noticeRow(notice),
    })),
  audit: async (ctx, _job, partition, after, limit) =>
    (await ctx.audit.entries(partition, Number(after?.[0] ?? 0), limit)).map((entry) => ({
      key: [entry.sequence],
      facts: { ...NO_FACTS, at: entry.at },
      row: auditRow(partition, entry),
    })),
};

const NO_FACTS: RowFacts = { on: null, at: null, currency: null, bucket: null };

/** The sections of one kind: the partitions in their order, and for the log the lender's own deeds. */
export function sectionsOfKind(
  ctx: TenantContext,
  job: ExportJob,
  { kind, write }: Readonly<{ kind: ExportKind; write: (rows: readonly ExportRow[]) => string }>,
  pageRows: number,
): readonly Section[] {
  const isWanted = openFilter(job.options, ctx.tenant.timezone);
  const section = (read: (after: RowKey | null) => Promise<readonly SectionRow[]>): Section => ({
    name: kind,
    async read(after) {
      const found = await read(after);
      const rows = found.flatMap(({ row, facts }) => (row && isWanted(facts) ? [row] : []));
      const last = found.length === pageRows ? (found.at(-1)?.key ?? null) : null;
      return { text: write(rows), rows: rows.length, last };
    },
  });
  const partitions = Array.from({ length: ctx.tenant.partitionCount }, (_, partition) =>
    section((after) => READERS[kind](ctx, job, partition, after, pageRows)),
  );
  const own = section(async (after) =>
    (await ctx.extracts.controlAudit(after, pageRows)).map((entry) => ({
      key: [entry.sequence],
      facts: { ...NO_FACTS, at: entry.at },
      row: auditRow(null, entry),
    })),
  );
  return kind === "audit" ? [...partitions, own] : partitions;
}

const NOBODY = { name: "", email: null, phone: null, address: null, representative: null };

function loanRow(
  ctx: TenantContext,
  { on, options }: ExportJob,
  { loan, borrower }: LoanWithBorrower,
): SectionRow {
  const contact = options.personal
    ? ctx.borrowers.openContact(loan.borrowerId, borrower.contactSealed)
    : NOBODY;
  const { bucket } = loan.projection;
  return {
    key: [loan.id],
    // As in the list of loans: only what is still owed is in a bucket.
    facts: {
      ...NO_FACTS,
      currency: loan.currency,
      bucket: loan.status === "active" ? bucket : null,
    },
    row: loanFields({ loan, borrower, contact }, { timeline: ctx.timeline, today: on }),
  };
}

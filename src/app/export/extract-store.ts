import type { Instant } from "../../kernel/calendar";
import type { Contact } from "../contact/store";
import type { LoanWithBorrower, Transition } from "../loan/store";
import type { LedgerEntry } from "../../domain/loan/ledger";
import type { Notice } from "../notice/store";
import type { AuditEntry } from "../audit/store";
import type { RowKey } from "./store";

/** What a row of a loan says of the loan itself. */
export type LoanBrief = Readonly<{
  id: number;
  externalId: string;
  borrowerId: number;
  currency: string;
}>;

export type PersonRow = Readonly<{
  name: string;
  email: string;
  role: string;
  since: Instant;
}>;

/** Rows of a table as they are stored, by column; what is sealed is opened, what is secret left out. */
export type TablePage = Readonly<{
  rows: readonly Readonly<Record<string, unknown>>[];
  last: RowKey | null;
}>;

/** Everything there is of a lender, in pages in the order of its keys, each after the last row seen. */
export type ExtractStore = Readonly<{
  loanCount(): Promise<number>;
  loans(partition: number, after: RowKey | null, limit: number): Promise<LoanWithBorrower[]>;
  ledger(
    partition: number,
    after: RowKey | null,
    limit: number,
  ): Promise<readonly Readonly<{ loan: LoanBrief; entry: LedgerEntry }>[]>;
  transitions(
    partition: number,
    after: RowKey | null,
    limit: number,
  ): Promise<readonly Readonly<{ loan: LoanBrief; transition: Transition }>[]>;
  contacts(partition: number, after: RowKey | null, limit: number): Promise<readonly Contact[]>;
  notices(partition: number, after: RowKey | null, limit: number): Promise<readonly Notice[]>;
  /** Deeds about the lender itself. */
  controlAudit(after: RowKey | null, limit: number): Promise<readonly AuditEntry[]>;
  /** Every table that holds something of the lender, a shard's once for each of its shards. */
  tables: readonly Readonly<{ name: string; pageRows: number }>[];
  table(index: number, after: RowKey | null, limit: number): Promise<TablePage>;
  people(): Promise<readonly PersonRow[]>;
}>;

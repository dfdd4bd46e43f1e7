import type { PastContact } from "../../domain/contact/situation";
import type { CaseMemory, FlagMemory } from "../../domain/simulation/memory";
import type { PaymentPromise } from "../../domain/promise/promise";
import type { LoanHold } from "../../domain/treatment/treatment";
import type { LedgerEntry } from "../../domain/loan/ledger";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Borrower } from "../borrower/store";
import type { LoanRecord } from "../loan/store";
import type { PersonCaseDeed } from "./store";

/** Facts that came together, on the day at which their loan stood then. */
export type Arrival = Readonly<{
  loanId: number;
  on: BusinessDate;
  at: Instant;
  entries: readonly LedgerEntry[];
  schedules: LoanRecord["schedules"];
  /** Promises that were made, or cancelled, with them. */
  promises: readonly PaymentPromise[];
  /** The loan itself came with them. */
  introduces: boolean;
}>;

/** What persons did with a borrower on a day, which no policy repeats. */
export type Deed = Readonly<{ on: BusinessDate }> &
  (
    | Readonly<{ kind: "hold"; loanId: number; hold: LoanHold }>
    | Readonly<{ kind: "lift"; loanId: number; hold: number }>
    | PersonCaseDeed
    | Readonly<{ kind: "flag"; flag: FlagMemory }>
  );

/** One borrower with all its loans in a simulation, at the end of a day. */
export type BorrowerBook = Readonly<{
  borrower: Borrower;
  day: BusinessDate;
  /** In order of their ids. */
  loans: readonly LoanRecord[];
  cases: readonly CaseMemory[];
  flags: readonly FlagMemory[];
  /** Of everyone, those of later days too: the gate is told of none before its day. */
  contacts: readonly PastContact[];
  /** What is still to come, in its order. */
  arrivals: readonly Arrival[];
  deeds: readonly Deed[];
}>;

/** The book with one loan in another state. */
export function withLoan(book: BorrowerBook, record: LoanRecord): BorrowerBook {
  const loans = book.loans.map((one) => (one.loan.id === record.loan.id ? record : one));
  return { ...book, loans };
}

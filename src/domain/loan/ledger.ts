import { assert } from "../../kernel/assert";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { Component } from "./components";

export const ENTRY_TYPES = [
  /** Money to the borrower. Of a loan with a schedule it is a record, of a statement account a purchase. */
  "disbursement",
  "payment",
  /** Takes an entry back as if it had never been, on that entry's own date. */
  "reversal",
  /** The payer's bank took money back: it is owed again from this date on. */
  "chargeback",
  "fee",
  "late-fee",
  "penalty-interest",
  /** The lender does not ask for it any more; `component` says of what, all in order without one. */
  "waiver",
  /** Interest that is not asked because money came early or as a favour: the last installments first. */
  "discount",
  /** Off the book, the claim kept: charges can stop, the debt stays. */
  "charge-off",
  /** The claim is given up for so much, principal last. */
  "write-off",
  /** Money after a charge-off or write-off. */
  "recovery",
  /** Credit that goes back to the borrower. */
  "refund",
  /** Moves the principal by either sign. */
  "adjustment",
  /**
   * A new version of the schedule came: without an amount the mark that opens its lines; with one,
   * so much of a component that the version's lines ask instead of the older ones.
   */
  "schedule-change",
] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

/** One posted fact on a loan, never changed. Sequences run from 1 in the order of posting. */
export type LedgerEntry = Readonly<{
  sequence: number;
  type: EntryType;
  /** Minor units; only an adjustment may be negative. */
  amount: Minor;
  effectiveOn: BusinessDate;
  postedAt: Instant;
  externalId: string | null;
  /** Of a reversal: the sequence it takes back. */
  reverses: number | null;
  /** Of a waiver, discount, write-off or schedule change: what of the debt it lowers. */
  component?: Component | null;
  /** Of all that a modification posts: the version of the schedule that it made. */
  version?: number | null;
  method: string | null;
  origin: "api" | "import" | "webhook" | "manual" | "opening" | "script";
  /** The day its loan stood at when it was stored: the scan of a later day has seen it. */
  stoodOn?: BusinessDate | null;
}>;

export type Knowledge = Readonly<{
  /** What is effective later does not count yet. */
  effectiveThrough?: BusinessDate | undefined;
  /** What was posted later was not known yet. */
  postedThrough?: Instant | undefined;
}>;

/**
 * The entries that count, in their given order, without reversals and what they take back. A
 * reversal counts from its own effective date on, and then as if its entry had never been. Since a
 * payment is reversed on the day it was paid, it is gone from every business date; only what was
 * known before the reversal was posted still shows it.
 */
export function asKnown(
  ledger: readonly LedgerEntry[],
  { effectiveThrough, postedThrough }: Knowledge,
): readonly LedgerEntry[] {
  const reversed = new Set<number>();
  const known: LedgerEntry[] = [];
  for (const entry of ledger) {
    if (effectiveThrough !== undefined && entry.effectiveOn > effectiveThrough) continue;
    if (postedThrough !== undefined && entry.postedAt > postedThrough) continue;
    if (entry.type === "reversal") {
      assert(entry.reverses !== null, `reversal ${entry.sequence} does not say of what`);
      reversed.add(entry.reverses);
    } else {
      known.push(entry);
    }
  }
  return reversed.size === 0 ? known : known.filter(({ sequence }) => !reversed.has(sequence));
}

/** By effective date, then in the order of posting: a backdated entry counts where it belongs. */
export function inEffectiveOrder(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  for (let index = 1; index < entries.length; index += 1) {
    const before = entries[index - 1];
    const entry = entries[index];
    if (before && entry && compareEntries(before, entry) > 0) {
      return entries.toSorted(compareEntries);
    }
  }
  return entries;
}

function compareEntries(a: LedgerEntry, b: LedgerEntry): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  return a.sequence - b.sequence;
}

import type { Instant } from "../../kernel/calendar";
import type { LedgerEntry } from "./ledger";

/** An entry that is to be posted; who posts it gives it a sequence and an instant. */
export type EntryDraft = Omit<LedgerEntry, "sequence" | "postedAt" | "origin">;

/** An entry with what its type needs; all else is nothing. */
export function draftOf(
  draft: Pick<LedgerEntry, "type" | "amount" | "effectiveOn"> &
    Partial<Pick<LedgerEntry, "component" | "reverses" | "version" | "externalId" | "method">>,
): EntryDraft {
  return {
    externalId: null,
    reverses: null,
    method: null,
    component: null,
    version: null,
    ...draft,
  };
}

/** Drafts as entries behind those that are there. */
export function toEntries(
  ledger: readonly LedgerEntry[],
  drafts: readonly EntryDraft[],
  postedAt: Instant,
): readonly LedgerEntry[] {
  const last = ledger.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  return drafts.map((draft, index) => ({
    ...draft,
    sequence: last + index + 1,
    postedAt,
    origin: "manual",
  }));
}

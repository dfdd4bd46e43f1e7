import type { ChosenContact } from "../../domain/contact/choices";
import type { ConfirmationChange, Confirmations } from "../../domain/contact/confirmations";
import type { Representative } from "../../domain/contact/representative";
import type { Instant } from "../../kernel/calendar";
import type { Write } from "../write";

/** What identifies and reaches a borrower; stored sealed. */
export type BorrowerContact = Readonly<{
  name: string;
  email: string | null;
  phone: string | null;
  /** Where letters go, its lines with a semicolon between them, the name left out. */
  address: string | null;
  /** Who speaks for them; null: nobody is named. */
  representative: Representative | null;
}>;

export type Borrower = Readonly<{
  id: number;
  externalId: string;
  locale: string;
  timezone: string | null;
  /** Where they live, ISO 3166; null: not told. */
  residence: string | null;
  contact: BorrowerContact;
  stopRequestedAt: Instant | null;
  /** When their addresses were last seen to be theirs. */
  confirmed: Confirmations;
  /** What they agreed to and asked for, oldest first. */
  choices: readonly ChosenContact[];
  createdAt: Instant;
  updatedAt: Instant;
  version: number;
}>;

/** One telling of choices: what they became, how they were obtained, and by whom. */
export type ChoiceRecord = Readonly<{
  id: number;
  chosen: ChosenContact;
  locale: string;
  evidence: string;
  actor: string;
}>;

export type BorrowerDraft = Pick<
  Borrower,
  "id" | "externalId" | "locale" | "timezone" | "residence" | "contact"
>;

export type BorrowerStore = Readonly<{
  find(id: number): Promise<Borrower | undefined>;
  byIds(partition: number, ids: readonly number[]): Promise<ReadonlyMap<number, Borrower>>;
  byExternalIds(externalIds: readonly string[]): Promise<ReadonlyMap<string, Borrower>>;
  /** Whose external id is one of these, whatever its case and separators; at most a thousand. */
  byReferenceKeys(
    keys: readonly string[],
  ): Promise<readonly Readonly<{ key: string; id: number }>[]>;
  /** For each name, borrowers that share two words of it, or the one it has; at most `limit`, the nearest first. */
  sharingNames(
    names: readonly string[],
    limit: number,
  ): Promise<ReadonlyMap<string, readonly number[]>>;
  /** Ids of borrowers whose name, e-mail or phone has all these words, at most `limit`. */
  search(text: string, limit: number): Promise<readonly number[]>;
  insert(drafts: readonly BorrowerDraft[], at: Instant): Write[];
  update(
    drafts: readonly Readonly<{ before: Borrower; after: BorrowerDraft }>[],
    at: Instant,
  ): Write[];
  /** Notes which addresses were seen to be the borrower's, or not to be. */
  confirm(id: number, change: ConfirmationChange): Write[];
  setStop(borrower: Borrower, requestedAt: Instant | null, at: Instant): Write[];
  /** Keeps choices with their proof; the commit fails when the borrower has changed meanwhile. */
  choose(
    borrower: Borrower,
    after: Readonly<{ choices: readonly ChosenContact[]; record: ChoiceRecord }>,
    at: Instant,
  ): Write[];
  /** What was told of a borrower's choices and how, newest first. */
  choicesTold(id: number, limit: number): Promise<readonly ChoiceRecord[]>;
  /** Opens what `loans.find` carries sealed. */
  openContact(id: number, sealed: string): BorrowerContact;
  /** The same of many, in order: what lists carry. */
  openContacts(
    sealed: readonly Readonly<{ id: number; contactSealed: string }>[],
  ): Promise<readonly BorrowerContact[]>;
}>;

import type {
  Borrower,
  BorrowerContact,
  BorrowerDraft,
  BorrowerStore,
} from "../app/borrower/store";
import type { Vault } from "../app/context";
import type { ChosenContact } from "../domain/contact/choices";
import { confirmedAfterChange, type Confirmations } from "../domain/contact/confirmations";
import type { Write } from "../app/write";
import type { Instant } from "../kernel/calendar";
import { openMatching } from "./borrower-match";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type BorrowerColumns = Readonly<{
  id: number;
  external_id: string;
  locale: string;
  timezone: string | null;
  residence: string | null;
  contact_sealed: string;
  stop_requested_at: Instant | null;
  choices: string | null;
  confirmed: string | null;
  created_at: Instant;
  updated_at: Instant;
  version: number;
}>;

type ChoiceColumns = Readonly<{
  id: number;
  choices: string;
  locale: string;
  evidence: string;
  actor: string;
}>;

const COLUMNS = `id, external_id, locale, timezone, residence, contact_sealed, stop_requested_at,
  choices, confirmed, created_at, updated_at, version`;

const FIND = tenantStatement<BorrowerColumns>(
  "borrower.find",
  `SELECT ${COLUMNS} FROM borrower WHERE tenant_id = ?1 AND id = ?2`,
);
const BY_IDS = tenantStatement<BorrowerColumns>(
  "borrower.by_ids",
  `SELECT ${COLUMNS} FROM borrower
   WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
);
const BY_EXTERNAL_IDS = tenantStatement<BorrowerColumns>(
  "borrower.by_external_ids",
  `SELECT ${COLUMNS} FROM borrower INDEXED BY borrower_external
   WHERE tenant_id = ?1 AND external_id IN (SELECT value FROM json_each(?2))`,
);
const SEARCH = tenantStatement<{ borrower_id: number }>(
  "borrower.search",
  `SELECT borrower_id FROM borrower_term
   WHERE tenant_id = ?1 AND term IN (SELECT value FROM json_each(?2))
   GROUP BY borrower_id HAVING COUNT(*) = CAST(?3 AS INTEGER) LIMIT ?4`,
);
const INSERT = tenantStatement(
  "borrower.insert",
  `INSERT INTO borrower (tenant_id, id, external_id, locale, timezone, residence, contact_sealed,
     created_at, updated_at)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, CAST(?3 AS INTEGER),
     CAST(?3 AS INTEGER) FROM json_each(?2)`,
);
const INSERT_TERMS = tenantStatement(
  "borrower.insert_terms",
  `INSERT INTO borrower_term (tenant_id, term, borrower_id)
   SELECT ?1, value->>0, value->>1 FROM json_each(?2) WHERE true
   ON CONFLICT (tenant_id, term, borrower_id) DO NOTHING`,
);
const DELETE_TERMS = tenantStatement(
  "borrower.delete_terms",
  `DELETE FROM borrower_term WHERE tenant_id = ?1
   AND (term, borrower_id) IN (SELECT value->>0, value->>1 FROM json_each(?2))`,
);
const UPDATE = tenantStatement(
  "borrower.update",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS version, value->>2 AS locale,
     value->>3 AS timezone, value->>4 AS residence, value->>5 AS contact_sealed,
     value->>6 AS confirmation FROM json_each(?2))
   UPDATE borrower SET locale = j.locale, timezone = j.timezone, residence = j.residence,
     contact_sealed = j.contact_sealed,
     confirmed = json_patch(COALESCE(borrower.confirmed, '{}'), j.confirmation), updated_at = CAST(?3 AS INTEGER),
     version = borrower.version + 1
   FROM j WHERE borrower.tenant_id = ?1 AND borrower.id = j.id AND borrower.version = j.version`,
);
// It changes nothing that anybody decides from, so it counts as no other version.
const CONFIRM = tenantStatement(
  "borrower.confirm",
  `UPDATE borrower SET confirmed = json_patch(COALESCE(confirmed, '{}'), ?3)
   WHERE tenant_id = ?1 AND id = ?2`,
);
const SET_STOP = tenantStatement(
  "borrower.set_stop",
  `UPDATE borrower SET stop_requested_at = ?4, updated_at = ?5, version = version + 1
   WHERE tenant_id = ?1 AND id = ?2 AND version = ?3`,
);

const CHOOSE = tenantStatement(
  "borrower.choose",
  `UPDATE borrower SET choices = ?4, locale = ?5, updated_at = ?6, version = version + 1
   WHERE tenant_id = ?1 AND id = ?2 AND version = ?3`,
);

const RECORD_CHOICE = tenantStatement(
  "borrower.record_choice",
  `INSERT INTO contact_choice (tenant_id, id, borrower_id, since, choices, locale, evidence, actor,
     created_at)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9`,
);
const CHOICES_TOLD = tenantStatement<ChoiceColumns>(
  "borrower.choices_told",
  `SELECT id, choices, locale, evidence, actor FROM contact_choice INDEXED BY contact_choice_borrower
   WHERE tenant_id = ?1 AND borrower_id = ?2 ORDER BY id DESC LIMIT ?3`,
);

/** Borrowers of one tenant; their names and addresses are sealed before they are stored. */
export function openBorrowerStore(door: Door, vault: Vault): BorrowerStore {
  const { seal, openContact, openContacts } = openContactSeals(door, vault);
  const opened = async (rows: readonly BorrowerColumns[]): Promise<readonly Borrower[]> => {
    const sealed = rows.map(({ id, contact_sealed: contactSealed }) => ({ id, contactSealed }));
    const contacts = await openContacts(sealed);
    return contacts.map((contact, index) => toBorrower(rows[index] as BorrowerColumns, contact));
  };
  const termRows = (draft: Pick<BorrowerDraft, "id" | "contact">) =>
    termsOf(draft.contact).map((term) => [vault.blindIndex(term), draft.id] as const);

  return {
    openContact,
    openContacts,
    async find(id) {
      const row = await door.home(id)?.first(FIND, id);
      return row && toBorrower(row, openContact(row.id, row.contact_sealed));
    },
    async byIds(partition, ids) {
      if (ids.length === 0) return new Map();
      const rows = await door.partition(partition).all(BY_IDS, JSON.stringify(ids));
      return new Map((await opened(rows)).map((borrower) => [borrower.id, borrower]));
    },
    async byExternalIds(externalIds) {
      if (externalIds.length === 0) return new Map();
      const wanted = JSON.stringify(externalIds);
      const answers = await Promise.all(
        door.shards().map((shard) => shard.all(BY_EXTERNAL_IDS, wanted)),
      );
      const borrowers = await opened(answers.flat());
      return new Map(borrowers.map((borrower) => [borrower.externalId, borrower]));
    },
    async search(text, limit) {
      const terms = [...new Set(searchTerms(text).map(vault.blindIndex))];
      if (terms.length === 0) return [];
      const answers = await Promise.all(
        door.shards().map((shard) => shard.all(SEARCH, JSON.stringify(terms), terms.length, limit)),
      );
      return answers.flat().map((row) => row.borrower_id);
    },
    insert(drafts, at) {
      if (drafts.length === 0) return [];
      const rows = drafts.map(({ id, externalId, locale, timezone, residence, contact }) => {
        return [id, externalId, locale, timezone, residence, seal({ id, contact })];
      });
      return [
        { statement: INSERT, values: [JSON.stringify(rows), at] },
        { statement: INSERT_TERMS, values: [JSON.stringify(drafts.flatMap(termRows))] },
      ];
    },
    update(changes, at) {
      if (changes.length === 0) return [];
      const rows = changes.map(({ before, after }) => [
        after.id,
        before.version,
        after.locale,
        after.timezone,
        after.residence,
        seal(after),
        JSON.stringify(confirmedAfterChange(before.contact, after.contact)),
      ]);
      const gone = changes.flatMap(({ before }) => termRows(before));
      const come = changes.flatMap(({ after }) => termRows(after));
      const writes: Write[] = [
        { statement: UPDATE, values: [JSON.stringify(rows), at], expects: rows.length },
        { statement: DELETE_TERMS, values: [JSON.stringify(gone)] },
        { statement: INSERT_TERMS, values: [JSON.stringify(come)] },
      ];
      return writes;
    },
    ...openChoices(door),
    ...openMatching(door, vault),
  };
}

/** What is personal of a borrower, sealed to their row. */
function openContactSeals({ tenantId }: Door, vault: Vault) {
  const placeOf = (id: number) => `${tenantId}|borrower|${id}|contact`;
  return {
    seal: ({ id, contact }: Pick<BorrowerDraft, "id" | "contact">) =>
      vault.seal(JSON.stringify(contact), placeOf(id)),
    openContact: (id: number, sealed: string) => contactOf(vault.open(sealed, placeOf(id))),
    openContacts: async (rows: readonly Readonly<{ id: number; contactSealed: string }>[]) => {
      const values = rows.map(({ id, contactSealed }) => {
        return { sealed: contactSealed, place: placeOf(id) };
      });
      return (await vault.openAll(values)).map(contactOf);
    },
  };
}

function toBorrower(row: BorrowerColumns, contact: BorrowerContact): Borrower {
  return {
    id: row.id,
    externalId: row.external_id,
    locale: row.locale,
    timezone: row.timezone,
    residence: row.residence,
    contact,
    stopRequestedAt: row.stop_requested_at,
    confirmed: row.confirmed === null ? {} : (JSON.parse(row.confirmed) as Confirmations),
    choices: row.choices === null ? [] : (JSON.parse(row.choices) as ChosenContact[]),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

/** What borrowers chose about being contacted, with the proof of each telling, and what is seen of them. */
function openChoices(
  door: Door,
): Pick<BorrowerStore, "choose" | "choicesTold" | "setStop" | "confirm"> {
  return {
    confirm(id, change) {
      if (Object.keys(change).length === 0) return [];
      return [{ statement: CONFIRM, values: [id, JSON.stringify(change)], expects: 1 }];
    },
    setStop: (borrower, requestedAt, at) => [
      {
        statement: SET_STOP,
        values: [borrower.id, borrower.version, requestedAt, at],
        expects: 1,
      },
    ],
    choose({ id, version }, { choices, record }, at) {
      const { chosen, locale, evidence, actor } = record;
      const told = JSON.stringify(chosen);
      return [
        {
          statement: CHOOSE,
          values: [id, version, JSON.stringify(choices), locale, at],
          expects: 1,
        },
        {
          statement: RECORD_CHOICE,
          values: [record.id, id, chosen.since, told, locale, evidence, actor, at],
          expects: 1,
        },
      ];
    },
    async choicesTold(id, limit) {
      const rows = await door.home(id)?.all(CHOICES_TOLD, id, limit);
      return (rows ?? []).map(({ choices, ...row }) => ({
        ...row,
        chosen: JSON.parse(choices) as ChosenContact,
      }));
    },
  };
}

/** One that was sealed before there were postal addresses and representatives names none. */
function contactOf(opened: string): BorrowerContact {
  const contact = JSON.parse(opened) as Pick<BorrowerContact, "name" | "email" | "phone"> &
    Partial<BorrowerContact>;
  const { address = null, representative = null } = contact;
  return { ...contact, address, representative };
}

/** What a borrower can be found by: each word of the name, the whole e-mail, the whole phone. */
function termsOf(contact: BorrowerContact): string[] {
  const terms = words(contact.name);
  if (contact.email) terms.push(contact.email.toLowerCase());
  if (contact.phone) terms.push(contact.phone);
  return [...new Set(terms)];
}

function searchTerms(text: string): string[] {
  const trimmed = text.trim().slice(0, 200);
  if (trimmed.includes("@")) return [trimmed.toLowerCase()];
  const digits = trimmed.replace(/[\s().-]/g, "");
  if (/^\+\d{6,}$/.test(digits)) return [digits];
  return words(trimmed);
}

function words(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
}

import type { BorrowerStore } from "../app/borrower/store";
import type { Vault } from "../app/context";
import { nameWords } from "../domain/payment/suggest";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

/** Words of one name that are looked up; the index has no more of a borrower's. */
const WORDS_MAX = 8;

const BY_REFERENCE_KEYS = tenantStatement<{ reference_key: string; id: number }>(
  "borrower.by_reference_keys",
  `SELECT reference_key, id FROM borrower INDEXED BY borrower_reference
   WHERE tenant_id = ?1 AND reference_key IN (SELECT value FROM json_each(?2)) LIMIT 1000`,
);
// Of [place of the name, term, words that have to be shared]; a name's words are looked up each alone.
const SHARING_NAMES = tenantStatement<{ place: number; borrower_id: number; shared: number }>(
  "borrower.sharing_names",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS place, value->>1 AS term, value->>2 AS least
     FROM json_each(?2))
   SELECT j.place, t.borrower_id, COUNT(*) AS shared
   FROM j CROSS JOIN borrower_term t ON t.tenant_id = ?1 AND t.term = j.term
   GROUP BY j.place, t.borrower_id HAVING COUNT(*) >= MAX(j.least)
   ORDER BY shared DESC LIMIT 1000`,
);
/** Finds the borrowers that a payment without a loan may have come from. */
export function openMatching(
  door: Door,
  vault: Vault,
): Pick<BorrowerStore, "byReferenceKeys" | "sharingNames"> {
  return {
    async byReferenceKeys(keys) {
      if (keys.length === 0) return [];
      const wanted = JSON.stringify(keys);
      const answers = await Promise.all(
        door.shards().map((shard) => shard.all(BY_REFERENCE_KEYS, wanted)),
      );
      return answers.flat().map((row) => ({ key: row.reference_key, id: row.id }));
    },
    async sharingNames(names, limit) {
      const asked = names.flatMap((name, place) => {
        const terms = [...new Set(nameWords(name).slice(0, WORDS_MAX).map(vault.blindIndex))];
        return terms.map((term) => [place, term, Math.min(2, terms.length)]);
      });
      if (asked.length === 0) return new Map();
      const answers = await Promise.all(
        door.shards().map((shard) => shard.all(SHARING_NAMES, JSON.stringify(asked))),
      );
      const nearest = answers.flat().sort((a, b) => b.shared - a.shared);
      const byName = Map.groupBy(nearest, ({ place }) => names[place] ?? "");
      return new Map(
        [...byName].map(([name, rows]) => {
          return [name, rows.slice(0, limit).map((row) => row.borrower_id)];
        }),
      );
    },
  };
}

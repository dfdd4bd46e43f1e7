import type { ContactStore } from "../app/contact/store";
import { addTallies, type ContactTally } from "../domain/contact/tally";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type TallyColumns = Readonly<{
  on: ContactTally["on"];
  channel: ContactTally["channel"];
  outcome: ContactTally["outcome"];
  pack: string;
  rule: string;
  actor: string;
  contact_count: number;
}>;

const ADD = tenantStatement(
  "contact_tally.add",
  `INSERT INTO contact_tally (tenant_id, partition, business_date, channel, outcome, pack, rule,
     actor, contact_count)
   SELECT ?1, ?2, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6
   FROM json_each(?3) WHERE true
   ON CONFLICT (tenant_id, partition, business_date, channel, outcome, pack, rule, actor)
   DO UPDATE SET contact_count = contact_count + excluded.contact_count`,
);
const BETWEEN = tenantStatement<TallyColumns>(
  "contact_tally.between",
  `SELECT business_date AS "on", channel, outcome, pack, rule, actor, contact_count
   FROM contact_tally
   WHERE tenant_id = ?1 AND partition = ?2 AND business_date BETWEEN ?3 AND ?4`,
);

type Tallies = Pick<ContactStore, "tally" | "tallies">;

/** How often the gate said what, by day. */
export function openContactTallies(door: Door): Tallies {
  return {
    tally(partition, tallies) {
      if (tallies.length === 0) return [];
      const rows = addTallies(tallies).map(({ on, channel, outcome, pack, rule, actor, count }) => [
        ...[on, channel, outcome, pack, rule, actor, count],
      ]);
      return [{ statement: ADD, values: [partition, JSON.stringify(rows)] }];
    },
    async tallies(from, through) {
      const rows = await Promise.all(
        door.partitions().map((home) => home.all(BETWEEN, home.partition, from, through)),
      );
      return rows.flat().map(({ contact_count: count, ...row }) => ({ ...row, count }));
    },
  };
}

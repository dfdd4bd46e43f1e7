import { createHash } from "node:crypto";
import type { AuditEntry, AuditSeal, AuditStore } from "../app/audit/store";
import type { Instant } from "../kernel/calendar";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

const COLUMNS = "sequence, at, actor, action, subject, detail";

const ENTRIES = tenantStatement<AuditEntry>(
  "audit.entries",
  `SELECT ${COLUMNS} FROM audit WHERE tenant_id = ?1 AND partition = ?2 AND sequence > ?3
   ORDER BY sequence LIMIT ?4`,
);
const OF_SUBJECT = tenantStatement<AuditEntry>(
  "audit.of_subject",
  `SELECT ${COLUMNS} FROM audit WHERE tenant_id = ?1 AND subject = ?3 AND partition = ?2
   ORDER BY sequence DESC LIMIT ?4`,
);
const SEALS = tenantStatement<{ through_sequence: number; hash: string }>(
  "audit.seals",
  `SELECT through_sequence, hash FROM audit_seal WHERE tenant_id = ?1 AND partition = ?2
   ORDER BY through_sequence`,
);
const LAST_SEAL = tenantStatement<{ through_sequence: number; hash: string }>(
  "audit.last_seal",
  `SELECT through_sequence, hash FROM audit_seal WHERE tenant_id = ?1 AND partition = ?2
   ORDER BY through_sequence DESC LIMIT 1`,
);

/** The audit log of one tenant. It is written by commits only; here it is read and sealed. */
export function openAuditStore(door: Door): AuditStore {
  return {
    entries: (partition, after, limit) =>
      door.partition(partition).all(ENTRIES, partition, after, limit),
    ofSubject: (partition, subject, limit) =>
      door.partition(partition).all(OF_SUBJECT, partition, subject, limit),
    seals: async (partition) => (await door.partition(partition).all(SEALS, partition)).map(toSeal),
    async lastSeal(partition) {
      const row = await door.partition(partition).first(LAST_SEAL, partition);
      return row && toSeal(row);
    },
    seal: (partition, seal: AuditSeal, after: number, at: Instant) =>
      door.partition(partition).seal({ ...seal, after }, at),
    chain(previous, entries) {
      const digest = createHash("sha256").update(previous, "utf8");
      for (const { sequence, at, actor, action, subject, detail } of entries) {
        digest.update(JSON.stringify([sequence, at, actor, action, subject, detail]), "utf8");
      }
      return digest.digest("hex");
    },
  };
}

function toSeal(row: { through_sequence: number; hash: string }): AuditSeal {
  return { throughSequence: row.through_sequence, hash: row.hash };
}

import type { BookStore } from "../app/scan/book-store";
import { tenantStatement } from "./statement";

// A loan is written only when its next action comes earlier, and only if it was not looked at on the
// day itself: the rest is found by the walk of an index and left alone.
const brought = (name: string, candidates: string) =>
  tenantStatement(
    `takeover.${name}`,
    `WITH j AS MATERIALIZED (${candidates})
     UPDATE loan SET next_action_on = j.look_on, version = loan.version + 1 FROM j
     WHERE loan.tenant_id = ?1 AND loan.id = j.id AND j.look_on IS NOT NULL
       AND (j.next_action_on IS NULL OR j.next_action_on > j.look_on)`,
  );

// ?2 is the partition, ?3 the day on which the version takes effect.
const LATE_STEPS = brought(
  "late_steps",
  // The days of a pause are not counted here: such a loan is looked at on the day itself.
  `SELECT l.id AS id, l.next_action_on AS next_action_on,
     CASE WHEN l.holds LIKE '%"counting"%' THEN ?3 ELSE (
       SELECT MIN(date(l.past_due_since, '+' || value || ' days')) FROM json_each(?4)
       WHERE date(l.past_due_since, '+' || value || ' days') >= ?3) END AS look_on
   FROM loan l INDEXED BY loan_past_due WHERE l.tenant_id = ?1 AND l.past_due_since IS NOT NULL
     AND l.partition = ?2 AND l.evaluated_on < ?3 AND l.set_aside_reason IS NULL`,
);
const LATE_ALL = brought(
  "late_all",
  `SELECT l.id AS id, l.next_action_on AS next_action_on, ?3 AS look_on
   FROM loan l INDEXED BY loan_past_due WHERE l.tenant_id = ?1 AND l.past_due_since IS NOT NULL
     AND l.partition = ?2 AND l.evaluated_on < ?3 AND l.set_aside_reason IS NULL`,
);
/** Later installments may be reminded of as well: the next one is the first. ?4: days before it. */
const REMINDERS = brought(
  "reminders",
  `SELECT l.id AS id, l.next_action_on AS next_action_on,
     MAX(?3, date(l.next_due_on, '-' || CAST(?4 AS INTEGER) || ' days')) AS look_on
   FROM loan l INDEXED BY loan_next_action
   WHERE l.tenant_id = ?1 AND l.partition = ?2 AND l.next_action_on > ?3
     AND l.past_due_since IS NULL AND l.next_due_on IS NOT NULL AND l.evaluated_on < ?3`,
);
/** Ids of a partition lie in one range: ?4 is its beginning, ?5 its end. */
const EVERY_LOAN = brought(
  "every_loan",
  `SELECT l.id AS id, l.next_action_on AS next_action_on, ?3 AS look_on
   FROM loan l WHERE l.tenant_id = ?1 AND l.id > ?4 AND l.id < ?5 AND l.partition = ?2
     AND l.status = 'active' AND l.evaluated_on < ?3 AND l.set_aside_reason IS NULL`,
);

const PARTITION_SPAN = 2 ** 40;

export const bringForward: BookStore["bringForward"] = (partition, date, takeover) => {
  const { lateDays, reminderDays, recountsLate, recountsAll } = takeover;
  if (recountsAll) {
    const from = partition * PARTITION_SPAN;
    return [{ statement: EVERY_LOAN, values: [partition, date, from, from + PARTITION_SPAN] }];
  }
  const late = recountsLate
    ? { statement: LATE_ALL, values: [partition, date] }
    : { statement: LATE_STEPS, values: [partition, date, JSON.stringify(lateDays)] };
  if (reminderDays === null) return [late];
  return [late, { statement: REMINDERS, values: [partition, date, reminderDays] }];
};

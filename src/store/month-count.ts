import { tenantStatement } from "./statement";

// What `standing` stores: 0 to 8 for M0 to M7+, 9 charged off, 10 closed; -1 outside the book.
const CLOSED = 10;
const OUTSIDE = -1;

const TRANSITION_COLUMNS = `tenant_id, partition, source, month, currency, product, from_standing,
  to_standing, loan_count, opening_balance, closing_balance`;
const VINTAGE_COLUMNS = `tenant_id, partition, source, month, currency, product, vintage,
  originated_count, originated_amount, loan_count, balance, late30_count, late30_balance,
  late60_count, late60_balance, late90_count, late90_balance, first30_count, first30_amount,
  first60_count, first60_amount, first90_count, first90_amount`;

/** Late by more than 30, 60 and 90 days: in M2, M3, M4 or worse. */
const forEachLate = (figures: (bucket: number) => string) => [2, 3, 4].map(figures).join(", ");
const LATE = forEachLate(
  (bucket) => `SUM(bucket >= ${bucket}), SUM(IIF(bucket >= ${bucket}, balance, 0))`,
);
/** At the end of this month and of none before. */
const FIRST = forEachLate(
  (bucket) => `SUM(bucket >= ${bucket} AND worst < ${bucket}),
    SUM(IIF(bucket >= ${bucket} AND worst < ${bucket}, principal, 0))`,
);

// A loan that nothing has moved this month has opening numbers that are older: it opened as it stands.
const BOOK = `SELECT currency, product, substr(terms->>'$.terms.disbursedOn', 1, 7) AS vintage,
     status, principal,
     COALESCE(CASE WHEN month = ?3 THEN month_bucket WHEN status = 'active' THEN bucket END,
       ${OUTSIDE}) AS opened,
     CASE WHEN month = ?3 THEN COALESCE(month_balance, 0) WHEN status = 'active'
       THEN principal_balance ELSE 0 END AS opening_balance,
     IIF(status = 'active', bucket, ${OUTSIDE}) AS bucket,
     IIF(status = 'active', principal_balance, 0) AS balance,
     CASE WHEN month = ?3 OR status <> 'active' THEN worst_bucket
       ELSE MAX(worst_bucket, bucket) END AS worst
   FROM loan WHERE tenant_id = ?1 AND id > ?4 AND id < ?5 AND status <> 'awaiting-schedule'`;

/** The book of a partition at the end of a month; once, whatever is delivered twice. */
export const COUNT_BOOK = [
  tenantStatement(
    "standing.count_book_transitions",
    `INSERT INTO rollup_transition (${TRANSITION_COLUMNS})
     SELECT ?1, CAST(?2 AS INTEGER), 'book', ?3, currency, product, opened,
       IIF(status = 'closed', ${CLOSED}, bucket), COUNT(*), SUM(opening_balance), SUM(balance)
     FROM (${BOOK}) WHERE opened <> ${OUTSIDE} OR status = 'active'
     GROUP BY currency, product, opened, IIF(status = 'closed', ${CLOSED}, bucket)
     ON CONFLICT DO NOTHING`,
  ),
  tenantStatement(
    "standing.count_book_vintages",
    `INSERT INTO rollup_vintage (${VINTAGE_COLUMNS})
     SELECT ?1, CAST(?2 AS INTEGER), 'book', ?3, currency, product, vintage, COUNT(*), SUM(principal),
       SUM(status = 'active'), SUM(balance), ${LATE}, ${FIRST}
     FROM (${BOOK}) WHERE true GROUP BY currency, product, vintage
     ON CONFLICT DO NOTHING`,
  ),
];

export const DROP_HISTORY = ["rollup_transition", "rollup_vintage"].map((table) =>
  tenantStatement(
    `standing.drop_history_${table}`,
    `DELETE FROM ${table} WHERE tenant_id = ?1 AND partition = ?2 AND source = 'history'`,
  ),
);

/** The first month that is told of a loan is its vintage unless one is told; charged off is late. */
const TOLD_LOANS = `SELECT loan_external_id,
     COALESCE(MIN(vintage), MIN(month)) AS vintage, MIN(currency) AS currency,
     MIN(product) AS product, COALESCE(MAX(principal), 0) AS principal,
     ${forEachLate(
       (bucket) =>
         `MIN(CASE WHEN standing BETWEEN ${bucket} AND 9 THEN month END) AS first${bucket}`,
     )}
   FROM standing WHERE tenant_id = ?1 AND partition = ?2 GROUP BY loan_external_id`;
const nextMonth = (month: string) => `substr(date(${month} || '-01', '+1 month'), 1, 7)`;

export const COUNT_HISTORY = [
  tenantStatement(
    "standing.count_history_transitions",
    `INSERT INTO rollup_transition (${TRANSITION_COLUMNS})
     SELECT ?1, CAST(?2 AS INTEGER), 'history', month, currency, product, opened, standing, COUNT(*),
       SUM(opening_balance), SUM(balance)
     FROM (SELECT month, currency, product, standing, COALESCE(balance, 0) AS balance,
         IIF(LAG(month) OVER own IS NOT NULL AND ${nextMonth("LAG(month) OVER own")} = month,
           LAG(standing) OVER own, ${OUTSIDE}) AS opened,
         IIF(LAG(month) OVER own IS NOT NULL AND ${nextMonth("LAG(month) OVER own")} = month,
           COALESCE(LAG(balance) OVER own, 0), 0) AS opening_balance
       FROM standing WHERE tenant_id = ?1 AND partition = ?2
       WINDOW own AS (PARTITION BY loan_external_id ORDER BY month))
     WHERE true GROUP BY month, currency, product, opened, standing`,
  ),
  tenantStatement(
    "standing.count_history_vintages",
    `WITH told AS (${TOLD_LOANS}),
     originated AS (SELECT currency, product, vintage, COUNT(*) AS loans, SUM(principal) AS amount
       FROM told GROUP BY currency, product, vintage)
     INSERT INTO rollup_vintage (${VINTAGE_COLUMNS})
     SELECT ?1, CAST(?2 AS INTEGER), 'history', own.month, told.currency, told.product, told.vintage,
       MIN(originated.loans), MIN(originated.amount),
       SUM(own.standing < 9), SUM(COALESCE(own.balance, 0)),
       ${forEachLate(
         (bucket) => `SUM(own.standing BETWEEN ${bucket} AND 9),
           SUM(IIF(own.standing BETWEEN ${bucket} AND 9, COALESCE(own.balance, 0), 0))`,
       )},
       ${forEachLate(
         (bucket) => `SUM(own.month = IFNULL(told.first${bucket}, '')),
           SUM(IIF(own.month = told.first${bucket}, told.principal, 0))`,
       )}
     FROM standing AS own CROSS JOIN told ON told.loan_external_id = own.loan_external_id
       CROSS JOIN originated ON (originated.currency, originated.product, originated.vintage)
         = (told.currency, told.product, told.vintage)
     WHERE own.tenant_id = ?1 AND own.partition = ?2
     GROUP BY own.month, told.currency, told.product, told.vintage`,
  ),
];

import { applyMapping } from "../../domain/import/apply-mapping";
import { parseStandingRow } from "../../domain/import/standing-row";
import type { ToldMonth } from "../../domain/standing/standing";
import { controlId } from "../../kernel/ids";
import { Outage } from "../../kernel/outage";
import type { TenantContext } from "../context";
import { type FileRow, type RowResult, rejected } from "./row-result";
import type { Taking } from "./take-part";

type Told = Readonly<{ row: FileRow; told: ToldMonth }>;

/**
 * Puts down where loans stood at the ends of past months, also loans that never came here; one result
 * for each row, in order. A month told again is told anew, so a file sent twice changes nothing.
 */
export async function takeStandings(
  ctx: TenantContext,
  { job, plan }: Taking,
  rows: readonly FileRow[],
): Promise<readonly RowResult[]> {
  const options = { currency: ctx.tenant.currency, today: ctx.today };
  const refused: RowResult[] = [];
  const read: Told[] = [];
  for (const row of rows) {
    const { values, errors } = applyMapping(plan, row.cells, row.row);
    const parsed = parseStandingRow(values, options, errors);
    if (parsed.ok) read.push({ row, told: parsed.value });
    else refused.push(rejected(row, parsed.refusal.errors));
  }
  const homes = Map.groupBy(read, ({ told }) => ctx.standings.partitionFor(told.loanExternalId));
  const taken = await Promise.all(
    [...homes].map(([partition, own]) => takeAll(ctx, partition, own, job)),
  );
  return [...refused, ...taken.flat()].sort((a, b) => a.row - b.row);
}

/** So many of the longest rows are a megabyte, which a value of a statement may have. */
const MONTHS_AT_ONCE = 3_000;

async function takeAll(
  ctx: TenantContext,
  partition: number,
  rows: readonly Told[],
  job: Taking["job"],
): Promise<readonly RowResult[]> {
  const results: RowResult[] = [];
  for (let from = 0; from < rows.length; from += MONTHS_AT_ONCE) {
    const some = rows.slice(from, from + MONTHS_AT_ONCE);
    results.push(...(await takeOwn(ctx, partition, some, job)));
  }
  return results;
}

async function takeOwn(
  ctx: TenantContext,
  partition: number,
  rows: readonly Told[],
  { number, dryRun }: Pick<Taking["job"], "number" | "dryRun">,
): Promise<readonly RowResult[]> {
  const before = await ctx.standings.told(
    partition,
    rows.map(({ told }) => told),
  );
  const known = new Map(before.map((told) => [keyOf(told), told]));
  const results = rows.map(({ row, told }): RowResult => {
    const status = statusOf(known.get(keyOf(told)), told);
    known.set(keyOf(told), told);
    return { row: row.row, status, externalId: told.loanExternalId, id: null };
  });
  const news = rows.filter((_, index) => results[index]?.status !== "unchanged");
  if (dryRun || news.length === 0) return results;
  const committed = await ctx.commit(partition, {
    deed: {
      action: "standing.tell",
      subject: controlId("import", number),
      detail: { import: number, months: news.length },
    },
    writes: ctx.standings.tell(
      partition,
      news.map(({ told }) => told),
    ),
  });
  // Only a partition that moved or was frozen meanwhile; the part is then taken again.
  if (!committed.ok) throw new Outage("the partition has moved", 30);
  return results;
}

function keyOf({ loanExternalId, month }: ToldMonth): string {
  return `${month} ${loanExternalId}`;
}

function statusOf(
  before: ToldMonth | undefined,
  told: ToldMonth,
): "created" | "updated" | "unchanged" {
  if (!before) return "created";
  const fields = Object.keys(told) as (keyof ToldMonth)[];
  return fields.every((field) => before[field] === told[field]) ? "unchanged" : "updated";
}

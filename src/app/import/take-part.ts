import { applyMapping } from "../../domain/import/apply-mapping";
import type { ImportPlan } from "../../domain/import/header";
import { isBlank } from "../../domain/import/read-rows";
import { unreachable } from "../../kernel/assert";
import type { TenantContext } from "../context";
import type { FilePart } from "./read-part";
import { type FileRow, type RowResult, rejected } from "./row-result";
import type { Seen } from "./seen";
import type { ImportJob } from "./store";
import { takeLoans } from "./take-loans";
import { takePayments } from "./take-payments";
import { takeSchedules } from "./take-schedules";
import { takeStandings } from "./take-standings";

export type TakenPart = Readonly<{
  results: readonly RowResult[];
  nextByte: number;
  nextRow: number;
  /** Nothing of the file is left. */
  isEnd: boolean;
}>;

/** Lines of one part, beside its bytes: each kind of row costs other round trips to the databases. */
const LINES_MAX = { loans: 10_000, schedules: 20_000, payments: 5_000, standings: 20_000 } as const;

/** The import that rows are taken for; what was seen before matters in a dry run only. */
export type Taking = Readonly<{ job: ImportJob; plan: ImportPlan; seen: Seen | null }>;

/**
 * Takes the rows of one part over, from `firstLine` of it on. Rows that may belong to a schedule
 * that goes on in the next part are left for that part.
 */
export async function takePart(
  ctx: TenantContext,
  taking: Taking,
  part: FilePart,
  firstLine: number,
): Promise<TakenPart> {
  const { job, plan } = taking;
  const lineCount = wholeLines(plan, part, firstLine);
  const rows: FileRow[] = [];
  for (let line = firstLine; line < lineCount; line += 1) {
    const cells = withoutReturn(part.rows[line] ?? []);
    if (!isBlank(cells)) rows.push({ row: job.nextRow + rows.length, cells });
  }
  const isEnd = part.isLast && lineCount === part.rows.length;
  const broken = isEnd && part.unclosed ? rows.at(-1) : undefined;
  const sound = broken ? rows.slice(0, -1) : rows;
  const taken = await takeRows(ctx, taking, sound);
  return {
    results: broken ? [...taken, rejected(broken, [UNCLOSED])] : taken,
    nextByte: part.byteAfter(lineCount),
    nextRow: job.nextRow + rows.length,
    isEnd,
  };
}

const UNCLOSED = {
  field: "row",
  code: "unclosed-quote",
  detail:
    "row begins a quoted text that never ends: close the quote and send this row and all after it",
} as const;

function takeRows(
  ctx: TenantContext,
  taking: Taking,
  rows: readonly FileRow[],
): Promise<readonly RowResult[]> {
  switch (taking.job.kind) {
    case "loans":
      return takeLoans(ctx, taking, rows);
    case "schedules":
      return takeSchedules(ctx, taking, rows);
    case "payments":
      return takePayments(ctx, taking, rows);
    case "standings":
      return takeStandings(ctx, taking, rows);
    default:
      return unreachable(taking.job.kind);
  }
}

/** Lines end with a line feed for us; the carriage return some put before it is not theirs. */
export function withoutReturn(cells: readonly string[]): readonly string[] {
  const last = cells.at(-1);
  return last?.endsWith("\r") ? [...cells.slice(0, -1), last.slice(0, -1)] : cells;
}

/** How many lines can be taken: of schedules, all but the trailing ones that name one loan. */
function wholeLines(plan: ImportPlan, part: FilePart, firstLine: number): number {
  const { rows } = part;
  const lineCount = Math.min(rows.length, firstLine + LINES_MAX[plan.kind]);
  const isEnd = part.isLast && lineCount === rows.length;
  if (plan.kind !== "schedules" || isEnd) return lineCount;
  const loanOf = (line: number) =>
    applyMapping(plan, withoutReturn(rows[line] ?? []), line).values.loanExternalId;
  const trailing = loanOf(lineCount - 1);
  for (let line = lineCount - 1; line > firstLine; line -= 1) {
    if (loanOf(line - 1) !== trailing) return line;
  }
  return lineCount;
}

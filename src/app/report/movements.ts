import {
  type Movement,
  type MovementSums,
  movementsOf,
  totalMovement,
} from "../../domain/transition/movement";
import type { Month } from "../../kernel/month";
import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { MonthsQuery } from "../standing/store";
import { type MonthsAsked, type MonthsRefusal, monthsOf } from "./months";

const MONTHS_WHEN_NOT_SAID = 3;

export type MovementMonth = Readonly<{
  month: Month;
  buckets: readonly Movement[];
  total: MovementSums;
}>;
export type MovementBook = Readonly<{ currency: string; months: readonly MovementMonth[] }>;

/** `asked` is null as long as no month has been counted; then there are no books. */
export type MovementReport = Readonly<{
  asked: MonthsQuery | null;
  books: readonly MovementBook[];
}>;

/** What each bucket had, what came and went, and what it has: month by month, from the same moves as transitions. */
export async function readMovements(
  ctx: TenantContext,
  input: MonthsAsked,
): Promise<Result<MovementReport, MonthsRefusal>> {
  ctx.allow("report.read");
  const asked = await monthsOf(ctx, input, MONTHS_WHEN_NOT_SAID);
  if (!asked.ok) return asked;
  if (asked.value === null) return ok({ asked: null, books: [] });
  const moves = await ctx.standings.moves(asked.value);
  const byCurrency = Map.groupBy(moves, ({ currency }) => currency);
  const books = [...byCurrency.keys()].toSorted().map((currency): MovementBook => {
    const byMonth = Map.groupBy(byCurrency.get(currency) ?? [], ({ month }) => month);
    const months = [...byMonth.keys()].toSorted().map((month): MovementMonth => {
      const buckets = movementsOf(byMonth.get(month) ?? []);
      return { month, buckets, total: totalMovement(buckets) };
    });
    return { currency, months };
  });
  return ok({ asked: asked.value, books });
}

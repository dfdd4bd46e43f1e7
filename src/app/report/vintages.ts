import { type Vintage, vintagesOf } from "../../domain/vintage/vintage";
import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { MonthsQuery } from "../standing/store";
import { type MonthsAsked, type MonthsRefusal, monthsOf } from "./months";

const MONTHS_WHEN_NOT_SAID = 24;

export type VintageBook = Readonly<{ currency: string; vintages: readonly Vintage[] }>;

/** `asked` is null as long as no month has been counted; then there are no books. */
export type VintageReport = Readonly<{
  asked: MonthsQuery | null;
  books: readonly VintageBook[];
}>;

/**
 * Loans by month of disbursement, followed from month to month: how many are late and how many ever were.
 * `from` and `through` choose months of disbursement; each is followed as far as months are counted.
 */
export async function readVintages(
  ctx: TenantContext,
  input: MonthsAsked,
): Promise<Result<VintageReport, MonthsRefusal>> {
  ctx.allow("report.read");
  const asked = await monthsOf(ctx, input, MONTHS_WHEN_NOT_SAID);
  if (!asked.ok) return asked;
  if (asked.value === null) return ok({ asked: null, books: [] });
  const [rows, originations] = await Promise.all([
    ctx.standings.vintages(asked.value),
    ctx.standings.originations(asked.value),
  ]);
  const byCurrency = Map.groupBy(rows, ({ currency }) => currency);
  const books = [...byCurrency.keys()].toSorted().map((currency) => ({
    currency,
    vintages: vintagesOf(
      byCurrency.get(currency) ?? [],
      originations.filter((one) => one.currency === currency),
    ),
  }));
  return ok({ asked: asked.value, books });
}

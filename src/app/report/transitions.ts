import { type MatrixRow, totalOf, transitionMatrix } from "../../domain/transition/matrix";
import { chainedRate, type RollRate, rollRates } from "../../domain/transition/roll-rate";
import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { MonthMoveRow, MonthsQuery } from "../standing/store";
import { type MonthsAsked, type MonthsRefusal, monthsOf } from "./months";

const MONTHS_WHEN_NOT_SAID = 12;

export type TransitionBook = Readonly<{
  currency: string;
  /** All months pooled. */
  matrix: readonly MatrixRow[];
  rollRates: readonly RollRate[];
  /** From M0 along the stock roll rates to M7+; percent, null where a bucket was never filled. */
  chained: Readonly<{ loans: string | null; balance: string | null }>;
  /** The same moves month by month, oldest first. */
  moves: readonly MonthMoveRow[];
}>;

/** `asked` is null as long as no month has been counted; then there are no books. */
export type TransitionReport = Readonly<{
  asked: MonthsQuery | null;
  books: readonly TransitionBook[];
}>;

/**
 * Where loans went from month to month, by both methods in use. From what was counted when each month was
 * closed (as known then), or told; never from the loans themselves.
 */
export async function readTransitions(
  ctx: TenantContext,
  input: MonthsAsked,
): Promise<Result<TransitionReport, MonthsRefusal>> {
  ctx.allow("report.read");
  const asked = await monthsOf(ctx, input, MONTHS_WHEN_NOT_SAID);
  if (!asked.ok) return asked;
  if (asked.value === null) return ok({ asked: null, books: [] });
  const moves = await ctx.standings.moves(asked.value);
  const byCurrency = Map.groupBy(moves, ({ currency }) => currency);
  const books = [...byCurrency.keys()].toSorted().map((currency): TransitionBook => {
    const own = inOrder(byCurrency.get(currency) ?? []);
    const rates = rollRates(own);
    return {
      currency,
      matrix: transitionMatrix(own),
      rollRates: rates,
      chained: { loans: chainedRate(rates, 0, "loans"), balance: chainedRate(rates, 0, "balance") },
      moves: own,
    };
  });
  return ok({ asked: asked.value, books });
}

/** Several shards may speak of the same move. */
function inOrder(moves: readonly MonthMoveRow[]): readonly MonthMoveRow[] {
  const merged = new Map<string, MonthMoveRow>();
  for (const move of moves) {
    const key = `${move.month} ${move.from} ${move.to}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...move, ...totalOf([before, move]) } : move);
  }
  return [...merged.values()].toSorted(
    (a, b) => compareText(a.month, b.month) || a.from - b.from || a.to - b.to,
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

import { addToMonth, type Month, monthsBetween } from "../../kernel/month";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { MonthsQuery, Source } from "../standing/store";

export const REPORT_MONTHS_MAX = 120;

/** What a report by months is asked: what is left out is chosen by what there is. */
export type MonthsAsked = Readonly<{
  source: Source | null;
  from: Month | null;
  through: Month | null;
  product: string | null;
}>;

export type MonthsRefusal = Readonly<{ code: "report.period_wrong"; monthsMax: number }>;

/** Answers null as long as no month has been counted. */
export async function monthsOf(
  ctx: TenantContext,
  asked: MonthsAsked,
  monthsWhenNotSaid: number,
): Promise<Result<MonthsQuery | null, MonthsRefusal>> {
  const { product } = asked;
  const source = asked.source ?? (await sourceThereIs(ctx));
  const span = await ctx.standings.span(source);
  const through = asked.through ?? span?.through ?? asked.from;
  if (!through) return ok(null);
  const from = asked.from ?? addToMonth(through, 1 - monthsWhenNotSaid);
  const months = monthsBetween(from, through) + 1;
  if (months < 1 || months > REPORT_MONTHS_MAX) {
    return refuse({ code: "report.period_wrong", monthsMax: REPORT_MONTHS_MAX });
  }
  return ok({ source, from, through, product });
}

/** The book once one of its months has ended; before that the history, if any was told. */
async function sourceThereIs(ctx: TenantContext): Promise<Source> {
  if (await ctx.standings.span("book")) return "book";
  return (await ctx.standings.span("history")) ? "history" : "book";
}

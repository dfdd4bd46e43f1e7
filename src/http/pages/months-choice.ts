import type { MonthsChosen } from "../../../web/pages/months-form";
import { type MonthsAsked, REPORT_MONTHS_MAX } from "../../app/report/months";
import { type MonthsQuery, SOURCES } from "../../app/standing/store";
import { parseMonth } from "../../kernel/month";
import type { PageContext } from "./page";
import { translatorOf } from "./page";

export type MonthsTyped = Readonly<{
  asked: MonthsAsked;
  /** As it was typed, for the form. */
  chosen: MonthsChosen;
  isWrong: boolean;
}>;

/** What the address of a report by months asks for, of somebody who may read reports. */
export function readMonths(c: PageContext): MonthsTyped {
  // Before all else: what was typed wrongly is answered with the products there are. Every role of today may.
  c.get("tenant").allow("report.read");
  const text = (name: string) => c.req.query(name)?.trim() ?? "";
  const source = SOURCES.find((one) => one === text("source")) ?? null;
  const [from, through] = [parseMonth(text("from")), parseMonth(text("through"))];
  const isWrong = [["from", from] as const, ["through", through] as const].some(
    ([name, month]) => text(name) !== "" && month === undefined,
  );
  const product = c.req.query("product") ?? "";
  return {
    asked: {
      source,
      from: from ?? null,
      through: through ?? null,
      product: product === "" ? null : product,
    },
    chosen: { source: source ?? "book", from: text("from"), through: text("through"), product },
    isWrong,
  };
}

export function chosenOf(typed: MonthsTyped, asked: MonthsQuery | null): MonthsChosen {
  if (asked === null) return typed.chosen;
  const { source, from, through, product } = asked;
  return { source, from, through, product: product ?? "" };
}

export function monthsErrors(c: PageContext) {
  return { from: translatorOf(c)("months.wrong", { months: REPORT_MONTHS_MAX }) };
}

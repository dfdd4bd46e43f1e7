import type { MonthMove } from "../../domain/transition/matrix";
import type { ToldMonth } from "../../domain/standing/standing";
import type { Origination, VintageMonth } from "../../domain/vintage/vintage";
import type { BusinessDate } from "../../kernel/calendar";
import type { Month } from "../../kernel/month";
import type { Write } from "../write";

/** Of this book, or of the time before it as it was told. */
export const SOURCES = ["book", "history"] as const;
export type Source = (typeof SOURCES)[number];

/** Months, both included, of one source: of moves or of disbursements. Without a product of all of them. */
export type MonthsQuery = Readonly<{
  source: Source;
  from: Month;
  through: Month;
  product: string | null;
}>;

export type MonthMoveRow = MonthMove & Readonly<{ month: Month; currency: string }>;
export type VintageRow = VintageMonth & Readonly<{ currency: string }>;
export type OriginationRow = Origination & Readonly<{ currency: string }>;

export type StandingStore = Readonly<{
  partitionFor(loanExternalId: string): number;
  /** What was told of these loans and months before. */
  told(partition: number, asked: readonly ToldKey[]): Promise<readonly ToldMonth[]>;
  /** Puts down what is told; a month that was told before is told anew. */
  tell(partition: number, months: readonly ToldMonth[]): Write[];
  hasTold(partition: number): Promise<boolean>;
  /** Removes so many of the months that were told. */
  forget(partition: number, limit: number): Write[];
  /** Counts all that was told in one partition again, in place of what was counted before. */
  countTold(partition: number): Write[];
  /** Counts the book at the end of a month, in the commit that closes its last day. */
  countBook(partition: number, monthEnd: BusinessDate): Write[];
  /** The first and the last month there is of each source. */
  span(source: Source): Promise<Readonly<{ from: Month; through: Month }> | undefined>;
  /** The products that have a name, for a choice. */
  products(source: Source): Promise<readonly string[]>;
  moves(query: MonthsQuery): Promise<readonly MonthMoveRow[]>;
  vintages(query: MonthsQuery): Promise<readonly VintageRow[]>;
  /** What was disbursed in each month, by the last month that was counted of it. */
  originations(query: MonthsQuery): Promise<readonly OriginationRow[]>;
}>;

export type ToldKey = Pick<ToldMonth, "loanExternalId" | "month">;

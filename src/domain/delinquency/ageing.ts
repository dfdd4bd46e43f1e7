import { add, type Minor, sum, ZERO } from "../../kernel/money";
import { sharePercent } from "../../kernel/share";
import { BUCKETS, type BucketName, bucketName, bucketOf } from "./bucket";

/** A loan that is not closed, or with a count a rollup of several of one currency and bucket. */
export type AgedLoan = Readonly<{
  currency: string;
  bucket: number;
  pastDueAmount: Minor;
  /** Outstanding principal. */
  balance: Minor;
  loanCount?: number;
}>;

export type AgeingFigures = Readonly<{ loanCount: number; pastDueAmount: Minor; balance: Minor }>;
export type AgeingBucket = AgeingFigures & Readonly<{ bucket: BucketName }>;

/** Percent with four decimals. */
export type Par = Readonly<{ par1: string; par30: string; par60: string; par90: string }>;

export type AgeingBook = Readonly<{
  currency: string;
  /** All nine, M0 first. */
  buckets: readonly AgeingBucket[];
  par: Par;
  total: AgeingFigures;
}>;

export type Ageing = Readonly<{ books: readonly AgeingBook[] }>;

/**
 * The ageing of a book, by currency. PAR30 is the whole balance of loans more than 30 days past due
 * over the whole balance of the book, in percent, rounded half-even; PAR1 counts loans past due at
 * all. An empty book has "0.0000". Closed loans are the caller's to leave out.
 */
export function ageing(rows: Iterable<AgedLoan>): Ageing {
  const books = new Map<string, AgeingFigures[]>();
  for (const row of rows) {
    const figures = books.get(row.currency) ?? BUCKETS.map(() => NOTHING);
    figures[row.bucket] = plus(figures[row.bucket] ?? NOTHING, row);
    books.set(row.currency, figures);
  }
  const currencies = [...books.keys()].toSorted();
  return { books: currencies.map((currency) => bookOf(currency, books.get(currency) ?? [])) };
}

const NOTHING: AgeingFigures = { loanCount: 0, pastDueAmount: ZERO, balance: ZERO };

function plus(figures: AgeingFigures, row: Omit<AgedLoan, "currency" | "bucket">): AgeingFigures {
  return {
    loanCount: figures.loanCount + (row.loanCount ?? 1),
    pastDueAmount: add(figures.pastDueAmount, row.pastDueAmount),
    balance: add(figures.balance, row.balance),
  };
}

function bookOf(currency: string, figures: readonly AgeingFigures[]): AgeingBook {
  const total = figures.reduce(plus, NOTHING);
  const atRiskBeyond = (days: number) => {
    const late = figures.slice(bucketOf(days + 1));
    return sharePercent(sum(late.map(({ balance }) => balance)), total.balance) ?? "0.0000";
  };
  return {
    currency,
    buckets: figures.map((one, bucket) => ({ bucket: bucketName(bucket), ...one })),
    par: {
      par1: atRiskBeyond(0),
      par30: atRiskBeyond(30),
      par60: atRiskBeyond(60),
      par90: atRiskBeyond(90),
    },
    total,
  };
}

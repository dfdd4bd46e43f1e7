import { assert } from "../../kernel/assert";
import type { Month } from "../../kernel/month";
import type { Minor } from "../../kernel/money";
import { BUCKET_MAX, BUCKETS, type BucketName } from "../delinquency/bucket";

/** How a loan can stand at the end of a month. `outside`: it was not in the book, or is not any more. */
export const STANDINGS = [...BUCKETS, "charged-off", "closed", "no-balance", "outside"] as const;
export type Standing = (typeof STANDINGS)[number];

/** What may be told of a past month: that a loan was outside needs no row. */
export const TOLD_STANDINGS = [...BUCKETS, "charged-off", "closed", "no-balance"] as const;
export type ToldStanding = (typeof TOLD_STANDINGS)[number];

/** As stored: 0 to 8 for M0 to M7+, so that worse is more. */
export const CHARGED_OFF = 9;
export const CLOSED = 10;
export const NO_BALANCE = 11;
export const OUTSIDE = -1;

const CODES: Readonly<Record<Exclude<Standing, BucketName>, number>> = {
  "charged-off": CHARGED_OFF,
  closed: CLOSED,
  "no-balance": NO_BALANCE,
  outside: OUTSIDE,
};

export function standingCode(standing: Standing): number {
  const bucket = (BUCKETS as readonly string[]).indexOf(standing);
  return bucket >= 0 ? bucket : CODES[standing as keyof typeof CODES];
}

export function standingName(code: number): Standing {
  if (code === OUTSIDE) return "outside";
  const name = STANDINGS[code];
  assert(name && name !== "outside", `no such standing: ${code}`);
  return name;
}

/** Owed and at most charged off: what can still get better or worse. */
export function isOwed(code: number): boolean {
  return code >= 0 && code <= CHARGED_OFF;
}

/** In the book: owed and not charged off. */
export function isInBook(code: number): boolean {
  return code >= 0 && code <= BUCKET_MAX;
}

/** Where a loan of the lender's old system stood at the end of one month. */
export type ToldMonth = Readonly<{
  loanExternalId: string;
  month: Month;
  standing: ToldStanding;
  /** Outstanding principal, minor units; null when it was not told. */
  balance: Minor | null;
  currency: string;
  product: string;
  /** The month of the disbursement; null: the first month that is told counts as it. */
  vintage: Month | null;
  /** The amount disbursed, minor units. */
  principal: Minor | null;
}>;

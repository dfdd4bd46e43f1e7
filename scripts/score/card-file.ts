import Papa from "papaparse";
import type { Attribute, History } from "../../src/domain/score/attribute";
import type { Value } from "../../src/domain/score/cuts";
import { MONTHLY_ATTRIBUTES, monthlyValues } from "../../src/domain/score/monthly-attributes";

const MONTHS = [1, 2, 3, 4, 5, 6];

/** One card of the file. What it says of sex, education, marriage and age is never read. */
export type Card = Readonly<{
  id: number;
  limit: number;
  /** The newest month first: -2 not used, -1 paid in full, 0 the least was paid, k months past due. */
  statuses: readonly number[];
  balances: readonly number[];
  paid: readonly number[];
  bad: 0 | 1;
}>;

/** The names of a column: in the file of UCI, in copies of it, and in the first line of its spreadsheet. */
const LIMIT = ["LIMIT_BAL", "X1"];
const STATUSES = [
  ["PAY_0", "PAY_1", "X6"],
  ...[2, 3, 4, 5, 6].map((month) => [`PAY_${month}`, `X${month + 5}`]),
];
const BALANCES = MONTHS.map((month) => [`BILL_AMT${month}`, `X${month + 11}`]);
const PAID = MONTHS.map((month) => [`PAY_AMT${month}`, `X${month + 17}`]);
const BAD = ["default.payment.next.month", "Y"];

/** The month's own numbers beside what six months say together. */
export const CARD_ATTRIBUTES: readonly Attribute[] = [
  ...MONTHS.flatMap((month) =>
    (["status", "balance", "paid"] as const).map((what) => {
      return { kind: "numeric", name: `${what}${month}`, trend: "free" } as const;
    }),
  ),
  ...MONTHLY_ATTRIBUTES,
  { kind: "pair", name: "status1 × status2", of: ["status1", "status2"] },
];

/** What is known of a card, by the names of `CARD_ATTRIBUTES`. */
export function cardValues({ limit, statuses, balances, paid }: Card): Record<string, Value> {
  const months = statuses.map((status, month) => ({
    limit,
    balance: balances[month] ?? null,
    paid: paid[month] ?? null,
    monthsPastDue: Math.max(0, status),
  }));
  const own = (what: string, values: readonly number[]) =>
    values.map((value, month) => [`${what}${month + 1}`, value] as const);
  return {
    ...monthlyValues(months),
    ...Object.fromEntries(own("status", statuses)),
    ...Object.fromEntries(own("balance", balances)),
    ...Object.fromEntries(own("paid", paid)),
  };
}

export function historyOf(cards: readonly Card[]): History {
  const columns = new Map<string, Float64Array>();
  for (const attribute of CARD_ATTRIBUTES) {
    if (attribute.kind === "numeric") columns.set(attribute.name, new Float64Array(cards.length));
  }
  for (const [row, card] of cards.entries()) {
    const values = cardValues(card);
    for (const [name, column] of columns) column[row] = Number(values[name] ?? Number.NaN);
  }
  return { columns, bad: Uint8Array.from(cards, ({ bad }) => bad) };
}

/** Seven cards in ten, by their number alone. */
export function isForTraining({ id }: Card): boolean {
  return (Math.imul(id, 2_654_435_761) >>> 0) % 10 >= 3;
}

/** Reads the file as CSV, with or without the first line of the spreadsheet; says what it cannot read. */
export function readCards(text: string): readonly Card[] {
  const rows = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: true }).data;
  const at = rows.slice(0, 2).findLastIndex((row) => placeOf(row, LIMIT) >= 0);
  const header = rows[at];
  if (!header) throw new Error("Neither of the first two lines names a column LIMIT_BAL or X1.");
  const placed = (names: readonly string[]) => {
    const place = placeOf(header, names);
    if (place < 0) throw new Error(`Line ${at + 1} names no column ${names.join(" or ")}.`);
    return place;
  };
  const places = [["ID", ""], LIMIT, BAD, ...STATUSES, ...BALANCES, ...PAID].map(placed);
  const cards = rows.slice(at + 1).map((row, index) => {
    const line = at + index + 2;
    const [id = 0, limit = 0, bad, ...months] = places.map((place) => numberAt(row, place, line));
    if (bad !== 0 && bad !== 1) throw new Error(`Line ${line}: it is neither 0 nor 1 at the end.`);
    const [statuses, balances, paid] = [months.slice(0, 6), months.slice(6, 12), months.slice(12)];
    return { id, limit, statuses, balances, paid, bad } satisfies Card;
  });
  if (cards.length === 0) throw new Error("The file has a header and no rows.");
  return cards;
}

function placeOf(header: readonly string[], names: readonly string[]): number {
  const plain = (name: string) => name.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const wanted = names.map(plain);
  return header.findIndex((name) => wanted.includes(plain(name)));
}

function numberAt(row: readonly string[], cell: number, line: number): number {
  const text = row[cell]?.trim() ?? "";
  const value = Number(text);
  if (text === "" || !Number.isFinite(value)) {
    throw new Error(`Line ${line}, column ${cell + 1}: "${text}" is not a number.`);
  }
  return value;
}

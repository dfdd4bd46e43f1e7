import { addDays, type BusinessDate, type Instant, instantAt } from "../../kernel/calendar";
import { type ExportKind, hasPersonal } from "./columns";

/** What of a kind goes into a file; null: everything. */
export type ExportOptions = Readonly<{
  /** Of states: the day they are of. */
  asOf: BusinessDate | null;
  /** First and last day, both included. */
  from: BusinessDate | null;
  to: BusinessDate | null;
  currency: string | null;
  /** Of M0 to M7+, by its number. */
  bucket: number | null;
  /** Whether names, addresses and what people wrote are in it. */
  personal: boolean;
}>;

export const ALL_ROWS: ExportOptions = {
  asOf: null,
  from: null,
  to: null,
  currency: null,
  bucket: null,
  personal: false,
};

export type ExportOption = keyof ExportOptions;
export type ExportFlaw =
  | Readonly<{ code: "export.option_not_of_kind"; option: ExportOption }>
  | Readonly<{ code: "export.in_future"; option: ExportOption }>
  | Readonly<{ code: "export.days_reversed"; option: ExportOption }>;

/** One kind of row, or the whole of a lender, which is whole. */
export type AnyKind = ExportKind | "everything";

const TAKES: Readonly<Record<AnyKind, readonly ExportOption[]>> = {
  loans: ["currency", "bucket"],
  states: ["asOf", "currency", "bucket"],
  ledger: ["from", "to", "currency"],
  transitions: ["from", "to", "currency", "bucket"],
  contacts: ["from", "to"],
  notices: ["from", "to"],
  audit: ["from", "to"],
  everything: [],
};

/** Which choices a kind has: an option that would be ignored is refused instead. */
export function takes(kind: AnyKind, option: ExportOption): boolean {
  if (kind !== "everything" && option === "personal") return hasPersonal(kind);
  return TAKES[kind].includes(option);
}

/** What is wrong with the choices of an export, as the lender's calendar stands. */
export function checkOptions(
  kind: AnyKind,
  options: ExportOptions,
  today: BusinessDate,
): readonly ExportFlaw[] {
  const given = (Object.keys(options) as ExportOption[]).filter(
    (option) => options[option] !== null && options[option] !== false,
  );
  const { asOf, from, to } = options;
  return [
    ...given
      .filter((option) => !takes(kind, option))
      .map((option) => ({ code: "export.option_not_of_kind", option }) as const),
    ...(asOf !== null && asOf > today
      ? [{ code: "export.in_future", option: "asOf" } as const]
      : []),
    ...(from !== null && to !== null && from > to
      ? [{ code: "export.days_reversed", option: "to" } as const]
      : []),
  ];
}

/** What a row is filtered by; null where it has no such thing. */
export type RowFacts = Readonly<{
  on: BusinessDate | null;
  at: Instant | null;
  currency: string | null;
  bucket: number | null;
}>;

/** Whether a row is asked for; days of what has a moment are those of the lender's calendar. */
export function openFilter(
  { from, to, currency, bucket }: ExportOptions,
  timezone: string,
): (row: RowFacts) => boolean {
  const fromAt = from === null ? Number.NEGATIVE_INFINITY : instantAt(from, 0, timezone);
  const beforeAt = to === null ? Number.POSITIVE_INFINITY : instantAt(addDays(to, 1), 0, timezone);
  return ({ on, at, ...row }) =>
    (on === null || ((from === null || on >= from) && (to === null || on <= to))) &&
    (at === null || (at >= fromAt && at < beforeAt)) &&
    (currency === null || row.currency === currency) &&
    (bucket === null || row.bucket === bucket);
}

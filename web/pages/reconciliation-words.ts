import type { Tone } from "../components/badge";
import { bucketName } from "../components/bucket";
import type { Translator } from "../locales/translate";

export type ReconciliationState = "queued" | "running" | "finished";

export type ReconciliationRow = Readonly<{
  id: string;
  cause: "monthly" | "asked";
  state: ReconciliationState;
  partsDone: number;
  partsTotal: number;
  loansChecked: number;
  loansDrifted: number;
  loansPassed: number;
  rollupsDrifted: number;
  createdBy: string;
  createdAt: number;
  finishedAt: number | null;
}>;

/** What differs needs a person, also while the rest is still compared. */
export function reconciliationTone(row: ReconciliationRow): Tone {
  if (row.loansDrifted + row.rollupsDrifted > 0) return "act";
  return row.state === "finished" ? "good" : "busy";
}

/** What a reconciliation found, in one or two sentences. */
export function foundWords(t: Translator, row: ReconciliationRow): string {
  const { loansDrifted, rollupsDrifted } = row;
  const found = [
    loansDrifted > 0 ? t("reconciliation.loans", { count: loansDrifted }) : null,
    rollupsDrifted > 0 ? t("reconciliation.rollups", { count: rollupsDrifted }) : null,
  ].filter((sentence) => sentence !== null);
  if (found.length > 0) return found.join(" ");
  return t(row.state === "finished" ? "reconciliation.none" : "reconciliation.noneYet");
}

export type DriftRow = Readonly<{
  /** Null for a portfolio number. */
  loanId: string | null;
  externalId: string;
  currency: string;
  /** Of a portfolio number. */
  bucket: number | null;
  field: DriftField;
  on: string;
  stored: string | null;
  folded: string | null;
}>;

const AMOUNTS = [
  "pastDueAmount",
  "principalBalance",
  "credit",
  "nextDueAmount",
  "balance",
] as const;
const DATES = ["evaluatedOn", "pastDueSince", "nextDueOn", "nextActionOn"] as const;
const COUNTS = ["scheduleVersion", "entryCount", "loanCount"] as const;
export type DriftField =
  | (typeof AMOUNTS)[number]
  | (typeof DATES)[number]
  | (typeof COUNTS)[number]
  | "status"
  | "bucket"
  | "promises"
  | "fold";

/** A number of a drift the reader's way; a dash where there is none. */
export function driftValue(t: Translator, row: DriftRow, side: "stored" | "folded"): string {
  const value = row[side];
  if (value === null) return "–";
  const is = (fields: readonly DriftField[]) => fields.includes(row.field);
  if (is(AMOUNTS)) return t.formatMoney(Number(value), row.currency);
  if (is(DATES)) return t.formatDate(value);
  if (is(COUNTS)) return t.formatNumber(Number(value));
  if (row.field === "bucket") return bucketName(Number(value));
  return isStatus(value) ? t(`loan.status.${value}`) : value;
}

function isStatus(value: string): value is "awaiting-schedule" | "active" | "closed" {
  return ["awaiting-schedule", "active", "closed"].includes(value);
}

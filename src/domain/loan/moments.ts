import type { BusinessDate } from "../../kernel/calendar";
import type { Account, Row } from "./account";
import { spendCredit } from "./allocate";
import { accrueDaily, billRow } from "./daily-interest";
import { chargeLateFee, lateFeeDates } from "./late-fee";
import { accruePenalties } from "./penalty-interest";
import { accrueRevolving, closeStatement, closingDates } from "./statement";

/** Something that happens to an account by itself at the beginning of a day. */
type Moment = Readonly<{ on: BusinessDate; row: Row | null; kind: "due" | "late-fee" | "closing" }>;

/** What is to happen by itself up to a day, in order of days. */
export type Moments = { readonly list: Moment[]; next: number; readonly through: BusinessDate };

const NONE: readonly Moment[] = [];

/** A plain loan has none: its rows ask what the schedule says, whenever that is looked at. */
export function momentsOf(account: Account, through: BusinessDate): Moments {
  const { revolving } = account;
  const closings =
    revolving === null
      ? NONE
      : closingDates(revolving.terms, through).map(
          (on): Moment => ({ on, row: null, kind: "closing" }),
        );
  const list = [...closings];
  if (hasMoments(account)) {
    for (const row of account.rows) list.push(...momentsOfRow(account, row, through));
    // Lines of a later version are due after the day on which it opens them.
    for (const row of [...account.waiting.values()].flat()) {
      list.push(...momentsOfRow(account, row, through));
    }
  }
  return { list: list.sort(compareMoments), next: 0, through };
}

function hasMoments({ daily, charges, allocation, revolving }: Account): boolean {
  const isCreditHeld = allocation.order.advance === "credit";
  return daily !== null || revolving !== null || isCreditHeld || Boolean(charges?.lateFee);
}

function momentsOfRow(account: Account, row: Row, through: BusinessDate): Moment[] {
  const rule = account.charges?.lateFee;
  const fees = rule ? lateFeeDates(rule, row.dueOn) : [];
  return [
    { on: row.dueOn, row, kind: "due" as const },
    ...fees.map((on) => ({ on, row, kind: "late-fee" as const })),
  ].filter(({ on }) => on <= through);
}

const RANK = { due: 0, "late-fee": 1, closing: 2 } as const;

function compareMoments(a: Moment, b: Moment): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return RANK[a.kind] - RANK[b.kind] || (a.row?.number ?? 0) - (b.row?.number ?? 0);
}

/** Brings an account to the beginning of a day: everything that happens by itself until then. */
export function bringTo(account: Account, moments: Moments, to: BusinessDate): void {
  for (;;) {
    const moment = moments.list[moments.next];
    if (moment === undefined || moment.on > to) break;
    moments.next += 1;
    happen(account, moments, moment);
  }
  if (account.daily !== null) accrueToday(account, to);
  if (account.revolving !== null) accrueRevolving(account, to);
  accruePenalties(account, to);
}

function happen(account: Account, moments: Moments, { kind, on, row }: Moment): void {
  if (kind === "closing") {
    const closed = closeStatement(account, on);
    if (closed) moments.list.push(...momentsOfRow(account, closed, moments.through));
    const rest = moments.list.splice(moments.next).sort(compareMoments);
    moments.list.push(...rest);
    return;
  }
  if (row === null) return;
  if (kind === "late-fee") {
    chargeLateFee(account, row, on);
    return;
  }
  accrueDaily(account, on);
  billRow(account, row, on);
  spendCredit(account, { sequence: null, type: "accrual", on });
}

/** After the last due date what is earned is asked at once. */
function accrueToday(account: Account, on: BusinessDate): void {
  accrueDaily(account, on);
  const last = account.daily?.last;
  if (last !== undefined && last.dueOn < on) billRow(account, last, on);
}

import type { Child } from "hono/jsx";
import { Amount } from "../components/amount";
import { StateBadge, type Tone } from "../components/badge";
import { DateText } from "../components/date";
import { TableRegion } from "../components/table-region";
import type { Component } from "../../src/domain/loan/components";
import { Explained } from "../components/explained";
import type { Translator } from "../locales/translate";
import { type Explanation, ExplanationTable } from "./loan-explanation";

export type InstallmentRow = Readonly<{
  number: number;
  dueOn: string;
  principal: number;
  interest: number;
  fee: number;
  penalty: number;
  principalPaid: number;
  interestPaid: number;
  feePaid: number;
  penaltyPaid: number;
  /** What made its numbers; null when only the schedule speaks of it. */
  explanation: Explanation | null;
  metOn: string | null;
  state: "paid" | "part" | "late" | "open";
}>;

type ScheduleTableProps = Readonly<{
  t: Translator;
  rows: readonly InstallmentRow[];
  currency: string;
  /** Where the whole schedule is shown; null when this is that place. */
  allHref: string | null;
}>;

const PAID_SHOWN = 3;
const OPEN_SHOWN = 6;

const TONES: Readonly<Record<InstallmentRow["state"], Tone>> = {
  paid: "good",
  part: "busy",
  late: "watch",
  open: "idle",
};

/** What is due and what is paid, by component, side by side. */
export function ScheduleTable({ t, rows, currency, allHref }: ScheduleTableProps) {
  const [first, end] = allHref === null ? [0, rows.length] : partShown(rows);
  const shown = componentsShown(rows);
  const cells = (minor: readonly number[], row?: InstallmentRow): Child =>
    minor.map((one, index) => (
      <td class="numeric">
        {row && index === shown.length ? (
          <TotalDue t={t} row={row} total={one} currency={currency} />
        ) : (
          <Amount t={t} minor={one} currency={currency} />
        )}
      </td>
    ));
  const sum = (pick: (row: InstallmentRow) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  const parts = (row: InstallmentRow) => partsOf(row, shown);
  return (
    <TableRegion id="schedule-table">
      <table class="table table-groups">
        <caption id="schedule-table-caption" class="unseen">
          {t("loan.scheduleCaption", { currency })}
        </caption>
        <ScheduleHead t={t} currency={currency} components={shown} />
        <tbody>
          <Folded t={t} count={first} kind="earlier" href={allHref} />
          {rows.slice(first, end).map((row) => (
            <tr class={row.state === "late" ? "row-late" : undefined}>
              <th scope="row" class="numeric">
                {row.number}
              </th>
              <td>
                <DateText t={t} on={row.dueOn} />
              </td>
              {cells(parts(row), row)}
              <td>
                <StateBadge tone={TONES[row.state]}>
                  {t(`loan.installment.${row.state}`)}
                </StateBadge>
              </td>
              <td>
                <DateText t={t} on={row.metOn} />
              </td>
            </tr>
          ))}
          <Folded t={t} count={rows.length - end} kind="later" href={allHref} />
        </tbody>
        <tfoot>
          <tr>
            <td class="numeric" />
            <td>{t("loan.total")}</td>
            {cells(
              (rows[0] ? parts(rows[0]) : []).map((_, index) =>
                sum((row) => parts(row)[index] ?? 0),
              ),
            )}
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </TableRegion>
  );
}

/** What an officer asks about: the last ones paid, all that is late, the next ones due. */
function partShown(rows: readonly InstallmentRow[]): readonly [number, number] {
  const unpaid = rows.findIndex(({ state }) => state !== "paid");
  const from = unpaid === -1 ? rows.length : unpaid;
  const open = rows.findIndex(({ state }, index) => index >= from && state === "open");
  const first = Math.max(0, from - PAID_SHOWN);
  const end = Math.min(rows.length, (open === -1 ? rows.length : open) + OPEN_SHOWN);
  // A fold of one or two rows would hide more than it saves.
  return [first <= 2 ? 0 : first, rows.length - end <= 2 ? rows.length : end];
}

type FoldedProps = Readonly<{
  t: Translator;
  count: number;
  kind: "earlier" | "later";
  href: string | null;
}>;

function Folded({ t, count, kind, href }: FoldedProps) {
  if (count === 0 || href === null) return null;
  return (
    <tr class="row-fold">
      <td colspan={100}>
        <a href={href}>{t(`loan.schedule.${kind}`, { count })}</a>
      </td>
    </tr>
  );
}

/** What is never asked needs no column. */
function componentsShown(rows: readonly InstallmentRow[]): readonly Component[] {
  const charged = (["fee", "penalty"] as const).filter((component) =>
    rows.some((row) => row[component] !== 0),
  );
  return ["principal", "interest", ...charged];
}

/** Due parts, paid parts, and what is open, in the order of the columns. */
function partsOf(row: InstallmentRow, shown: readonly Component[]): readonly number[] {
  const due = shown.map((component) => row[component]);
  const paid = shown.map((component) => row[`${component}Paid`]);
  const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);
  return [...due, total(due), ...paid, total(due) - total(paid)];
}

type TotalDueProps = Readonly<{
  t: Translator;
  row: InstallmentRow;
  total: number;
  currency: string;
}>;

/** All that an installment asks, with what made it. */
function TotalDue({ t, row, total, currency }: TotalDueProps) {
  const amount = <Amount t={t} minor={total} currency={currency} />;
  if (row.explanation === null) return amount;
  const id = `installment-${row.number}`;
  const title = t("explain.installment", { number: row.number, date: t.formatDate(row.dueOn) });
  return (
    <Explained t={t} id={id} title={title} amount={amount}>
      <ExplanationTable
        t={t}
        id={id}
        title={title}
        explanation={row.explanation}
        currency={currency}
      />
    </Explained>
  );
}

type ScheduleHeadProps = Readonly<{
  t: Translator;
  currency: string;
  components: readonly Component[];
}>;

function ScheduleHead({ t, currency, components }: ScheduleHeadProps) {
  const names = components.map((component) => (
    <th scope="col" class="numeric">
      {t(`loan.component.${component}`)}
    </th>
  ));
  return (
    <thead>
      <tr class="group-head">
        <td colspan={2} />
        <th scope="colgroup" colspan={components.length + 1}>
          {t("loan.due")} <span class="unit">{currency}</span>
        </th>
        <th scope="colgroup" colspan={components.length}>
          {t("loan.paid")} <span class="unit">{currency}</span>
        </th>
        <td colspan={3} />
      </tr>
      <tr>
        <th scope="col" class="numeric">
          {t("loan.number")}
        </th>
        <th scope="col">{t("loan.dueOn")}</th>
        {names}
        <th scope="col" class="numeric">
          {t("loan.total")}
        </th>
        {names}
        <th scope="col" class="numeric">
          {t("loan.outstanding")}
        </th>
        <th scope="col">{t("notices.state")}</th>
        <th scope="col">{t("loan.metOn")}</th>
      </tr>
    </thead>
  );
}

import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";
import { TableRegion } from "./table-region";

export type Column<Row> = Readonly<{
  key: string;
  label: Child;
  /** Currency or unit of the whole column, named once in its head. */
  unit?: string | undefined;
  numeric?: boolean;
  /** Long text that may wrap; other cells stay in one line when narrow. */
  prose?: boolean;
  /** Left out where there is little room; the object's own page has it. */
  wideOnly?: boolean;
  /** A column of buttons: its head is read, not seen. */
  actions?: boolean;
  sort?: Readonly<{ href: string; direction: "ascending" | "descending" | null }>;
  cell: (row: Row) => Child;
}>;

export type DataTableProps<Row> = Readonly<{
  t: Translator;
  id: string;
  caption: Child;
  /** False when a heading right above says the same. */
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowHref?: (row: Row) => string;
  rowClass?: (row: Row) => string | undefined;
  /** One more row under a rule, such as totals: one cell per column. */
  foot?: readonly Child[];
}>;

/**
 * Rows in a region that scrolls sideways when narrow and takes the keyboard focus; the first
 * column heads its row and links to the object.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t, id, caption, captionShown = false, columns, rows, foot } = props;
  return (
    <TableRegion id={id}>
      <table class="table" id={id}>
        <caption id={`${id}-caption`} class={captionShown ? undefined : "unseen"}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head t={t} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BodyRow {...props} row={row} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((cell, index) => (
                <td class={columns[index]?.numeric ? "numeric" : undefined}>{cell}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </TableRegion>
  );
}

function Head<Row>({ t, column }: Readonly<{ t: Translator; column: Column<Row> }>) {
  const { label, unit, sort } = column;
  const words = (
    <>
      {label}
      {unit && <span class="unit"> {unit}</span>}
    </>
  );
  return (
    <th
      scope="col"
      class={headClass(column)}
      aria-sort={sort ? (sort.direction ?? "none") : undefined}
    >
      {column.actions && <span class="unseen">{words}</span>}
      {!column.actions && !sort && words}
      {sort && (
        <a class="sort" href={sort.href}>
          {words}
          <SortMark direction={sort.direction} />
          {sort.direction && <span class="unseen">{t(`shell.sorted.${sort.direction}`)}</span>}
        </a>
      )}
    </th>
  );
}

function SortMark({ direction }: Readonly<{ direction: "ascending" | "descending" | null }>) {
  const mark = direction === null ? "↕" : direction === "ascending" ? "↑" : "↓";
  return (
    <span class="sort-mark" aria-hidden="true">
      {mark}
    </span>
  );
}

function BodyRow<Row>(props: DataTableProps<Row> & Readonly<{ row: Row }>) {
  const { columns, row, rowHref, rowClass } = props;
  const href = rowHref?.(row);
  return (
    <tr class={rowClass?.(row)} data-href={href}>
      {columns.map((column, index) => {
        const cell = column.cell(row);
        const name = cellClass(column);
        if (index > 0) return <td class={name}>{cell}</td>;
        return (
          <th scope="row" class={name}>
            {href ? (
              <a href={href} data-row>
                {cell}
              </a>
            ) : (
              cell
            )}
          </th>
        );
      })}
    </tr>
  );
}

function headClass<Row>({ numeric, wideOnly }: Column<Row>): string | undefined {
  return joined(numeric && "numeric", wideOnly && "wide-only");
}

function cellClass<Row>({ numeric, prose, actions, wideOnly }: Column<Row>): string | undefined {
  const kind = numeric ? "numeric" : prose ? "prose" : actions && "actions";
  return joined(kind, wideOnly && "wide-only");
}

function joined(...names: readonly (string | false | undefined)[]): string | undefined {
  const present = names.filter((name) => name);
  return present.length === 0 ? undefined : present.join(" ");
}

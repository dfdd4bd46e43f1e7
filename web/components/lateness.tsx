import type { Translator } from "../locales/translate";
import { Amount } from "./amount";
import { BucketBadge } from "./badge";
import type { Column } from "./data-table";

/** How late a loan is: days past due, what is past due in minor units, its bucket. */
export type Lateness = Readonly<{
  days: number;
  amount: number;
  currency: string;
  bucket: number;
}>;

/** The columns that lists of work share; null and zero days are a dash. */
export function latenessColumns<Row>(
  t: Translator,
  of: (row: Row) => Lateness | null,
): readonly Column<Row>[] {
  return [
    {
      key: "days-past-due",
      label: t("loans.daysPastDue"),
      numeric: true,
      cell: (row) => {
        const late = of(row);
        if (!late || late.days === 0) return <span class="zero">–</span>;
        return (
          <>
            <BucketBadge t={t} index={late.bucket} /> {late.days}
          </>
        );
      },
    },
    {
      key: "past-due",
      label: t("loans.pastDue"),
      numeric: true,
      cell: (row) => {
        const late = of(row);
        if (!late) return <span class="zero">–</span>;
        return <Amount t={t} minor={late.amount} currency={late.currency} money />;
      },
    },
  ];
}

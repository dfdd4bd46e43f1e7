import { StateBadge } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import type { Translator } from "../locales/translate";
import { NOTICE_TONES, type NoticeState } from "./notice-state";
import { stepName } from "./step-name";

export type NoticeRow = Readonly<{
  id: string;
  step: string;
  state: NoticeState;
  businessDate: string;
  daysPastDue: number;
  sentAt: number | null;
  /** Left out where the page is about one loan, the name where it is about one borrower. */
  loan?: Readonly<{ id: string; externalId: string; borrowerName?: string }>;
}>;

type NoticeTableProps = Readonly<{
  t: Translator;
  rows: readonly NoticeRow[];
  timezone: string;
  caption: string;
}>;

export function NoticeTable({ t, rows, timezone, caption }: NoticeTableProps) {
  const loanColumn: Column<NoticeRow> = {
    key: "loan",
    label: t("notices.loan"),
    cell: ({ loan }) => loan && <a href={`/loans/${loan.id}`}>{loan.externalId}</a>,
  };
  const borrowerColumn: Column<NoticeRow> = {
    key: "borrower",
    label: t("notices.borrower"),
    cell: ({ loan }) => loan?.borrowerName,
  };
  const columns: readonly Column<NoticeRow>[] = [
    { key: "notice", label: t("notices.notice"), cell: ({ step }) => stepName(t, step) },
    ...(rows.some(({ loan }) => loan) ? [loanColumn] : []),
    ...(rows.some(({ loan }) => loan?.borrowerName) ? [borrowerColumn] : []),
    {
      key: "state",
      label: t("notices.state"),
      cell: ({ state }) => (
        <StateBadge tone={NOTICE_TONES[state]}>{t(`notice.state.${state}`)}</StateBadge>
      ),
    },
    {
      key: "date",
      label: t("notices.businessDate"),
      cell: ({ businessDate }) => <DateText t={t} on={businessDate} />,
    },
    {
      key: "days",
      label: t("notices.daysPastDue"),
      numeric: true,
      cell: ({ daysPastDue }) => (daysPastDue > 0 ? daysPastDue : <span class="zero">–</span>),
    },
    {
      key: "sent",
      label: t("notices.sentAt"),
      cell: ({ sentAt }) => <InstantText t={t} at={sentAt} timezone={timezone} />,
    },
    {
      key: "why",
      label: t("why.link"),
      actions: true,
      cell: ({ id }) => <a href={`/why/notice/${id}`}>{t("why.link")}</a>,
    },
  ];
  return (
    <DataTable
      t={t}
      id="notices-table"
      caption={caption}
      columns={columns}
      rows={rows}
      rowHref={({ id }) => `/notices/${id}`}
    />
  );
}

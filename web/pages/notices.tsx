import { EmptyState } from "../components/empty-state";
import { FilterChips } from "../components/filter-chips";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { NOTICE_STATES, type NoticeState } from "./notice-state";
import { type NoticeRow, NoticeTable } from "./notice-table";

export type NoticesPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  state: NoticeState | null;
  /** Notices of the business date by state. */
  counts: Readonly<Partial<Record<NoticeState, number>>>;
  rows: readonly NoticeRow[];
  /** Of letters that wait for it. */
  printing: Readonly<{ canPrint: boolean; hasLetterhead: boolean }>;
  cursor: string | null;
  nextCursor: string | null;
}>;

export function NoticesPage({
  t,
  frame,
  state,
  counts,
  rows,
  printing,
  cursor,
  nextCursor,
}: NoticesPageProps) {
  const { businessDate, timezone } = frame.tenant;
  const today = NOTICE_STATES.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const lead = `${t("notices.today", { date: t.formatDate(businessDate) })}: ${t.formatNumber(today)}`;
  return (
    <Shell t={t} frame={frame} title={t("notices.title")}>
      <PageHeader title={t("notices.title")} lead={lead} />
      <FilterChips
        label={t("notices.state")}
        chips={[
          { label: t("shell.all"), href: "/notices", current: state === null },
          ...NOTICE_STATES.map((one) => ({
            label: t(`notice.state.${one}`),
            href: noticesHref(one),
            current: state === one,
            count: counts[one] ? t.formatNumber(counts[one]) : undefined,
          })),
        ]}
      />
      {state === "to-print" && rows.length > 0 && printing.canPrint && (
        <Printing t={t} hasLetterhead={printing.hasLetterhead} />
      )}
      {rows.length > 0 && (
        <NoticeTable t={t} rows={rows} timezone={timezone} caption={t("notices.caption")} />
      )}
      {rows.length === 0 && state !== null && (
        <EmptyState
          title={t("notices.noMatch.title")}
          text={t("notices.noMatch.text")}
          action={{ href: "/notices", label: t("notices.noMatch.action") }}
        />
      )}
      {rows.length === 0 && state === null && (
        <EmptyState
          title={t("notices.empty.title")}
          text={t("notices.empty.text")}
          action={{ href: "/policy", label: t("notices.empty.action") }}
        />
      )}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : noticesHref(state)}
        nextHref={nextCursor === null ? null : noticesHref(state, nextCursor)}
      />
    </Shell>
  );
}

function Printing({ t, hasLetterhead }: Readonly<{ t: Translator; hasLetterhead: boolean }>) {
  if (!hasLetterhead) {
    return (
      <p>
        {t("letters.notice.letterhead_missing")}{" "}
        <a href="/settings/preferences">{t("shell.preferences")}</a>
      </p>
    );
  }
  return (
    <Form t={t} action="/letters" label={t("letters.print")}>
      <p>{t("letters.print.why")}</p>
      <div>
        <Submit>{t("letters.print")}</Submit>
      </div>
    </Form>
  );
}

function noticesHref(state: NoticeState | null, cursor?: string): string {
  const parameters = new URLSearchParams();
  if (state !== null) parameters.set("state", state);
  if (cursor !== undefined) parameters.set("cursor", cursor);
  const text = parameters.toString();
  return text === "" ? "/notices" : `/notices?${text}`;
}

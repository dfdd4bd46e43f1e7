import { EmptyState } from "../components/empty-state";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { BookSection, type BookStanding } from "./overview-book";
import { Moves, type MovesProps, Tonight, type TonightProps } from "./overview-day";
import { Needs, type NeedsProps } from "./overview-needs";
import { type TrendSeries, Trends } from "./overview-trend";

export type OverviewPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** One per currency, the largest book first; empty before the first loan. */
  books: readonly BookStanding[];
  tonight: TonightProps["tonight"];
  moves: MovesProps["moves"];
  needs: NeedsProps["needs"];
  /** The last 30 business dates by currency, from the daily rollups. */
  trends: readonly TrendSeries[];
}>;

/** Where the book stands, what happened tonight, what changed, and what needs a person. */
export function OverviewPage({
  t,
  frame,
  books,
  tonight,
  moves,
  needs,
  trends,
}: OverviewPageProps) {
  const date = t.formatDate(frame.tenant.businessDate);
  return (
    <Shell t={t} frame={frame} title={t("overview.title")}>
      <PageHeader title={t("overview.title")} lead={t("overview.asOf", { date })} />
      {books.length === 0 ? (
        <EmptyState
          title={t("overview.empty.title")}
          text={t("overview.empty.text")}
          example={t("overview.empty.example")}
          action={{ href: "/imports", label: t("overview.empty.action") }}
        />
      ) : (
        <>
          {books.map((book) => (
            <BookSection t={t} book={book} single={books.length === 1} />
          ))}
          <div class="columns">
            <Needs t={t} needs={needs} timezone={frame.tenant.timezone} />
            <Tonight t={t} tonight={tonight} timezone={frame.tenant.timezone} />
            <Moves t={t} moves={moves} />
          </div>
          <Trends t={t} trends={trends} />
        </>
      )}
    </Shell>
  );
}

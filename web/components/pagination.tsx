import type { Translator } from "../locales/translate";
import { Icon } from "./icons";

export type PaginationProps = Readonly<{
  t: Translator;
  /** Back to the beginning; null on the first page. */
  firstHref: string | null;
  previousHref?: string | null;
  nextHref: string | null;
}>;

/** Cursor paging: there are no page numbers, because rows move while one reads. */
export function Pagination({ t, firstHref, previousHref = null, nextHref }: PaginationProps) {
  if (firstHref === null && previousHref === null && nextHref === null) return null;
  return (
    <nav class="pagination" aria-label={t("shell.pages")}>
      {firstHref !== null && <a href={firstHref}>{t("shell.firstPage")}</a>}
      {previousHref !== null && (
        <a class="button" rel="prev" href={previousHref}>
          <Icon name="previous" />
          {t("shell.previousPage")}
        </a>
      )}
      {nextHref !== null && (
        <a class="button" rel="next" href={nextHref}>
          {t("shell.nextPage")}
          <Icon name="next" />
        </a>
      )}
    </nav>
  );
}

import type { Child } from "hono/jsx";
import { Document } from "../components/document";
import { Mark } from "../components/icons";
import { LanguageSwitch } from "../components/language-switch";
import type { Translator } from "../locales/translate";
import { type ApiChapter, chapterHref } from "./api-document";

export type ApiFrameProps = Readonly<{
  t: Translator;
  title: string;
  chapters: readonly ApiChapter[];
  /** The chapter that is open; its operations stand under it. */
  slug?: string;
  path: string;
  children?: Child;
}>;

/** What is round every page of the reference: the way home, the language, the chapters. */
export function ApiFrame({ t, title, chapters, slug, path, children }: ApiFrameProps) {
  return (
    <Document t={t} title={title} bodyClass="docs">
      <header class="docs-head">
        <a class="brand" href="/">
          <Mark />
          <span>{t("product.name")}</span>
        </a>
        <LanguageSwitch t={t} path={path} />
      </header>
      <div class="reference">
        <nav class="reference-nav" aria-label={t("docs.contents")}>
          <ul>
            <li>
              <a href="/docs" aria-current={slug === undefined ? "page" : undefined}>
                {t("docs.start")}
              </a>
            </li>
            {chapters.map((chapter) => (
              <Chapter chapter={chapter} isOpen={chapter.slug === slug} />
            ))}
          </ul>
        </nav>
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </div>
    </Document>
  );
}

function Chapter({ chapter, isOpen }: Readonly<{ chapter: ApiChapter; isOpen: boolean }>) {
  return (
    <li>
      <a href={chapterHref(chapter)} aria-current={isOpen ? "page" : undefined}>
        {chapter.tag || chapter.slug}
      </a>
      {isOpen && (
        <ul>
          {chapter.operations.map(({ id, path, operation }) => (
            <li>
              <a href={`#${id}`}>{operation.summary ?? path}</a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

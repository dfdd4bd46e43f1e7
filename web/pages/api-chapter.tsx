import { Marked } from "../components/marked";
import { PageHeader } from "../components/page-header";
import type { Translator } from "../locales/translate";
import { type ApiChapter, type ApiDocument, chapterHref, chaptersOf } from "./api-document";
import { ApiFrame } from "./api-frame";
import { Operation } from "./api-operation";

export type ApiChapterPageProps = Readonly<{
  t: Translator;
  document: ApiDocument;
  chapter: ApiChapter;
  /** Where this Forbear answers, for the examples. */
  origin: string;
  path: string;
}>;

/** The operations of one noun: their fields, their answers, and a call to paste for each. */
export function ApiChapterPage({ t, document, chapter, origin, path }: ApiChapterPageProps) {
  const chapters = chaptersOf(document);
  const title = chapter.tag || chapter.slug;
  const next = chapters[chapters.findIndex(({ slug }) => slug === chapter.slug) + 1];
  return (
    <ApiFrame t={t} title={title} chapters={chapters} slug={chapter.slug} path={path}>
      <PageHeader title={title} above={<a href="/docs">{t("docs.title")}</a>} />
      {chapter.text && <ChapterText text={chapter.text} />}
      {chapter.operations.map((placed) => (
        <Operation t={t} document={document} origin={origin} placed={placed} />
      ))}
      {next && (
        <p class="reference-next">
          <a href={chapterHref(next)}>{t("docs.next", { chapter: next.tag || next.slug })}</a>
        </p>
      )}
    </ApiFrame>
  );
}

const SHELL = "    ";

/** Paragraphs; what is set in by four blanks is for a shell. */
function ChapterText({ text }: Readonly<{ text: string }>) {
  return (
    <div class="operation">
      {text.split("\n\n").map((part) =>
        part.startsWith(SHELL) ? (
          <pre class="code" tabindex={0}>
            {part.replaceAll(/^ {4}/gm, "")}
          </pre>
        ) : (
          <p>
            <Marked text={part} />
          </p>
        ),
      )}
    </div>
  );
}

import { Marked } from "../components/marked";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";
import { type ApiChapter, type ApiDocument, chapterHref, chaptersOf } from "./api-document";
import { ApiFrame } from "./api-frame";
import { ApiStart } from "./api-start";

export type ApiReferencePageProps = Readonly<{
  t: Translator;
  document: ApiDocument;
  /** Where this Forbear answers, for the examples. */
  origin: string;
  path: string;
}>;

/** The way into the API for people: the first calls, and every operation with its place. */
export function ApiReferencePage({ t, document, origin, path }: ApiReferencePageProps) {
  const chapters = chaptersOf(document);
  return (
    <ApiFrame t={t} title={t("docs.title")} chapters={chapters} path={path}>
      <PageHeader
        title={`${document.info.title} ${document.info.version}`}
        lead={<Marked text={document.info.description ?? t("docs.intro")} />}
        actions={
          <a class="button" href="/openapi.json">
            {t("docs.download")}
          </a>
        }
      />
      <ApiStart t={t} origin={origin} />
      <Section id="operations" title={t("docs.operations")}>
        <div class="reference-index">
          {chapters.map((chapter) => (
            <ChapterIndex chapter={chapter} />
          ))}
        </div>
      </Section>
    </ApiFrame>
  );
}

function ChapterIndex({ chapter }: Readonly<{ chapter: ApiChapter }>) {
  const { slug, tag, operations } = chapter;
  return (
    <section aria-labelledby={`of-${slug}`}>
      <h3 id={`of-${slug}`}>
        <a href={chapterHref(chapter)}>{tag || slug}</a>
      </h3>
      <ul>
        {operations.map(({ id, verb, path, operation }) => (
          <li>
            <a href={`${chapterHref(chapter)}#${id}`}>{operation.summary ?? path}</a>{" "}
            <code>
              {verb.toUpperCase()} {path}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}

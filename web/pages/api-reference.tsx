import { Marked } from "../components/marked";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";
import { type ApiChapter, type ApiDocument, chapterHref } from "./api-document";
import { ApiFrame, type DocsProps } from "./api-frame";
import { GUIDES, guideHref } from "./guides";

export type ApiReferencePageProps = DocsProps & Readonly<{ document: ApiDocument }>;

/** The way into the API for people: the first hour, what holds for every call, every operation. */
export function ApiReferencePage({ t, document, chapters, path }: ApiReferencePageProps) {
  return (
    <ApiFrame t={t} title={t("docs.title")} chapters={chapters} path={path}>
      <PageHeader
        title={`${document.info.title} ${document.info.version}`}
        lead={<Marked text={t("docs.intro")} />}
        actions={
          <>
            <a class="button button-main" href="/docs/quick-start">
              {t("quickStart.title")}
            </a>
            <a class="button" href="/openapi.json">
              {t("docs.download")}
            </a>
          </>
        }
      />
      <Section id="guides" title={t("docs.guides")}>
        <ul class="guide-index">
          {GUIDES.map((guide) => (
            <li>
              <a href={guideHref(guide)}>{t(`guide.${guide}.title`)}</a>
              <p>
                <Marked text={t(`guide.${guide}.lead`)} />
              </p>
            </li>
          ))}
          <li>
            <a href="/problems">{t("problems.title")}</a>
            <p>{t("problems.lead")}</p>
          </li>
        </ul>
      </Section>
      <Section id="operations" title={t("docs.operations")}>
        <div class="reference-index">
          {chapters.map((chapter) => (
            <ChapterIndex t={t} chapter={chapter} />
          ))}
        </div>
      </Section>
    </ApiFrame>
  );
}

function ChapterIndex({ t, chapter }: Readonly<{ t: Translator; chapter: ApiChapter }>) {
  const { slug, tag, operations } = chapter;
  return (
    <section aria-labelledby={`of-${slug}`}>
      <h3 id={`of-${slug}`}>
        <a href={chapterHref(chapter)}>{tag || slug}</a>
      </h3>
      <ul>
        {operations.map(({ id, verb, path, operation, isWebhook }) => (
          <li>
            <a href={`${chapterHref(chapter)}#${id}`}>{operation.summary ?? path}</a>{" "}
            <code>
              {verb.toUpperCase()} {isWebhook ? t("docs.yourAddress", { type: path }) : path}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}

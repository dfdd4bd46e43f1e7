import type { Child } from "hono/jsx";
import type { CodeForm } from "../components/code-sample";
import { Document } from "../components/document";
import { Mark } from "../components/icons";
import { LanguageSwitch } from "../components/language-switch";
import type { MessageKey, Translator } from "../locales/translate";
import { type ApiChapter, chapterHref } from "./api-document";
import { GUIDES, guideHref } from "./guides";

/** What every page of the documentation is given. */
export type DocsProps = Readonly<{
  t: Translator;
  chapters: readonly ApiChapter[];
  /** Where this Forbear answers, for the examples. */
  origin: string;
  /** Path and query, for a change of language. */
  path: string;
  form: CodeForm;
}>;

export type ApiFrameProps = Pick<DocsProps, "t" | "chapters" | "path"> &
  Readonly<{ title: string; children?: Child }>;

/** What is round every page of the documentation: the way home, the language, the contents. */
export function ApiFrame({ t, title, chapters, path, children }: ApiFrameProps) {
  const place = path.replace(/\?.*/, "");
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
          <Group t={t} title="docs.begin">
            <Entry place={place} href="/docs" label={t("docs.overview")} />
            <Entry place={place} href="/docs/quick-start" label={t("quickStart.title")} />
          </Group>
          <Group t={t} title="docs.guides">
            {GUIDES.map((guide) => (
              <Entry place={place} href={guideHref(guide)} label={t(`guide.${guide}.title`)} />
            ))}
            <Entry place={place} href="/problems" label={t("problems.title")} />
          </Group>
          <Group t={t} title="docs.operations">
            {chapters.map((chapter) => (
              <Chapter chapter={chapter} place={place} />
            ))}
          </Group>
        </nav>
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </div>
    </Document>
  );
}

type GroupProps = Readonly<{ t: Translator; title: MessageKey; children?: Child }>;

function Group({ t, title, children }: GroupProps) {
  return (
    <>
      <p class="reference-group">{t(title)}</p>
      <ul>{children}</ul>
    </>
  );
}

type EntryProps = Readonly<{ place: string; href: string; label: string; children?: Child }>;

function Entry({ place, href, label, children }: EntryProps) {
  return (
    <li>
      <a href={href} aria-current={place === href ? "page" : undefined}>
        {label}
      </a>
      {children}
    </li>
  );
}

function Chapter({ chapter, place }: Readonly<{ chapter: ApiChapter; place: string }>) {
  const href = chapterHref(chapter);
  return (
    <Entry place={place} href={href} label={chapter.tag || chapter.slug}>
      {place === href && (
        <ul>
          {chapter.operations.map(({ id, path, operation }) => (
            <li>
              <a href={`#${id}`}>{operation.summary ?? path}</a>
            </li>
          ))}
        </ul>
      )}
    </Entry>
  );
}

import { Document } from "../components/document";
import { Mark } from "../components/icons";
import { LanguageSwitch } from "../components/language-switch";
import { Marked } from "../components/marked";
import { PageHeader } from "../components/page-header";
import type { Translator } from "../locales/translate";
import { type ApiDocument, operationsByTag, type PlacedOperation } from "./api-document";
import { Operation } from "./api-operation";
import { ApiStart } from "./api-start";

export type ApiReferencePageProps = Readonly<{
  t: Translator;
  document: ApiDocument;
  /** Where this Forbear answers, for the examples. */
  origin: string;
  path: string;
}>;

/** The API for people: every operation, its fields, and a call to paste. Open to everyone. */
export function ApiReferencePage({ t, document, origin, path }: ApiReferencePageProps) {
  const groups = [...operationsByTag(document)];
  return (
    <Document t={t} title={t("docs.title")} bodyClass="docs">
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
            {groups.map(([tag, operations]) => (
              <li>
                <h2>{tag === "" ? t("docs.contents") : tag}</h2>
                <ul>
                  {operations.map((placed) => (
                    <Entry placed={placed} />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" tabindex={-1}>
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
          {groups.map(([tag, operations]) => (
            <section class="section" aria-label={tag === "" ? t("docs.contents") : tag}>
              {tag !== "" && (
                <div class="section-head">
                  <h2>{tag}</h2>
                </div>
              )}
              {operations.map((placed) => (
                <Operation t={t} document={document} origin={origin} placed={placed} />
              ))}
            </section>
          ))}
        </main>
      </div>
    </Document>
  );
}

function Entry({ placed }: Readonly<{ placed: PlacedOperation }>) {
  return (
    <li>
      <a href={`#${placed.id}`}>{placed.operation.summary ?? placed.path}</a>
    </li>
  );
}

import { CodeBlock, CodeSample } from "../components/code-sample";
import { DataTable } from "../components/data-table";
import { Marked } from "../components/marked";
import { PageHeader } from "../components/page-header";
import { Prose } from "../components/prose";
import { Section } from "../components/section";
import { chapterHref, type PlacedOperation } from "./api-document";
import { ApiFrame, type DocsProps } from "./api-frame";
import { GUIDE_PARTS, type GuidePart } from "./guide-parts";
import { GUIDES, guideHref, type GuideSlug } from "./guides";

export type GuidePageProps = DocsProps & Readonly<{ guide: GuideSlug }>;

/** A chapter in prose: what holds for every call, with an example of each. */
export function GuidePage(props: GuidePageProps) {
  const { t, chapters, path, guide } = props;
  const title = t(`guide.${guide}.title`);
  const next = GUIDES[GUIDES.indexOf(guide) + 1];
  return (
    <ApiFrame t={t} title={title} chapters={chapters} path={path}>
      <PageHeader
        title={title}
        above={<a href="/docs">{t("docs.title")}</a>}
        lead={<Marked text={t(`guide.${guide}.lead`)} />}
      />
      <div class="guide">
        {GUIDE_PARTS[guide].map((part) => (
          <Part {...props} part={part} />
        ))}
        {next && (
          <p class="reference-next">
            <a href={guideHref(next)}>{t("docs.next", { chapter: t(`guide.${next}.title`) })}</a>
          </p>
        )}
      </div>
    </ApiFrame>
  );
}

type PartProps = GuidePageProps & Readonly<{ part: GuidePart }>;

function Part(props: PartProps) {
  const { t, form, part } = props;
  const { key, samples, answer, table } = part;
  const id = key.replace(/^.*\./, "");
  return (
    <Section id={id} title={t(`${key}.title`)}>
      <Prose text={t(`${key}.text`)} />
      {samples && <CodeSample t={t} id={`${id}-sample`} form={form} samples={samples} />}
      {answer && (
        <CodeBlock t={t} id={`${id}-answer`}>
          {answer}
        </CodeBlock>
      )}
      {table === "filters" && <Filters {...props} />}
      {table === "conditions" && <Conditions {...props} />}
    </Section>
  );
}

function placedIn({ chapters }: GuidePageProps) {
  return chapters.flatMap((chapter) =>
    chapter.operations.map((placed) => ({ placed, href: `${chapterHref(chapter)}#${placed.id}` })),
  );
}

const NO_FILTER = new Set(["limit", "cursor"]);

function filtersOf({ operation }: PlacedOperation): readonly string[] {
  return (operation.parameters ?? [])
    .filter((one) => one.in === "query" && !NO_FILTER.has(one.name))
    .map(({ name }) => name);
}

/** What the document says that each list can be narrowed to. */
function Filters(props: GuidePageProps) {
  const { t } = props;
  const lists = placedIn(props).filter(
    ({ placed }) =>
      placed.verb === "get" && placed.operation.parameters?.some(({ name }) => name === "limit"),
  );
  return (
    <div class="schema">
      <DataTable
        t={t}
        id="filters"
        caption={t("guide.filtering.caption")}
        captionShown
        rows={lists}
        columns={[
          {
            key: "list",
            label: t("guide.filtering.list"),
            cell: ({ placed, href }) => (
              <a href={href}>
                <code>{placed.path}</code>
              </a>
            ),
          },
          {
            key: "filters",
            prose: true,
            label: t("guide.filtering.filters"),
            cell: ({ placed }) => {
              const names = filtersOf(placed);
              return names.length === 0 ? "–" : names.map((name) => <code>{name} </code>);
            },
          },
        ]}
      />
    </div>
  );
}

/** The operations that take an ETag back. */
function Conditions(props: GuidePageProps) {
  const { t } = props;
  const guarded = placedIn(props).filter(({ placed }) =>
    placed.operation.parameters?.some(({ name }) => name === "if-match"),
  );
  return (
    <div class="schema">
      <p>{t("guide.conflicts.caption")}</p>
      <ul>
        {guarded.map(({ placed, href }) => (
          <li>
            <a href={href}>{placed.operation.summary ?? placed.path}</a>{" "}
            <code class="small quiet">
              {placed.verb.toUpperCase()} {placed.path}
            </code>
          </li>
        ))}
      </ul>
    </div>
  );
}

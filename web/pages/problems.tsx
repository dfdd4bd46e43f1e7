import { DataTable } from "../components/data-table";
import { Marked } from "../components/marked";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { ApiFrame, type DocsProps } from "./api-frame";

/** A refusal by its code, in the reader's language. */
export type ProblemLine = Readonly<{
  code: string;
  status: number;
  title: string;
  /** As the answer says it, which is English in every language. */
  answeredTitle: string;
  advice: string;
}>;

export type ProblemsPageProps = DocsProps & Readonly<{ problems: readonly ProblemLine[] }>;

/** Every code on one page, by noun, so that the browser's own search finds it. */
export function ProblemsPage({ t, chapters, path, problems }: ProblemsPageProps) {
  const nouns = Map.groupBy(problems, ({ code }) => code.replace(/\..*/, ""));
  return (
    <ApiFrame t={t} title={t("problems.title")} chapters={chapters} path={path}>
      <PageHeader
        title={t("problems.title")}
        above={<a href="/docs">{t("docs.title")}</a>}
        lead={t("problems.lead")}
      />
      <p class="chips">
        {[...nouns.keys()].map((noun) => (
          <a class="chip" href={`#${noun}`}>
            {noun}
          </a>
        ))}
      </p>
      {[...nouns].map(([noun, lines]) => (
        <Section id={noun} title={<code>{noun}</code>}>
          <div class="schema">
            <DataTable
              t={t}
              id={`${noun}-codes`}
              caption={noun}
              rows={lines}
              columns={[
                {
                  key: "code",
                  label: t("problems.code"),
                  cell: ({ code }) => (
                    <a href={`/problems/${code}`}>
                      <code>{code}</code>
                    </a>
                  ),
                },
                { key: "status", label: t("problems.status"), cell: ({ status }) => status },
                {
                  key: "advice",
                  prose: true,
                  label: t("problems.meaning"),
                  cell: ({ title, advice }) => (
                    <>
                      {title}
                      <span class="quiet problem-advice">
                        <Marked text={advice} />
                      </span>
                    </>
                  ),
                },
              ]}
            />
          </div>
        </Section>
      ))}
    </ApiFrame>
  );
}

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
      <p class="problem-nouns">
        {[...nouns.keys()].map((noun) => (
          <a class="chip" href={`#${noun}`}>
            {noun}
          </a>
        ))}
      </p>
      {[...nouns].map(([noun, lines]) => (
        <Section id={noun} title={<code>{noun}</code>}>
          <ul class="problem-list">
            {lines.map(({ code, status, title, advice }) => (
              <li id={code}>
                <a href={`/problems/${code}`}>
                  <code>{code}</code>
                </a>{" "}
                <span class="quiet">{status}</span>
                <p>{title}</p>
                <p class="quiet">
                  <Marked text={advice} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </ApiFrame>
  );
}

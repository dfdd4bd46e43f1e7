import { CodeBlock } from "../components/code-sample";
import { Marked } from "../components/marked";
import { PageHeader } from "../components/page-header";
import { type ApiChapter, chapterHref, type PlacedOperation } from "./api-document";
import { ApiFrame, type DocsProps } from "./api-frame";
import type { ProblemLine } from "./problems";

export type ProblemPageProps = DocsProps & Readonly<{ problem: ProblemLine }>;

const KINDS = {
  400: "invalid",
  401: "unproven",
  403: "denied",
  404: "missing",
  410: "missing",
  409: "conflict",
  412: "changed",
  413: "invalid",
  415: "invalid",
  422: "invalid",
  429: "limited",
  500: "fault",
  503: "outage",
} as const;

/** A code that this many operations share is nothing about any of them. */
const OPERATIONS_TOLD_MAX = 40;

/** What happened, what is safe, what to do, and who answers it: where `type` of a problem leads. */
export function ProblemPage(props: ProblemPageProps) {
  const { t, chapters, path, problem } = props;
  const kind = kindOf(problem.status);
  return (
    <ApiFrame t={t} title={problem.code} chapters={chapters} path={path}>
      <PageHeader
        title={problem.title}
        above={<a href="/problems">{t("problems.title")}</a>}
        figure={
          <>
            <code class="problem-code">{problem.code}</code>
            <span class="quiet">HTTP {problem.status}</span>
          </>
        }
      />
      <div class="guide">
        <dl class="three-answers">
          <dt>{t("problem.happened")}</dt>
          <dd>{t(`problems.${kind}.happened`)}</dd>
          <dt>{t("problem.safe")}</dt>
          <dd>{t(`problems.${kind}.safe`)}</dd>
          <dt>{t("problem.do")}</dt>
          <dd>
            <Marked text={problem.advice} />
          </dd>
          <dt>{t("problems.again")}</dt>
          <dd>
            <Marked text={t(`problems.${kind}.again`)} />
          </dd>
          <dt>{t("problems.operations")}</dt>
          <dd>
            <Answering {...props} />
          </dd>
        </dl>
        <CodeBlock t={t} id="problem-example">
          {exampleOf(problem)}
        </CodeBlock>
      </div>
    </ApiFrame>
  );
}

export function kindOf(status: number): (typeof KINDS)[keyof typeof KINDS] {
  return KINDS[status as keyof typeof KINDS] ?? "invalid";
}

function Answering({ t, chapters, problem }: ProblemPageProps) {
  const answering = chapters.flatMap((chapter) =>
    chapter.operations.filter((one) => answers(one, problem.code)).map((one) => ({ chapter, one })),
  );
  if (answering.length === 0) return <p>{t("problems.anywhere")}</p>;
  if (answering.length > OPERATIONS_TOLD_MAX) return <p>{t("problems.everywhere")}</p>;
  return (
    <ul>
      {answering.map(({ chapter, one }) => (
        <OperationLine chapter={chapter} one={one} />
      ))}
    </ul>
  );
}

type OperationLineProps = Readonly<{ chapter: ApiChapter; one: PlacedOperation }>;

function OperationLine({ chapter, one }: OperationLineProps) {
  return (
    <li>
      <a href={`${chapterHref(chapter)}#${one.id}`}>{one.operation.summary ?? one.path}</a>{" "}
      <code class="small quiet">
        {one.verb.toUpperCase()} {one.path}
      </code>
    </li>
  );
}

function answers({ operation }: PlacedOperation, code: string): boolean {
  return Object.values(operation.responses ?? {}).some((response) =>
    response["x-problem-codes"]?.includes(code),
  );
}

function exampleOf({ code, status, answeredTitle: title }: ProblemLine): string {
  const example = {
    type: `/problems/${code}`,
    title,
    status,
    code,
    instance: "urn:uuid:3834668d-319f-46d7-82e7-9c9b298edb59",
  };
  return JSON.stringify(example, null, 2);
}

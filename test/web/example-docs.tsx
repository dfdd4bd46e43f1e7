import { assert } from "../../src/kernel/assert";
import type { CodeForm } from "../../web/components/code-sample";
import type { Translator } from "../../web/locales/translate";
import { ApiChapterPage } from "../../web/pages/api-chapter";
import { type ApiDocument, chaptersOf } from "../../web/pages/api-document";
import { ApiReferencePage } from "../../web/pages/api-reference";
import { GuidePage } from "../../web/pages/guide";
import { GUIDES, guideHref } from "../../web/pages/guides";
import { ProblemPage } from "../../web/pages/problem";
import { ProblemsPage } from "../../web/pages/problems";
import { QuickStartPage, type ReadersTenant } from "../../web/pages/quick-start";

const DOCUMENT: ApiDocument = {
  info: { title: "Forbear API", version: "1", description: "Loans, payments and lateness." },
  tags: [{ name: "Loans" }],
  paths: {
    "/v1/loans/{id}": {
      get: {
        operationId: "getLoan",
        tags: ["Loans"],
        summary: "One loan",
        description: "Its terms and the numbers that lists need.",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          "200": {
            description: "The loan",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Loan" } } },
          },
          "404": { description: "No such loan", "x-problem-codes": ["loan.not_found"] },
        },
      },
    },
    "/v1/loans": {
      post: {
        operationId: "createLoans",
        tags: ["Loans"],
        summary: "Add or update loans",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Loan" } } },
        },
        responses: { "200": { description: "One result per row" } },
      },
    },
  },
  components: {
    schemas: {
      Loan: {
        type: "object",
        required: ["externalId", "principal"],
        properties: {
          externalId: { type: "string", description: "Your own reference", example: "L-1001" },
          principal: { type: "integer", description: "Minor units" },
          method: { enum: ["annuity", "flat"], description: "How it is paid back" },
        },
      },
    },
  },
};

const PROBLEM = {
  code: "loan.not_found",
  status: 404,
  title: "No such loan",
  answeredTitle: "No such loan",
  advice: "Find it by `GET /v1/loans?externalId=`.",
};

export function docsExamples(t: Translator) {
  const chapters = chaptersOf(DOCUMENT);
  const [chapter] = chapters;
  assert(chapter, "the document has a chapter");
  const props = (path: string, form: CodeForm) => {
    return { t, chapters, path, form, origin: "https://forbear.example" };
  };
  const quickStart = (form: CodeForm, tenant: ReadersTenant | null) => (
    <QuickStartPage {...props("/docs/quick-start", form)} tenant={tenant} />
  );
  return {
    docs: <ApiReferencePage {...props("/docs", "curl")} document={DOCUMENT} />,
    docsChapter: (
      <ApiChapterPage {...props("/docs/loans", "curl")} document={DOCUMENT} chapter={chapter} />
    ),
    docsChapterTypescript: (
      <ApiChapterPage
        {...props("/docs/loans", "typescript")}
        document={DOCUMENT}
        chapter={chapter}
      />
    ),
    quickStart: quickStart("curl", null),
    quickStartOfReader: quickStart("typescript", {
      name: "Harbor Lending",
      mode: "sandbox",
      businessDate: "2026-03-14",
    }),
    problems: <ProblemsPage {...props("/problems", "curl")} problems={[PROBLEM]} />,
    problem: <ProblemPage {...props("/problems/loan.not_found", "curl")} problem={PROBLEM} />,
    ...Object.fromEntries(
      GUIDES.map((guide) => [
        `guide ${guide}`,
        <GuidePage {...props(guideHref(guide), "typescript")} guide={guide} />,
      ]),
    ),
  };
}

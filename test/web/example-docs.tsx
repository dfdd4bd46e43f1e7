import { assert } from "../../src/kernel/assert";
import type { Translator } from "../../web/locales/translate";
import { ApiChapterPage } from "../../web/pages/api-chapter";
import { type ApiDocument, chaptersOf } from "../../web/pages/api-document";
import { ApiReferencePage } from "../../web/pages/api-reference";

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
          "404": { description: "No such loan" },
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

export function docsExamples(t: Translator) {
  const origin = "https://forbear.example";
  const [chapter] = chaptersOf(DOCUMENT);
  assert(chapter, "the document has a chapter");
  return {
    docs: <ApiReferencePage t={t} document={DOCUMENT} origin={origin} path="/docs" />,
    docsChapter: (
      <ApiChapterPage
        t={t}
        document={DOCUMENT}
        chapter={chapter}
        origin={origin}
        path="/docs/loans"
      />
    ),
  };
}

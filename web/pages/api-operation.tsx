import { CodeBlock, type CodeForm, CodeSample } from "../components/code-sample";
import { Marked } from "../components/marked";
import type { Translator } from "../locales/translate";
import type {
  ApiContent,
  ApiDocument,
  ApiResponse,
  ApiSchema,
  PlacedOperation,
} from "./api-document";
import { answerExampleOf, curlOf, exampleOf, goodAnswerOf } from "./api-example";
import { signedSamples } from "./api-example-signed";
import { typescriptOf } from "./api-example-typescript";
import { type FieldLine, FieldTable, fieldsOf, typeName } from "./api-fields";

export type OperationProps = Readonly<{
  t: Translator;
  document: ApiDocument;
  placed: PlacedOperation;
  form: CodeForm;
}>;

/** One call: what it does, what it takes, what it answers, and beside it how to try it. */
export function Operation(props: OperationProps) {
  const { t, placed } = props;
  const { verb, path, id, operation } = placed;
  return (
    <article class="operation" id={id}>
      <div class="operation-words">
        <h2>{operation.summary ?? path}</h2>
        <p class="operation-path">
          <span class={`verb verb-${verb}`}>{verb.toUpperCase()}</span>
          <code>{placed.isWebhook ? t("docs.yourAddress", { type: path }) : path}</code>
        </p>
        {operation.description && (
          <p>
            <Marked text={operation.description} />
          </p>
        )}
        <Fields {...props} />
        <Responses {...props} />
      </div>
      <div class="operation-code">
        <Examples {...props} />
      </div>
    </article>
  );
}

function Fields({ t, document, placed }: OperationProps) {
  const { id, operation } = placed;
  const { parameters = [] } = operation;
  const body = schemaOf(operation.requestBody?.content);
  return (
    <>
      {parameters.length > 0 && (
        <FieldTable
          t={t}
          id={`${id}-parameters`}
          caption={t("docs.parameters")}
          lines={parameters.map(
            ({ name, schema, required, description, in: where }): FieldLine => ({
              name: `${name}`,
              type: `${schema ? typeName(document, schema) : ""} · ${where}`,
              required: required ?? false,
              meaning: description ?? schema?.description ?? "",
            }),
          )}
        />
      )}
      {body && (
        <FieldTable
          t={t}
          id={`${id}-body`}
          caption={t("docs.body")}
          lines={fieldsOf(document, body)}
        />
      )}
    </>
  );
}

function Examples({ t, document, placed, form }: OperationProps) {
  const { id, operation } = placed;
  if (placed.isWebhook) {
    const event = exampleOf(document, schemaOf(operation.requestBody?.content) ?? {});
    return (
      <CodeBlock t={t} id={`${id}-example`}>
        {JSON.stringify(event, null, 2)}
      </CodeBlock>
    );
  }
  const answer = answerExampleOf(document, operation);
  const samples = signedSamples(document, placed) ?? {
    curl: curlOf(document, placed),
    typescript: typescriptOf(document, placed),
  };
  return (
    <>
      <CodeSample t={t} id={`${id}-example`} form={form} samples={samples} />
      {answer !== undefined && (
        <>
          <h3>{t("docs.answerExample")}</h3>
          <CodeBlock t={t} id={`${id}-answered`}>
            {answer}
          </CodeBlock>
        </>
      )}
    </>
  );
}

function Responses({ t, document, placed }: OperationProps) {
  const responses = Object.entries(placed.operation.responses ?? {});
  if (responses.length === 0) return null;
  const schema = schemaOf(goodAnswerOf(placed.operation)?.content);
  const lines = schema ? fieldsOf(document, schema) : [];
  return (
    <>
      <h3>{t("docs.responses")}</h3>
      <ul class="statuses">
        {responses.map(([status, response]) => (
          <li>
            <code>{status}</code> <Told response={response} />
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <details>
          <summary class="schema-toggle">{t("docs.answer")}</summary>
          <FieldTable t={t} id={`${placed.id}-answer`} caption={t("docs.answer")} lines={lines} />
        </details>
      )}
    </>
  );
}

/** Refusals link to the page of their code, which says what to do. */
function Told({ response }: Readonly<{ response: ApiResponse }>) {
  const codes = response["x-problem-codes"];
  if (!codes) return <Marked text={response.description ?? ""} />;
  return (
    <>
      {codes.map((code, index) => (
        <>
          {index > 0 && ", "}
          <a href={`/problems/${code}`}>
            <code>{code}</code>
          </a>
        </>
      ))}
    </>
  );
}

function schemaOf(content: ApiContent | undefined): ApiSchema | undefined {
  const first = Object.values(content ?? {})[0];
  return first?.schema;
}

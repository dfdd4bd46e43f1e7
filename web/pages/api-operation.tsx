import { Marked } from "../components/marked";
import type { Translator } from "../locales/translate";
import type { ApiContent, ApiDocument, ApiSchema, PlacedOperation } from "./api-document";
import { curlOf, exampleOf } from "./api-example";
import { type FieldLine, FieldTable, fieldsOf, typeName } from "./api-fields";

export type OperationProps = Readonly<{
  t: Translator;
  document: ApiDocument;
  origin: string;
  placed: PlacedOperation;
}>;

/** One call: what it does, what it takes, what it answers, and how to try it. */
export function Operation({ t, document, origin, placed }: OperationProps) {
  const { verb, path, id, operation } = placed;
  const body = schemaOf(operation.requestBody?.content);
  return (
    <article class="operation" id={id}>
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
      {operation.parameters && operation.parameters.length > 0 && (
        <FieldTable
          t={t}
          id={`${id}-parameters`}
          caption={t("docs.parameters")}
          lines={operation.parameters.map(
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
      <Responses t={t} document={document} placed={placed} />
      <h3>{t("docs.example")}</h3>
      <pre class="code" tabindex={0}>
        {placed.isWebhook
          ? JSON.stringify(exampleOf(document, body ?? {}), null, 2)
          : curlOf(document, origin, placed)}
      </pre>
    </article>
  );
}

type ResponsesProps = Omit<OperationProps, "origin">;

function Responses({ t, document, placed }: ResponsesProps) {
  const responses = Object.entries(placed.operation.responses ?? {});
  if (responses.length === 0) return null;
  const good = responses.find(([status]) => status.startsWith("2"))?.[1];
  const schema = schemaOf(good?.content);
  const lines = schema ? fieldsOf(document, schema) : [];
  return (
    <>
      <h3>{t("docs.responses")}</h3>
      <ul class="statuses">
        {responses.map(([status, { description }]) => (
          <li>
            <code>{status}</code> <Marked text={description ?? ""} />
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

function schemaOf(content: ApiContent | undefined): ApiSchema | undefined {
  const first = Object.values(content ?? {})[0];
  return first?.schema;
}

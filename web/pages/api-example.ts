import {
  type ApiDocument,
  type ApiOperation,
  type ApiResponse,
  type ApiSchema,
  type PlacedOperation,
  resolveSchema,
} from "./api-document";

/** Further in, only what is required is shown. */
const DEPTH_WHOLE_MAX = 3;
/** Deeper than any schema that does not contain itself. */
const DEPTH_MAX = 12;

/** A value that fits the schema: its own example where it has one. */
export function exampleOf(document: ApiDocument, schema: ApiSchema, depth = 0): unknown {
  const known = resolveSchema(document, schema);
  const given = known.example ?? known.examples?.[0] ?? known.const ?? known.default;
  if (given !== undefined) return given;
  if (known.enum) return known.enum[0];
  if (depth > DEPTH_MAX) return null;
  if (known.allOf) {
    const parts = known.allOf.map((part) => exampleOf(document, part, depth + 1));
    return Object.assign({}, ...parts);
  }
  const choice = known.oneOf?.[0] ?? known.anyOf?.[0];
  if (choice) return exampleOf(document, choice, depth + 1);
  return plainExample(document, known, depth);
}

function plainExample(document: ApiDocument, schema: ApiSchema, depth: number): unknown {
  const type = typeof schema.type === "object" ? schema.type[0] : schema.type;
  if (schema.properties) return objectExample(document, schema, depth);
  if (schema.items) {
    const isShown = depth <= DEPTH_WHOLE_MAX || (schema.minItems ?? 0) > 0;
    return isShown ? [exampleOf(document, schema.items, depth + 1)] : [];
  }
  if (type === "integer" || type === "number") return schema.minimum ?? 0;
  if (type === "boolean") return false;
  if (type === "object") return {};
  if (type === "null") return null;
  return TEXT_EXAMPLES[schema.format ?? ""] ?? PLAIN_TEXT.padEnd(schema.minLength ?? 0, "-");
}

const PLAIN_TEXT = "text";
const TEXT_EXAMPLES: Readonly<Record<string, string>> = {
  date: "2026-03-14",
  "date-time": "2026-03-14T09:30:00Z",
  uri: "https://forbear.example/",
};

function objectExample(document: ApiDocument, schema: ApiSchema, depth: number): object {
  const entries = Object.entries(schema.properties ?? {}).filter(
    ([name]) => depth <= DEPTH_WHOLE_MAX || schema.required?.includes(name),
  );
  return Object.fromEntries(
    entries.map(([name, property]) => {
      const example = exampleOf(document, property, depth + 1);
      return [name, example === PLAIN_TEXT ? namedExample(document, name) : example];
    }),
  );
}

/** What a field of this name holds elsewhere: a borrower is called the same everywhere. */
function namedExample(document: ApiDocument, name: string): string {
  for (const { properties } of Object.values(document.components?.schemas ?? {})) {
    const example = properties?.[name]?.example;
    if (typeof example === "string") return example;
  }
  return PLAIN_TEXT;
}

/** What an operation answers when it succeeds. */
export function goodAnswerOf(operation: ApiOperation): ApiResponse | undefined {
  return Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith("2"))?.[1];
}

/** An answer as it would look, as text; undefined where there is nothing to show. */
export function answerExampleOf(document: ApiDocument, operation: ApiOperation) {
  const content = goodAnswerOf(operation)?.content?.["application/json"];
  if (!content?.schema) return undefined;
  return JSON.stringify(content.example ?? exampleOf(document, content.schema), null, 2);
}

/** The path with examples in the place of its parameters, and what the query must say. */
export function filledPath(document: ApiDocument, { path, operation }: PlacedOperation): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: where, required, schema } of operation.parameters ?? []) {
    const value = String(exampleOf(document, schema ?? {}));
    if (where === "path") filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    if (where === "query" && required) query.set(name, value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** A call one can paste into a shell, with the address and the key in environment variables. */
export function curlOf(document: ApiDocument, placed: PlacedOperation): string {
  const { verb, operation } = placed;
  const method = verb === "get" ? "" : `-X ${verb.toUpperCase()} `;
  const lines = [`curl ${method}"$FORBEAR_URL${filledPath(document, placed)}"`];
  const ways = operation.security ?? [];
  if (ways.some((way) => "apiKey" in way)) lines.push('  -H "Authorization: Bearer $FORBEAR_KEY"');
  else if (ways.some((way) => "clientSecret" in way)) {
    lines.push('  -u "$FORBEAR_CLIENT:$FORBEAR_KEY"');
  } else if (ways.length > 0) lines.push("  -b session.txt -c session.txt");
  const content = operation.requestBody?.content ?? {};
  const form = content["multipart/form-data"]?.schema;
  const json = content["application/json"];
  const fields = content["application/x-www-form-urlencoded"];
  if (form) lines.push(...formLines(document, form));
  else if (json?.schema) {
    const body = JSON.stringify(json.example ?? exampleOf(document, json.schema), null, 2);
    lines.push('  -H "Content-Type: application/json"', `  -d '${body.replaceAll("'", "'\\''")}'`);
  } else if (fields) lines.push(...fieldLines(fields.example ?? {}));
  else if (content["text/csv"]) lines.push('  -H "Content-Type: text/csv"', "  -T loans.csv");
  return lines.join(" \\\n");
}

/** What a form must have; the rest stands in the table of its fields. */
function formLines(document: ApiDocument, form: ApiSchema): string[] {
  const { properties = {}, required = [] } = resolveSchema(document, form);
  return required.map((name) => {
    const value = name === "file" ? "@loans.csv" : exampleOf(document, properties[name] ?? {});
    return `  -F ${name}=${value}`;
  });
}

/** Fields of a form that is no file, each as it is sent. */
function fieldLines(example: unknown): string[] {
  return Object.entries(example as object).map(([name, value]) => `  -d ${name}=${value}`);
}

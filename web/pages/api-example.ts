import {
  type ApiDocument,
  type ApiSchema,
  type PlacedOperation,
  resolveSchema,
} from "./api-document";

const DEPTH_MAX = 6;

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
  if (schema.properties) {
    const entries = Object.entries(schema.properties);
    return Object.fromEntries(
      entries.map(([name, property]) => [name, exampleOf(document, property, depth + 1)]),
    );
  }
  if (schema.items) return [exampleOf(document, schema.items, depth + 1)];
  if (type === "integer" || type === "number") return schema.minimum ?? 0;
  if (type === "boolean") return false;
  if (type === "object") return {};
  return schema.format === "date" ? "2026-03-14" : "text";
}

/** A call one can paste into a shell, with the key in an environment variable. */
export function curlOf(document: ApiDocument, origin: string, placed: PlacedOperation): string {
  const { verb, path, operation } = placed;
  const lines = [`curl ${verb === "get" ? "" : `-X ${verb.toUpperCase()} `}${origin}${path}`];
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

import {
  type ApiDocument,
  type ApiSchema,
  type PlacedOperation,
  resolveSchema,
} from "./api-document";
import { exampleOf, filledPath, goodAnswerOf } from "./api-example";

/** How every module begins that calls with a key. */
export const TYPESCRIPT_OPENING = `import { createClient } from "forbear/client";

const forbear = createClient({
  baseUrl: process.env.FORBEAR_URL,
  apiKey: process.env.FORBEAR_KEY,
});
`;

/** The same call by the client: a whole module, which compiles and runs as it stands. */
export function typescriptOf(document: ApiDocument, placed: PlacedOperation): string {
  const { verb, path, operation } = placed;
  const ways = operation.security ?? [];
  if (!ways.some((way) => "apiKey" in way)) return plainCall(document, placed);
  const list = isList(document, placed);
  const init = literal({ ...paramsOf(document, placed), ...bodyOf(document, placed) });
  const rest = init === "{}" ? "" : `, ${init}`;
  const file = rest.includes(FILE) ? 'import { openAsBlob } from "node:fs";\n' : "";
  const text = rest.includes(TEXT) ? 'import { readFile } from "node:fs/promises";\n' : "";
  const call = `${list ? "list" : verb}("${path}"${rest.replace(`"${FILE}"`, FILE).replace(`"${TEXT}"`, TEXT)})`;
  return `${file}${text}${TYPESCRIPT_OPENING}\n${list ? overList(call) : answered(call, placed)}`;
}

const FILE = "await openAsBlob('loans.csv')";
const TEXT = "await readFile('loans.csv', 'utf8')";

function overList(call: string): string {
  return `for await (const one of forbear.${call}) {\n  console.log(one);\n}`;
}

function answered(call: string, { operation }: PlacedOperation): string {
  const isEmpty = goodAnswerOf(operation)?.content === undefined;
  return isEmpty ? `await forbear.${call};` : `console.log(await forbear.${call});`;
}

/** Without a key: who calls proves itself by the session of a person, or has nothing to prove. */
function plainCall(document: ApiDocument, placed: PlacedOperation): string {
  const { verb, operation } = placed;
  const bySession = (operation.security ?? []).length > 0;
  const { body } = bodyOf(document, placed);
  const init = {
    ...(verb === "get" ? {} : { method: verb.toUpperCase() }),
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(bySession ? { cookie: "SESSION" } : {}),
    },
    ...(body === undefined ? {} : { body: "BODY" }),
  };
  const written = literal(Object.keys(init.headers).length > 0 ? init : {})
    .replace('"SESSION"', 'process.env.FORBEAR_SESSION ?? ""')
    .replace('"BODY"', `JSON.stringify(${literal(body).replaceAll("\n", "\n  ")})`);
  const rest = written === "{}" ? "" : `, ${written}`;
  const url = `\`\${process.env.FORBEAR_URL}${filledPath(document, placed)}\``;
  const call = `const response = await fetch(${url}${rest});`;
  return `${call}\nconsole.log(response.status, await response.json());`;
}

function paramsOf(document: ApiDocument, { operation }: PlacedOperation): object {
  const params: Record<string, Record<string, unknown>> = {};
  for (const { name, in: where, required, schema } of operation.parameters ?? []) {
    if (!required) continue;
    params[where] = { ...params[where], [name]: exampleOf(document, schema ?? {}) };
  }
  return Object.keys(params).length > 0 ? { params } : {};
}

function bodyOf(document: ApiDocument, { operation }: PlacedOperation): { body?: unknown } {
  const content = operation.requestBody?.content ?? {};
  const form = content["multipart/form-data"]?.schema;
  if (form) return { body: formOf(document, form) };
  const json = content["application/json"];
  if (json?.schema) return { body: json.example ?? exampleOf(document, json.schema) };
  return content["text/csv"] ? { body: TEXT } : {};
}

function formOf(document: ApiDocument, form: ApiSchema): object {
  const { properties = {}, required = [] } = resolveSchema(document, form);
  return Object.fromEntries(
    required.map((name) => [
      name,
      name === "file" ? FILE : exampleOf(document, properties[name] ?? {}),
    ]),
  );
}

function isList(document: ApiDocument, { verb, operation }: PlacedOperation): boolean {
  const schema = goodAnswerOf(operation)?.content?.["application/json"]?.schema;
  if (verb !== "get" || !schema) return false;
  const { properties, required } = resolveSchema(document, schema);
  return properties?.["nextCursor"] !== undefined && (required ?? []).includes("nextCursor");
}

/** A value as a person writes it in TypeScript: JSON without the quotes that are not needed. */
function literal(value: unknown): string {
  return (JSON.stringify(value, null, 2) ?? "").replace(/^(\s*)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}

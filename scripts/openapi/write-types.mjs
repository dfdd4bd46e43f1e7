import { json } from "node:stream/consumers";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";

// node scripts/openapi/write-types.mjs < {"document": …, "problemCodes": […]}
// Prints the types of the client. A process of its own, because the generator needs TypeScript 5.

const HEAD =
  "// Made from the API's own document by `npm run client`; do not edit.\n" +
  "// What is refused is thrown, so only what succeeds has types here.\n\n";

const { document, problemCodes } = await json(process.stdin);
const nodes = await openapiTS(withoutRefusals(document), {
  transform: fileAsBlob,
  // Who sends may leave out what has a default.
  defaultNonNullable: false,
  // An object of whose fields the document says nothing may have any.
  emptyObjectsUnknown: true,
});
const codes = [...problemCodes].sort().map((code) => `\n    | "${code}"`);
process.stdout.write(
  `${HEAD}${withoutAbsent(astToString(nodes))}export type ProblemCode =${codes.join("")};\n`,
);

function withoutRefusals({ paths, ...rest }) {
  const operation = ({ responses, ...said }) => ({
    ...said,
    responses: Object.fromEntries(
      Object.entries(responses).filter(([status]) => status.startsWith("2")),
    ),
  });
  const item = (verbs) =>
    Object.fromEntries(Object.entries(verbs).map(([verb, said]) => [verb, operation(said)]));
  const kept = Object.entries(paths).map(([path, verbs]) => [path, item(verbs)]);
  return { ...rest, paths: Object.fromEntries(kept) };
}

/** Verbs and places of parameters that there are not say nothing: half of the lines. */
function withoutAbsent(text) {
  const absent = "get|post|put|patch|delete|options|head|trace|query|header|path|cookie";
  return text
    .replace(new RegExp(`^ +(${absent})\\?: never;\\n`, "gm"), "")
    .replace(/^ +headers: \{\n +\[name: string\]: unknown;\n +\};\n/gm, "")
    .replace(/^ +parameters: \{\n +\};\n/gm, "");
}

/** A file in a form. */
function fileAsBlob({ contentMediaType }) {
  if (contentMediaType === undefined) return undefined;
  return ts.factory.createTypeReferenceNode("Blob");
}

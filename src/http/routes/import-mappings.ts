import { createRoute, z } from "@hono/zod-openapi";
import { findMapping, listMappings, saveMapping } from "../../app/import/mappings";
import { IMPORT_KINDS, Mapping } from "../../domain/import/mapping";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import { MAPPING_NAME_MAX } from "./import-request";

const params = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(MAPPING_NAME_MAX)
    .refine(
      (text) => /^[^{\p{Cc}][^\p{Cc}]*$/u.test(text),
      "is a plain name that does not begin with {",
    )
    .openapi({ example: "core-banking" }),
});

const EXAMPLE = {
  kind: "payments",
  columns: {
    externalId: { column: "Txn" },
    loanExternalId: { column: "Account" },
    amount: { column: "Amount", strip: "$" },
    paidOn: { column: "Date", dateFormat: "MM/DD/YYYY" },
  },
};

const MappingBody = Mapping.openapi("ImportMapping", {
  type: "object",
  description:
    "How a lender's own columns become ours. Each column is {column, dateFormat?, addMonths?, " +
    "values?, strip?, blankWhen?}, {sum: [columns]}, {constant} or {rowNumber: true}.",
  example: EXAMPLE,
});

const Saved = z
  .object({ name: z.string(), kind: z.enum(IMPORT_KINDS), mapping: MappingBody })
  .openapi("SavedMapping");

const save = createRoute({
  method: "put",
  path: "/v1/import-mappings/{name}",
  operationId: "import.save-mapping",
  tags: ["Imports"],
  summary: "Save a column mapping",
  description: "Under a name, in place of the one that had it. Imports under way keep theirs.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(MappingBody, EXAMPLE) },
  responses: {
    ...answers(200, Saved, "It is saved."),
    ...problems("request.invalid", "request.malformed"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/import-mappings/{name}",
  operationId: "import.find-mapping",
  tags: ["Imports"],
  summary: "One column mapping",
  description: "As it was saved.",
  security: SIGNED_IN,
  request: { params },
  responses: {
    ...answers(200, Saved, "The mapping."),
    ...problems("request.invalid", "import.mapping_not_found"),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/import-mappings",
  operationId: "import.list-mappings",
  tags: ["Imports"],
  summary: "All column mappings",
  description: "By name.",
  security: SIGNED_IN,
  responses: {
    ...answers(200, z.object({ mappings: z.array(Saved) }), "The mappings."),
    ...problems(),
  },
});

export const importMappingRoutes = newApi();

importMappingRoutes.openapi(save, async (c) => {
  const { name } = c.req.valid("param");
  const saved = await saveMapping(c.get("tenant"), name, c.req.valid("json"));
  return c.json(saved, 200);
});

importMappingRoutes.openapi(find, async (c) => {
  const found = await findMapping(c.get("tenant"), c.req.valid("param").name);
  return found.ok ? c.json(found.value, 200) : refused(c, found.refusal);
});

importMappingRoutes.openapi(list, async (c) => {
  const mappings = await listMappings(c.get("tenant"));
  return c.json({ mappings: mappings.map((one) => ({ ...one })) }, 200);
});

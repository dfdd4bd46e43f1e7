import type { RouteConfig } from "@hono/zod-openapi";
import { IMPORT_KINDS } from "../../domain/import/mapping";

type RequestBody = NonNullable<RouteConfig["requestBody"]>;
type Schema = {
  type: "string" | "boolean";
  enum?: string[];
  maxLength?: number;
  default?: unknown;
  description?: string;
  example?: string;
};

const choices: Record<string, Schema> = {
  kind: { type: "string", enum: [...IMPORT_KINDS], example: "loans" },
  fileName: { type: "string", maxLength: 200, example: "loans.csv" },
  dryRun: { type: "boolean", default: false, description: "Checks every row and stores nothing." },
  openingTolerancePercent: {
    type: "string",
    default: "1",
    description: "Largest opening adjustment accepted, in percent of the loan's principal.",
  },
  defaultCountry: {
    type: "string",
    description: "ISO 3166 country of phone numbers without a country code.",
    example: "US",
  },
};

/**
 * The body of POST /v1/imports for the API document. It has two forms, and a file is no JSON: the
 * handler reads it itself and says which field is wrong.
 */
export const IMPORT_BODY: RequestBody = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: {
        type: "object",
        required: ["kind", "file"],
        properties: {
          ...choices,
          mapping: {
            type: "string",
            description: "The name of a saved mapping, or a mapping as JSON.",
          },
          file: { type: "string", contentMediaType: "text/csv", description: "CSV, UTF-8." },
        },
      },
    },
    "application/json": {
      schema: {
        type: "object",
        required: ["kind", "fileName"],
        properties: {
          ...choices,
          mapping: {
            oneOf: [{ type: "string" }, { $ref: "#/components/schemas/ImportMapping" }],
          },
        },
      },
      example: { kind: "loans", fileName: "book.csv", openingTolerancePercent: "2.5" },
    },
  },
};

export const FILE_BODY: RequestBody = {
  required: true,
  description: "The CSV file itself, of any size: it is streamed into storage.",
  content: { "text/csv": { schema: { type: "string" } } },
};

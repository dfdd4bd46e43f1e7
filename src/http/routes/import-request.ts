import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ImportRequest } from "../../app/import/start";
import { countryOfCurrency } from "../../domain/import/default-country";
import { IMPORT_KINDS, Mapping } from "../../domain/import/mapping";
import type { AppEnv } from "../app-env";
import { type FieldError, fieldErrors } from "../field-errors";

const TOLERANCE_PERCENT = "1";
export const MAPPING_NAME_MAX = 100;

const FileName = z.string().trim().min(1).max(200);
const Flag = z
  .union([z.boolean(), z.enum(["true", "false", "on", "1", "0", ""])])
  .transform((value) => value === true || value === "true" || value === "on" || value === "1");

/** The choices of an import, from a form or from JSON. */
export const Choices = z.strictObject({
  kind: z.enum(IMPORT_KINDS, `is one of ${IMPORT_KINDS.join(", ")}`),
  fileName: FileName.optional(),
  dryRun: Flag.default(false),
  mapping: z.union([z.string(), z.looseObject({})]).optional(),
  openingTolerancePercent: z
    .string()
    .trim()
    .regex(/^\d{1,3}(\.\d{1,4})?$/, 'is a decimal number in percent, such as "1"')
    .default(TOLERANCE_PERCENT),
  defaultCountry: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{2}$/, "is an ISO 3166 country code such as US")
    .optional(),
});

export type ReadRequest =
  | Readonly<{ ok: true; request: ImportRequest }>
  | Readonly<{ ok: false; errors: readonly FieldError[] }>;

/**
 * Reads the choices of an import. `mapping` is the name of a saved one, or a mapping itself: an
 * object, or its JSON in a form field.
 */
export function readRequest(
  fields: unknown,
  defaults: Readonly<{ fileName: string; currency: string }>,
): ReadRequest {
  const choices = Choices.safeParse(fields);
  if (!choices.success) return { ok: false, errors: fieldErrors(choices.error, "#") };
  const { kind, fileName, dryRun, openingTolerancePercent, defaultCountry } = choices.data;
  const mapping = readMapping(choices.data.mapping);
  if (mapping !== null && typeof mapping === "object" && "errors" in mapping) {
    return { ok: false, errors: mapping.errors };
  }
  const request: ImportRequest = {
    kind,
    fileName: fileName ?? defaults.fileName,
    dryRun,
    mapping,
    openingTolerancePercent,
    defaultCountry: (defaultCountry ?? countryOfCurrency(defaults.currency)).toUpperCase(),
  };
  return { ok: true, request };
}

type MappingErrors = Readonly<{ errors: readonly FieldError[] }>;

function readMapping(given: unknown): string | Mapping | MappingErrors | null {
  if (given === undefined || given === "") return null;
  let value = given;
  if (typeof given === "string") {
    const text = given.trim();
    if (!text.startsWith("{")) {
      if (text.length <= MAPPING_NAME_MAX) return text;
      return mappingError(`is longer than a name: use at most ${MAPPING_NAME_MAX} characters`);
    }
    try {
      value = JSON.parse(text);
    } catch {
      return mappingError("is neither the name of a saved mapping nor valid JSON");
    }
  }
  const parsed = Mapping.safeParse(value);
  return parsed.success ? parsed.data : { errors: fieldErrors(parsed.error, "#/mapping") };
}

function mappingError(detail: string): MappingErrors {
  return { errors: [{ pointer: "#/mapping", detail }] };
}

export type FormImport = Readonly<{ fields: Record<string, unknown>; file: File | undefined }>;

/** A form with a file, read whole: its size is bounded before. Undefined when it is no such form. */
export async function readForm(c: Context<AppEnv>): Promise<FormImport | undefined> {
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch {
    return undefined;
  }
  const fields: Record<string, unknown> = {};
  let file: File | undefined;
  for (const [name, value] of form.entries()) {
    if (typeof value === "string") fields[name] = value;
    else if (name === "file") file = value;
    else fields[name] = "a file";
  }
  return { fields, file };
}

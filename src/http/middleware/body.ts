import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env";
import { problem } from "../problem";

const JSON_BYTES_MAX = 4 * 1024 * 1024;
/** A form is held in memory as a whole, with its file. */
export const FORM_BYTES_MAX = 33 * 1024 * 1024;
/** A file of this size still fits in, beside the other fields of its form. */
export const FORM_FILE_BYTES_MAX = 33_000_000;

const UNSAFE: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);
const TYPES = ["application/json", "multipart/form-data", "text/csv", "application/octet-stream"];

/** The API takes JSON, and files where a route says so; anything else is told what to send. */
export const bodyType = createMiddleware<AppEnv>(async (c, next) => {
  if (!UNSAFE.has(c.req.method)) return next();
  const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const empty = type === "" && (c.req.header("content-length") ?? "0") === "0";
  if (!empty && !TYPES.includes(type)) return problem(c, "request.unsupported_type");
  return next();
});

const limitTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => problem(c, "request.too_large", { bytesMax: maxSize }),
  });
const jsonLimit = limitTo(JSON_BYTES_MAX);
const formLimit = limitTo(FORM_BYTES_MAX);

/** A file that is sent as a raw body is streamed on and may be of any size; all else is held. */
export const bodySize = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === "PUT" && /^\/v1\/imports\/[^/]+\/file$/.test(c.req.path)) return next();
  const form = (c.req.header("content-type") ?? "").startsWith("multipart/");
  return form ? formLimit(c, next) : jsonLimit(c, next);
});

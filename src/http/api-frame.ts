import type { App } from "./app-env";
import { problemAnswers } from "./openapi";
import type { ProblemCode } from "./problem-codes";

type Document = ReturnType<App["getOpenAPI31Document"]>;
type Operation = NonNullable<NonNullable<Document["paths"]>[string]["get"]>;

/** Every route's own refusals have brought it there. */
const PROBLEM = { $ref: "#/components/schemas/Problem" };

const METHODS = ["get", "post", "put", "patch", "delete"] as const;
type Method = (typeof METHODS)[number];

/**
 * Adds to each operation what the frame around it can answer, so that no route says it again: who may
 * call and how often, what a body may be, what a key of idempotency holds, and what breaks on our side.
 */
export function withFrame(document: Document): Document {
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const own = operation.responses ?? {};
      const said = Object.values(own).flatMap((one) => (one["x-problem-codes"] ?? []) as string[]);
      const codes = [...frameOf(method, operation), ...said] as ProblemCode[];
      const plain = Object.entries(own).filter(([, one]) => !("x-problem-codes" in one));
      // What a route answers in its own words stays as it is: RFC 6749 knows no problems.
      operation.responses = { ...problemAnswers(codes, PROBLEM), ...Object.fromEntries(plain) };
    }
  }
  return document;
}

function frameOf(method: Method, operation: Operation): ProblemCode[] {
  return [
    ...callerCodes(method, operation),
    ...bodyCodes(method, operation),
    ...(isIdempotent(method, operation) ? KEY_CODES : []),
    "request.fault",
    "request.outage",
  ];
}

const SESSION_CODES = ["access.unauthenticated", "request.rate_limited"] as const;
const CALLER_CODES = [
  ...SESSION_CODES,
  "access.key_expired",
  "access.key_replaced",
  "access.key_revoked",
  "access.address_not_allowed",
  "access.tenant_suspended",
  "access.denied",
  "access.no_tenant",
] as const;

/** Where nobody has to say who they are, nobody is refused for it. */
function callerCodes(method: Method, { security = [] }: Operation): readonly ProblemCode[] {
  const ways = security.flatMap((way) => Object.keys(way));
  if (!ways.includes("session")) return [];
  const codes = ways.includes("apiKey") ? CALLER_CODES : SESSION_CODES;
  // Only a browser's cookie can be used by another site, and only to write.
  return method === "get" ? codes : [...codes, "access.cross_origin"];
}

function bodyCodes(method: Method, operation: Operation): readonly ProblemCode[] {
  if (!isUnderApi(operation)) return [];
  const types = contentTypes(operation);
  const codes: ProblemCode[] = [];
  if (types.length > 0) codes.push("request.unsupported_type");
  if (types.includes("application/json")) codes.push("request.too_large", "request.malformed");
  if (types.length > 0 || method !== "get") codes.push("request.invalid");
  return codes;
}

const KEY_CODES = ["request.key_reused", "request.in_progress"] as const;

/** A file is put in its place: sending it again is the same by itself. */
function isIdempotent(method: Method, operation: Operation): boolean {
  const isFile = contentTypes(operation).includes("text/csv");
  const isTenant = operation.security?.some((way) => "apiKey" in way) ?? false;
  return method !== "get" && isTenant && !isFile;
}

/** What is called by tenants; providers and token clients have bodies of their own. */
function isUnderApi({ security = [] }: Operation): boolean {
  return security.some((way) => "session" in way);
}

function contentTypes({ requestBody }: Operation): readonly string[] {
  return requestBody && "content" in requestBody ? Object.keys(requestBody.content) : [];
}

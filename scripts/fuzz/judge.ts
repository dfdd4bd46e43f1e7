import type { ApiDocument, ApiOperation } from "../../web/pages/api-document";
import { API_VERBS } from "../../web/pages/api-document";
import type { FuzzRequest } from "./requests";

/** A word that stands in everything of the other lender, and in no request. */
export const MARKER = "zyxwvut-of-another-lender";

export type FuzzAnswer = Readonly<{ status: number; type: string; text: string }>;

/** A body where none is asked for, a path that leads nowhere, a caller that is nobody. */
const ANYWHERE = new Set([
  "request.malformed",
  "request.unsupported_type",
  "request.too_large",
  "request.invalid",
  "request.not_found",
  "request.key_reused",
  "request.in_progress",
  "access.unauthenticated",
]);

/** What is wrong with an answer, by the document and by what no answer may have. */
export function openJudge(document: ApiDocument) {
  const operations = new Map<string, ApiOperation>();
  for (const item of Object.values(document.paths)) {
    for (const verb of API_VERBS) {
      const operation = item[verb];
      if (operation) operations.set(operation.operationId ?? "", operation);
    }
  }
  return function flawOf(request: FuzzRequest, answer: FuzzAnswer): string | undefined {
    const { status, type, text } = answer;
    if (text.includes(MARKER)) return "another lender's data";
    if (status >= 500) return `status ${status}`;
    const told = operations.get(request.operation)?.responses?.[status];
    if (status < 400) return told ? undefined : `undocumented status ${status}`;
    if (type !== "application/problem+json") {
      return told?.content?.[type] ? undefined : `${status} as ${type || "nothing"}`;
    }
    const { code } = JSON.parse(text) as { code: string };
    const isTold = told?.["x-problem-codes"]?.includes(code) ?? false;
    return isTold || ANYWHERE.has(code) ? undefined : `undocumented ${status} ${code}`;
  };
}

/** The request as a line that a shell can send again. */
export function curlOf(origin: string, { method, path, headers, body }: FuzzRequest): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const all = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const line = `curl -sS -X ${method} ${all.join(" ")} -H "authorization: Bearer $FORBEAR_KEY" ${quoted(origin + path)}`;
  if (body === undefined) return line;
  if (body.length > 20_000) return `${line} # with a body of ${body.length} bytes: use the seed`;
  const bytes = btoa(String.fromCharCode(...body));
  return `echo ${bytes} | base64 -d | ${line} --data-binary @-`;
}

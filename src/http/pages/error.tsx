import { ErrorPage, problemKind } from "../../../web/components/error-page";
import { PROBLEMS, type ProblemCode } from "../problem-codes";
import { type PageContext, translatorOf } from "./page";

/** What went wrong, for a reader; machines get the problem itself. */
export function errorPage(c: PageContext, code: ProblemCode): Response | Promise<Response> {
  const { status } = PROBLEMS[code];
  const page = (
    <ErrorPage t={translatorOf(c)} kind={problemKind(status)} requestId={c.get("requestId")} />
  );
  c.header("cache-control", "private, no-store");
  return c.html(String(page), status);
}

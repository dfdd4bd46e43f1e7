import { ErrorPage, problemKind } from "../../../web/components/error-page";
import { translate } from "../../../web/locales/translate";
import type { Locale } from "../../app/context";
import { PROBLEMS, type ProblemCode } from "../problem-codes";
import type { PageContext } from "./page";

/** What went wrong, for a reader; machines get the problem itself. */
export function errorPage(c: PageContext, code: ProblemCode): Response | Promise<Response> {
  const { status } = PROBLEMS[code];
  // What failed before the language was known is told in English.
  const locale: Locale | undefined = c.get("locale");
  const t = translate(locale ?? "en");
  const page = <ErrorPage t={t} kind={problemKind(status)} requestId={c.get("requestId")} />;
  c.header("cache-control", "private, no-store");
  return c.html(String(page), status);
}

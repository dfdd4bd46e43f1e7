import { ErrorPage, problemKind } from "../../../web/components/error-page";
import { translate } from "../../../web/locales/translate";
import { localeOf } from "../auth/locale";
import { PROBLEMS, type ProblemCode } from "../problem-codes";
import type { PageContext } from "./page";

/** What went wrong, as a page; it may come before anybody knows who asks and in which language. */
export function errorPage(c: PageContext, code: ProblemCode): Response | Promise<Response> {
  const { status } = PROBLEMS[code];
  const t = translate(c.get("locale") ?? localeOf(c.req.raw, null));
  c.header("cache-control", "no-store");
  return c.html(
    String(<ErrorPage t={t} kind={problemKind(status)} requestId={c.get("requestId")} />),
    status,
  );
}

import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { CODE_FORMS, type CodeForm } from "../../../web/components/code-sample";
import { ApiChapterPage } from "../../../web/pages/api-chapter";
import { type ApiDocument, chaptersOf } from "../../../web/pages/api-document";
import type { DocsProps } from "../../../web/pages/api-frame";
import { ApiReferencePage } from "../../../web/pages/api-reference";
import { GuidePage } from "../../../web/pages/guide";
import { GUIDES } from "../../../web/pages/guides";
import { ProblemPage } from "../../../web/pages/problem";
import { ProblemsPage } from "../../../web/pages/problems";
import { QuickStartPage } from "../../../web/pages/quick-start";
import { dateAt, instant } from "../../kernel/calendar";
import { findTenantOfOrganization } from "../../store/directory";
import type { AppEnv } from "../app-env";
import { PROBLEMS, type ProblemCode } from "../problem-codes";
import { spokenProblem } from "../problem-words/words";
import { newPages, pathOf, translatorOf } from "./page";

const FORM_COOKIE = "forbear-code";
const YEAR_SECONDS = 365 * 24 * 3600;
const CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** The documentation, open to everyone: prose, problems, and the document of `/openapi.json`. */
export function docsPages(readDocument: () => ApiDocument) {
  return newPages()
    .get("/docs", (c) => {
      const document = readDocument();
      return c.html(String(<ApiReferencePage {...shown(c, document)} document={document} />));
    })
    .get("/docs/quick-start", async (c) => {
      const page = <QuickStartPage {...shown(c, readDocument())} tenant={await readersTenant(c)} />;
      return c.html(String(page));
    })
    .get("/docs/:chapter", (c) => {
      const slug = c.req.param("chapter");
      const document = readDocument();
      const props = { ...shown(c, document), document };
      const guide = GUIDES.find((one) => one === slug);
      if (guide) return c.html(String(<GuidePage {...props} guide={guide} />));
      const chapter = props.chapters.find((one) => one.slug === slug);
      if (!chapter) return c.notFound();
      return c.html(String(<ApiChapterPage {...props} chapter={chapter} />));
    })
    .get("/problems", (c) => {
      if (!wantsPage(c)) return c.json({ problems: CODES.map(said) });
      const problems = CODES.map((code) => spokenProblem(code, c.get("locale")));
      const page = <ProblemsPage {...shown(c, readDocument())} problems={problems} />;
      return c.html(String(page));
    })
    .get("/problems/:code", (c) => {
      const code = CODES.find((one) => one === c.req.param("code"));
      if (!code) return c.notFound();
      if (!wantsPage(c)) return c.json(said(code));
      const problem = spokenProblem(code, c.get("locale"));
      const page = <ProblemPage {...shown(c, readDocument())} problem={problem} />;
      return c.html(String(page));
    });
}

function said(code: ProblemCode) {
  const { status, title } = PROBLEMS[code];
  return { type: `/problems/${code}`, code, status, title };
}

/** A browser says that it reads HTML; a program, or whoever says nothing, gets JSON. */
function wantsPage(c: Context<AppEnv>): boolean {
  c.header("vary", "accept");
  return (c.req.header("accept") ?? "").includes("text/html");
}

function shown(c: Context<AppEnv>, document: ApiDocument): DocsProps {
  // Asked again each time, or a change of language would show the page of before.
  c.header("cache-control", "private, no-cache");
  const origin = new URL(c.env.PUBLIC_URL || c.req.url).origin;
  const chapters = chaptersOf(document);
  return { t: translatorOf(c), chapters, origin, path: pathOf(c), form: formOf(c) };
}

/** The form of code that was chosen last, on this page or any before. */
function formOf(c: Context<AppEnv>): CodeForm {
  const isForm = (text: string | undefined): text is CodeForm =>
    CODE_FORMS.some((form) => form === text);
  const asked = c.req.query("code");
  if (isForm(asked)) {
    setCookie(c, FORM_COOKIE, asked, {
      path: "/",
      httpOnly: true,
      secure: c.req.url.startsWith("https:"),
      sameSite: "Lax",
      maxAge: YEAR_SECONDS,
    });
    return asked;
  }
  const kept = getCookie(c, FORM_COOKIE);
  return isForm(kept) ? kept : "curl";
}

async function readersTenant(c: Context<AppEnv>) {
  const organizationId = c.get("session")?.organizationId;
  const entry = organizationId ? await findTenantOfOrganization(c.env, organizationId) : null;
  if (!entry) return null;
  const { name, mode, clockOn, timezone } = entry.tenant;
  return { name, mode, businessDate: clockOn ?? dateAt(instant(Date.now()), timezone) };
}

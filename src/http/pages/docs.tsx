import type { Context } from "hono";
import { ApiChapterPage } from "../../../web/pages/api-chapter";
import { type ApiDocument, chaptersOf } from "../../../web/pages/api-document";
import { ApiReferencePage } from "../../../web/pages/api-reference";
import type { AppEnv } from "../app-env";
import { publicOrigin } from "../webhook-url";
import { newPages, pathOf, translatorOf } from "./page";

/** The reference of the API, open to everyone, from the document that `/openapi.json` serves. */
export function docsPages(readDocument: (origin: string) => ApiDocument) {
  return newPages()
    .get("/docs", (c) => {
      const page = <ApiReferencePage {...shown(c)} document={readDocument(publicOrigin(c))} />;
      return c.html(String(page));
    })
    .get("/docs/:chapter", (c) => {
      const document = readDocument(publicOrigin(c));
      const chapter = chaptersOf(document).find(({ slug }) => slug === c.req.param("chapter"));
      if (!chapter) return c.notFound();
      const page = <ApiChapterPage {...shown(c)} document={document} chapter={chapter} />;
      return c.html(String(page));
    });
}

function shown(c: Context<AppEnv>) {
  // Asked again each time, or a change of language would show the page of before.
  c.header("cache-control", "private, no-cache");
  const origin = new URL(c.env.PUBLIC_URL || c.req.url).origin;
  return { t: translatorOf(c), origin, path: pathOf(c) };
}

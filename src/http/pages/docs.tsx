import type { ApiDocument } from "../../../web/pages/api-document";
import { ApiReferencePage } from "../../../web/pages/api-reference";
import { newPages, pathOf, translatorOf } from "./page";

/** The reference of the API, open to everyone, from the document that `/openapi.json` serves. */
export function docsPages(readDocument: () => ApiDocument) {
  return newPages().get("/docs", (c) => {
    const origin = new URL(c.env.PUBLIC_URL || c.req.url).origin;
    const page = (
      <ApiReferencePage
        t={translatorOf(c)}
        document={readDocument()}
        origin={origin}
        path={pathOf(c)}
      />
    );
    // Asked again each time, or a change of language would show the page of before.
    c.header("cache-control", "private, no-cache");
    return c.html(String(page));
  });
}

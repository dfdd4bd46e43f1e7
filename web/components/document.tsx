import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";

export type DocumentProps = Readonly<{
  t: Translator;
  title: string;
  bodyClass?: string | undefined;
  /** Work is under way: without script the page asks again after so many seconds. */
  refreshSeconds?: number | undefined;
  children?: Child;
}>;

// Style sheets and scripts come from our own files only, so htmx must not add its own.
const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false, history: false, prefix: "" });

/** The HTML around every page: language, title, style sheet, script, and the way past the menu. */
export function Document(props: DocumentProps) {
  const { t, title, bodyClass, refreshSeconds, children } = props;
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={t.locale}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="htmx-config" content={HTMX_CONFIG} />
          <title>{`${title} · ${t("product.name")}`}</title>
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/app.css" />
          {refreshSeconds && (
            <noscript>
              <meta http-equiv="refresh" content={String(refreshSeconds)} />
            </noscript>
          )}
          <script type="module" src="/assets/app.js"></script>
        </head>
        <body class={bodyClass}>
          <a class="skip" href="#main">
            {t("shell.skip")}
          </a>
          {children}
        </body>
      </html>
    </>
  );
}

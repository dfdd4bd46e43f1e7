import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";
import { Document } from "./document";
import { Mark } from "./icons";
import { LanguageSwitch } from "./language-switch";

export type AuthLayoutProps = Readonly<{
  t: Translator;
  title: string;
  lead?: Child;
  /** Path and query of this page. */
  path: string;
  /** What else one may want to do here, under the form. */
  after?: Child;
  children?: Child;
}>;

/** The quiet page before one is inside: one question, one form. */
export function AuthLayout({ t, title, lead, path, after, children }: AuthLayoutProps) {
  return (
    <Document t={t} title={title} bodyClass="auth">
      <header class="auth-head">
        <a class="brand" href="/">
          <Mark />
          <span>{t("product.name")}</span>
        </a>
        <LanguageSwitch t={t} path={path} />
      </header>
      <main id="main" class="auth-main" tabindex={-1}>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
        {after && <div class="auth-after">{after}</div>}
      </main>
      <footer class="auth-foot">{t("product.promise")}</footer>
    </Document>
  );
}

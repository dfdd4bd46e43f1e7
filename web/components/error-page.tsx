import type { Translator } from "../locales/translate";
import { Document } from "./document";
import { Mark } from "./icons";

const KINDS = ["notFound", "denied", "invalid", "conflict", "limited", "outage", "fault"] as const;
export type ProblemKind = (typeof KINDS)[number];

export type ErrorPageProps = Readonly<{
  t: Translator;
  kind: ProblemKind;
  requestId: string;
  /** Fields or facts, already in the reader's language. */
  details?: readonly string[];
}>;

/** What happened, what is safe, what to do. */
export function ErrorPage({ t, kind, requestId, details = [] }: ErrorPageProps) {
  const title = t(`problem.${kind}.title`);
  return (
    <Document t={t} title={title} bodyClass="auth">
      <header class="auth-head">
        <a class="brand" href="/">
          <Mark />
          <span>{t("product.name")}</span>
        </a>
      </header>
      <main id="main" class="auth-main" tabindex={-1}>
        <h1>{title}</h1>
        <dl class="three-answers">
          <dt>{t("problem.happened")}</dt>
          <dd>
            {t(`problem.${kind}.happened`)}
            {details.length > 0 && (
              <ul>
                {details.map((detail) => (
                  <li>{detail}</li>
                ))}
              </ul>
            )}
          </dd>
          <dt>{t("problem.safe")}</dt>
          <dd>{t(`problem.${kind}.safe`)}</dd>
          <dt>{t("problem.do")}</dt>
          <dd>{t(`problem.${kind}.do`)}</dd>
          <dt>{t("problem.requestId")}</dt>
          <dd>
            <code>{requestId}</code>
          </dd>
        </dl>
        <p>
          <a class="button" href="/">
            {t("problem.home")}
          </a>
        </p>
      </main>
    </Document>
  );
}

/** The page for a status of HTTP. */
export function problemKind(status: number): ProblemKind {
  if (status === 404 || status === 405) return "notFound";
  if (status === 401 || status === 403) return "denied";
  if (status === 409) return "conflict";
  if (status === 429) return "limited";
  if (status === 503) return "outage";
  return status >= 500 ? "fault" : "invalid";
}

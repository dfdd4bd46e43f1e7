import { CODE_FORMS, CodeBlock } from "../components/code-sample";
import { Marked } from "../components/marked";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { ApiFrame, type DocsProps } from "./api-frame";
import {
  machineOf,
  QUICK_START,
  QUICK_START_STEPS,
  type QuickStartStep,
} from "./quick-start-steps";

/** The lender that the reader is signed in to; null for a stranger. */
export type ReadersTenant = Readonly<{
  name: string;
  mode: "live" | "sandbox";
  businessDate: string;
}>;

export type QuickStartPageProps = DocsProps & Readonly<{ tenant: ReadersTenant | null }>;

/** From a fresh clone to a late loan, a letter, an event and a payment. A test does what it says. */
export function QuickStartPage(props: QuickStartPageProps) {
  const { t, chapters, path, form, origin } = props;
  return (
    <ApiFrame t={t} title={t("quickStart.title")} chapters={chapters} path={path}>
      <PageHeader
        title={t("quickStart.title")}
        above={<a href="/docs">{t("docs.title")}</a>}
        lead={<Marked text={t("quickStart.lead")} />}
      />
      <div class="guide">
        <p class="sample-forms" id="forms">
          <span>{t("quickStart.forms")}</span>
          {CODE_FORMS.map((one) => (
            <a href={`?code=${one}#forms`} aria-current={one === form ? "true" : undefined}>
              {one === "curl" ? "curl" : "TypeScript"}
            </a>
          ))}
        </p>
        <Section id="start" title={t("quickStart.start.title")}>
          <p>
            <Marked text={t("quickStart.start.text")} />
          </p>
          <CodeBlock t={t} id="install">
            npm ci && npm start
          </CodeBlock>
          <p>
            <Marked text={t("quickStart.machine.text")} />
          </p>
          <CodeBlock t={t} id="machine">
            {machineOf(origin)}
          </CodeBlock>
          <Reader {...props} />
        </Section>
        {QUICK_START_STEPS.map((step, index) => (
          <Step {...props} step={step} number={index + 1} />
        ))}
        <Section id="next" title={t("quickStart.next.title")}>
          <ul>
            <li>
              <a href="/docs/errors">{t("guide.errors.title")}</a>
            </li>
            <li>
              <a href="/docs/sandbox-and-live">{t("guide.sandbox-and-live.title")}</a>
            </li>
            <li>
              <a href="/docs/imports">{t("quickStart.next.imports")}</a>
            </li>
          </ul>
        </Section>
      </div>
    </ApiFrame>
  );
}

type StepProps = QuickStartPageProps & Readonly<{ step: QuickStartStep; number: number }>;

function Step({ t, form, step, number }: StepProps) {
  return (
    <Section id={`step-${step}`} title={`${number}. ${t(`quickStart.${step}.title`)}`}>
      <p>
        <Marked text={t(`quickStart.${step}.text`)} />
      </p>
      {QUICK_START[step][form].map(({ text, file }, index) => (
        <CodeBlock t={t} id={`${step}-${index + 1}`} file={file}>
          {text}
        </CodeBlock>
      ))}
      <p class="quick-start-seen">
        <Marked text={t(`quickStart.${step}.seen`)} />
      </p>
    </Section>
  );
}

/** Whose lender this browser is at, so that nobody wonders where the quick start's loans are. */
function Reader({ t, tenant }: QuickStartPageProps) {
  if (!tenant) return null;
  const { name, mode, businessDate } = tenant;
  return (
    <p class="quick-start-reader">
      {t(`quickStart.reader.${mode}`, { name, date: t.formatDate(businessDate) })}{" "}
      <a href="/settings/api-keys">{t("quickStart.reader.keys")}</a>
    </p>
  );
}

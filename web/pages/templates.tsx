import { Breadcrumbs } from "../components/breadcrumbs";
import { DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { TextareaField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import { Facts } from "../components/facts";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import { isWrittenFor } from "../../src/domain/notice/template-name";
import type { MessageKey, Translator } from "../locales/translate";

type Channel = "email" | "sms" | "letter" | "message";
type Language = "en" | "zh-CN";
const CHANNELS: readonly Channel[] = ["email", "sms", "letter", "message"];
const LANGUAGES: readonly Language[] = ["en", "zh-CN"];

export type TemplatesPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  names: readonly string[];
  /** The version of the lender's own words by `name/channel/locale`; null: Forbear's count again. */
  own: ReadonlyMap<string, number | null>;
}>;

/** Which words count for each letter, way and language. */
export function TemplatesPage({ t, frame, names, own }: TemplatesPageProps) {
  const rows = names.flatMap((name) => LANGUAGES.map((locale) => ({ name, locale })));
  return (
    <Shell t={t} frame={frame} title={t("template.title")}>
      <PageHeader title={t("template.title")} lead={t("template.lead")} />
      <DataTable
        t={t}
        id="templates-table"
        caption={t("template.title")}
        rows={rows}
        columns={[
          {
            key: "letter",
            label: t("template.letter"),
            prose: true,
            cell: ({ name, locale }) => `${letterName(t, name)} (${t(`locale.${locale}`)})`,
          },
          ...CHANNELS.map((channel) => ({
            key: channel,
            label: t(`notice.channel.${channel}`),
            cell: ({ name, locale }: Readonly<{ name: string; locale: Language }>) => {
              if (!isWrittenFor(name, channel)) return <span class="zero">–</span>;
              const place = `${name}/${channel}/${locale}`;
              const version = own.get(place);
              const says = version ? t("template.own", { version }) : t("template.ours");
              const label = `${letterName(t, name)}, ${t(`notice.channel.${channel}`)}, ${t(`locale.${locale}`)}: ${says}`;
              return (
                <a href={`/settings/templates/${place}`} aria-label={label}>
                  {says}
                </a>
              );
            },
          })),
        ]}
      />
    </Shell>
  );
}

export type TemplatePageProps = Readonly<{
  t: Translator;
  frame: Frame;
  name: string;
  channel: Channel;
  locale: Language;
  values: Readonly<{ subject: string; text: string; from: string; loan: string }>;
  errors: FieldErrors;
  facts: readonly string[];
  /** How it reads; `loan` null: about a made-up one. Null as a whole: it cannot be read. */
  preview: Readonly<{
    subject: string;
    text: string;
    loan: string | null;
    sms: Readonly<{ encoding: string; length: number; segments: number }> | null;
  }> | null;
  versions: readonly Readonly<{
    version: number;
    isOwn: boolean;
    who: string;
    createdAt: number;
  }>[];
  canWrite: boolean;
}>;

export function TemplatePage(props: TemplatePageProps) {
  const { t, frame, name, channel, locale } = props;
  const title = t("template.edit.title", {
    letter: letterName(t, name),
    channel: t(`notice.channel.${channel}`),
    language: t(`locale.${locale}`),
  });
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={
          <Breadcrumbs
            t={t}
            trail={[{ href: "/settings/templates", label: t("template.title") }]}
          />
        }
        title={title}
      />
      <div class="object">
        <div>
          <Section id="words" title={t("template.text")}>
            <WordsForm {...props} />
          </Section>
          <Section id="preview" title={t("template.preview")}>
            <Preview {...props} />
          </Section>
        </div>
        <div>
          <Section id="facts" title={t("template.facts")}>
            <Facts
              facts={props.facts.map((fact) => ({
                term: fact,
                detail: t(`template.fact.${fact}` as MessageKey),
              }))}
            />
          </Section>
          <Section id="versions" title={t("template.versions")}>
            <Versions {...props} />
          </Section>
        </div>
      </div>
    </Shell>
  );
}

function WordsForm(props: TemplatePageProps) {
  const { t, name, channel, locale, values, errors, canWrite } = props;
  const action = `/settings/templates/${name}/${channel}/${locale}`;
  return (
    <Form t={t} action={action} errors={errors} label={t("template.text")}>
      <input type="hidden" name="from" value={values.from} />
      {channel !== "sms" && (
        <TextField
          t={t}
          name="subject"
          label={t("template.subject")}
          value={values.subject}
          error={errors["subject"]}
          maxlength={200}
        />
      )}
      <TextareaField
        t={t}
        name="text"
        label={t("template.text")}
        help={t("template.text.help")}
        value={values.text}
        error={errors["text"]}
        rows={channel === "sms" ? 6 : 22}
        maxlength={20000}
      />
      <TextField
        t={t}
        name="loan"
        label={t("template.preview.loan")}
        help={t("template.preview.loanHelp")}
        value={values.loan}
        required={false}
        maxlength={100}
      />
      <div class="page-actions">
        {canWrite && <Submit>{t("template.save")}</Submit>}
        <button type="submit" class="button" formaction={`${action}/preview`}>
          {t("template.preview.look")}
        </button>
      </div>
    </Form>
  );
}

function Preview({ t, preview, locale }: TemplatePageProps) {
  if (!preview) return <p class="quiet">{t("template.preview.none")}</p>;
  const { subject, text, loan, sms } = preview;
  return (
    <div class="flow">
      <p class="quiet">
        {loan === null ? t("template.preview.sample") : t("template.preview.about", { loan })}
      </p>
      <article class="letter">
        {subject !== "" && (
          <dl class="letter-head">
            <div>
              <dt>{t("template.subject")}</dt>
              <dd lang={locale}>{subject}</dd>
            </div>
          </dl>
        )}
        <div class="letter-text" lang={locale}>
          {text}
        </div>
      </article>
      {sms && <p>{t("template.segments", sms)}</p>}
    </div>
  );
}

function Versions(props: TemplatePageProps) {
  const { t, frame, name, channel, locale, versions, canWrite } = props;
  const { timezone } = frame.tenant;
  if (versions.length === 0) return <p class="quiet">{t("template.versions.none")}</p>;
  return (
    <div class="flow">
      <ul>
        {versions.map(({ version, isOwn, who, createdAt }) => (
          <li>
            {t("template.version", { version })}: {isOwn ? who : t("template.ours")},{" "}
            <InstantText t={t} at={createdAt} timezone={timezone} />
          </li>
        ))}
      </ul>
      {canWrite && versions[0]?.isOwn && (
        <Form
          t={t}
          action={`/settings/templates/${name}/${channel}/${locale}/removal`}
          label={t("template.drop")}
          inline
        >
          <Submit tone="plain">{t("template.drop")}</Submit>
        </Form>
      )}
    </div>
  );
}

function letterName(t: Translator, name: string): string {
  return t(`policy.letter.${name}` as MessageKey);
}

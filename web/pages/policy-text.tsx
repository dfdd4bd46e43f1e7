import { Breadcrumbs } from "../components/breadcrumbs";
import { TextareaField } from "../components/fields";
import { FilterChips } from "../components/filter-chips";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";

export type PolicyTextPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  version: number;
  name: string;
  format: "yaml" | "json";
  text: string;
  /** The writing of the draft that the text was. */
  revision: number;
  /** Whether the text may be changed and take the draft's place. */
  isOpen: boolean;
  /** What is wrong with what was pasted, with its lines. */
  problems: readonly string[];
}>;

const NAMES = { yaml: "YAML", json: "JSON" } as const;

export function PolicyTextPage(props: PolicyTextPageProps) {
  const { t, frame, version, name, format, text, isOpen, problems } = props;
  const path = `/policy/versions/${version}`;
  const named = t("policy.versionNamed", { version, name });
  const title = t("policy.textTitle", { name: named });
  const trail = [
    { href: "/policy", label: t("policy.title") },
    { href: path, label: named },
  ];
  const label = t("policy.textLabel", { format: NAMES[format] });
  const error = problems.length === 0 ? undefined : problems.join("\n");
  const count = problems.length;
  const summary = count === 0 ? {} : { text: t("policy.textWrong", { count }) };
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trail} />}
        title={title}
        lead={t("policy.textIntro")}
        actions={
          <button
            type="button"
            class="button"
            data-copy="field-text"
            data-copied={t("shell.copied")}
            hidden
          >
            {t("shell.copy")}
          </button>
        }
      />
      <FilterChips
        label={t("policy.textFormat")}
        chips={(["yaml", "json"] as const).map((one) => ({
          href: `${path}/document?as=${one}`,
          label: NAMES[one],
          current: one === format,
        }))}
      />
      {isOpen ? (
        <Form t={t} action={`${path}/document?as=${format}`} errors={summary} label={label}>
          <input type="hidden" name="revision" value={String(props.revision)} />
          <TextareaField
            t={t}
            name="text"
            label={label}
            help={t("policy.textHelp")}
            error={error}
            value={text}
            rows={30}
          />
          <div>
            <Submit>{t("policy.textReplace")}</Submit>
          </div>
        </Form>
      ) : (
        <div class="form">
          <TextareaField t={t} name="text" label={label} value={text} rows={30} readonly />
        </div>
      )}
    </Shell>
  );
}

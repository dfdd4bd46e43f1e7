import { Breadcrumbs } from "../components/breadcrumbs";
import { DataTable } from "../components/data-table";
import { EmptyState } from "../components/empty-state";
import { SelectField, TextField } from "../components/fields";
import { FilterChips } from "../components/filter-chips";
import { described, type FieldErrors, FieldFrame, fieldId, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { IMPORT_KINDS, type ImportKind } from "./import-form";

export type MappingFormValues = Readonly<{
  name: string;
  kind: ImportKind;
  dateFormat: string;
  /** Our column → a column of the lender's file, or `=` and a value. */
  lines: Readonly<Record<string, string>>;
}>;

export type MappingRow = Readonly<{
  name: string;
  kind: ImportKind;
  columnCount: number;
  /** False for one made by API that says more than the form can. */
  isPlain: boolean;
}>;

export type MappingColumn = Readonly<{ name: string; isRequired: boolean; isDate: boolean }>;

export type MappingsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  saved: readonly MappingRow[];
  /** Our columns of the kind that the form is for. */
  columns: readonly MappingColumn[];
  dateFormats: readonly string[];
  values: MappingFormValues;
  canSave: boolean;
  errors?: FieldErrors;
}>;

const PATH = "/imports/mappings";
const LINE_LENGTH_MAX = 200;
const NAME_LENGTH_MAX = 100;

export function columnFieldName(column: string): string {
  return `column-${column}`;
}

export function MappingsPage(props: MappingsPageProps) {
  const { t, frame, saved, canSave } = props;
  const trail = [{ href: "/imports", label: t("imports.title") }];
  return (
    <Shell t={t} frame={frame} title={t("mapping.title")}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trail} />}
        title={t("mapping.title")}
        lead={t("mapping.intro")}
      />
      <Section id="saved" title={t("mapping.saved.caption")}>
        {saved.length === 0 ? (
          <EmptyState title={t("mapping.empty.title")} text={t("mapping.empty.text")} />
        ) : (
          <SavedTable t={t} saved={saved} />
        )}
      </Section>
      {canSave && (
        <Section id="mapping" title={t("mapping.form")}>
          <MappingForm {...props} />
        </Section>
      )}
    </Shell>
  );
}

function SavedTable({ t, saved }: Pick<MappingsPageProps, "t" | "saved">) {
  return (
    <DataTable
      t={t}
      id="mappings-table"
      caption={t("mapping.saved.caption")}
      rows={saved}
      columns={[
        {
          key: "name",
          label: t("mapping.name"),
          cell: ({ name, isPlain }) =>
            isPlain ? (
              <a href={`${PATH}?name=${encodeURIComponent(name)}#mapping`}>{name}</a>
            ) : (
              name
            ),
        },
        { key: "kind", label: t("imports.kind"), cell: ({ kind }) => t(`import.kind.${kind}`) },
        {
          key: "columns",
          label: t("mapping.columns"),
          numeric: true,
          cell: ({ columnCount }) => t.formatNumber(columnCount),
        },
        {
          key: "where",
          label: t("mapping.change"),
          cell: ({ isPlain }) => t(isPlain ? "mapping.change.here" : "mapping.change.api"),
        },
      ]}
    />
  );
}

function MappingForm({ t, columns, dateFormats, values, errors }: MappingsPageProps) {
  return (
    <div class="flow">
      <FilterChips
        label={t("import.form.kind")}
        chips={IMPORT_KINDS.map((kind) => ({
          label: t(`import.kind.${kind}`),
          href: `${PATH}?kind=${kind}#mapping`,
          current: kind === values.kind,
        }))}
      />
      <Form t={t} action={PATH} errors={errors} label={t("mapping.form")}>
        <input type="hidden" name="kind" value={values.kind} />
        <TextField
          t={t}
          name="name"
          label={t("mapping.name")}
          help={t("mapping.nameHelp")}
          value={values.name}
          error={errors?.["name"]}
          maxlength={NAME_LENGTH_MAX}
        />
        <SelectField
          t={t}
          name="dateFormat"
          label={t("mapping.dateFormat")}
          value={values.dateFormat}
          options={dateFormats.map((format) => ({ value: format, label: writtenAs(format) }))}
        />
        <p class="quiet">{t("mapping.lines")}</p>
        {columns.map((column) => (
          <ColumnLine t={t} column={column} values={values} errors={errors} />
        ))}
        <div>
          <Submit>{t("mapping.submit")}</Submit>
        </div>
      </Form>
    </div>
  );
}

/** A day one cannot read two ways: what a pattern of letters means must be guessed. */
function writtenAs(format: string): string {
  return format
    .replace("YYYY", "2026")
    .replace("MMM", "Mar")
    .replace("MM", "03")
    .replace("DD", "31");
}

type ColumnLineProps = Pick<MappingsPageProps, "t" | "values"> &
  Readonly<{ column: MappingColumn; errors: FieldErrors | undefined }>;

/** An empty line is never wrong here: only a file can lack a column. */
function ColumnLine({ t, column, values, errors }: ColumnLineProps) {
  const name = columnFieldName(column.name);
  const help = column.isDate ? t("mapping.date") : undefined;
  const error = errors?.[name];
  return (
    <FieldFrame
      t={t}
      name={name}
      label={<code>{column.name}</code>}
      help={help}
      error={error}
      optional={!column.isRequired}
    >
      <input
        id={fieldId(name)}
        name={name}
        class="input"
        value={values.lines[column.name] ?? ""}
        maxlength={LINE_LENGTH_MAX}
        autocomplete="off"
        {...described(name, help, error)}
      />
    </FieldFrame>
  );
}

import { Checkbox, Radios } from "../components/choices";
import { FileField, SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export const IMPORT_KINDS = ["loans", "schedules", "payments", "standings"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export type SavedMapping = Readonly<{ name: string; kind: ImportKind }>;

/** What was chosen before an error, so that nothing is lost. A file must be chosen again. */
export type ImportFormValues = Readonly<{
  kind: ImportKind;
  mapping: string;
  openingTolerancePercent: string;
  dryRun: boolean;
}>;

const FRESH: ImportFormValues = {
  kind: "loans",
  mapping: "",
  openingTolerancePercent: "1",
  dryRun: true,
};

type ImportFormProps = Readonly<{
  t: Translator;
  mappings: readonly SavedMapping[];
  fileBytesMax: number;
  values: ImportFormValues | undefined;
  errors: FieldErrors | undefined;
}>;

/** Where the API reference tells how a file is sent as a stream, of any size. */
const FILE_BY_API = "/docs/imports#put-v1-imports-id-file";

/** Multipart to /imports: kind, file, mapping, openingTolerancePercent, dryRun. */
export function ImportForm(props: ImportFormProps) {
  const { t, mappings, fileBytesMax, values = FRESH, errors } = props;
  return (
    <Form t={t} action="/imports" errors={errors} files label={t("imports.new")}>
      <Radios
        name="kind"
        legend={t("import.form.kind")}
        value={values.kind}
        error={errors?.["kind"]}
        choices={IMPORT_KINDS.map((kind) => ({
          value: kind,
          label: t(`import.kind.${kind}`),
          help: t(`import.kindHelp.${kind}`),
        }))}
      />
      <FileField
        t={t}
        name="file"
        label={t("import.form.file")}
        help={
          <>
            {t("import.form.fileHelp", { size: t.formatBytes(fileBytesMax) })}{" "}
            <a href={FILE_BY_API}>{t("import.form.largerFile")}</a>
          </>
        }
        error={errors?.["file"]}
        accept=".csv,text/csv"
      />
      <SelectField
        t={t}
        name="mapping"
        label={t("import.form.mapping")}
        help={
          <>
            {t("import.form.mappingHelp")}{" "}
            <a href="/imports/mappings">{t("import.form.mappingMake")}</a>
          </>
        }
        error={errors?.["mapping"]}
        required={false}
        value={values.mapping}
        options={[
          { value: "", label: t("import.form.mappingNone") },
          ...mappings.map(({ name, kind }) => ({
            value: name,
            label: `${name} · ${t(`import.kind.${kind}`)}`,
          })),
        ]}
      />
      <TextField
        t={t}
        name="openingTolerancePercent"
        label={t("import.form.tolerance")}
        help={t("import.form.toleranceHelp")}
        error={errors?.["openingTolerancePercent"]}
        value={values.openingTolerancePercent}
        inputmode="decimal"
        suffix={t("import.form.percent")}
        width="short"
      />
      <Checkbox name="dryRun" label={t("import.form.dryRun")} checked={values.dryRun} />
      <Submit>{t("import.form.submit")}</Submit>
    </Form>
  );
}

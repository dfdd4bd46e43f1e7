import { BUCKET_NAMES } from "../components/bucket";
import { Checkbox } from "../components/choices";
import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export const EXPORT_FORM_KINDS = [
  "loans",
  "states",
  "ledger",
  "transitions",
  "contacts",
  "notices",
  "audit",
] as const;
export type ExportKindName = (typeof EXPORT_FORM_KINDS)[number] | "everything";

export const EXPORT_WHENS = ["now", "day", "week", "month", "monthEnd"] as const;

/** As typed, so that nothing is lost when it comes back. */
export type ExportFormValues = Readonly<{
  kind: string;
  format: string;
  asOf: string;
  from: string;
  to: string;
  currency: string;
  bucket: string;
  personal: boolean;
  when: string;
}>;

export type ExportFormProps = Readonly<{
  t: Translator;
  values: ExportFormValues;
  errors?: FieldErrors | undefined;
}>;

/** One form for a file of now and for one that is made by itself. */
export function ExportForm({ t, values, errors }: ExportFormProps) {
  return (
    <Form t={t} action="/exports" errors={errors} label={t("exports.new")}>
      <SelectField
        t={t}
        name="kind"
        label={t("export.form.kind")}
        value={values.kind}
        error={errors?.["kind"]}
        options={EXPORT_FORM_KINDS.map((kind) => ({
          value: kind,
          label: t(`export.kind.${kind}`),
        }))}
      />
      <SelectField
        t={t}
        name="format"
        label={t("export.form.format")}
        help={t("export.form.formatHelp")}
        value={values.format}
        options={(["csv", "ndjson"] as const).map((format) => ({
          value: format,
          label: t(`export.format.${format}`),
        }))}
      />
      <ExportFilters t={t} values={values} errors={errors} />
      <Checkbox
        name="personal"
        label={t("export.form.personal")}
        help={t("export.form.personalHelp")}
        checked={values.personal}
      />
      {errors?.["personal"] && (
        <p class="field-error" id="field-personal">
          {errors["personal"]}
        </p>
      )}
      <SelectField
        t={t}
        name="when"
        label={t("export.form.when")}
        help={t("export.form.whenHelp")}
        value={values.when}
        options={EXPORT_WHENS.map((when) => ({ value: when, label: t(`export.when.${when}`) }))}
      />
      <div>
        <Submit>{t("export.form.submit")}</Submit>
      </div>
    </Form>
  );
}

function ExportFilters({ t, values, errors }: ExportFormProps) {
  return (
    <>
      <TextField
        t={t}
        name="asOf"
        type="date"
        label={t("export.form.asOf")}
        help={t("export.form.asOfHelp")}
        value={values.asOf}
        error={errors?.["asOf"]}
        required={false}
      />
      <TextField
        t={t}
        name="from"
        type="date"
        label={t("export.form.from")}
        help={t("export.form.daysHelp")}
        value={values.from}
        error={errors?.["from"]}
        required={false}
      />
      <TextField
        t={t}
        name="to"
        type="date"
        label={t("export.form.to")}
        value={values.to}
        error={errors?.["to"]}
        required={false}
      />
      <TextField
        t={t}
        name="currency"
        label={t("export.form.currency")}
        help={t("export.form.currencyHelp")}
        value={values.currency}
        error={errors?.["currency"]}
        maxlength={3}
        width="short"
        required={false}
      />
      <SelectField
        t={t}
        name="bucket"
        label={t("export.form.bucket")}
        help={t("export.form.bucketHelp")}
        value={values.bucket}
        error={errors?.["bucket"]}
        required={false}
        options={[
          { value: "", label: t("export.form.allBuckets") },
          ...BUCKET_NAMES.map((name) => ({ value: name, label: name })),
        ]}
      />
    </>
  );
}

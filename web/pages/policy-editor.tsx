import { type Option, SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";
import { type EditorRow, LadderFields } from "./policy-ladder-fields";

/** The fields as they were stored or typed. */
export type EditorValues = Readonly<{
  name: string;
  effectiveOn: string;
  tolerance: string;
  tolerancePercent: string;
  tolerancePercentMax: string;
  graceDays: string;
  allocation: string;
  windowStart: string;
  windowEnd: string;
  rows: readonly EditorRow[];
}>;

export type PolicyEditorProps = Readonly<{
  t: Translator;
  action: string;
  values: EditorValues;
  errors: FieldErrors;
  currency: string;
  allocations: readonly Option[];
  templates: readonly Option[];
  /** The hours that the law leaves, such as 08:00. */
  law: Readonly<{ start: string; end: string }>;
  earliestOn: string;
}>;

export function PolicyEditor(props: PolicyEditorProps) {
  const { t, action, values, errors, law, earliestOn } = props;
  const field = (name: Exclude<keyof EditorValues, "rows">) => ({
    t,
    name,
    value: values[name],
    error: errors[name],
  });
  return (
    <Form t={t} action={action} errors={errors} label={t("policy.editor")}>
      <TextField {...field("name")} label={t("policy.name")} maxlength={120} />
      <TextField
        {...field("effectiveOn")}
        label={t("policy.effectiveOn")}
        help={t("policy.effectiveOnHelp")}
        type="date"
        min={earliestOn}
      />
      <LadderFields t={t} rows={values.rows} errors={errors} templates={props.templates} />
      <CountingFields {...props} />
      <SelectField
        {...field("allocation")}
        label={t("policy.allocation")}
        help={t("policy.allocationHelp")}
        options={props.allocations}
      />
      <TextField
        {...field("windowStart")}
        label={t("policy.windowStart")}
        help={t("policy.windowHelp", law)}
        width="short"
      />
      <TextField {...field("windowEnd")} label={t("policy.windowEnd")} width="short" />
      <div class="form-row">
        <Submit>{t("policy.save")}</Submit>
        <button type="submit" class="button" name="next" value="submit">
          {t("policy.saveAndSubmit")}
        </button>
      </div>
    </Form>
  );
}

function CountingFields({ t, values, errors, currency }: PolicyEditorProps) {
  return (
    <>
      <TextField
        t={t}
        name="tolerance"
        label={t("policy.tolerance")}
        help={t("policy.toleranceHelp")}
        value={values.tolerance}
        error={errors["tolerance"]}
        inputmode="decimal"
        suffix={currency}
        width="short"
      />
      <TextField
        t={t}
        name="tolerancePercent"
        label={t("policy.tolerancePercent")}
        help={t("policy.tolerancePercentHelp")}
        value={values.tolerancePercent}
        error={errors["tolerancePercent"]}
        inputmode="decimal"
        required={false}
        suffix="%"
        width="short"
      />
      <TextField
        t={t}
        name="tolerancePercentMax"
        label={t("policy.tolerancePercentMax")}
        value={values.tolerancePercentMax}
        error={errors["tolerancePercentMax"]}
        inputmode="decimal"
        required={false}
        suffix={currency}
        width="short"
      />
      <TextField
        t={t}
        name="graceDays"
        label={t("policy.graceDays")}
        help={t("policy.graceHelp")}
        value={values.graceDays}
        error={errors["graceDays"]}
        inputmode="numeric"
        width="short"
      />
    </>
  );
}

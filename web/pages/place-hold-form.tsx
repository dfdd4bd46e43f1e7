import { HOLD_STOPS } from "../../src/domain/policy/step-action";
import { Checkbox } from "../components/choices";
import { TextField } from "../components/fields";
import { fieldId, type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

type Props = Readonly<{
  t: Translator;
  loanId: string;
  today: string;
  again: Readonly<{ values: Readonly<Record<string, string>>; errors: FieldErrors }> | undefined;
}>;

const WORDS_MAX = 500;

/** POST …/holds with `stop-…`, `reason`, `legalBasis`, `owner`, `from`, `to`, `openEndReason`. */
export function PlaceHoldForm({ t, loanId, today, again }: Props) {
  const { values = {}, errors } = again ?? {};
  const words = (name: "reason" | "legalBasis" | "owner") => (
    <TextField
      t={t}
      name={name}
      label={t(`hold.${name}`)}
      value={values[name]}
      error={errors?.[name]}
      maxlength={name === "owner" ? 120 : WORDS_MAX}
    />
  );
  return (
    <Form t={t} action={`/loans/${loanId}/holds`} errors={errors}>
      <fieldset class="field choices" id={fieldId("stops")}>
        <legend>{t("hold.stops")}</legend>
        {errors?.["stops"] && <p class="field-error">{errors["stops"]}</p>}
        {HOLD_STOPS.map((stop) => (
          <Checkbox
            name={`stop-${stop}`}
            label={t(`hold.stop.${stop}`)}
            checked={values[`stop-${stop}`] !== undefined}
          />
        ))}
      </fieldset>
      {words("reason")}
      {words("legalBasis")}
      {words("owner")}
      <TextField
        t={t}
        name="from"
        type="date"
        label={t("hold.from")}
        value={values["from"] ?? today}
        min={today}
        error={errors?.["from"]}
      />
      <TextField
        t={t}
        name="to"
        type="date"
        label={t("hold.to")}
        help={t("hold.to.help")}
        value={values["to"]}
        error={errors?.["to"]}
        required={false}
      />
      <TextField
        t={t}
        name="openEndReason"
        label={t("hold.openEndReason")}
        help={t("hold.openEndReason.help")}
        value={values["openEndReason"]}
        error={errors?.["openEndReason"]}
        maxlength={WORDS_MAX}
        required={false}
      />
      <div>
        <Submit>{t("hold.place.submit")}</Submit>
      </div>
    </Form>
  );
}

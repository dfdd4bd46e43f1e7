import { Checkbox } from "../components/choices";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, fieldId, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export type SubscriptionValues = Readonly<{
  name: string;
  url: string;
  types: readonly string[];
  /** What a change was made from. */
  revision?: string;
}>;

type FieldsProps = Readonly<{
  t: Translator;
  action: string;
  label: string;
  types: readonly string[];
  values?: SubscriptionValues | undefined;
  errors?: FieldErrors | undefined;
}>;

/** What a subscription is: a name, an address, and which events go there. */
export function SubscriptionFields({ t, action, label, types, values, errors }: FieldsProps) {
  const chosen = new Set(values?.types ?? []);
  const error = errors?.["types"];
  return (
    <Form t={t} action={action} errors={errors} label={label}>
      {values?.revision !== undefined && (
        <input type="hidden" name="revision" value={values.revision} />
      )}
      <TextField
        t={t}
        name="name"
        label={t("subscription.name")}
        help={t("subscription.nameHelp")}
        value={values?.name}
        error={errors?.["name"]}
        maxlength={80}
      />
      <TextField
        t={t}
        name="url"
        label={t("subscription.url")}
        help={t("subscription.urlHelp")}
        value={values?.url}
        error={errors?.["url"]}
        maxlength={500}
      />
      <fieldset
        class="field choices"
        id={fieldId("types")}
        aria-describedby={error ? `${fieldId("types")}-error` : undefined}
      >
        <legend>{t("subscription.types")}</legend>
        <p class="help">{t("subscription.typesHelp")}</p>
        {error && (
          <p class="field-error" id={`${fieldId("types")}-error`}>
            {error}
          </p>
        )}
        <div class="scopes">
          {types.map((type) => (
            <Checkbox
              name="types"
              value={type}
              label={eventName(t, type)}
              checked={chosen.has(type)}
            />
          ))}
        </div>
      </fieldset>
      <div>
        <Submit>{label}</Submit>
      </div>
    </Form>
  );
}

/** An event in the reader's words. */
export function eventName(t: Translator, type: string): string {
  return t(`event.${type}` as "event.loan.cured");
}

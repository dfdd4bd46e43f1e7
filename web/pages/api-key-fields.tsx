import { TextareaField, TextField } from "../components/fields";
import type { FieldErrors } from "../components/form";
import type { Translator } from "../locales/translate";

export type KeyValues = Readonly<{
  name: string;
  /** The last day on which it works; empty: it does not end by itself. */
  lastDay: string;
  /** One address or network a line. */
  addresses: string;
}>;

type FieldsProps = Readonly<{
  t: Translator;
  timezone: string;
  values?: Partial<KeyValues> | undefined;
  errors?: FieldErrors | undefined;
}>;

/** What may be said of a key now and later: its name, its end, its addresses. */
export function KeyFields({ t, timezone, values, errors }: FieldsProps) {
  return (
    <>
      <TextField
        t={t}
        name="name"
        label={t("keys.name")}
        help={t("keys.nameHelp")}
        value={values?.name}
        error={errors?.["name"]}
        maxlength={80}
      />
      <TextField
        t={t}
        name="lastDay"
        type="date"
        label={t("keys.lastDay")}
        help={t("keys.lastDayHelp", { timezone })}
        value={values?.lastDay}
        error={errors?.["lastDay"]}
        required={false}
      />
      <TextareaField
        t={t}
        name="addresses"
        label={t("keys.addresses")}
        help={t("keys.addressesHelp")}
        value={values?.addresses ?? ""}
        error={errors?.["addresses"]}
        rows={3}
        required={false}
      />
    </>
  );
}

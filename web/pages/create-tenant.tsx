import { AuthLayout } from "../components/auth-layout";
import { Radios } from "../components/choices";
import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";
import { LOCALES } from "./preferences";

export type CreateTenantPageProps = Readonly<{
  t: Translator;
  path: string;
  /** IANA names and ISO 4217 codes to choose from. */
  timezones: readonly string[];
  currencies: readonly string[];
  values?: Readonly<{
    name: string;
    mode: "live" | "sandbox";
    timezone: string;
    currency: string;
    locale: string;
  }>;
  errors?: FieldErrors;
}>;

/** POST /tenants/new: name, mode, timezone, currency, locale. */
export function CreateTenantPage(props: CreateTenantPageProps) {
  const { t, path, timezones, currencies, values, errors } = props;
  const same = (value: string) => ({ value, label: value });
  return (
    <AuthLayout t={t} title={t("tenant.newTitle")} lead={t("tenant.newIntro")} path={path}>
      <Form t={t} action="/tenants/new" errors={errors} label={t("tenant.newTitle")}>
        <TextField
          t={t}
          name="name"
          label={t("tenant.name")}
          help={t("tenant.nameHelp")}
          value={values?.name}
          autocomplete="organization"
          maxlength={120}
          error={errors?.["name"]}
        />
        <Radios
          name="mode"
          legend={t("tenant.mode")}
          value={values?.mode ?? "sandbox"}
          error={errors?.["mode"]}
          choices={(["sandbox", "live"] as const).map((mode) => ({
            value: mode,
            label: t(`tenant.mode.${mode}`),
            help: t(`tenant.mode.${mode}Help`),
          }))}
        />
        <SelectField
          t={t}
          name="timezone"
          label={t("tenant.timezone")}
          value={values?.timezone ?? "UTC"}
          options={timezones.map(same)}
          error={errors?.["timezone"]}
        />
        <SelectField
          t={t}
          name="currency"
          label={t("tenant.currency")}
          help={t("tenant.currencyHelp")}
          value={values?.currency ?? "USD"}
          options={currencies.map(same)}
          error={errors?.["currency"]}
        />
        <SelectField
          t={t}
          name="locale"
          label={t("tenant.locale")}
          help={t("tenant.localeHelp")}
          value={values?.locale ?? t.locale}
          options={LOCALES.map((locale) => ({ value: locale, label: t(`locale.${locale}`) }))}
          error={errors?.["locale"]}
        />
        <Submit>{t("tenant.create")}</Submit>
      </Form>
    </AuthLayout>
  );
}

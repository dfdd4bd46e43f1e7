import { DateText } from "../components/date";
import { Facts } from "../components/facts";
import { SelectField, TextareaField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Locale, Translator } from "../locales/translate";

export type PreferencesPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** `name` as typed, when it could not be saved. */
  tenant: Readonly<{
    id: string;
    name: string;
    currency: string;
    locale: Locale;
    letterhead: string;
  }>;
  /** Whether the reader may change the lender's name and language. */
  canManage: boolean;
  timezones: readonly string[];
  errors?: FieldErrors;
}>;

export const LOCALES: readonly Locale[] = ["en", "zh-CN"];

/** POST /settings/preferences: `locale` for the reader, `name`, `tenantLocale` and `timezone` for the lender. */
export function PreferencesPage(props: PreferencesPageProps) {
  const { t, frame, tenant, timezones, canManage, errors } = props;
  const languages = LOCALES.map((locale) => ({ value: locale, label: t(`locale.${locale}`) }));
  return (
    <Shell t={t} frame={frame} title={t("preferences.title")}>
      <PageHeader title={t("preferences.title")} />
      <div class="columns">
        <Section id="preferences" title={t("preferences.yours")}>
          <Form t={t} action="/settings/preferences" errors={errors} label={t("preferences.title")}>
            <SelectField
              t={t}
              name="locale"
              label={t("preferences.language")}
              value={t.locale}
              options={languages}
              error={errors?.["locale"]}
            />
            {canManage && (
              <>
                <TextField
                  t={t}
                  name="name"
                  label={t("preferences.tenantName")}
                  help={t("tenant.nameHelp")}
                  value={tenant.name}
                  maxlength={120}
                  error={errors?.["name"]}
                />
                <SelectField
                  t={t}
                  name="tenantLocale"
                  label={t("preferences.tenantLocale")}
                  value={tenant.locale}
                  options={languages}
                  error={errors?.["tenantLocale"]}
                />
                <SelectField
                  t={t}
                  name="timezone"
                  label={t("tenant.timezone")}
                  help={t("preferences.timezoneHelp")}
                  value={frame.tenant.timezone}
                  options={timezones.map((zone) => ({ value: zone, label: zone }))}
                  error={errors?.["timezone"]}
                />
                <TextareaField
                  t={t}
                  name="letterhead"
                  label={t("preferences.letterhead")}
                  help={t("preferences.letterheadHelp")}
                  value={tenant.letterhead}
                  rows={4}
                  maxlength={400}
                  required={false}
                />
              </>
            )}
            <div>
              <Submit>{t("preferences.save")}</Submit>
            </div>
          </Form>
        </Section>
        <Section id="tenant" title={frame.tenant.name}>
          <p class="quiet">{t("preferences.fixed")}</p>
          <Facts
            facts={[
              { term: t("preferences.mode"), detail: t(`shell.${frame.tenant.mode}`) },
              { term: t("tenant.currency"), detail: tenant.currency },
              {
                term: t("shell.businessDate"),
                detail: <DateText t={t} on={frame.tenant.businessDate} />,
              },
              { term: t("preferences.id"), detail: <code>{tenant.id}</code> },
            ]}
          />
        </Section>
      </div>
    </Shell>
  );
}

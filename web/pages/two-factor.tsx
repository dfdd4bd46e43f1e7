import { AuthLayout } from "../components/auth-layout";
import { Checkbox } from "../components/choices";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export type TwoFactorPageProps = Readonly<{
  t: Translator;
  path: string;
  next?: string;
  errors?: FieldErrors;
}>;

/** POST /two-factor: code (six digits, or a backup code), trustDevice, next. */
export function TwoFactorPage({ t, path, next, errors }: TwoFactorPageProps) {
  return (
    <AuthLayout
      t={t}
      title={t("auth.twoFactorTitle")}
      lead={t("auth.twoFactorIntro")}
      path={path}
      after={
        <p>
          <a href="/sign-in">{t("auth.backToSignIn")}</a>
        </p>
      }
    >
      <Form t={t} action="/two-factor" errors={errors} label={t("auth.verify")}>
        {next && <input type="hidden" name="next" value={next} />}
        <TextField
          t={t}
          name="code"
          label={t("auth.code")}
          help={t("auth.backupCode")}
          autocomplete="one-time-code"
          maxlength={24}
          width="code"
          error={errors?.["code"]}
        />
        <Checkbox name="trustDevice" label={t("auth.trustDevice")} />
        <Submit>{t("auth.verify")}</Submit>
      </Form>
    </AuthLayout>
  );
}

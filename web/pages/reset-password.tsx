import { Alert } from "../components/alert";
import { AuthLayout } from "../components/auth-layout";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export type ResetPasswordPageProps = Readonly<{
  t: Translator;
  path: string;
  /** From the link; null when it is used or too old. */
  token: string | null;
  passwordLengthMin: number;
  errors?: FieldErrors;
}>;

/** POST /reset-password: token, password. */
export function ResetPasswordPage(props: ResetPasswordPageProps) {
  const { t, path, token, passwordLengthMin, errors } = props;
  return (
    <AuthLayout
      t={t}
      title={t("auth.resetTitle")}
      path={path}
      after={
        <p>
          <a href="/sign-in">{t("auth.backToSignIn")}</a>
        </p>
      }
    >
      {token === null ? (
        <Alert tone="watch">
          {t("auth.resetInvalid")} <a href="/forgot-password">{t("auth.forgotSubmit")}</a>
        </Alert>
      ) : (
        <Form t={t} action="/reset-password" errors={errors} label={t("auth.resetTitle")}>
          <input type="hidden" name="token" value={token} />
          <TextField
            t={t}
            name="password"
            type="password"
            label={t("auth.newPassword")}
            help={t("auth.passwordHelp", { min: passwordLengthMin })}
            autocomplete="new-password"
            minlength={passwordLengthMin}
            error={errors?.["password"]}
          />
          <Submit>{t("auth.resetSubmit")}</Submit>
        </Form>
      )}
    </AuthLayout>
  );
}

import { Alert } from "../components/alert";
import { AuthLayout } from "../components/auth-layout";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export type ForgotPasswordPageProps = Readonly<{
  t: Translator;
  path: string;
  email?: string;
  /** The answer is the same whether the address is known or not. */
  sent?: boolean;
  errors?: FieldErrors;
}>;

/** POST /forgot-password: email. */
export function ForgotPasswordPage({ t, path, email, sent, errors }: ForgotPasswordPageProps) {
  return (
    <AuthLayout
      t={t}
      title={t("auth.forgotTitle")}
      lead={sent ? undefined : t("auth.forgotIntro")}
      path={path}
      after={
        <p>
          <a href="/sign-in">{t("auth.backToSignIn")}</a>
        </p>
      }
    >
      {sent ? (
        <Alert tone="good">{t("auth.forgotSent", { email: email ?? "" })}</Alert>
      ) : (
        <Form t={t} action="/forgot-password" errors={errors} label={t("auth.forgotTitle")}>
          <TextField
            t={t}
            name="email"
            type="email"
            label={t("auth.email")}
            value={email}
            autocomplete="username"
            error={errors?.["email"]}
          />
          <Submit>{t("auth.forgotSubmit")}</Submit>
        </Form>
      )}
    </AuthLayout>
  );
}

import { Alert } from "../components/alert";
import { AuthLayout } from "../components/auth-layout";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export type SignInPageProps = Readonly<{
  t: Translator;
  /** Path and query of this page. */
  path: string;
  /** Where to go after; a path of this site. */
  next?: string;
  email?: string;
  errors?: FieldErrors;
  /** One line, such as that the password was changed. */
  said?: string;
}>;

/** POST /sign-in: email, password, next. */
export function SignInPage({ t, path, next, email, errors, said }: SignInPageProps) {
  const after = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <AuthLayout
      t={t}
      title={t("auth.signInTitle")}
      path={path}
      after={
        <>
          <p>
            <a href="/forgot-password">{t("auth.forgot")}</a>
          </p>
          <p>
            {t("auth.noAccount")} <a href={`/sign-up${after}`}>{t("auth.signUp")}</a>
          </p>
        </>
      }
    >
      {said && <Alert tone="good">{said}</Alert>}
      <Form t={t} action="/sign-in" errors={errors} label={t("auth.signIn")}>
        {next && <input type="hidden" name="next" value={next} />}
        <TextField
          t={t}
          name="email"
          type="email"
          label={t("auth.email")}
          value={email}
          autocomplete="username"
          error={errors?.["email"]}
        />
        <TextField
          t={t}
          name="password"
          type="password"
          label={t("auth.password")}
          autocomplete="current-password"
          error={errors?.["password"]}
        />
        <Submit>{t("auth.signIn")}</Submit>
      </Form>
    </AuthLayout>
  );
}

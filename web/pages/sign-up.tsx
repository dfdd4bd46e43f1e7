import { AuthLayout } from "../components/auth-layout";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

export type SignUpPageProps = Readonly<{
  t: Translator;
  path: string;
  next?: string;
  passwordLengthMin: number;
  values?: Readonly<{ name: string; email: string }>;
  errors?: FieldErrors;
}>;

/** POST /sign-up: name, email, password, next. */
export function SignUpPage(props: SignUpPageProps) {
  const { t, path, next, passwordLengthMin, values, errors } = props;
  const after = next ? `?next=${encodeURIComponent(next)}` : "";
  return (
    <AuthLayout
      t={t}
      title={t("auth.signUpTitle")}
      lead={t("auth.signUpIntro")}
      path={path}
      after={
        <p>
          {t("auth.haveAccount")} <a href={`/sign-in${after}`}>{t("auth.signIn")}</a>
        </p>
      }
    >
      <Form t={t} action="/sign-up" errors={errors} label={t("auth.signUp")}>
        {next && <input type="hidden" name="next" value={next} />}
        <TextField
          t={t}
          name="name"
          label={t("auth.name")}
          value={values?.name}
          autocomplete="name"
          maxlength={120}
          error={errors?.["name"]}
        />
        <TextField
          t={t}
          name="email"
          type="email"
          label={t("auth.email")}
          value={values?.email}
          autocomplete="username"
          error={errors?.["email"]}
        />
        <TextField
          t={t}
          name="password"
          type="password"
          label={t("auth.password")}
          help={t("auth.passwordHelp", { min: passwordLengthMin })}
          autocomplete="new-password"
          minlength={passwordLengthMin}
          error={errors?.["password"]}
        />
        <Submit>{t("auth.signUp")}</Submit>
      </Form>
    </AuthLayout>
  );
}

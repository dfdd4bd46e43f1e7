import type { FieldErrors } from "../../../web/components/form";
import { SignUpPage } from "../../../web/pages/sign-up";
import { PASSWORD_LENGTH_MIN } from "../auth/better-auth";
import { safeNextPath } from "../auth/next-path";
import { authErrors, carryCookies, identityOf, nextQuery, statusOf } from "./auth-form";
import {
  newPages,
  type PageContext,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

export const signUpPages = newPages();

signUpPages.get("/sign-up", (c) => {
  const next = safeNextPath(c.req.query("next"));
  return c.get("session") ? redirectAfter(c, next ?? "/") : signUpPage(c, { next });
});

signUpPages.post("/sign-up", async (c) => {
  const { name = "", email = "", password = "", ...form } = await readForm(c);
  const next = safeNextPath(form["next"]);
  const answer = await identityOf(c).signUp({ name, email: email.trim(), password });
  carryCookies(c, answer);
  if (answer.ok) return redirectAfter(c, next ?? "/");
  const t = translatorOf(c);
  const errors = authErrors(t, answer, {
    USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { email: t("auth.emailTaken") },
    INVALID_PASSWORD: { password: t("auth.passwordShort", { min: PASSWORD_LENGTH_MIN }) },
  });
  return signUpPage(c, { next, values: { name, email }, errors, status: statusOf(answer) });
});

type SignUpFacts = Readonly<{
  next: string | undefined;
  values?: Readonly<{ name: string; email: string }>;
  errors?: FieldErrors;
  status?: 422 | 429;
}>;

function signUpPage(c: PageContext, { next, values, errors, status }: SignUpFacts) {
  return renderPage(
    c,
    <SignUpPage
      t={translatorOf(c)}
      path={`/sign-up${nextQuery(next)}`}
      passwordLengthMin={PASSWORD_LENGTH_MIN}
      {...(next ? { next } : {})}
      {...(values ? { values } : {})}
      {...(errors ? { errors } : {})}
    />,
    status,
  );
}

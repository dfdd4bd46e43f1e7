import type { FieldErrors } from "../../../web/components/form";
import { SignInPage } from "../../../web/pages/sign-in";
import { safeNextPath } from "../auth/next-path";
import { authErrors, carryCookies, identityOf, nextQuery, statusOf } from "./auth-form";
import {
  newPages,
  type PageContext,
  pathOf,
  readForm,
  redirectAfter,
  renderPage,
  takeSaid,
  translatorOf,
} from "./page";

export const signInPages = newPages();

signInPages.get("/sign-in", (c) => {
  const next = safeNextPath(c.req.query("next"));
  if (c.get("session")) return redirectAfter(c, next ?? "/");
  return signInPage(c, { next });
});

signInPages.post("/sign-in", async (c) => {
  const { email = "", password = "", ...form } = await readForm(c);
  const next = safeNextPath(form["next"]);
  const answer = await identityOf(c).signIn({ email: email.trim(), password });
  carryCookies(c, answer);
  if (answer.ok && answer.body["twoFactorRedirect"] === true) {
    return redirectAfter(c, `/two-factor${nextQuery(next)}`);
  }
  if (answer.ok) return redirectAfter(c, next ?? "/");
  const wrong = { "": translatorOf(c)("auth.wrong") };
  const errors = authErrors(translatorOf(c), answer, {
    INVALID_EMAIL_OR_PASSWORD: wrong,
    INVALID_EMAIL: wrong,
    PASSWORD_TOO_LONG: wrong,
  });
  return signInPage(c, { next, email, errors, status: statusOf(answer) });
});

type SignInFacts = Readonly<{
  next: string | undefined;
  email?: string;
  errors?: FieldErrors;
  status?: 422 | 429;
}>;

function signInPage(c: PageContext, { next, email, errors, status }: SignInFacts) {
  const t = translatorOf(c);
  const said = takeSaid(c, t);
  const path = c.req.method === "GET" ? pathOf(c) : `/sign-in${nextQuery(next)}`;
  return renderPage(
    c,
    <SignInPage
      t={t}
      path={path}
      {...(next ? { next } : {})}
      {...(email ? { email } : {})}
      {...(errors ? { errors } : {})}
      {...(said ? { said } : {})}
    />,
    status,
  );
}

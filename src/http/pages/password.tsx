import type { FieldErrors } from "../../../web/components/form";
import { ForgotPasswordPage } from "../../../web/pages/forgot-password";
import { ResetPasswordPage } from "../../../web/pages/reset-password";
import { PASSWORD_LENGTH_MIN } from "../auth/better-auth";
import { authErrors, carryCookies, identityOf, statusOf } from "./auth-form";
import {
  newPages,
  type PageContext,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

export const passwordPages = newPages();

passwordPages.get("/forgot-password", (c) =>
  renderPage(c, <ForgotPasswordPage t={translatorOf(c)} path="/forgot-password" />),
);

passwordPages.post("/forgot-password", async (c) => {
  const t = translatorOf(c);
  const email = ((await readForm(c))["email"] ?? "").trim();
  const answer = await identityOf(c).requestReset(email);
  if (answer.ok) {
    return renderPage(c, <ForgotPasswordPage t={t} path="/forgot-password" email={email} sent />);
  }
  const errors = authErrors(t, answer);
  return renderPage(
    c,
    <ForgotPasswordPage t={t} path="/forgot-password" email={email} errors={errors} />,
    statusOf(answer),
  );
});

passwordPages.get("/reset-password", (c) => resetPage(c, c.req.query("token") ?? null));

passwordPages.post("/reset-password", async (c) => {
  const { token = "", password = "" } = await readForm(c);
  const answer = await identityOf(c).reset({ token, newPassword: password });
  carryCookies(c, answer);
  if (answer.ok) return redirectAfter(c, "/sign-in", { key: "security.changed" });
  if (answer.code === "INVALID_TOKEN" || answer.code === "USER_NOT_FOUND") {
    return resetPage(c, null, undefined, 422);
  }
  return resetPage(c, token, authErrors(translatorOf(c), answer), statusOf(answer));
});

function resetPage(c: PageContext, token: string | null, errors?: FieldErrors, status?: 422 | 429) {
  // The token must not travel to another site in a Referer, nor into the language switch.
  c.header("referrer-policy", "same-origin");
  return renderPage(
    c,
    <ResetPasswordPage
      t={translatorOf(c)}
      path="/forgot-password"
      token={token}
      passwordLengthMin={PASSWORD_LENGTH_MIN}
      {...(errors ? { errors } : {})}
    />,
    status,
  );
}

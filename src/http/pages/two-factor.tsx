import type { FieldErrors } from "../../../web/components/form";
import { TwoFactorPage } from "../../../web/pages/two-factor";
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

/** Codes after which the whole sign-in has to begin again. */
const OVER: readonly string[] = ["INVALID_TWO_FACTOR_COOKIE", "TOTP_NOT_ENABLED"];

export const twoFactorPages = newPages();

twoFactorPages.get("/two-factor", (c) => {
  const next = safeNextPath(c.req.query("next"));
  return c.get("session") ? redirectAfter(c, next ?? "/") : twoFactorPage(c, next);
});

twoFactorPages.post("/two-factor", async (c) => {
  const { code = "", trustDevice, ...form } = await readForm(c);
  const next = safeNextPath(form["next"]);
  const proof = { code: code.replace(/\s/g, ""), trustDevice: trustDevice !== undefined };
  const answer = await identityOf(c).verifyCode(proof);
  carryCookies(c, answer);
  if (answer.ok) return redirectAfter(c, next ?? "/");
  if (OVER.includes(answer.code)) {
    return redirectAfter(c, `/sign-in${nextQuery(next)}`, { key: "auth.tookTooLong" });
  }
  const t = translatorOf(c);
  const wrong = { code: t("auth.wrongCode") };
  const tooMany = { "": t("auth.tooMany") };
  const errors = authErrors(t, answer, {
    INVALID_CODE: wrong,
    INVALID_BACKUP_CODE: wrong,
    VALIDATION_ERROR: wrong,
    TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: tooMany,
    ACCOUNT_TEMPORARILY_LOCKED: tooMany,
  });
  return twoFactorPage(c, next, errors, statusOf(answer));
});

function twoFactorPage(
  c: PageContext,
  next: string | undefined,
  errors?: FieldErrors,
  status?: 422 | 429,
) {
  return renderPage(
    c,
    <TwoFactorPage
      t={translatorOf(c)}
      path={`/two-factor${nextQuery(next)}`}
      {...(next ? { next } : {})}
      {...(errors ? { errors } : {})}
    />,
    status,
  );
}

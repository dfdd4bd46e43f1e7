import type { FieldErrors } from "../../../web/components/form";
import type { Translator } from "../../../web/locales/translate";
import { assert } from "../../kernel/assert";
import type { AuthAnswer } from "../auth/answer";
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from "../auth/better-auth";
import { type Identity, openIdentity } from "../auth/identity";
import type { PageContext } from "./page";

export function identityOf(c: PageContext): Identity {
  return openIdentity(c.env, c.req.raw, c.get("locale"));
}

/** Gives the browser the cookies that signing in or out has set. */
export function carryCookies(c: PageContext, answer: AuthAnswer): void {
  for (const cookie of answer.cookies) c.header("set-cookie", cookie, { append: true });
}

export function statusOf(answer: AuthAnswer): 422 | 429 {
  return answer.status === 429 ? 429 : 422;
}

/**
 * What was wrong, at its field; the form's own words for a code come first.
 */
export function authErrors(
  t: Translator,
  answer: AuthAnswer,
  own: Readonly<Record<string, FieldErrors>> = {},
): FieldErrors {
  if (answer.status === 429) return { "": t("auth.tooMany") };
  assert(answer.status < 500, `sign-in answers ${answer.status} ${answer.code}`);
  return own[answer.code] ?? commonErrors(t, answer);
}

function commonErrors(t: Translator, answer: AuthAnswer): FieldErrors {
  switch (answer.code) {
    case "INVALID_NAME":
      return { name: t("auth.nameMissing") };
    case "INVALID_EMAIL":
    // A body that is not as it should be; of our fields only the address can be that.
    case "VALIDATION_ERROR":
      return { email: t("auth.emailInvalid") };
    case "PASSWORD_TOO_SHORT":
      return { password: t("auth.passwordShort", { min: PASSWORD_LENGTH_MIN }) };
    case "PASSWORD_TOO_LONG":
      return { password: t("auth.passwordLong", { max: PASSWORD_LENGTH_MAX }) };
    default:
      return { "": t("problem.invalid.happened") };
  }
}

/** `?next=` for the following page, when there is somewhere to go. */
export function nextQuery(next: string | undefined): string {
  return next === undefined ? "" : `?next=${encodeURIComponent(next)}`;
}

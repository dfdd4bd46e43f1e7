import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { FieldErrors } from "../../../web/components/form";
import { SecurityPage } from "../../../web/pages/security";
import { assert } from "../../kernel/assert";
import type { AuthAnswer } from "../auth/answer";
import { PASSWORD_LENGTH_MIN } from "../auth/better-auth";
import { deviceOf } from "../auth/device";
import { endOthers, sessionsOf } from "../auth/people";
import { qrRows } from "../auth/qr-code";
import type { Session } from "../auth/session";
import { openSetup, SETUP_COOKIE, SETUP_SECONDS, sealSetup } from "../auth/setup-cookie";
import { authErrors, carryCookies, identityOf, statusOf } from "./auth-form";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

const SECURITY = "/settings/security";

export const securityPages = newPages();

securityPages.get(SECURITY, (c) => securityPage(c));

securityPages.post(`${SECURITY}/password`, async (c) => {
  const { currentPassword = "", newPassword = "" } = await readForm(c);
  const answer = await identityOf(c).changePassword({ currentPassword, newPassword });
  carryCookies(c, answer);
  if (answer.ok) return redirectAfter(c, SECURITY, { key: "security.changed" });
  const t = translatorOf(c);
  const { password, ...rest } = authErrors(t, answer, {
    INVALID_PASSWORD: { currentPassword: t("security.passwordWrong") },
  });
  const errors = password === undefined ? rest : { ...rest, newPassword: password };
  return securityPage(c, errors, statusOf(answer));
});

securityPages.post(`${SECURITY}/two-factor`, async (c) => {
  const { step, password = "", code = "" } = await readForm(c);
  if (step === "enable") return turnOn(c, password);
  if (step === "disable") return turnOff(c, password);
  const answer = await identityOf(c).confirmTwoFactor(code.replace(/\s/g, ""));
  carryCookies(c, answer);
  if (!answer.ok) {
    return securityPage(c, { code: translatorOf(c)("auth.wrongCode") }, statusOf(answer));
  }
  deleteCookie(c, SETUP_COOKIE, { path: SECURITY });
  return redirectAfter(c, SECURITY, { key: "security.twoFactorOn" });
});

securityPages.post(`${SECURITY}/sessions/ending`, async (c) => {
  await endOthers(c.env, signedIn(c), null);
  return redirectAfter(c, SECURITY, { key: "security.sessionEnded" });
});

securityPages.post(`${SECURITY}/sessions/:id/ending`, async (c) => {
  await endOthers(c.env, signedIn(c), c.req.param("id"));
  return redirectAfter(c, SECURITY, { key: "security.sessionEnded" });
});

async function turnOn(c: PageContext, password: string) {
  const answer = await identityOf(c).enableTwoFactor(password);
  if (!answer.ok) return wrongPassword(c, answer);
  const { totpURI, backupCodes } = answer.body;
  const setup = { uri: String(totpURI), backupCodes: backupCodes as string[] };
  setCookie(c, SETUP_COOKIE, await sealSetup(c.env, signedIn(c).person.id, setup), {
    path: SECURITY,
    httpOnly: true,
    secure: c.req.url.startsWith("https:"),
    sameSite: "Strict",
    maxAge: SETUP_SECONDS,
  });
  return redirectAfter(c, SECURITY);
}

async function turnOff(c: PageContext, password: string) {
  const answer = await identityOf(c).disableTwoFactor(password);
  carryCookies(c, answer);
  if (!answer.ok) return wrongPassword(c, answer);
  return redirectAfter(c, SECURITY, { key: "security.twoFactorOff" });
}

function wrongPassword(c: PageContext, answer: AuthAnswer) {
  const t = translatorOf(c);
  const wrong = { password: t("security.passwordWrong") };
  const errors = authErrors(t, answer, { INVALID_PASSWORD: wrong });
  return securityPage(c, errors, statusOf(answer));
}

async function securityPage(c: PageContext, errors?: FieldErrors, status?: 422 | 429) {
  const session = signedIn(c);
  const { t, frame } = pageShell(c, { current: SECURITY });
  const sessions = await sessionsOf(c.env, session);
  const setup = await setupOf(c, session);
  return renderPage(
    c,
    <SecurityPage
      t={t}
      frame={frame}
      passwordLengthMin={PASSWORD_LENGTH_MIN}
      twoFactorOn={session.person.twoFactorEnabled}
      sessions={sessions.map(({ userAgent, ...one }) => ({
        ...one,
        device: deviceOf(userAgent),
        isThis: one.id === session.id,
      }))}
      {...(setup ? { setup } : {})}
      {...(errors ? { errors } : {})}
    />,
    status,
  );
}

async function setupOf(c: PageContext, session: Session) {
  const sealed = getCookie(c, SETUP_COOKIE);
  if (sealed === undefined || session.person.twoFactorEnabled) return undefined;
  const setup = await openSetup(c.env, session.person.id, sealed);
  if (!setup) return undefined;
  const qr = qrRows(setup.uri);
  const key = new URL(setup.uri).searchParams.get("secret") ?? "";
  return { ...setup, key, ...(qr ? { qr } : {}) };
}

/** Pages of a tenant are reached by a cookie or not at all. */
function signedIn(c: PageContext): Session {
  const session = c.get("session");
  assert(session, "a security page has a session");
  return session;
}

import { ApiKeyPage, type ApiKeyPageProps } from "../../../web/pages/api-key";
import { changeKey } from "../../app/tenant/change-key";
import { findKey } from "../../app/tenant/list-keys";
import { revokeKey } from "../../app/tenant/revoke-key";
import { rotateKey } from "../../app/tenant/rotate-key";
import type { ApiKey } from "../../app/tenant/store";
import { OVERLAP_HOURS_DEFAULT } from "../../domain/api-key/standing";
import { writeKeyName } from "../../domain/api-key/token";
import { forgetKeys } from "../key-cache";
import { keyNumberOf } from "../routes/api-key-body";
import { actorNames } from "./actor-names";
import { draftOf, keyErrors, keyValues, typedKey } from "./api-key-form";
import { KEYS_PATH, keyRow } from "./api-keys";
import {
  newPages,
  type PageContext,
  pageShell,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

const OVERLAPS = [0, 1, 24, 72, 168];
const ONE = `${KEYS_PATH}/:id`;

export const apiKeyPage = newPages();

// What was verified here a moment ago is verified anew after a change made here.
apiKeyPage.use(`${KEYS_PATH}/*`, async (c, next) => {
  await next();
  if (c.req.method === "POST") forgetKeys(c.get("tenant").tenant.id);
});

apiKeyPage.get(ONE, async (c) => {
  const found = await findKey(c.get("tenant"), keyNumberOf(c));
  return found.ok ? renderPage(c, await onePage(c, found.value)) : c.notFound();
});

apiKeyPage.post(ONE, async (c) => {
  const ctx = c.get("tenant");
  const found = await findKey(ctx, keyNumberOf(c));
  if (!found.ok) return c.notFound();
  const t = translatorOf(c);
  const { timezone } = ctx.tenant;
  const values = typedKey(await c.req.parseBody());
  const again = async (change: Readonly<Record<string, string>>) =>
    renderPage(c, await onePage(c, found.value, { values, errors: { change } }), 422);
  const draft = draftOf(values, timezone);
  if (!draft) return again({ lastDay: t("keys.lastDayWrong") });
  const { name, expiresAt, allowedAddresses } = draft;
  // A day that was not touched leaves the moment alone, which may be any of the day, or past.
  const isSame = values.lastDay === keyValues(found.value, timezone).lastDay;
  const change = { name, allowedAddresses, ...(isSame ? {} : { expiresAt }) };
  const changed = await changeKey(ctx, keyNumberOf(c), change);
  if (changed.ok) return redirectAfter(c, pathOfOne(c), { key: "keys.wasChanged" });
  const { refusal } = changed;
  if (refusal.code === "api-key.not_found") return c.notFound();
  if (refusal.code === "api-key.beyond_own") return again({ "": t("keys.beyondOwn") });
  return again(keyErrors(t, refusal.flaws, draft));
});

apiKeyPage.post(`${ONE}/secrets`, async (c) => {
  const ctx = c.get("tenant");
  const found = await findKey(ctx, keyNumberOf(c));
  if (!found.ok) return c.notFound();
  const t = translatorOf(c);
  const { overlapHours, rotate } = await c.req.parseBody();
  const overlap = OVERLAPS.find((hours) => String(hours) === overlapHours) ?? OVERLAP_HOURS_DEFAULT;
  const again = async (wrong: Readonly<Record<string, string>>) =>
    renderPage(c, await onePage(c, found.value, { overlap, errors: { rotate: wrong } }), 422);
  if (rotate !== "true") return again({ rotate: t("keys.notConfirmed") });
  const rotated = await rotateKey(ctx, keyNumberOf(c), overlap);
  if (!rotated.ok) {
    const { code } = rotated.refusal;
    if (code === "api-key.not_found") return c.notFound();
    return again({
      "": t(code === "request.conflict" ? "keys.changedMeanwhile" : "keys.beyondOwn"),
    });
  }
  // No redirect: the secret is shown in this answer and nowhere else.
  const { secret, previousUntil } = rotated.value;
  return renderPage(c, await onePage(c, { ...found.value, previousUntil }, { secret }));
});

apiKeyPage.post(`${ONE}/revocation`, async (c) => {
  const found = await findKey(c.get("tenant"), keyNumberOf(c));
  if (!found.ok || found.value.revokedAt !== null) return c.notFound();
  const { revoke } = await c.req.parseBody();
  if (revoke !== "true") {
    const errors = { revoke: { revoke: translatorOf(c)("keys.notConfirmed") } };
    return renderPage(c, await onePage(c, found.value, { errors }), 422);
  }
  const revoked = await revokeKey(c.get("tenant"), keyNumberOf(c));
  return revoked.ok ? redirectAfter(c, KEYS_PATH, { key: "keys.wasRevoked" }) : c.notFound();
});

function pathOfOne(c: PageContext): string {
  return `${KEYS_PATH}/${c.req.param("id")}`;
}

type Answered = Partial<Pick<ApiKeyPageProps, "values" | "errors" | "secret" | "overlap">>;

async function onePage(c: PageContext, key: ApiKey, answered: Answered = {}) {
  const { tenant, now } = c.get("tenant");
  const { t, frame } = pageShell(c, { current: KEYS_PATH });
  const nameOf = await actorNames(c, t, [key.createdBy]);
  const { number, createdAt, allowedAddresses } = key;
  const clientId = writeKeyName({ mode: tenant.mode, tenant: tenant.id, number });
  const shown = { clientId, createdBy: nameOf(key.createdBy), createdAt, allowedAddresses };
  return (
    <ApiKeyPage
      t={t}
      frame={frame}
      apiKey={{ ...keyRow(key, now), ...shown }}
      values={keyValues(key, tenant.timezone)}
      overlaps={OVERLAPS}
      overlap={OVERLAP_HOURS_DEFAULT}
      {...answered}
    />
  );
}

import { ApiKeysPage, type ApiKeysPageProps } from "../../../web/pages/api-keys";
import { createKey, type CreateKeyRefusal } from "../../app/tenant/create-key";
import { listKeys } from "../../app/tenant/list-keys";
import type { ApiKey } from "../../app/tenant/store";
import { keyState } from "../../domain/api-key/standing";
import { checkKey, type KeyDraft } from "../../domain/api-key/terms";
import { permissionsOfScopes, SCOPE_NAMES } from "../../domain/member/role";
import type { Instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { draftOf, keyErrors, typedKey } from "./api-key-form";
import { newPages, type PageContext, pageShell, renderPage, translatorOf } from "./page";

export const KEYS_PATH = "/settings/api-keys";

export const apiKeyPages = newPages();

apiKeyPages.get(KEYS_PATH, (c) => renderKeys(c, {}));

apiKeyPages.post(KEYS_PATH, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("api-key.manage");
  const form = await c.req.parseBody({ all: true });
  const scopes = [form["scopes"] ?? []].flat().filter(isScope);
  const values = { ...typedKey(form), scopes };
  const t = translatorOf(c);
  const draft = draftOf(values, ctx.tenant.timezone);
  if (!draft || scopes.length === 0) {
    const flawed = draft ? keyErrors(t, checkKey(draft, ctx.now), draft) : null;
    const errors = flawed ?? { lastDay: t("keys.lastDayWrong") };
    const missing = scopes.length === 0 ? { scopes: t("keys.scopesMissing") } : {};
    return renderKeys(c, { values, errors: { ...errors, ...missing } });
  }
  const given = meaning(scopes, scopesOf(c));
  const created = await createKey(ctx, { ...draft, scopes: given });
  if (!created.ok) return renderKeys(c, { values, errors: wrong(c, created.refusal, draft) });
  // Shown in the answer to the form and nowhere else, so there is no page to be led to.
  const exampleUrl = new URL("/v1/loans", c.env.PUBLIC_URL || c.req.url).href;
  const { name, secret } = created.value;
  return renderKeys(c, { created: { name, secret, exampleUrl } });
});

function isScope(sent: unknown): sent is string {
  return typeof sent === "string" && sent !== "";
}

function wrong(c: PageContext, refusal: CreateKeyRefusal, draft: KeyDraft) {
  const t = translatorOf(c);
  switch (refusal.code) {
    case "api-key.invalid":
      return keyErrors(t, refusal.flaws, draft);
    case "api-key.unknown_scope":
      return { scopes: t("keys.scopesWrong") };
    case "api-key.beyond_own":
      return { scopes: t("keys.scopesBeyond") };
  }
}

async function renderKeys(
  c: PageContext,
  choices: Pick<ApiKeysPageProps, "values" | "created" | "errors">,
) {
  const ctx = c.get("tenant");
  const keys = await listKeys(ctx);
  const { t, frame } = pageShell(c, { current: KEYS_PATH });
  const page = (
    <ApiKeysPage
      t={t}
      frame={frame}
      keys={keys.map((key) => keyRow(key, ctx.now))}
      scopes={scopesOf(c)}
      {...choices}
    />
  );
  return renderPage(c, page, choices.errors ? 422 : 200);
}

export function keyRow(key: ApiKey, now: Instant) {
  const { name, scopes, lastUsedOn, expiresAt, revokedAt } = key;
  const state = keyState(key, now);
  const isOver = state === "revoked" || (key.previousUntil ?? 0) <= now;
  const previousUntil = isOver ? null : key.previousUntil;
  const id = controlId("apiKey", key.number);
  return { id, name, scopes, lastUsedOn, expiresAt, revokedAt, state, previousUntil };
}

/** Those the reader may give. */
function scopesOf(c: PageContext): readonly string[] {
  const own = new Set<string>(c.get("tenant").actor.permissions);
  return SCOPE_NAMES.filter(
    (scope) => scope !== "*" && permissionsOfScopes([scope])?.every((one) => own.has(one)),
  );
}

/** "Everything you may do" is "*" only for whoever may do all there is. */
function meaning(scopes: readonly string[], own: readonly string[]): readonly string[] {
  if (!scopes.includes("*")) return scopes;
  return own.length === SCOPE_NAMES.length - 1 ? ["*"] : own;
}

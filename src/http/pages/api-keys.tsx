import { ApiKeysPage, type ApiKeysPageProps } from "../../../web/pages/api-keys";
import { createKey, type CreateKeyRefusal } from "../../app/tenant/create-key";
import { listKeys } from "../../app/tenant/list-keys";
import { revokeKey } from "../../app/tenant/revoke-key";
import { permissionsOfScopes, SCOPE_NAMES } from "../../domain/member/role";
import { controlId, parseControlId } from "../../kernel/ids";
import { newPages, type PageContext, pageShell, redirectAfter, renderPage } from "./page";

const PATH = "/settings/api-keys";
const NAME_LENGTH_MAX = 80;

export const apiKeyPages = newPages();

apiKeyPages.get(PATH, (c) => renderKeys(c, {}));

apiKeyPages.post(PATH, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("api-key.manage");
  const form = await c.req.parseBody({ all: true });
  const name = typeof form["name"] === "string" ? form["name"].trim() : "";
  const scopes = [form["scopes"] ?? []].flat().filter((one) => typeof one === "string");
  const values = { name, scopes };
  if (name === "" || name.length > NAME_LENGTH_MAX) {
    return renderKeys(c, { values, wrong: { name: "keys.nameWrong" } });
  }
  if (scopes.length === 0)
    return renderKeys(c, { values, wrong: { scopes: "keys.scopesMissing" } });
  const created = await createKey(ctx, { name, scopes: meaning(scopes, scopesOf(c)) });
  if (!created.ok) {
    return renderKeys(c, { values, wrong: { scopes: WRONG[created.refusal.code] } });
  }
  // Shown in the answer to the form and nowhere else, so there is no page to be led to.
  const exampleUrl = new URL("/v1/loans", c.env.PUBLIC_URL || c.req.url).href;
  return renderKeys(c, { created: { name, secret: created.value.secret, exampleUrl } });
});

apiKeyPages.post(`${PATH}/:id/revocation`, async (c) => {
  const number = parseControlId("apiKey", c.req.param("id"));
  const revoked = number === undefined ? undefined : await revokeKey(c.get("tenant"), number);
  return revoked?.ok ? redirectAfter(c, PATH, { key: "keys.wasRevoked" }) : c.notFound();
});

type WrongKey = "keys.nameWrong" | "keys.scopesMissing" | "keys.scopesWrong" | "keys.scopesBeyond";

const WRONG: Readonly<Record<CreateKeyRefusal["code"], WrongKey>> = {
  "api-key.unknown_scope": "keys.scopesWrong",
  "api-key.beyond_own": "keys.scopesBeyond",
};

type Choices = Pick<ApiKeysPageProps, "values" | "created"> &
  Readonly<{ wrong?: Readonly<Record<string, WrongKey>> }>;

async function renderKeys(c: PageContext, { wrong, ...choices }: Choices) {
  const keys = await listKeys(c.get("tenant"));
  const { t, frame } = pageShell(c, { current: PATH });
  const errors = Object.entries(wrong ?? {}).map(([field, key]) => [field, t(key)]);
  const page = (
    <ApiKeysPage
      t={t}
      frame={frame}
      keys={keys.map((key) => ({ ...key, id: controlId("apiKey", key.number) }))}
      scopes={scopesOf(c)}
      errors={Object.fromEntries(errors)}
      {...choices}
    />
  );
  return renderPage(c, page, wrong ? 422 : 200);
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

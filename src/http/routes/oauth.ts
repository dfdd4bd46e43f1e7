import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { ACCESS_TOKEN_SECONDS, grantScopes } from "../../domain/access-token/grant";
import { readKeyName, writeKeyName } from "../../domain/api-key/token";
import { SCOPE_NAMES } from "../../domain/member/role";
import { type Instant, instant } from "../../kernel/calendar";
import type { AppEnv } from "../app-env";
import { actorOf, type Caller, noteUse, proveKey, refuseCaller } from "../caller";
import { countCall, tell } from "../middleware/rate-limit";
import { laterOf } from "../middleware/tenant";
import { signAccessToken } from "../oauth/access-token";
import { publicKeySet } from "../oauth/signing-keys";
import {
  readTokenRequest,
  type TokenError,
  type TokenErrorCode,
  type TokenRequest,
} from "../oauth/token-request";
import { newApi } from "../openapi";
import { PROBLEMS } from "../problem-codes";
import { publicOrigin } from "../webhook-url";
import { OAUTH_OPERATIONS } from "./oauth-document";

const BODY_BYTES_MAX = 8192;
/** Caches ask again within the day that a new key is announced ahead. */
const KEYS_MAX_AGE_SECONDS = 3600;

export const oauthRoutes = newApi();
for (const operation of OAUTH_OPERATIONS) oauthRoutes.openAPIRegistry.registerPath(operation);

const small = bodyLimit({
  maxSize: BODY_BYTES_MAX,
  onError: () => refuse({ error: "invalid_request", description: "The body is too large" }),
});

/** RFC 6749 4.4: a key is given for a token that does less and ends soon. */
oauthRoutes.post("/oauth/token", small, async (c) => {
  const now = instant(Date.now());
  const asked = readTokenRequest(c.req.raw.headers, await c.req.arrayBuffer());
  if ("error" in asked) return refuse(asked);
  const caller = await proveClient(c, asked);
  if (!caller) return refuse({ error: "invalid_client", description: "Unknown client" });
  const refusal = refuseCaller(caller, c.req.raw, now);
  if (refusal) {
    const error = STANDS_WRONG[refusal.code];
    return refuse({ error, description: PROBLEMS[refusal.code].title });
  }
  const { tenant } = caller.key.entry;
  const counted = await countCall(c, `${tenant.id}|${actorOf(caller).name}`);
  const answer = counted.allowed ? await grant(c, caller, asked, now) : tooMany();
  tell(answer, counted);
  const noted = noteUse(c.env, caller, now);
  if (noted) laterOf(c)(noted);
  return answer;
});

oauthRoutes.all("/oauth/token", () =>
  refuse({ error: "invalid_request", description: "Use POST" }),
);

oauthRoutes.get("/.well-known/jwks.json", async (c) => {
  c.header("cache-control", `public, max-age=${KEYS_MAX_AGE_SECONDS}`);
  return c.json(await publicKeySet(c.env));
});

/** RFC 8414. */
oauthRoutes.get("/.well-known/oauth-authorization-server", (c) => {
  const origin = publicOrigin(c);
  c.header("cache-control", `public, max-age=${KEYS_MAX_AGE_SECONDS}`);
  return c.json({
    issuer: origin,
    token_endpoint: `${origin}/oauth/token`,
    jwks_uri: `${origin}/.well-known/jwks.json`,
    grant_types_supported: ["client_credentials"],
    response_types_supported: [],
    scopes_supported: SCOPE_NAMES,
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    service_documentation: `${origin}/docs/authentication`,
  });
});

/** The client is the key that its secret is of; another one's name beside it proves nothing. */
async function proveClient(
  c: Context<AppEnv>,
  { clientId, clientSecret }: TokenRequest,
): Promise<Caller | undefined> {
  const named = readKeyName(clientId);
  const caller = named && (await proveKey(c.env, clientSecret));
  return caller && writeKeyName(nameOf(caller)) === clientId ? caller : undefined;
}

function nameOf({ key }: Caller) {
  const { id, mode } = key.entry.tenant;
  return { mode, tenant: id, number: key.number };
}

async function grant(
  c: Context<AppEnv>,
  caller: Caller,
  { scope }: TokenRequest,
  now: Instant,
): Promise<Response> {
  const granted = grantScopes(scope, caller.scopes);
  if (!granted.ok) {
    return refuse({ error: "invalid_scope", description: "The key does not have these scopes" });
  }
  const { key, generation } = caller;
  // A token does not outlive what it was asked for with.
  const ends = [now + ACCESS_TOKEN_SECONDS * 1000];
  if (key.expiresAt !== null) ends.push(key.expiresAt);
  if (generation !== key.generation && key.previousUntil !== null) ends.push(key.previousUntil);
  const expiresAt = instant(Math.min(...ends));
  const claims = { client: nameOf(caller), generation, scopes: granted.value, expiresAt };
  return Response.json(
    {
      access_token: await signAccessToken(c.env, publicOrigin(c), claims, now),
      token_type: "Bearer",
      expires_in: Math.floor((expiresAt - now) / 1000),
      scope: granted.value.join(" "),
    },
    { headers: { "cache-control": "no-store" } },
  );
}

/** What is wrong with the proof is the client's affair, what is wrong with the place or lender is not. */
const STANDS_WRONG = {
  "access.key_revoked": "invalid_client",
  "access.key_replaced": "invalid_client",
  "access.key_expired": "invalid_client",
  "access.address_not_allowed": "unauthorized_client",
  "access.tenant_suspended": "unauthorized_client",
} as const satisfies Record<string, TokenErrorCode>;

function refuse({ error, description }: TokenError): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (error === "invalid_client") headers.set("www-authenticate", 'Basic realm="forbear"');
  const body = { error, error_description: description };
  return Response.json(body, { status: error === "invalid_client" ? 401 : 400, headers });
}

/** RFC 6749 has no word for it; the status says it all. */
function tooMany(): Response {
  const body = {
    error: "invalid_request",
    error_description: PROBLEMS["request.rate_limited"].title,
  };
  return Response.json(body, { status: 429, headers: { "cache-control": "no-store" } });
}

import { createRoute, z } from "@hono/zod-openapi";
import { answers } from "../openapi";

// What the token endpoint takes and answers, for readers: it reads its requests itself, since its
// errors are those of RFC 6749 and not problems.

const TokenBody = z
  .object({
    grant_type: z.literal("client_credentials"),
    client_id: z.string().optional().openapi({
      description: "The key's `clientId`. Left out with HTTP Basic.",
      example: "fbk_live_12_3",
    }),
    client_secret: z.string().optional().openapi({ description: "The whole key. As above." }),
    scope: z.string().optional().openapi({
      description: "Scopes of the key, apart by spaces; all of them when it is left out.",
      example: "loans:read payments:write",
    }),
  })
  .openapi("TokenRequest");

const Token = z
  .object({
    access_token: z.string(),
    token_type: z.literal("Bearer"),
    expires_in: z.int().openapi({ description: "Seconds, 900 at most.", example: 900 }),
    scope: z.string(),
  })
  .openapi("AccessToken");

const TokenError = z
  .object({
    error: z.enum([
      "invalid_request",
      "invalid_client",
      "unauthorized_client",
      "unsupported_grant_type",
      "invalid_scope",
    ]),
    error_description: z.string(),
  })
  .openapi("TokenError");

const token = createRoute({
  method: "post",
  path: "/oauth/token",
  operationId: "access-token.issue",
  tags: ["Authentication"],
  summary: "Exchange a key for an access token",
  description:
    "OAuth 2.0 client credentials (RFC 6749 4.4). The client is an API key: its `clientId` is the name, " +
    "the key itself the secret, by HTTP Basic or in the body. The token is a JWT (RFC 9068), good for " +
    "15 minutes at most, never longer than its key or the secret it was asked for with.",
  security: [{ clientSecret: [] }, {}],
  request: {
    body: {
      required: true,
      content: {
        "application/x-www-form-urlencoded": {
          schema: TokenBody,
          example: { grant_type: "client_credentials", scope: "loans:read" },
        },
      },
    },
  },
  responses: {
    ...answers(200, Token, "The token."),
    ...answers(400, TokenError, "As RFC 6749 5.2 says, also for an address or lender not let in."),
    ...answers(401, TokenError, "`invalid_client`: unknown, wrong, revoked, replaced or expired."),
    ...answers(429, TokenError, "Too many requests of this key; see Rate limits."),
  },
});

const keys = createRoute({
  method: "get",
  path: "/.well-known/jwks.json",
  operationId: "access-token.list-signing-keys",
  tags: ["Authentication"],
  summary: "The keys that access tokens are signed with",
  description: "RFC 7517. A new one is here for a day before anything is signed with it.",
  security: [],
  responses: answers(
    200,
    z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }).openapi("SigningKeys"),
    "Public keys.",
  ),
});

const metadata = createRoute({
  method: "get",
  path: "/.well-known/oauth-authorization-server",
  operationId: "access-token.describe-server",
  tags: ["Authentication"],
  summary: "What the token endpoint offers",
  description: "RFC 8414; a client library finds everything it needs here.",
  security: [],
  responses: answers(
    200,
    z.looseObject({ issuer: z.string(), token_endpoint: z.string() }).openapi("TokenServer"),
    "The metadata.",
  ),
});

export const OAUTH_OPERATIONS = [token, keys, metadata];

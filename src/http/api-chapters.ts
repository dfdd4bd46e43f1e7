import { ACCESS_TOKEN_SECONDS } from "../domain/access-token/grant";
import { OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX } from "../domain/api-key/standing";
import { API_RATE } from "../domain/rate-limit/window";

// Chapters that say more than their operations do. Paragraphs; lines set in by four blanks are for a
// shell.

export const AUTHENTICATION = `A program proves itself with an API key, or with an access token that it \
was given for one; both are sent as bearer tokens. Keys are made in the settings or by \`POST /v1/api-keys\`.

    curl $ORIGIN/v1/loans -H "Authorization: Bearer $FORBEAR_KEY"

A key says for whom it is: \`fbk_live_…\` is a live lender's, \`fbk_sandbox_…\` a sandbox's, and neither \
opens the other. Then follow the lender, the number of the key, its secret, and six characters that are \
the checksum (CRC-32 in base 62) of all before: what does not add up is no key, so a scanner of code finds \
yours and raises no false alarm.

A key may end: at \`expiresAt\`, a moment of the real clock, also in a sandbox. It may be bound to \
addresses: \`allowedAddresses\` are IPv4 or IPv6 addresses and networks. The address is that of the \
connection as our network sees it (\`cf-connecting-ip\`); \`x-forwarded-for\` and the like count for \
nothing. Where no address is known, a key with a list stays shut; the local server says 127.0.0.1, and \
there you can send the header yourself.

Rotate a key by \`POST /v1/api-keys/{id}/secrets\`. The secret of before stays good for \
${OVERLAP_HOURS_DEFAULT} hours, or for as long as you say, up to ${OVERLAP_HOURS_MAX}; 0 ends it at once. A \
change of a key, a rotation and a revocation hold everywhere within 15 seconds; ends are kept to the moment.

For OAuth 2.0 client credentials, \`clientId\` is the name of the client and the whole key its secret. A \
token lives for ${ACCESS_TOKEN_SECONDS / 60} minutes and does what its scopes say, which are some of the \
key's. It is a JWT (RFC 9068, ES256) whose public keys are published below. It works from the key's \
addresses only, and ends with the key, and with the secret it was asked for with.

    curl $ORIGIN/oauth/token -u "$FORBEAR_CLIENT:$FORBEAR_KEY" \\
      -d grant_type=client_credentials -d scope="loans:read payments:write"

Who proves nothing gets 401 \`access.unauthenticated\`, whatever is wrong. Who proved a key is told why it \
does not open: 401 \`access.key_expired\`, \`access.key_replaced\`, \`access.key_revoked\`, 403 \
\`access.address_not_allowed\` or \`access.tenant_suspended\`. A scope that is missing is 403 \
\`access.denied\` with the permission.`;

export const RATE_LIMITS = `A key may make ${API_RATE.quota} requests in ${API_RATE.windowSeconds} seconds, \
and so may each person; what a key's access tokens ask counts as the key's. Keys do not share: give each \
program its own. The seconds begin with the first request, and when they are over all requests are back.

Every answer to somebody we know tells where you stand (draft-ietf-httpapi-ratelimit-headers-11): \`q\` \
requests in \`w\` seconds, \`r\` of them left, all of them back in \`t\` seconds.

    RateLimit-Policy: "default";q=${API_RATE.quota};w=${API_RATE.windowSeconds}
    RateLimit: "default";r=874;t=7

Who goes on gets 429 \`request.rate_limited\` with \`Retry-After\` in seconds; nothing was done. Never do \
more requests go through than the policy says. Where a key is used from many places at once, \`r\` is a \
second old at most, and up to a twentieth of what is left can be held for one place: plan with some \
reserve. Should the counter of a key be out of reach, a rougher one decides and \`RateLimit\` is left out.

Whole books go faster by \`POST /v1/imports\`: one request for a file. Wait as \`Retry-After\` says, with \
some chance in it when several programs wait, and repeat writes with the same \`Idempotency-Key\`.`;

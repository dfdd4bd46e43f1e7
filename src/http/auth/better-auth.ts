import { waitUntil } from "cloudflare:workers";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { twoFactor } from "better-auth/plugins/two-factor";
import { drizzle } from "drizzle-orm/d1";
import type { Locale } from "../../app/context";
import type { Env } from "../../env";
import { listOrganizations } from "../../store/identity";
import { identityTables } from "../../store/schema/identity";
import { cookiePrefix, isSecure } from "./cookie-name";
import { CLIENT_ADDRESS, rateLimit } from "./limits";
import { organizationPlugin } from "./organization-plugin";
import type { Origins } from "./origin";
import { AUTH_BASE } from "./paths";
import type { Post } from "./post";
import type { Throttle } from "./throttle";

const SESSION_SECONDS = 7 * 24 * 3600;
const RESET_SECONDS = 3600;
export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 128;
const NAME_LENGTH_MAX = 120;
const EMAIL_LENGTH_MAX = 254;

export type AuthParts = Readonly<{
  env: Env;
  origins: Origins;
  locale: Locale;
  post: Post;
  throttle: Throttle;
  /** Name of whoever sends this request, for the audit log. */
  actor: () => Promise<string>;
}>;

export type Auth = ReturnType<typeof openBetterAuth>;

/** For one request only: an instance kept in the module would hold on to its first request's D1. */
export function openBetterAuth(parts: AuthParts) {
  const { env, origins } = parts;
  return betterAuth({
    appName: "Forbear",
    baseURL: origins.public,
    basePath: AUTH_BASE,
    secret: env.AUTH_SECRET,
    trustedOrigins: [...origins.trusted],
    database: drizzleAdapter(drizzle(env.CONTROL), { provider: "sqlite", schema: identityTables }),
    telemetry: { enabled: false },
    // Its log lines hold addresses and SQL parameters; faults are thrown to the app instead.
    logger: { disabled: true },
    onAPIError: { throw: true },
    rateLimit,
    advanced: advancedOptions(origins),
    user: { additionalFields: { locale: { type: "string", required: false, input: false } } },
    // A session ends a week after sign-in whatever happens: no refresh, so no write per visit.
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH_MIN,
      maxPasswordLength: PASSWORD_LENGTH_MAX,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      sendResetPassword: ({ user, token }) => parts.post.sendReset(user, token),
    },
    // A copy of the database must not be enough to use a link that is under way.
    verification: { storeIdentifier: "hashed" },
    databaseHooks: databaseHooks(parts),
    hooks: throttleHooks(parts.throttle),
    plugins: [organizationPlugin(parts), twoFactor({ issuer: "Forbear" })],
  });
}

function advancedOptions(origins: Origins) {
  const secure = isSecure(origins);
  return {
    cookiePrefix: cookiePrefix(origins),
    useSecureCookies: false,
    defaultCookieAttributes: {
      secure,
      httpOnly: true,
      sameSite: "lax" as const,
      path: "/",
    },
    ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
    // Its default is to skip the check in test runs; then no test would ever see it.
    disableOriginCheck: false,
    backgroundTasks: { handler: waitUntil },
  };
}

function databaseHooks({ env, locale }: AuthParts) {
  return {
    user: {
      create: {
        async before(user: { name: string; email: string }) {
          const name = user.name.trim();
          if (name === "" || name.length > NAME_LENGTH_MAX) {
            throw new APIError("BAD_REQUEST", { code: "INVALID_NAME", message: "Invalid name" });
          }
          if (user.email.length > EMAIL_LENGTH_MAX) {
            throw new APIError("BAD_REQUEST", { code: "INVALID_EMAIL", message: "Invalid email" });
          }
          return { data: { ...user, name, image: null, locale } };
        },
      },
    },
    session: {
      create: {
        async before(session: { userId: string; activeOrganizationId?: string | null }) {
          const kept = session.activeOrganizationId;
          const active = kept ?? (await listOrganizations(env.CONTROL, session.userId))[0]?.id;
          return { data: { ...session, activeOrganizationId: active ?? null } };
        },
      },
    },
  };
}

function throttleHooks(throttle: Throttle) {
  return {
    before: createAuthMiddleware(async (ctx) => {
      const email = signInEmail(ctx);
      if (email === undefined || (await throttle.allows("sign-in", email))) return;
      throw new APIError("TOO_MANY_REQUESTS", {
        code: "TOO_MANY_ATTEMPTS",
        message: "Too many attempts",
      });
    }),
    after: createAuthMiddleware(async (ctx) => {
      const email = signInEmail(ctx);
      if (email === undefined || ctx.context.returned instanceof APIError) return;
      await throttle.clear("sign-in", email);
    }),
  };
}

function signInEmail(ctx: { path?: string; body?: { email?: unknown } }): string | undefined {
  if (ctx.path !== "/sign-in/email") return undefined;
  return typeof ctx.body?.email === "string" ? ctx.body.email : undefined;
}

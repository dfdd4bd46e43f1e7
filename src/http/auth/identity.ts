import type { Locale } from "../../app/context";
import type { Role } from "../../domain/member/role";
import type { Env } from "../../env";
import type { OutgoingMessage } from "../../app/notice/sender";
import { handByPlatform } from "../../gateway/email";
import { type AuthAnswer, innerRequest, readAnswer, refusalOf } from "./answer";
import { openBetterAuth } from "./better-auth";
import { originsOf } from "./origin";
import { isOpen } from "./paths";
import { openPost } from "./post";
import { readSession } from "./read-session";
import { withSaidOrigin } from "./said-origin";
import { openThrottle } from "./throttle";

/**
 * Signing in and managing people, for one request. Pages call its verbs; `/api/auth/*` goes to
 * `handle`. Both end in the same better-auth endpoints, so no rule can hold for one alone.
 */
export type Identity = Readonly<{
  /** Undefined for a path that is not open. */
  handle(): Promise<Response | undefined>;
  signUp(person: Readonly<{ name: string; email: string; password: string }>): Promise<AuthAnswer>;
  signIn(proof: Readonly<{ email: string; password: string }>): Promise<AuthAnswer>;
  signOut(): Promise<AuthAnswer>;
  /** The second factor of a sign-in under way: a code of the app, or a backup code. */
  verifyCode(proof: Readonly<{ code: string; trustDevice: boolean }>): Promise<AuthAnswer>;
  requestReset(email: string): Promise<AuthAnswer>;
  reset(choice: Readonly<{ token: string; newPassword: string }>): Promise<AuthAnswer>;
  changePassword(
    change: Readonly<{ currentPassword: string; newPassword: string }>,
  ): Promise<AuthAnswer>;
  enableTwoFactor(password: string): Promise<AuthAnswer>;
  /** The first code after turning it on; the second factor counts from then. */
  confirmTwoFactor(code: string): Promise<AuthAnswer>;
  disableTwoFactor(password: string): Promise<AuthAnswer>;
  invite(
    invitation: Readonly<{ organizationId: string; email: string; role: Role }>,
  ): Promise<Readonly<{ answer: AuthAnswer; delivered: boolean }>>;
  withdrawInvitation(invitationId: string): Promise<AuthAnswer>;
  acceptInvitation(invitationId: string): Promise<AuthAnswer>;
  declineInvitation(invitationId: string): Promise<AuthAnswer>;
  changeRole(
    change: Readonly<{ organizationId: string; memberId: string; role: Role }>,
  ): Promise<AuthAnswer>;
  removeMember(
    removal: Readonly<{ organizationId: string; memberId: string }>,
  ): Promise<AuthAnswer>;
}>;

export function openIdentity(env: Env, request: Request, locale: Locale): Identity {
  const { call, handle, delivered } = openCalls(env, request, locale);
  return {
    handle: async () => (isOpen(request) ? handle(request) : undefined),
    signUp: (person) => call("/sign-up/email", person),
    signIn: (proof) => call("/sign-in/email", proof),
    signOut: () => call("/sign-out", {}),
    verifyCode: ({ code, trustDevice }) =>
      /^\d{6}$/.test(code)
        ? call("/two-factor/verify-totp", { code, trustDevice })
        : call("/two-factor/verify-backup-code", { code, trustDevice }),
    requestReset: (email) => call("/request-password-reset", { email }),
    reset: (choice) => call("/reset-password", choice),
    changePassword: (change) => call("/change-password", { ...change, revokeOtherSessions: true }),
    enableTwoFactor: (password) => call("/two-factor/enable", { password }),
    confirmTwoFactor: (code) => call("/two-factor/verify-totp", { code }),
    disableTwoFactor: (password) => call("/two-factor/disable", { password }),
    // An open invitation is sent again; with a new role it must be withdrawn first.
    async invite(invitation) {
      const answer = await call("/organization/invite-member", { ...invitation, resend: true });
      return { answer, delivered: await delivered() };
    },
    withdrawInvitation: (invitationId) => call("/organization/cancel-invitation", { invitationId }),
    acceptInvitation: (invitationId) => call("/organization/accept-invitation", { invitationId }),
    declineInvitation: (invitationId) => call("/organization/reject-invitation", { invitationId }),
    changeRole: (change) => call("/organization/update-member-role", change),
    removeMember: ({ organizationId, memberId }) =>
      call("/organization/remove-member", { organizationId, memberIdOrEmail: memberId }),
  };
}

function openCalls(env: Env, request: Request, locale: Locale) {
  const now = Date.now();
  const origins = originsOf(env, request);
  const throttle = openThrottle(env, now);
  const hand = (message: OutgoingMessage) => handByPlatform(env, message);
  const post = openPost({ hand, throttle, origin: origins.public, locale });
  const actor = async () => {
    const session = await readSession(env, request, now);
    return session ? `person:${session.person.id}` : "system:sign-in";
  };
  const auth = openBetterAuth({ env, origins, locale, post, throttle, actor });
  const handle = async (inner: Request) => {
    try {
      return await auth.handler(withSaidOrigin(inner, origins.public));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) return refusal;
      throw error;
    }
  };
  return {
    handle,
    call: async (path: string, body: Readonly<Record<string, unknown>>) =>
      readAnswer(await handle(innerRequest(request, path, body))),
    delivered: () => post.delivered(),
  };
}

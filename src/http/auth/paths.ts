/**
 * The part of better-auth that is open over HTTP. Everything else it brings (creating an
 * organization without a tenant, listing invitations by an address nobody has proven, leaving
 * without a trace in the audit log) stays shut.
 */
const OPEN: ReadonlySet<string> = new Set([
  "POST /sign-up/email",
  "POST /sign-in/email",
  "POST /sign-out",
  "GET /get-session",
  "POST /request-password-reset",
  "POST /reset-password",
  "POST /change-password",
  "POST /revoke-other-sessions",
  "POST /two-factor/enable",
  "POST /two-factor/disable",
  "POST /two-factor/verify-totp",
  "POST /two-factor/verify-backup-code",
  "POST /two-factor/generate-backup-codes",
  "GET /organization/list",
  "POST /organization/set-active",
  "GET /organization/list-members",
  "POST /organization/invite-member",
  "POST /organization/cancel-invitation",
  "POST /organization/accept-invitation",
  "POST /organization/reject-invitation",
  "GET /organization/list-invitations",
  "POST /organization/update-member-role",
  "POST /organization/remove-member",
]);

export const AUTH_BASE = "/api/auth";

export function isOpen(request: Request): boolean {
  const { pathname } = new URL(request.url);
  return OPEN.has(`${request.method} ${pathname.slice(AUTH_BASE.length)}`);
}

import type { App } from "./app-env";
import { pageTenant } from "./middleware/tenant";
import { createTenantPages } from "./pages/create-tenant";
import { currentTenantPages } from "./pages/current-tenant";
import { invitationPages } from "./pages/invitation";
import { languagePages } from "./pages/language";
import { passwordPages } from "./pages/password";
import { paymentPages } from "./pages/payments";
import { securityPages } from "./pages/security";
import { signInPages } from "./pages/sign-in";
import { signOutPages } from "./pages/sign-out";
import { signUpPages } from "./pages/sign-up";
import { teamPages } from "./pages/team";
import { twoFactorPages } from "./pages/two-factor";
import { webhookPages } from "./pages/webhooks";

/** The pages: first those for anybody, then those of a signed-in member of a lender. */
export function mountSite(app: App): void {
  for (const pages of [
    signInPages,
    signUpPages,
    signOutPages,
    twoFactorPages,
    passwordPages,
    invitationPages,
    languagePages,
    createTenantPages,
    currentTenantPages,
  ]) {
    app.route("/", pages);
  }
  app.use(pageTenant);
  for (const pages of [paymentPages, webhookPages, teamPages, securityPages]) {
    app.route("/", pages);
  }
}

import type { ApiDocument } from "../../web/pages/api-document";
import { describeApi } from "./api";
import type { App } from "./app-env";
import { pageTenant } from "./middleware/tenant";
import { apiKeyPage } from "./pages/api-key";
import { apiKeyPages } from "./pages/api-keys";
import { borrowerPages } from "./pages/borrower";
import { contactPages } from "./pages/contacts";
import { contactReportPages } from "./pages/contact-report";
import { transitionReportPages } from "./pages/transition-report";
import { movementReportPages } from "./pages/movement-report";
import { forecastReportPages } from "./pages/forecast-report";
import { vintageReportPages } from "./pages/vintage-report";
import { casePages } from "./pages/case";
import { caseListPages } from "./pages/cases";
import { certificatePages } from "./pages/certificate";
import { clockPages } from "./pages/clock";
import { sandboxPages } from "./pages/sandbox";
import { createTenantPages } from "./pages/create-tenant";
import { currentTenantPages } from "./pages/current-tenant";
import { deadLetterPages } from "./pages/dead-letters";
import { docsPages } from "./pages/docs";
import { explanationPages } from "./pages/explanation";
import { exportPages } from "./pages/exports";
import { holdPages } from "./pages/holds";
import { importMappingPages } from "./pages/import-mappings";
import { importPages } from "./pages/imports";
import { invitationPages } from "./pages/invitation";
import { languagePages } from "./pages/language";
import { leavingPages } from "./pages/leaving";
import { loanPages } from "./pages/loan";
import { loanListPages } from "./pages/loans";
import { noticePages } from "./pages/notices";
import { overviewPages } from "./pages/overview";
import { passwordPages } from "./pages/password";
import { unmatchedPaymentPages } from "./pages/payment-unmatched";
import { paymentPages } from "./pages/payments";
import { policyPages } from "./pages/policy";
import { policyDifferencePages } from "./pages/policy-difference";
import { policyTextPages } from "./pages/policy-text";
import { policyVersionPages } from "./pages/policy-version";
import { preferencePages } from "./pages/preferences";
import { promisePages } from "./pages/promises";
import { providerPages } from "./pages/providers";
import { reconciliationPages } from "./pages/reconciliations";
import { simulationPages } from "./pages/simulations";
import { newSimulationPages } from "./pages/simulation-new";
import { reportPages } from "./pages/reports";
import { scanPages } from "./pages/scans";
import { securityPages } from "./pages/security";
import { signInPages } from "./pages/sign-in";
import { signOutPages } from "./pages/sign-out";
import { signUpPages } from "./pages/sign-up";
import { taskPages } from "./pages/task";
import { teamPages } from "./pages/team";
import { representativePages } from "./pages/representative";
import { contactPackPages } from "./pages/contact-packs";
import { templatePages } from "./pages/templates";
import { twoFactorPages } from "./pages/two-factor";
import { watchlistPages } from "./pages/watchlist";
import { subscriptionPages } from "./pages/subscriptions";
import { webhookEndpointPages } from "./pages/webhook-endpoint";
import { webhookPages } from "./pages/webhooks";
import { worklistPages } from "./pages/worklist";

/** The pages: first those for anybody, then those of a signed-in member of a lender. */
export function mountSite(app: App): void {
  for (const pages of [
    certificatePages,
    createTenantPages,
    currentTenantPages,
    docsPages(documentOf(app)),
    invitationPages,
    languagePages,
    passwordPages,
    signInPages,
    signOutPages,
    signUpPages,
    twoFactorPages,
  ]) {
    app.route("/", pages);
  }
  app.use(pageTenant);
  for (const pages of [
    apiKeyPages,
    apiKeyPage,
    borrowerPages,
    contactPages,
    casePages,
    caseListPages,
    holdPages,
    taskPages,
    worklistPages,
    clockPages,
    sandboxPages,
    deadLetterPages,
    explanationPages,
    // Before the imports, whose ids stand in the same place of the path.
    importMappingPages,
    importPages,
    exportPages,
    leavingPages,
    loanPages,
    promisePages,
    loanListPages,
    noticePages,
    overviewPages,
    paymentPages,
    unmatchedPaymentPages,
    policyPages,
    policyDifferencePages,
    policyTextPages,
    policyVersionPages,
    newSimulationPages,
    simulationPages,
    preferencePages,
    reconciliationPages,
    contactReportPages,
    transitionReportPages,
    vintageReportPages,
    forecastReportPages,
    movementReportPages,
    reportPages,
    scanPages,
    securityPages,
    teamPages,
    watchlistPages,
    templatePages,
    contactPackPages,
    representativePages,
    providerPages,
    webhookPages,
    webhookEndpointPages,
    subscriptionPages,
  ]) {
    app.route("/", pages);
  }
}

/**
 * The page reads the part of OpenAPI that our routes use, all of it made by them. The routes stay as
 * they are while the Worker runs, so it is described once, when somebody first reads it.
 */
function documentOf(app: App): () => ApiDocument {
  let document: ApiDocument | undefined;
  return () => {
    document ??= describeApi(app, "/") as unknown as ApiDocument;
    return document;
  };
}

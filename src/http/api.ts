import { SCOPE_NAMES } from "../domain/member/role";
import { API_DOCUMENT } from "./api-document";
import { withFrame } from "./api-frame";
import type { App } from "./app-env";
import { onNotFound } from "./errors";
import { bodySize, bodyType } from "./middleware/body";
import { idempotency } from "./middleware/idempotency";
import { sameOrigin } from "./middleware/same-origin";
import { session } from "./middleware/session";
import { apiTenant } from "./middleware/tenant";
import { apiKeyRoutes } from "./routes/api-keys";
import { behaviourRoutes } from "./routes/behaviour";
import { borrowerRoutes } from "./routes/borrowers";
import { borrowerTimelineRoutes } from "./routes/borrower-timeline";
import { calculationConsolidationRoutes } from "./routes/calculation-consolidation";
import { calculationModificationRoutes } from "./routes/calculation-modification";
import { calculationQuoteRoutes } from "./routes/calculation-quote";
import { calculationAprRoutes } from "./routes/calculation-apr";
import { calculationClassificationRoutes } from "./routes/calculation-classification";
import { calculationLossFactorRoutes } from "./routes/calculation-loss-factors";
import { classificationSchemeRoutes } from "./routes/classification-schemes";
import { calculationDelinquencyRoutes } from "./routes/calculation-delinquency";
import { calculationRoutes } from "./routes/calculations";
import { caseChangeRoutes } from "./routes/case-changes";
import { caseRoutes } from "./routes/cases";
import { clockRoutes } from "./routes/clock";
import { choiceRoutes } from "./routes/choices";
import { contactRoutes } from "./routes/contacts";
import { exportScheduleRoutes } from "./routes/export-schedules";
import { exportRoutes } from "./routes/exports";
import { flagRoutes } from "./routes/flags";
import { holdRoutes } from "./routes/holds";
import { importMappingRoutes } from "./routes/import-mappings";
import { importRoutes } from "./routes/imports";
import { loanScheduleRoutes } from "./routes/loan-schedules";
import { contactPackRoutes } from "./routes/contact-packs";
import { reachedRoutes } from "./routes/reached";
import { deadlineRoutes } from "./routes/deadlines";
import { deliveryRoutes } from "./routes/deliveries";
import { loanDelinquencyRoutes } from "./routes/loan-delinquency";
import { loanQuoteRoutes } from "./routes/loan-quote";
import { loanRoutes } from "./routes/loans";
import { contactReportRoutes } from "./routes/contact-report";
import { EVENT_WEBHOOKS } from "./routes/event-body";
import { eventRoutes } from "./routes/events";
import { explanationRoutes } from "./routes/explanations";
import { letterRoutes } from "./routes/letters";
import { noticeRoutes } from "./routes/notices";
import { overviewRoutes } from "./routes/overview";
import { paymentRoutes } from "./routes/payments";
import { policyRoutes } from "./routes/policies";
import { policyFactRoutes } from "./routes/policy-facts";
import { policyLifeRoutes } from "./routes/policy-life";
import { promiseRoutes } from "./routes/promises";
import { providerRoutes } from "./routes/providers";
import { reconciliationRoutes } from "./routes/reconciliations";
import { reportRoutes } from "./routes/reports";
import { sandboxBookRoutes } from "./routes/sandbox-book";
import { scanRoutes } from "./routes/scans";
import { subscriptionActRoutes } from "./routes/subscription-acts";
import { subscriptionRoutes } from "./routes/subscriptions";
import { suppressionRoutes } from "./routes/suppressions";
import { taskAddRoutes } from "./routes/task-add";
import { taskRoutes } from "./routes/tasks";
import { simulationRoutes } from "./routes/simulations";
import { templateRoutes } from "./routes/templates";
import { signUpRoutes, tenantRoutes } from "./routes/tenants";
import { forecastReportRoutes } from "./routes/forecast-report";
import { movementReportRoutes } from "./routes/movement-report";
import { standingRoutes } from "./routes/standings";
import { transitionReportRoutes } from "./routes/transition-report";
import { vintageReportRoutes } from "./routes/vintage-report";
import { unmatchedRoutes } from "./routes/unmatched";
import { unmatchedListRoutes } from "./routes/unmatched-list";
import { webhookDescriptionRoutes } from "./routes/webhook-descriptions";
import { webhookRoutes } from "./routes/webhooks";
import { publicOrigin } from "./webhook-url";

const ROUTES = [
  tenantRoutes,
  apiKeyRoutes,
  behaviourRoutes,
  sandboxBookRoutes,
  clockRoutes,
  loanRoutes,
  loanScheduleRoutes,
  loanDelinquencyRoutes,
  deadlineRoutes,
  reachedRoutes,
  contactPackRoutes,
  loanQuoteRoutes,
  borrowerRoutes,
  borrowerTimelineRoutes,
  calculationRoutes,
  calculationModificationRoutes,
  calculationConsolidationRoutes,
  calculationQuoteRoutes,
  calculationAprRoutes,
  calculationDelinquencyRoutes,
  calculationClassificationRoutes,
  calculationLossFactorRoutes,
  classificationSchemeRoutes,
  importRoutes,
  importMappingRoutes,
  exportRoutes,
  exportScheduleRoutes,
  noticeRoutes,
  letterRoutes,
  templateRoutes,
  providerRoutes,
  suppressionRoutes,
  contactRoutes,
  choiceRoutes,
  caseRoutes,
  caseChangeRoutes,
  taskAddRoutes,
  taskRoutes,
  promiseRoutes,
  holdRoutes,
  flagRoutes,
  explanationRoutes,
  // Before the versions, whose numbers stand in the same place of the path.
  policyFactRoutes,
  policyRoutes,
  policyLifeRoutes,
  simulationRoutes,
  paymentRoutes,
  unmatchedListRoutes,
  unmatchedRoutes,
  webhookRoutes,
  webhookDescriptionRoutes,
  subscriptionRoutes,
  subscriptionActRoutes,
  deliveryRoutes,
  eventRoutes,
  scanRoutes,
  reconciliationRoutes,
  reportRoutes,
  overviewRoutes,
  contactReportRoutes,
  standingRoutes,
  transitionReportRoutes,
  vintageReportRoutes,
  forecastReportRoutes,
  movementReportRoutes,
];

/** Everything under /v1, and the document that describes it. */
export function mountApi(app: App): void {
  app.use("/v1/*", session, sameOrigin, bodyType, bodySize);
  app.route("/", signUpRoutes);
  app.use("/v1/*", apiTenant, idempotency);
  for (const routes of ROUTES) {
    app.route("/", routes);
  }
  app.all("/v1/*", onNotFound);

  const registry = app.openAPIRegistry;
  registry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    description: "An API key: `Authorization: Bearer fbk_sandbox_…`",
  });
  registry.registerComponent("securitySchemes", "accessToken", {
    type: "oauth2",
    description: "A token that an API key was exchanged for: `Authorization: Bearer eyJ…`",
    flows: {
      clientCredentials: {
        tokenUrl: "/oauth/token",
        scopes: Object.fromEntries(SCOPE_NAMES.map((scope) => [scope, scopeWords(scope)])),
      },
    },
  });
  registry.registerComponent("securitySchemes", "clientSecret", {
    type: "http",
    scheme: "basic",
    description: "At the token endpoint: a key's `clientId`, and the key as the password.",
  });
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "__Host-forbear.session_token",
    description: "The session of a signed-in member; writes must come from our own origin.",
  });
  for (const webhook of EVENT_WEBHOOKS) registry.registerWebhook(webhook);
  app.get("/openapi.json", (c) => c.json(describeApi(app, publicOrigin(c))));
}

function scopeWords(scope: string): string {
  const [noun = "", verb = ""] = scope.split(":");
  return scope === "*" ? "Everything" : `${verb} ${noun.replaceAll("-", " ")}`;
}

/** The document of what is mounted; the routes themselves are its only source. */
export function describeApi(app: App, origin: string) {
  return withFrame(app.getOpenAPI31Document({ ...API_DOCUMENT, servers: [{ url: origin }] }));
}

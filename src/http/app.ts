import { mountApi } from "./api";
import type { App } from "./app-env";
import { authApi } from "./auth/api";
import { onError, onNotFound } from "./errors";
import { requestId, safeHeaders } from "./middleware/frame";
import { sameOrigin } from "./middleware/same-origin";
import { session } from "./middleware/session";
import { unsigned } from "./middleware/tenant";
import { newApi } from "./openapi";
import { choicePages } from "./pages/choices";
import { downloadRoutes } from "./routes/downloads";
import { healthRoutes } from "./routes/health";
import { oauthRoutes } from "./routes/oauth";
import { providerReportRoutes } from "./routes/provider-reports";
import { webhookReceiverRoutes } from "./routes/webhook-receiver";
import { mountSite } from "./site";

/** The whole of HTTP: what everybody may reach, then the API, then the pages. */
export function createApp(): App {
  const app = newApi();
  app.use(requestId, safeHeaders);
  app.onError(onError);
  app.notFound(onNotFound);

  app.route("/", healthRoutes);
  app.use("/webhooks/*", unsigned);
  app.route("/", webhookReceiverRoutes);
  app.use("/providers/*", unsigned);
  app.route("/", providerReportRoutes);

  // Programs prove themselves in what they send: no cookie counts here.
  app.route("/", oauthRoutes);

  // The link to a file is its own proof.
  app.route("/", downloadRoutes);

  // A borrower's link is its own proof: no session, and a mail program posts from nowhere.
  app.route("/", choicePages);

  app.use("/api/auth/*", session);
  app.route("/", authApi);

  mountApi(app);
  app.use(session, sameOrigin);
  mountSite(app);
  return app;
}

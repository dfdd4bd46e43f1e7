import { createRoute, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { BY_REPORT, takeReport } from "../../app/provider/take-report";
import { verifyReport } from "../../app/provider/verify";
import { parseProviderId } from "../../kernel/ids";
import { answers, newApi, problems } from "../openapi";
import { problem, refused } from "../problem";
import { publicOrigin } from "../webhook-url";

const BODY_BYTES_MAX = 256 * 1024;

const take = createRoute({
  method: "post",
  path: "/providers/{id}/reports",
  operationId: "provider.report",
  tags: ["Providers"],
  summary: "Receive what a provider tells of a message",
  description:
    "For the services that carry your messages: delivered, failed, bounced, complained, and what " +
    "borrowers answer. Twilio signs with `X-Twilio-Signature`, Resend with `svix-*`, your own gateway " +
    "by the Standard Webhooks scheme. Told twice it counts once, and the order does not matter.",
  security: [],
  request: {
    params: z.object({ id: z.string().max(40).openapi({ example: "prv_1" }) }),
    query: z.object({
      notice: z.string().max(40).optional().openapi({
        description: "The notice that the message was, where the provider does not say so itself.",
      }),
    }),
  },
  responses: {
    ...answers(
      200,
      z
        .object({ outcome: z.enum(["applied", "known", "nobody", "ignored"]) })
        .openapi("ReportTaken"),
      "Taken in; `ignored`: it tells nothing that we keep.",
    ),
    ...problems("provider.signature_invalid", "request.too_large", "request.conflict"),
  },
});

export const providerReportRoutes = newApi();

providerReportRoutes.use(
  "/providers/:id/reports",
  bodyLimit({ maxSize: BODY_BYTES_MAX, onError: (c) => problem(c, "request.too_large") }),
);

providerReportRoutes.openapi(take, async (c) => {
  const place = parseProviderId(c.req.valid("param").id);
  const ctx = place ? await c.get("openUnsigned")(place.tenant, BY_REPORT) : null;
  const { pathname, search } = new URL(c.req.url);
  const verified = await verifyReport(ctx, place?.number ?? 0, {
    url: publicOrigin(c) + pathname + search,
    notice: c.req.valid("query").notice ?? null,
    header: (name) => c.req.header(name) ?? "",
    // As bytes: forms are no "text" to the runtime, which warns of each.
    body: new TextDecoder().decode(await c.req.arrayBuffer()),
  });
  if (!verified.ok || !ctx) return problem(c, "provider.signature_invalid");
  const { provider, report } = verified.value;
  if (!report) return c.json({ outcome: "ignored" as const }, 200);
  const taken = await takeReport(ctx, provider, report);
  return taken.ok ? c.json({ outcome: taken.value }, 200) : refused(c, taken.refusal);
});

import { createRoute, z } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import type { Actor } from "../../app/context";
import { receiveWebhook } from "../../app/webhook/receive";
import { parseEndpointId } from "../../kernel/ids";
import { answers, newApi, problems } from "../openapi";
import { problem, refused } from "../problem";

/** More than any source sends in one; the use case says how much of which. */
const BODY_BYTES_MAX = 1024 * 1024;

/** It may do nothing but take payments in, and that only after the signature is proven. */
const SENDER: Actor = { name: "system:webhook", permissions: ["payment.write"] };

const receive = createRoute({
  method: "post",
  path: "/webhooks/payments/{endpointId}",
  operationId: "webhook.receive",
  tags: ["Webhooks"],
  summary: "Receive a payment webhook",
  description:
    "For payment providers. Signed by the Standard Webhooks scheme: `webhook-id`, " +
    "`webhook-timestamp` (at most five minutes off) and `webhook-signature`. The body is " +
    '`{"type": "payment.received", "data": {externalId, loanExternalId, amount, paidOn, method?}}` ' +
    'or `{"type": "payment.reversed", "data": {externalId, reason?}}`. It is stored once for each ' +
    "`webhook-id` and applied within seconds; a 202 means that it is stored. An endpoint of Stripe, " +
    "WeChat Pay (API v3), Alipay or GoCardless takes their messages as they are, by their own " +
    "signatures, and one of a source that you describe by what you say of it.",
  security: [],
  request: {
    params: z.object({ endpointId: z.string().max(40).openapi({ example: "whk_10001" }) }),
    headers: z.object({
      "webhook-id": z.string().optional().openapi({ example: "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W" }),
      "webhook-timestamp": z.string().optional().openapi({ example: "1773480000" }),
      "webhook-signature": z.string().optional().openapi({ example: "v1,K5oZfzN95Z9UVu1EsfQm…" }),
    }),
  },
  responses: {
    ...answers(202, z.object({ status: z.literal("stored") }), "Stored; it will be applied."),
    200: { description: "The same, in the words that WeChat Pay and Alipay wait for." },
    204: { description: "The same, for GoCardless." },
    ...problems("webhook.signature_invalid", "webhook.message_id_too_long", "request.too_large"),
  },
});

export const webhookReceiverRoutes = newApi();

webhookReceiverRoutes.use(
  "/webhooks/payments/:endpointId",
  bodyLimit({ maxSize: BODY_BYTES_MAX, onError: (c) => problem(c, "request.too_large") }),
);

webhookReceiverRoutes.openapi(receive, async (c) => {
  const place = parseEndpointId(c.req.valid("param").endpointId);
  const raw = { header: (name: string) => c.req.header(name) ?? "", body: await c.req.text() };
  const ctx = place ? await c.get("openUnsigned")(place.tenant, SENDER) : null;
  const received = await receiveWebhook(ctx, place?.number ?? 0, raw);
  if (!received.ok) return refused(c, received.refusal);
  switch (received.value.source) {
    case "alipay":
      return c.text("success", 200) as never;
    case "wechat-pay":
      return c.json({ code: "SUCCESS", message: "" }, 200) as never;
    // "Return 204 No Content" (developer.gocardless.com, webhooks).
    case "gocardless":
      return c.body(null, 204) as never;
    case "custom":
    case "stripe":
    case "standard":
      return c.json({ status: "stored" } as const, 202);
  }
});

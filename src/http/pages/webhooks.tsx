import { WebhooksPage, type WebhooksPageProps } from "../../../web/pages/webhooks";
import type { MessageKey, Translator } from "../../../web/locales/translate";
import { createEndpoint } from "../../app/webhook/create-endpoint";
import { disableEndpoint } from "../../app/webhook/disable-endpoint";
import { listEndpoints, listEvents } from "../../app/webhook/list";
import { endpointId } from "../../kernel/ids";
import { EndpointName, ownEndpoint } from "../routes/webhooks";
import { webhookUrl } from "../webhook-url";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

const PATH = "/settings/webhooks";
const EVENT_ROWS = 50;

export const webhookPages = newPages();

webhookPages.get(PATH, async (c) => renderPage(c, await page(c)));

webhookPages.post(PATH, async (c) => {
  const typed = (await readForm(c))["name"] ?? "";
  const name = EndpointName.safeParse(typed);
  if (!name.success) {
    const t = translatorOf(c);
    const wrong = { values: { name: typed }, errors: { name: t("webhooks.nameMissing") } };
    return renderPage(c, await page(c, wrong), 422);
  }
  const created = await createEndpoint(c.get("tenant"), { name: name.data });
  // No redirect: the secret is shown in this answer and nowhere else.
  return renderPage(c, await page(c, { created: { ...created, url: webhookUrl(c, created.id) } }));
});

webhookPages.post(`${PATH}/:id/disabling`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("webhook.manage");
  const number = ownEndpoint(ctx, c.req.param("id"));
  const disabled = number === undefined ? undefined : await disableEndpoint(ctx, number);
  return disabled?.ok ? redirectAfter(c, PATH, { key: "webhooks.switchedOff" }) : c.notFound();
});

type Answered = Partial<Pick<WebhooksPageProps, "created" | "values" | "errors">>;

async function page(c: PageContext, answered: Answered = {}) {
  const ctx = c.get("tenant");
  const [endpoints, { events }] = await Promise.all([
    listEndpoints(ctx),
    listEvents(ctx, { limit: EVENT_ROWS, after: null }),
  ]);
  const names = new Map(endpoints.map(({ number, name }) => [number, name]));
  const { t, frame } = pageShell(c, { current: PATH });
  return (
    <WebhooksPage
      t={t}
      frame={frame}
      endpoints={endpoints.map(({ number, name, createdAt, disabledAt }) => {
        const id = endpointId(ctx.tenant.id, number);
        return { id, name, url: webhookUrl(c, id), createdAt, disabledAt };
      })}
      events={events.map(({ endpointNumber, messageId, state, outcome, receivedAt }) => ({
        endpointName: names.get(endpointNumber) ?? "",
        messageId,
        state,
        outcome: outcome && outcomeText(t, outcome),
        receivedAt,
      }))}
      {...answered}
    />
  );
}

const OUTCOMES: Readonly<Record<string, MessageKey>> = {
  dismissed: "webhookOutcome.dismissed",
  "payment.already_reversed": "webhookOutcome.alreadyReversed",
  "payment.dismissed": "webhookOutcome.dismissedBefore",
  "payment.external_id_reused": "webhookOutcome.reused",
  "payment.not_found": "webhookOutcome.notFound",
  "payment.not_reversible": "webhookOutcome.notReversible",
  "payment.paid_before_disbursement": "webhookOutcome.beforeLoan",
  "payment.covered_by_opening": "webhookOutcome.inOpening",
  "payment.paid_in_future": "webhookOutcome.future",
};

/** A code in the reader's words; an id, or what is wrong with which field of a body, as it is. */
function outcomeText(t: Translator, outcome: string): string {
  const key = OUTCOMES[outcome];
  return key ? t(key) : outcome;
}

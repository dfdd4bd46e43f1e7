import { WebhooksPage, type WebhooksPageProps } from "../../../web/pages/webhooks";
import type { MessageKey, Translator } from "../../../web/locales/translate";
import { createEndpoint } from "../../app/webhook/create-endpoint";
import type { WebhookEndpoint } from "../../app/webhook/store";
import { disableEndpoint } from "../../app/webhook/disable-endpoint";
import { listEndpoints, listEvents } from "../../app/webhook/list";
import { SOURCES } from "../../domain/webhook/source";
import { Fault } from "../../kernel/assert";
import { endpointId } from "../../kernel/ids";
import { EndpointName } from "../routes/webhook-body";
import { ownEndpoint } from "../routes/webhooks";
import { forgetKeys } from "../key-cache";
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

// An endpoint is known with its lender: what is done next with it must be told already.
webhookPages.use(`${PATH}/*`, async (c, next) => {
  await next();
  if (c.req.method === "POST") forgetKeys(c.get("tenant").tenant.id);
});

webhookPages.get(PATH, async (c) => renderPage(c, await page(c)));

webhookPages.post(PATH, async (c) => {
  const { name: typed = "", source: chosen = "standard" } = await readForm(c);
  const name = EndpointName.safeParse(typed);
  const source = SOURCES.find((one) => one === chosen);
  if (!name.success || !source) {
    const t = translatorOf(c);
    const values = { name: typed, source: chosen };
    const wrong = { values, errors: { name: t("webhooks.nameMissing") } };
    return renderPage(c, await page(c, wrong), 422);
  }
  const draft = {
    name: name.data,
    source,
    loanKey: null,
    apiUrl: null,
    description: null,
    secrets: null,
  };
  const created = await createEndpoint(c.get("tenant"), draft);
  if (!created.ok) throw new Fault("an endpoint without secrets has no wrong ones");
  const { id, secret } = created.value;
  if (secret === null) return redirectAfter(c, `${PATH}/${id}`);
  // No redirect: the secret is shown in this answer and nowhere else.
  const shown = { name: name.data, secret, url: webhookUrl(c, id) };
  return renderPage(c, await page(c, { created: shown }));
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
      endpoints={endpoints.map((endpoint) => {
        const { number, name, source, createdAt, disabledAt } = endpoint;
        const id = endpointId(ctx.tenant.id, number);
        const isReady = isReadyToTake(endpoint);
        return { id, name, source, isReady, url: webhookUrl(c, id), createdAt, disabledAt };
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
  ignored: "webhookOutcome.ignored",
  "payment.already_reversed": "webhookOutcome.alreadyReversed",
  "payment.dismissed": "webhookOutcome.dismissedBefore",
  "payment.external_id_reused": "webhookOutcome.reused",
  "payment.not_found": "webhookOutcome.notFound",
  "payment.not_reversible": "webhookOutcome.notReversible",
  "payment.paid_before_disbursement": "webhookOutcome.beforeLoan",
  "payment.covered_by_opening": "webhookOutcome.inOpening",
  "payment.paid_in_future": "webhookOutcome.future",
  "gocardless.unclear": "webhookOutcome.gocardless.unclear",
  "gocardless.unknown": "webhookOutcome.gocardless.unknown",
  "gocardless.refund": "webhookOutcome.gocardless.refund",
  "gocardless.none_came": "webhookOutcome.gocardless.noneCame",
  "gocardless.partly_refunded": "webhookOutcome.gocardless.partlyRefunded",
  "gocardless.taken_back_here": "webhookOutcome.gocardless.takenBackHere",
  "gocardless.too_often": "webhookOutcome.gocardless.tooOften",
  "gocardless.denied": "webhookOutcome.gocardless.denied",
  "gocardless.unavailable": "webhookOutcome.gocardless.unavailable",
  "gocardless.mandate": "webhookOutcome.gocardless.mandate",
  "gocardless.mandate_flagged": "webhookOutcome.gocardless.mandateFlagged",
};

/** A code in the reader's words, with its facts; an id, or what is wrong with a body, as it is. */
function outcomeText(t: Translator, outcome: string): string {
  const [, code = outcome, what = ""] = /^([a-z_.]+)(?:: ([\s\S]*))?$/.exec(outcome) ?? [];
  const key = OUTCOMES[code];
  return key ? t(key, { what }) : outcome;
}

/** Whether it takes messages: with secrets, and of a custom source with its description. */
function isReadyToTake({ source, hasSecrets, description }: WebhookEndpoint): boolean {
  return hasSecrets && (source !== "custom" || description !== null);
}

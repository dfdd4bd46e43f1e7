import { WebhooksPage, type WebhooksPageProps } from "../../../web/pages/webhooks";
import type { MessageKey, Translator } from "../../../web/locales/translate";
import { WebhookEndpointPage } from "../../../web/pages/webhook-endpoint";
import { createEndpoint } from "../../app/webhook/create-endpoint";
import { disableEndpoint } from "../../app/webhook/disable-endpoint";
import { listEndpoints, listEvents } from "../../app/webhook/list";
import { renewSecrets } from "../../app/webhook/renew-secrets";
import {
  LOAN_KEYS,
  NEEDED,
  SECRET_NAMES,
  type SourceFlaw,
  SOURCES,
} from "../../domain/webhook/source";
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
  const draft = { name: name.data, source, loanKey: null, secrets: null };
  const created = await createEndpoint(c.get("tenant"), draft);
  if (!created.ok) throw new Fault("an endpoint without secrets has no wrong ones");
  const { id, secret } = created.value;
  if (secret === null) return redirectAfter(c, `${PATH}/${id}`);
  // No redirect: the secret is shown in this answer and nowhere else.
  const shown = { name: name.data, secret, url: webhookUrl(c, id) };
  return renderPage(c, await page(c, { created: shown }));
});

webhookPages.get(`${PATH}/:id`, async (c) => {
  const page = await endpointPage(c);
  return page ? renderPage(c, page) : c.notFound();
});

webhookPages.post(`${PATH}/:id/secrets`, async (c) => {
  const ctx = c.get("tenant");
  const number = ownEndpoint(ctx, c.req.param("id")) ?? 0;
  const values = await readForm(c);
  const secrets = Object.fromEntries(
    SECRET_NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
  const renewed = await renewSecrets(ctx, number, secrets);
  if (renewed.ok) {
    const name = (await ctx.webhooks.endpoint(number, ctx.now))?.endpoint.name ?? "";
    return redirectAfter(c, PATH, { key: "webhooks.secretsSaved", facts: { name } });
  }
  if (renewed.refusal.code === "webhook.not_found") return c.notFound();
  const page = await endpointPage(c, secretErrors(c, renewed.refusal.flaws));
  return page ? renderPage(c, page, 422) : c.notFound();
});

webhookPages.post(`${PATH}/:id/disabling`, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("webhook.manage");
  const number = ownEndpoint(ctx, c.req.param("id"));
  const disabled = number === undefined ? undefined : await disableEndpoint(ctx, number);
  return disabled?.ok ? redirectAfter(c, PATH, { key: "webhooks.switchedOff" }) : c.notFound();
});

function secretErrors(c: PageContext, flaws: readonly SourceFlaw[]) {
  const t = translatorOf(c);
  return Object.fromEntries(
    flaws.map(({ pointer, code }) => [
      pointer.split("/").at(-1) ?? "",
      t(code === "webhook.secret_missing" ? "webhooks.secretMissing" : "webhooks.secretInvalid"),
    ]),
  );
}

/** The page of one that takes messages by secrets of its source; the others have none. */
async function endpointPage(c: PageContext, errors: Readonly<Record<string, string>> = {}) {
  const ctx = c.get("tenant");
  ctx.allow("webhook.manage");
  const number = ownEndpoint(ctx, c.req.param("id") ?? "") ?? 0;
  const endpoint = (await ctx.webhooks.endpoint(number, ctx.now))?.endpoint;
  if (!endpoint || endpoint.source === "standard" || endpoint.disabledAt !== null) return null;
  const { source, name, hasSecrets } = endpoint;
  const id = endpointId(ctx.tenant.id, number);
  const loanKey = endpoint.loanKey ?? LOAN_KEYS[source];
  const shown = { id, name, source, hasSecrets, loanKey, url: webhookUrl(c, id) };
  const { t, frame } = pageShell(c, { current: PATH });
  const needed = NEEDED[source];
  return (
    <WebhookEndpointPage t={t} frame={frame} endpoint={shown} needed={needed} errors={errors} />
  );
}

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
      endpoints={endpoints.map(({ number, name, source, hasSecrets, createdAt, disabledAt }) => {
        const id = endpointId(ctx.tenant.id, number);
        return { id, name, source, hasSecrets, url: webhookUrl(c, id), createdAt, disabledAt };
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
};

/** A code in the reader's words; an id, or what is wrong with which field of a body, as it is. */
function outcomeText(t: Translator, outcome: string): string {
  const key = OUTCOMES[outcome];
  return key ? t(key) : outcome;
}

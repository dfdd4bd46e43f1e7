import {
  WebhookEndpointPage,
  type WebhookEndpointPageProps,
} from "../../../web/pages/webhook-endpoint";
import { describeEndpoint } from "../../app/webhook/describe-endpoint";
import { renewSecrets } from "../../app/webhook/renew-secrets";
import type { WebhookEndpoint } from "../../app/webhook/store";
import { tryMessage } from "../../app/webhook/try-message";
import { LOAN_KEYS, SECRET_NAMES, type SourceFlaw, secretsOf } from "../../domain/webhook/source";
import { endpointId } from "../../kernel/ids";
import { forgetKeys } from "../key-cache";
import { ownEndpoint } from "../routes/webhooks";
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
import {
  DESCRIPTION_CHOICES,
  descriptionOf,
  flawsAtFields,
  valuesOf,
} from "./webhook-description-form";
import { headersIn, trialShown } from "./webhook-trial-view";

const PATH = "/settings/webhooks";

export const webhookEndpointPages = newPages();

// An endpoint is known with its lender: what is done next with it must be told already.
webhookEndpointPages.use(`${PATH}/*`, async (c, next) => {
  await next();
  if (c.req.method === "POST") forgetKeys(c.get("tenant").tenant.id);
});

webhookEndpointPages.get(`${PATH}/:id`, async (c) => {
  const endpoint = await openEndpoint(c);
  return endpoint ? renderPage(c, page(c, endpoint)) : c.notFound();
});

webhookEndpointPages.post(`${PATH}/:id/secrets`, async (c) => {
  const values = await readForm(c);
  const secrets = Object.fromEntries(
    SECRET_NAMES.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
  const endpoint = await openEndpoint(c);
  const renewed = await renewSecrets(c.get("tenant"), endpoint?.number ?? 0, secrets);
  if (!endpoint || (!renewed.ok && renewed.refusal.code === "webhook.not_found")) {
    return c.notFound();
  }
  if (renewed.ok) {
    return redirectAfter(c, `${PATH}/${c.req.param("id")}`, {
      key: "webhooks.secretsSaved",
      facts: { name: endpoint.name },
    });
  }
  const errors = "flaws" in renewed.refusal ? secretErrors(c, renewed.refusal.flaws) : {};
  return renderPage(c, page(c, endpoint, { errors, wrong: "secrets" }), 422);
});

webhookEndpointPages.post(`${PATH}/:id/description`, async (c) => {
  const endpoint = await openEndpoint(c);
  if (endpoint?.source !== "custom") return c.notFound();
  const t = translatorOf(c);
  const values = await readForm(c);
  const read = descriptionOf(t, values);
  const again = (errors: Readonly<Record<string, string>>) =>
    renderPage(c, page(c, endpoint, { errors, wrong: "description", values }), 422);
  if ("errors" in read) return again(read.errors);
  const { description } = read;
  const described = await describeEndpoint(c.get("tenant"), endpoint.number, description);
  if (described.ok) {
    const facts = { name: endpoint.name };
    return redirectAfter(c, `${PATH}/${c.req.param("id")}`, { key: "webhooks.described", facts });
  }
  const { refusal } = described;
  return refusal.code === "webhook.not_found"
    ? c.notFound()
    : again(flawsAtFields(t, refusal.flaws));
});

webhookEndpointPages.post(`${PATH}/:id/trials`, async (c) => {
  const endpoint = await openEndpoint(c);
  if (!endpoint) return c.notFound();
  const t = translatorOf(c);
  const { body = "", headers: written = "" } = await readForm(c);
  const tried = { body, headers: written };
  const headers = headersIn(written);
  if (body.trim() === "" || headers === undefined) {
    const errors =
      headers === undefined
        ? { headers: t("webhookTrial.headersWrong") }
        : { body: t("webhookTrial.bodyMissing") };
    return renderPage(c, page(c, endpoint, { errors, wrong: "trial", tried }), 422);
  }
  const trial = await tryMessage(c.get("tenant"), endpoint.number, { body, headers });
  if (trial.ok)
    return renderPage(c, page(c, endpoint, { tried, trial: trialShown(t, trial.value) }));
  if (trial.refusal.code === "webhook.not_found") return c.notFound();
  const errors = { "": t("webhooks.notDescribed") };
  return renderPage(c, page(c, endpoint, { errors, wrong: "trial", tried }), 422);
});

async function openEndpoint(c: PageContext): Promise<WebhookEndpoint | undefined> {
  const ctx = c.get("tenant");
  ctx.allow("webhook.manage");
  const number = ownEndpoint(ctx, c.req.param("id") ?? "") ?? 0;
  const endpoint = (await ctx.webhooks.endpoint(number, ctx.now))?.endpoint;
  return endpoint?.disabledAt === null ? endpoint : undefined;
}

function secretErrors(c: PageContext, flaws: readonly SourceFlaw[]) {
  const t = translatorOf(c);
  return Object.fromEntries(
    flaws.map(({ pointer, code }) => [
      pointer.split("/").at(-1) ?? "",
      t(code === "webhook.secret_missing" ? "webhooks.secretMissing" : "webhooks.secretInvalid"),
    ]),
  );
}

type Answered = Partial<Pick<WebhookEndpointPageProps, "errors" | "wrong" | "trial" | "tried">> &
  Readonly<{ values?: Readonly<Record<string, string>> }>;

function page(c: PageContext, endpoint: WebhookEndpoint, answered: Answered = {}) {
  const { source, name, hasSecrets, description } = endpoint;
  const { trial = null, tried = { body: "", headers: "" }, values, ...wrong } = answered;
  const id = endpointId(c.get("tenant").tenant.id, endpoint.number);
  const { t, frame } = pageShell(c, { current: PATH });
  const usual = source === "standard" || source === "custom" ? null : LOAN_KEYS[source];
  const loanKey = endpoint.loanKey ?? usual;
  return (
    <WebhookEndpointPage
      t={t}
      frame={frame}
      endpoint={{ id, name, source, hasSecrets, loanKey, url: webhookUrl(c, id) }}
      needed={secretsOf(source, description)}
      description={
        source === "custom"
          ? {
              values: values ?? valuesOf(description),
              choices: DESCRIPTION_CHOICES,
              saved: description !== null,
            }
          : null
      }
      trial={trial}
      tried={tried}
      {...wrong}
    />
  );
}

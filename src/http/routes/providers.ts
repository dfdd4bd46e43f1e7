import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { addProvider } from "../../app/provider/add";
import { changeProvider } from "../../app/provider/change";
import { findProvider, listProviders } from "../../app/provider/list";
import { orderProviders } from "../../app/provider/order";
import { removeProvider } from "../../app/provider/remove";
import type { Provider } from "../../app/provider/store";
import { tryProvider } from "../../app/provider/try";
import { channelOf } from "../../domain/provider/provider";
import type { ProviderFlaw } from "../../domain/provider/check";
import { parseProviderId, providerId } from "../../kernel/ids";
import type { AppEnv } from "../app-env";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { reportsUrl } from "../webhook-url";
import {
  draftOf,
  FLAW_ADVICE,
  NewProvider,
  PROVIDER_EXAMPLE,
  ProviderChange,
  SettingsBody,
} from "./provider-body";

const ProviderAnswer = z
  .object({
    id: z.string().openapi({ example: "prv_10001" }),
    name: z.string(),
    channel: z.enum(["email", "sms"]),
    settings: SettingsBody,
    perSecond: z.int().nullable(),
    reportsUrl: z.string().openapi({
      description: "Where it tells what became of messages: enter it at the provider.",
    }),
    restsUntil: z.int().nullable().openapi({
      description: "Epoch milliseconds: it was down, and the next one is used until then.",
    }),
    trouble: z.string().nullable().openapi({ description: "Why it rests, in its own words." }),
    createdBy: z.string(),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
    updatedAt: z.int(),
  })
  .openapi("Provider");

const ProviderList = z.object({ providers: z.array(ProviderAnswer) }).openapi("ProviderList");
const IdParam = z.object({ id: z.string().max(40).openapi({ example: "prv_1" }) });

const list = createRoute({
  method: "get",
  path: "/v1/providers",
  operationId: "provider.list",
  tags: ["Providers"],
  summary: "List providers",
  description:
    "Who carries your messages, in the order in which they are tried. Without one for e-mail the " +
    "platform's own service sends; without one for text messages none is sent.",
  security: SIGNED_IN,
  responses: {
    ...answers(200, ProviderList, "All providers, without their secrets."),
    ...problems(),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/providers/{id}",
  operationId: "provider.find",
  tags: ["Providers"],
  summary: "One provider",
  description: "Its settings and whether it rests; its secrets cannot be read.",
  security: SIGNED_IN,
  request: { params: IdParam },
  responses: {
    ...answers(200, ProviderAnswer, "The provider."),
    ...problems("provider.not_found"),
  },
});

const add = createRoute({
  method: "post",
  path: "/v1/providers",
  operationId: "provider.add",
  tags: ["Providers"],
  summary: "Add a provider",
  description:
    "A mail server, Resend, Twilio, or a gateway of your own. It is tried after those of its channel " +
    "that are there. Its secrets are sealed and can be replaced, not read.",
  security: SIGNED_IN,
  request: { body: jsonBody(NewProvider, PROVIDER_EXAMPLE) },
  responses: {
    ...answers(201, ProviderAnswer, "The provider."),
    ...problems("request.invalid", "request.malformed", "provider.invalid"),
  },
});

const change = createRoute({
  method: "put",
  path: "/v1/providers/{id}",
  operationId: "provider.change",
  tags: ["Providers"],
  summary: "Change a provider",
  description: "As a whole; secrets that are left out stay as they are.",
  security: SIGNED_IN,
  request: {
    params: IdParam,
    headers: z.object({
      "if-match": z.string().max(40).optional().openapi({
        example: '"1"',
        description: "The `ETag` that the change was made from; without it the last one wins.",
      }),
    }),
    body: jsonBody(ProviderChange, { ...PROVIDER_EXAMPLE, secrets: null }),
  },
  responses: {
    ...answers(200, ProviderAnswer, "The provider as it is now."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "provider.invalid",
      "provider.not_found",
      "provider.changed",
    ),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/v1/providers/{id}",
  operationId: "provider.remove",
  tags: ["Providers"],
  summary: "Remove a provider",
  description: "For good, with its secrets. What it has not confirmed is left to a person.",
  security: SIGNED_IN,
  request: { params: IdParam },
  responses: { 204: { description: "It is gone." }, ...problems("provider.not_found") },
});

const order = createRoute({
  method: "put",
  path: "/v1/providers",
  operationId: "provider.order",
  tags: ["Providers"],
  summary: "Put providers in order",
  description:
    "The first that is not down is used. Those that are not named follow in their order.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(
      z.strictObject({ order: z.array(z.string().max(40)).max(100) }).openapi("ProviderOrder"),
      { order: ["prv_10001"] },
    ),
  },
  responses: {
    ...answers(200, ProviderList, "All providers in their new order."),
    ...problems("request.invalid", "request.malformed", "provider.not_found"),
  },
});

const attempt = createRoute({
  method: "post",
  path: "/v1/providers/{id}/trials",
  operationId: "provider.try",
  tags: ["Providers"],
  summary: "Try a provider",
  description:
    "Sends a word of trial to an address of yours, also from a sandbox, and tells what the provider " +
    "answered.",
  security: SIGNED_IN,
  request: {
    params: IdParam,
    body: jsonBody(z.strictObject({ to: z.string().trim().max(254) }).openapi("ProviderTrial"), {
      to: "you@harbor-lending.example",
    }),
  },
  responses: {
    ...answers(
      200,
      z
        .object({
          end: z.enum(["accepted", "refused", "not-taken", "unknown"]),
          detail: z.string().openapi({ description: "The provider's id of it, or its reason." }),
        })
        .openapi("TrialAnswer"),
      "What the provider answered.",
    ),
    ...problems(
      "request.invalid",
      "request.malformed",
      "provider.not_found",
      "provider.trial_address",
    ),
  },
});

export const providerRoutes = newApi();

providerRoutes.openapi(list, async (c) => {
  const providers = await listProviders(c.get("tenant"));
  return c.json({ providers: providers.map((one) => toAnswer(c, one)) }, 200);
});

providerRoutes.openapi(order, async (c) => {
  const ctx = c.get("tenant");
  const numbers = c.req.valid("json").order.map((id) => ownProvider(c, id));
  if (numbers.includes(undefined)) {
    ctx.allow("provider.manage");
    return problem(c, "provider.not_found");
  }
  const providers = await orderProviders(
    ctx,
    numbers.filter((one) => one !== undefined),
  );
  return c.json({ providers: providers.map((one) => toAnswer(c, one)) }, 200);
});

providerRoutes.openapi(find, async (c) => {
  const found = await findProvider(c.get("tenant"), ownProvider(c, c.req.valid("param").id) ?? 0);
  if (!found.ok) return refused(c, found.refusal);
  c.header("etag", `"${found.value.revision}"`);
  return c.json(toAnswer(c, found.value), 200);
});

providerRoutes.openapi(add, async (c) => {
  const added = await addProvider(c.get("tenant"), draftOf(c.req.valid("json")));
  if (!added.ok) return flawed(c, added.refusal.flaws);
  c.header("etag", `"${added.value.revision}"`);
  return c.json(toAnswer(c, added.value), 201);
});

providerRoutes.openapi(change, async (c) => {
  const number = ownProvider(c, c.req.valid("param").id) ?? 0;
  const match = /^"(\d{1,9})"$/.exec(c.req.valid("header")["if-match"] ?? "")?.[1];
  const given = c.req.valid("header")["if-match"];
  // What is no mark of ours was made from nothing that there is.
  const revision = given === undefined ? null : match === undefined ? -1 : Number(match);
  const draft = draftOf(c.req.valid("json"));
  const changed = await changeProvider(c.get("tenant"), number, revision, draft);
  if (!changed.ok) {
    const { refusal } = changed;
    return refusal.code === "provider.invalid" ? flawed(c, refusal.flaws) : refused(c, refusal);
  }
  c.header("etag", `"${changed.value.revision}"`);
  return c.json(toAnswer(c, changed.value), 200);
});

providerRoutes.openapi(remove, async (c) => {
  const number = ownProvider(c, c.req.valid("param").id) ?? 0;
  const removed = await removeProvider(c.get("tenant"), number);
  return removed.ok ? c.body(null, 204) : refused(c, removed.refusal);
});

providerRoutes.openapi(attempt, async (c) => {
  const number = ownProvider(c, c.req.valid("param").id) ?? 0;
  const tried = await tryProvider(c.get("tenant"), number, c.req.valid("json").to);
  if (!tried.ok) return refused(c, tried.refusal);
  const { value } = tried;
  const detail = value.end === "accepted" ? value.providerId : value.reason;
  return c.json({ end: value.end, detail }, 200);
});

/** The number of a provider of this tenant; another tenant's is none here. */
export function ownProvider(c: Context<AppEnv>, id: string): number | undefined {
  const parsed = parseProviderId(id);
  return parsed?.tenant === c.get("tenant").tenant.id ? parsed.number : undefined;
}

function flawed(c: Context<AppEnv>, flaws: readonly ProviderFlaw[]) {
  const errors = flaws.map(({ pointer, code }) => ({
    pointer: `#${pointer}`,
    code,
    detail: FLAW_ADVICE[code],
  }));
  return problem(c, "provider.invalid", { errors });
}

function toAnswer(c: Context<AppEnv>, provider: Provider): z.input<typeof ProviderAnswer> {
  const { tenant, now } = c.get("tenant");
  const { number, name, settings, perSecond, restsUntil, trouble } = provider;
  const { createdBy, createdAt, updatedAt } = provider;
  const id = providerId(tenant.id, number);
  const isResting = restsUntil > now;
  return {
    id,
    name,
    channel: channelOf(settings),
    settings,
    perSecond,
    reportsUrl: reportsUrl(c, id),
    restsUntil: isResting ? restsUntil : null,
    trouble: isResting ? trouble : null,
    createdBy,
    createdAt,
    updatedAt,
  };
}

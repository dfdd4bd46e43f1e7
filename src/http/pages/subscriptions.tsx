import type { MessageKey } from "../../../web/locales/translate";
import { SubscriptionPage, type SubscriptionPageProps } from "../../../web/pages/subscription";
import { SubscriptionsPage, type SubscriptionsPageProps } from "../../../web/pages/subscriptions";
import { listDeliveries, type NamedDelivery } from "../../app/event/list";
import { replayEvents } from "../../app/event/replay";
import { DELIVERY_STATES } from "../../app/event/store";
import { changeSubscription } from "../../app/subscription/change";
import { createSubscription } from "../../app/subscription/create";
import { findSubscription, listSubscriptions } from "../../app/subscription/list";
import { removeSubscription } from "../../app/subscription/remove";
import { renewSecret } from "../../app/subscription/renew-secret";
import type { Subscription } from "../../app/subscription/store";
import { switchOffSubscription } from "../../app/subscription/switch-off";
import { switchOnSubscription } from "../../app/subscription/switch-on";
import { trySubscription } from "../../app/subscription/try";
import { EVENT_TYPES, type EventType } from "../../domain/event/event";
import type { SubscriptionFlaw } from "../../domain/subscription/check";
import { instant } from "../../kernel/calendar";
import { publicId, subscriptionId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { forgetKeys } from "../key-cache";
import { EventPlace } from "../routes/events";
import { ownSubscription } from "../routes/subscription-body";
import {
  newPages,
  type PageContext,
  pageShell,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

const PATH = "/settings/subscriptions";
const ROWS = 25;
const HOUR_MS = 3_600_000;
const REPLAY_HOURS_MAX = 720;

export const subscriptionPages = newPages();

// Whoever listens is known with the key: what is done next with it must be told already.
subscriptionPages.use(`${PATH}/*`, async (c, next) => {
  await next();
  if (c.req.method === "POST") forgetKeys(c.get("tenant").tenant.id);
});

subscriptionPages.get(PATH, async (c) => renderPage(c, await listPage(c)));

subscriptionPages.post(PATH, async (c) => {
  const values = await typed(c);
  const types = values.types as EventType[];
  const created = await createSubscription(c.get("tenant"), { ...values, types });
  if (!created.ok) {
    const { refusal } = created;
    const errors =
      refusal.code === "subscription.invalid"
        ? flawErrors(c, refusal.flaws)
        : { "": translatorOf(c)("subscription.tooMany", { max: refusal.max }) };
    return renderPage(c, await listPage(c, { values, errors }), 422);
  }
  // No redirect: the secret is shown in this answer and nowhere else.
  const { subscription, secret } = created.value;
  return renderPage(c, await onePage(c, subscription, { secret }));
});

subscriptionPages.get(`${PATH}/:id`, async (c) => {
  const found = await findSubscription(c.get("tenant"), numberIn(c));
  return found.ok ? renderPage(c, await onePage(c, found.value)) : c.notFound();
});

subscriptionPages.post(`${PATH}/:id`, async (c) => {
  const ctx = c.get("tenant");
  const found = await findSubscription(ctx, numberIn(c));
  if (!found.ok) return c.notFound();
  const { revision, ...values } = await typed(c);
  const draft = { ...values, types: values.types as EventType[] };
  const changed = await changeSubscription(ctx, numberIn(c), Number(revision), draft);
  if (changed.ok) {
    const said = { key: "subscription.saved", facts: { name: changed.value.name } } as const;
    return redirectAfter(c, pathOfOne(c), said);
  }
  const { refusal } = changed;
  if (refusal.code === "subscription.not_found") return c.notFound();
  const errors =
    refusal.code === "subscription.invalid"
      ? flawErrors(c, refusal.flaws)
      : { "": translatorOf(c)("subscription.changedMeanwhile") };
  const again = { ...values, revision: String(found.value.revision) };
  return renderPage(c, await onePage(c, found.value, { values: again, errors }), 422);
});

subscriptionPages.post(`${PATH}/:id/trials`, async (c) => {
  const tried = await trySubscription(c.get("tenant"), numberIn(c));
  const found = await findSubscription(c.get("tenant"), numberIn(c));
  if (!tried.ok || !found.ok) return c.notFound();
  return renderPage(c, await onePage(c, found.value, { trial: tried.value }));
});

subscriptionPages.post(`${PATH}/:id/secrets`, async (c) => {
  const renewed = await renewSecret(c.get("tenant"), numberIn(c));
  const found = await findSubscription(c.get("tenant"), numberIn(c));
  if (!renewed.ok || !found.ok) return c.notFound();
  return renderPage(c, await onePage(c, found.value, { secret: renewed.value.secret }));
});

subscriptionPages.post(`${PATH}/:id/switching-off`, async (c) => {
  const done = await switchOffSubscription(c.get("tenant"), numberIn(c), "switched-off");
  return done.ok ? said(c, "subscription.wasSwitchedOff") : c.notFound();
});

subscriptionPages.post(`${PATH}/:id/switching-on`, async (c) => {
  const done = await switchOnSubscription(c.get("tenant"), numberIn(c));
  return done.ok ? said(c, "subscription.wasSwitchedOn") : c.notFound();
});

subscriptionPages.post(`${PATH}/:id/removal`, async (c) => {
  const removed = await removeSubscription(c.get("tenant"), numberIn(c));
  return removed.ok ? redirectAfter(c, PATH, { key: "subscription.removed" }) : c.notFound();
});

subscriptionPages.post(`${PATH}/:id/replays`, async (c) => {
  const { event, hours } = await c.req.parseBody();
  const ctx = c.get("tenant");
  const back = Math.min(REPLAY_HOURS_MAX, Math.max(1, Number(hours) || 1)) * HOUR_MS;
  const asked =
    typeof event === "string" ? { event } : { from: instant(ctx.now - back), through: ctx.now };
  const replayed = await replayEvents(ctx, numberIn(c), asked);
  if (replayed.ok) return said(c, "delivery.replayed");
  const isGone = replayed.refusal.code.endsWith("not_found");
  return isGone ? c.notFound() : said(c, "delivery.notReplayed");
});

function numberIn(c: PageContext): number {
  return ownSubscription(c, c.req.param("id") ?? "") ?? 0;
}

function pathOfOne(c: PageContext): string {
  return `${PATH}/${c.req.param("id")}`;
}

function said(c: PageContext, key: MessageKey) {
  return redirectAfter(c, pathOfOne(c), { key });
}

async function typed(c: PageContext) {
  const body = await c.req.parseBody({ all: true });
  const text = (name: string) => (typeof body[name] === "string" ? String(body[name]).trim() : "");
  const types = [body["types"] ?? []].flat().filter((one) => typeof one === "string");
  return { name: text("name"), url: text("url"), types, revision: text("revision") };
}

function flawErrors(c: PageContext, flaws: readonly SubscriptionFlaw[]) {
  const t = translatorOf(c);
  return Object.fromEntries(
    flaws.map(({ pointer, code }) => [
      pointer.split("/")[1] ?? "",
      t(`subscription.wrong.${code.split(".")[1]}` as "subscription.wrong.name_missing"),
    ]),
  );
}

type Listed = Partial<Pick<SubscriptionsPageProps, "values" | "errors">>;

async function listPage(c: PageContext, answered: Listed = {}) {
  const ctx = c.get("tenant");
  const subscriptions = await listSubscriptions(ctx);
  const { t, frame } = pageShell(c, { current: PATH });
  const rows = subscriptions.map((one) => ({
    ...one,
    id: subscriptionId(ctx.tenant.id, one.number),
  }));
  const shown = { subscriptions: rows, types: EVENT_TYPES, ...answered };
  return <SubscriptionsPage t={t} frame={frame} {...shown} />;
}

type Answered = Partial<Pick<SubscriptionPageProps, "values" | "errors" | "secret" | "trial">>;

async function onePage(c: PageContext, subscription: Subscription, answered: Answered = {}) {
  const ctx = c.get("tenant");
  const id = subscriptionId(ctx.tenant.id, subscription.number);
  const state = DELIVERY_STATES.find((one) => one === c.req.query("state")) ?? null;
  const cursor = c.req.query("cursor");
  const after = cursor === undefined ? null : (decodeCursor(cursor, EventPlace) ?? null);
  const query = { subscription: subscription.number, state, limit: ROWS, after };
  const found = await listDeliveries(ctx, query);
  const { deliveries, next } = found.ok ? found.value : { deliveries: [], next: null };
  const { t, frame } = pageShell(c, { current: PATH });
  const { name, url, types, revision } = subscription;
  const href = (place: string | null) => {
    const asked = new URLSearchParams({ ...(state && { state }), ...(place && { cursor: place }) });
    return `${PATH}/${id}${asked.size > 0 ? `?${asked}` : ""}`;
  };
  return (
    <SubscriptionPage
      t={t}
      frame={frame}
      subscription={{ ...subscription, id }}
      types={EVENT_TYPES}
      values={{ name, url, types, revision: String(revision) }}
      deliveries={deliveries.map(rowOf)}
      state={state}
      firstHref={after ? href(null) : null}
      nextHref={next ? href(encodeCursor(next)) : null}
      {...answered}
    />
  );
}

function rowOf({ delivery, event }: NamedDelivery) {
  const { state, nextAt, attempts, createdAt } = delivery;
  const { id, type, businessDate } = event;
  const data = JSON.stringify(JSON.parse(event.data), null, 2);
  const eventId = publicId("event", id);
  return { eventId, type, businessDate, state, nextAt, attempts, data, createdAt };
}

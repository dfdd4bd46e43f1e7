import type { Sender, SenderPort } from "../app/notice/sender";
import type { Provider, ProviderStore } from "../app/provider/store";
import { channelOf, knowsKeys, type ProviderSecrets } from "../domain/provider/provider";
import type { Env } from "../env";
import { handByPlatform } from "../gateway/email";
import { handToResend } from "../gateway/resend";
import { handToGateway } from "../gateway/signed-http";
import { handBySmtp } from "../gateway/smtp";
import { handToTwilio, lookUpAtTwilio } from "../gateway/twilio";
import { instant } from "../kernel/calendar";
import { providerId, parseProviderId, type TenantId } from "../kernel/ids";
import { Outage } from "../kernel/outage";

type Opening = Readonly<{
  tenantId: TenantId;
  mode: "live" | "sandbox";
  providers: ProviderStore;
}>;

/** Longer than this nobody waits for a turn at a provider with a pace. */
const TURN_MS_MAX = 4 * 60_000;
export const PLATFORM = "platform";
const CAPTURED = "captured";

/**
 * Who carries a lender's messages: the providers it has named, in its order; for e-mail, where it has
 * named none, the platform's own binding. What a sandbox sends is kept where its notice can be read,
 * unless the deployment says otherwise.
 */
export function openSenders(env: Env, opening: Opening): SenderPort {
  if (opening.mode === "sandbox" && env.SANDBOX_EMAIL !== "deliver") return captureAll();
  const { providers, mode } = opening;
  let known: Promise<readonly Provider[]> | undefined;
  const all = () => {
    known ??= providers.providers();
    return known;
  };
  const open = (provider: Provider) => senderOf(env, opening, provider);
  return {
    async of(channel) {
      const own = (await all()).filter(({ settings }) => channelOf(settings) === channel);
      if (own.length > 0) return own.map(open);
      if (channel === "email") return [platformSender(env)];
      return mode === "sandbox" ? [capturing()] : [];
    },
    async byId(id) {
      if (id === PLATFORM) return platformSender(env);
      if (id === CAPTURED) return capturing();
      const number = parseProviderId(id)?.number;
      const found = (await all()).find((one) => one.number === number);
      return found && open(found);
    },
    async carried() {
      const hasSms = (await all()).some(({ settings }) => channelOf(settings) === "sms");
      const isTexting = hasSms || mode === "sandbox";
      return ["email", ...(isTexting ? (["sms"] as const) : []), "letter", "message"];
    },
    forget() {
      known = undefined;
    },
  };
}

/** One provider for use, whatever the lender is. */
export async function openSender(
  env: Env,
  opening: Opening,
  number: number,
): Promise<Sender | undefined> {
  const provider = await opening.providers.provider(number);
  return provider && senderOf(env, opening, provider);
}

function senderOf(env: Env, { tenantId, providers }: Opening, provider: Provider): Sender {
  const { number, settings, perSecond, restsUntil } = provider;
  const id = providerId(tenantId, number);
  let known: Promise<ProviderSecrets> | undefined;
  const secrets = () => {
    known ??= secretsOf(providers, number);
    return known;
  };
  const reportsUrl = (key: string) => reportsUrlOf(env, id, key);
  return {
    id,
    knowsKeys: knowsKeys(settings.kind),
    restsUntil,
    async hand(message) {
      const { key } = await secrets();
      switch (settings.kind) {
        case "smtp":
          return handBySmtp(settings, key, message);
        case "resend":
          return handToResend(settings, key, message);
        case "twilio":
          return handToTwilio(settings, key, message, reportsUrl(message.key));
        case "gateway":
          return handToGateway(settings, key, message, reportsUrl(message.key));
      }
    },
    ...(settings.kind === "twilio" && {
      lookUp: async (message, since) =>
        lookUpAtTwilio(settings, (await secrets()).key, message, since),
    }),
    async pace(count) {
      if (perSecond === null) return { waitMs: 0, everyMs: 0 };
      const at = instant(Date.now());
      const latest = instant(at + TURN_MS_MAX);
      const first = await providers.takeMoments(number, count, at, latest);
      if (first === undefined) return null;
      return { waitMs: Math.max(0, first - at), everyMs: 1000 / perSecond };
    },
    rest: (until, reason) => providers.rest(number, until, reason),
  };
}

async function secretsOf(providers: ProviderStore, number: number): Promise<ProviderSecrets> {
  const secrets = await providers.secrets(number);
  if (!secrets) throw new Outage("the provider was removed a moment ago", 5);
  return secrets;
}

function platformSender(env: Env): Sender {
  return {
    id: PLATFORM,
    knowsKeys: false,
    restsUntil: null,
    hand: (message) => handByPlatform(env, message),
    pace: async () => ({ waitMs: 0, everyMs: 0 }),
    rest: async () => {},
  };
}

/** Keeps what a sandbox sends where its notice can be read. */
function capturing(): Sender {
  return {
    id: CAPTURED,
    knowsKeys: true,
    restsUntil: null,
    hand: async ({ key }) => ({ end: "accepted", providerId: `captured-${key}` }),
    pace: async () => ({ waitMs: 0, everyMs: 0 }),
    rest: async () => {},
  };
}

function captureAll(): SenderPort {
  const sender = capturing();
  return {
    of: async () => [sender],
    byId: async () => sender,
    carried: async () => ["email", "sms", "letter"],
    forget() {},
  };
}

/** Where a provider tells what became of a message; empty where the deployment has no address. */
function reportsUrlOf({ PUBLIC_URL }: Pick<Env, "PUBLIC_URL">, id: string, key: string) {
  if (!PUBLIC_URL) return null;
  return new URL(`/providers/${id}/reports?notice=${key}`, PUBLIC_URL).href;
}

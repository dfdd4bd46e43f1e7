import type { OutgoingMessage } from "../app/notice/sender";
import type { Handing } from "../domain/provider/handing";
import type { ProviderSettings } from "../domain/provider/provider";
import type { Instant } from "../kernel/calendar";
import { call, handingOf, parsed } from "./http-provider";

type TwilioSettings = Extract<ProviderSettings, { kind: "twilio" }>;

/** Twilio lists by the day of sending, and clocks differ. */
const CLOCK_MS = 5 * 60_000;
const LOOKED_AT_MAX = 100;

/**
 * Hands one message to Twilio's Messages API (twilio.com/docs/messaging/api/message-resource). It
 * knows no idempotency key, so one whose answer is lost must be looked up before anything else.
 */
export async function handToTwilio(
  settings: TwilioSettings,
  token: string,
  message: OutgoingMessage,
  statusUrl: string | null,
): Promise<Handing> {
  const body = new URLSearchParams({ To: message.to, Body: message.text });
  body.set(settings.from.startsWith("MG") ? "MessagingServiceSid" : "From", settings.from);
  if (statusUrl !== null) body.set("StatusCallback", statusUrl);
  const answer = await call(messagesUrl(settings).href, {
    method: "POST",
    headers: { authorization: authorization(settings, token) },
    body,
  });
  return handingOf("twilio", answer, ({ sid }) => sid);
}

/**
 * Whether Twilio has a message to this number with these words since then: its SID, null when it has
 * none, undefined when it does not tell now.
 */
export async function lookUpAtTwilio(
  settings: TwilioSettings,
  token: string,
  { to, text }: OutgoingMessage,
  since: Instant,
): Promise<string | null | undefined> {
  const url = messagesUrl(settings);
  url.searchParams.set("To", to);
  url.searchParams.set("DateSent>", new Date(since - CLOCK_MS).toISOString().slice(0, 10));
  url.searchParams.set("PageSize", String(LOOKED_AT_MAX));
  const answer = await call(url.href, {
    headers: { authorization: authorization(settings, token) },
  });
  if (answer?.status !== 200) return undefined;
  const { messages } = parsed(answer.body);
  if (!Array.isArray(messages)) return undefined;
  const found = (messages as Readonly<Record<string, unknown>>[]).find(
    (one) =>
      one["body"] === text &&
      Date.parse(String(one["date_created"] ?? one["date_sent"])) >= since - CLOCK_MS,
  );
  return found ? String(found["sid"]) : null;
}

function messagesUrl({ url, accountSid }: TwilioSettings): URL {
  return new URL(`/2010-04-01/Accounts/${accountSid}/Messages.json`, url);
}

function authorization({ accountSid }: TwilioSettings, token: string): string {
  return `Basic ${btoa(`${accountSid}:${token}`)}`;
}

import { type Fields, textIn } from "../../domain/webhook/source";
import { digestOf } from "./verify-custom";

/** GoCardless sends 250 at most in one webhook; what is four times as long is not from there. */
const EVENTS_MAX = 1000;
const ID_LENGTH_MAX = 100;

/**
 * The events of one webhook of GoCardless, each once under its own id. What has no id, or is no list
 * of events, is kept under its digest, so that it is seen.
 */
export function eventsIn(body: string): readonly Readonly<{ messageId: string; body: string }>[] {
  const events = listIn(body);
  if (!events || events.length > EVENTS_MAX) return [{ messageId: digestOf(body), body }];
  const messages = new Map<string, string>();
  for (const event of events) {
    const text = JSON.stringify(event);
    const id = isObject(event) ? textIn(event, "id") : null;
    const messageId = id !== null && id.length <= ID_LENGTH_MAX ? id : digestOf(text);
    if (!messages.has(messageId)) messages.set(messageId, text);
  }
  return [...messages].map(([messageId, text]) => ({ messageId, body: text }));
}

function listIn(body: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const events = isObject(value) ? value["events"] : undefined;
    return Array.isArray(events) ? events : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

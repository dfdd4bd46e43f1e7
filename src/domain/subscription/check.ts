import { type EventType, isEventType } from "../event/event";
import { targetFlaw } from "../provider/target";

const NAME_LENGTH_MAX = 80;
const URL_LENGTH_MAX = 500;

export type SubscriptionDraft = Readonly<{
  name: string;
  /** Where events are posted to. */
  url: string;
  /** Which ones. */
  types: readonly EventType[];
}>;

export type SubscriptionFlaw = Readonly<{
  /** The field, as a JSON pointer into the draft. */
  pointer: string;
  code:
    | "subscription.name_missing"
    | "subscription.url_not_public"
    | "subscription.types_missing"
    | "subscription.type_unknown";
}>;

/**
 * What is wrong with a subscription as a lender describes it, each flaw at its field; empty when
 * nothing is. `onBench`: whether addresses of private networks and without encryption are wanted, as
 * in a test.
 */
export function checkSubscription(
  draft: Readonly<{ name: string; url: string; types: readonly string[] }>,
  onBench: boolean,
): readonly SubscriptionFlaw[] {
  const flaws: SubscriptionFlaw[] = [];
  const { name, url, types } = draft;
  if (name.trim() === "" || name.length > NAME_LENGTH_MAX || /\p{Cc}/u.test(name)) {
    flaws.push({ pointer: "/name", code: "subscription.name_missing" });
  }
  const isReachable = onBench ? /^https?:/.test(url) && URL.canParse(url) : !targetFlaw(url);
  if (!isReachable || url.length > URL_LENGTH_MAX) {
    flaws.push({ pointer: "/url", code: "subscription.url_not_public" });
  }
  if (types.length === 0) flaws.push({ pointer: "/types", code: "subscription.types_missing" });
  for (const [index, type] of types.entries()) {
    if (isEventType(type)) continue;
    flaws.push({ pointer: `/types/${index}`, code: "subscription.type_unknown" });
  }
  return flaws;
}

/** What providers tell of a message after they have taken it, in one set of words for all of them. */
export const DELIVERY_WORDS = ["delivered", "failed", "bounced", "complained"] as const;
export type DeliveryWord = (typeof DELIVERY_WORDS)[number];

/**
 * What a provider told. That a borrower opened a message is not taken in: it says little, and reading
 * somebody's mailbox along with them needs a consent of its own (ePrivacy Directive 2002/58, 5(3)).
 */
export type ProviderReport = Readonly<
  | {
      kind: "delivery";
      /** The public id of the notice, which went along with it. */
      notice: string;
      says: DeliveryWord;
      /** The provider's own words or code. */
      detail: string | null;
      /** The provider's id of the message, if it told. */
      providerId: string | null;
    }
  | { kind: "reply"; from: string; text: string }
>;

const DETAIL_LENGTH_MAX = 200;

type Fields = Readonly<Record<string, unknown>>;

const TWILIO_WORDS: Readonly<Record<string, DeliveryWord>> = {
  delivered: "delivered",
  undelivered: "failed",
  failed: "failed",
};
/** Unknown, unreachable for ever, or a landline (twilio.com/docs/api/errors). */
const TWILIO_NO_SUCH_NUMBER: ReadonlySet<string> = new Set(["30005", "30006", "21211", "21614"]);
/** The recipient has said STOP to Twilio itself. */
const TWILIO_STOPPED = "21610";

/** Reads a status callback or an incoming message of Twilio; null when it tells nothing new. */
export function readTwilioReport(fields: Fields, notice: string | null): ProviderReport | null {
  const status = textOf(fields["MessageStatus"] ?? fields["SmsStatus"]);
  const body = fields["Body"];
  if (typeof body === "string" && (status === "received" || notice === null)) {
    return { kind: "reply", from: textOf(fields["From"]), text: body };
  }
  const word = TWILIO_WORDS[status];
  if (!word || notice === null) return null;
  const code = textOf(fields["ErrorCode"]);
  const says = TWILIO_NO_SUCH_NUMBER.has(code)
    ? "bounced"
    : code === TWILIO_STOPPED
      ? "complained"
      : word;
  const detail = code === "" ? null : `twilio ${code}`;
  return { kind: "delivery", notice, says, detail, providerId: idOf(fields["MessageSid"]) };
}

const RESEND_WORDS: Readonly<Record<string, DeliveryWord>> = {
  "email.delivered": "delivered",
  "email.failed": "failed",
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.suppressed": "bounced",
};

/**
 * Reads an event of Resend (resend.com/docs/webhooks); null when it tells nothing new. The notice is
 * among the tags it went out with. A bounce that is not permanent is a message that failed, and no
 * word about its address.
 */
export function readResendReport(body: Fields): ProviderReport | null {
  const word = RESEND_WORDS[textOf(body["type"])];
  const data = fieldsOf(body["data"]);
  const notice = tagOf(data["tags"]);
  if (!word || notice === "") return null;
  const bounce = fieldsOf(data["bounce"]);
  const kind = textOf(bounce["type"]).toLowerCase();
  const isPassing = word === "bounced" && kind !== "" && kind !== "permanent";
  const said = textOf(bounce["message"] ?? fieldsOf(data["failed"])["reason"]);
  return {
    kind: "delivery",
    notice,
    says: isPassing ? "failed" : word,
    detail: said === "" ? null : said.slice(0, DETAIL_LENGTH_MAX),
    providerId: idOf(data["email_id"]),
  };
}

function tagOf(tags: unknown): string {
  if (!Array.isArray(tags)) return textOf(fieldsOf(tags)["notice"]);
  const tag = tags.map(fieldsOf).find(({ name }) => name === "notice");
  return textOf(tag?.["value"]);
}

/** Reads a report of a lender's own gateway (docs/providers.md); null when it tells nothing new. */
export function readGatewayReport(body: Fields): ProviderReport | null {
  const data = fieldsOf(body["data"]);
  const type = textOf(body["type"]);
  if (type === "message.replied") {
    return { kind: "reply", from: textOf(data["from"]), text: textOf(data["text"]) };
  }
  const says = DELIVERY_WORDS.find((one) => type === `message.${one}`);
  const notice = textOf(data["id"]);
  if (!says || notice === "") return null;
  const detail = textOf(data["detail"]).slice(0, DETAIL_LENGTH_MAX);
  const providerId = idOf(data["providerId"]);
  return { kind: "delivery", notice, says, detail: detail === "" ? null : detail, providerId };
}

/**
 * Words by which a borrower ends text messages: those of 47 CFR 64.1200(a)(10), those that Twilio
 * knows beside them, and the usual Chinese ones. They count when they are all that was said.
 */
const STOP_WORDS: ReadonlySet<string> = new Set([
  ...["stop", "stopall", "quit", "end", "revoke", "opt out", "optout", "opt-out", "cancel"],
  ...["unsubscribe", "td", "t", "退订", "停止"],
]);

export function isStopWord(text: string): boolean {
  const said = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.!。！"'“”]+/g, " ")
    .trim();
  return STOP_WORDS.has(said);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function idOf(value: unknown): string | null {
  const text = textOf(value);
  return text === "" ? null : text.slice(0, DETAIL_LENGTH_MAX);
}

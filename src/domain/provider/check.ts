import { channelOf, type ProviderSecrets, type ProviderSettings } from "./provider";
import { isPublicHost, targetFlaw } from "./target";

export const PER_SECOND_MAX = 500;

export type ProviderDraft = Readonly<{
  name: string;
  settings: ProviderSettings;
  secrets: ProviderSecrets;
  /** Messages a second at most; null: as many as there are. */
  perSecond: number | null;
}>;

export type ProviderFlaw = Readonly<{
  /** The field, as a JSON pointer into the draft. */
  pointer: string;
  code:
    | "provider.name_missing"
    | "provider.host_not_public"
    | "provider.port_not_mail"
    | "provider.not_encrypted"
    | "provider.url_not_public"
    | "provider.sender_not_an_address"
    | "provider.sender_not_a_number"
    | "provider.account_not_a_sid"
    | "provider.key_missing"
    | "provider.key_not_a_secret"
    | "provider.pace_out_of_range";
}>;

/** Submission and relay (RFC 8314, RFC 6409) and what hosts offer beside them; Workers refuse 25. */
const MAIL_PORTS: readonly number[] = [465, 587, 2525];
const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;
/** A number in full (E.164), a short code, a name of letters, or Twilio's messaging service. */
const SENDER = /^(\+[1-9]\d{6,14}|\d{3,8}|MG[0-9a-f]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{2,11})$/;
const ACCOUNT_SID = /^AC[0-9a-f]{32}$/;
/** As Standard Webhooks writes secrets: at least 24 bytes in base64. */
export const SIGNING_SECRET = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/;
const NAME_LENGTH_MAX = 80;

/**
 * What is wrong with a provider as a lender describes it, each flaw at its field; empty when nothing
 * is. `onBench`: whether it runs where servers on private addresses and without encryption are
 * wanted, as in a test.
 */
export function checkProvider(draft: ProviderDraft, onBench: boolean): readonly ProviderFlaw[] {
  const flaws: ProviderFlaw[] = [];
  const flaw = (isWrong: boolean, pointer: string, code: ProviderFlaw["code"]) => {
    if (isWrong) flaws.push({ pointer, code });
  };
  const { name, settings, secrets, perSecond } = draft;
  const isNamed = name.trim() !== "" && name.length <= NAME_LENGTH_MAX && !/\p{Cc}/u.test(name);
  flaw(!isNamed, "/name", "provider.name_missing");
  const isPaced = perSecond === null || (Number.isInteger(perSecond) && perSecond >= 1);
  flaw(!isPaced || (perSecond ?? 1) > PER_SECOND_MAX, "/perSecond", "provider.pace_out_of_range");
  if (settings.kind === "smtp") {
    flaw(!onBench && !isPublicHost(settings.host), "/settings/host", "provider.host_not_public");
    flaw(
      !onBench && !MAIL_PORTS.includes(settings.port),
      "/settings/port",
      "provider.port_not_mail",
    );
    flaw(!onBench && settings.security === "none", "/settings/security", "provider.not_encrypted");
  } else {
    const isPublic = onBench ? URL.canParse(settings.url) : targetFlaw(settings.url) === null;
    flaw(!isPublic, "/settings/url", "provider.url_not_public");
  }
  if (channelOf(settings) === "email") {
    const isAddress = ADDRESS.test(settings.from) && settings.from.length <= 254;
    flaw(!isAddress, "/settings/from", "provider.sender_not_an_address");
  } else flaw(!SENDER.test(settings.from), "/settings/from", "provider.sender_not_a_number");
  if (settings.kind === "twilio") {
    const isSid = ACCOUNT_SID.test(settings.accountSid);
    flaw(!isSid, "/settings/accountSid", "provider.account_not_a_sid");
  }
  flaw(secrets.key.trim() === "", "/secrets/key", "provider.key_missing");
  if (settings.kind === "gateway") {
    flaw(!SIGNING_SECRET.test(secrets.key), "/secrets/key", "provider.key_not_a_secret");
  }
  const isSecret = secrets.events === null || SIGNING_SECRET.test(secrets.events);
  flaw(!isSecret, "/secrets/events", "provider.key_not_a_secret");
  return flaws;
}

/** Who carries messages for a lender: a mail server, an e-mail service, an SMS service. */
export const PROVIDER_KINDS = ["smtp", "resend", "twilio", "gateway"] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** The channels that are carried by a provider; letters are printed. */
export const CARRIED_CHANNELS = ["email", "sms"] as const;
export type CarriedChannel = (typeof CARRIED_CHANNELS)[number];

export const SMTP_SECURITIES = ["tls", "starttls", "none"] as const;
export type SmtpSecurity = (typeof SMTP_SECURITIES)[number];

/** What is needed to reach a provider. Secrets are apart, since nobody may read them again. */
export type ProviderSettings = Readonly<
  | {
      kind: "smtp";
      host: string;
      port: number;
      /** `tls`: from the first byte; `starttls`: before anything is said; `none`: on a test bench. */
      security: SmtpSecurity;
      username: string;
      from: string;
    }
  | { kind: "resend"; url: string; from: string }
  | { kind: "twilio"; url: string; accountSid: string; from: string }
  | { kind: "gateway"; channel: CarriedChannel; url: string; from: string }
>;

/**
 * `key`: what Forbear proves itself with (password, API key, auth token, signing secret).
 * `events`: what the provider signs its reports with, where that is another secret.
 */
export type ProviderSecrets = Readonly<{ key: string; events: string | null }>;

export const RESEND_URL = "https://api.resend.com";
export const TWILIO_URL = "https://api.twilio.com";

const CHANNEL_OF: Readonly<Record<Exclude<ProviderKind, "gateway">, CarriedChannel>> = {
  smtp: "email",
  resend: "email",
  twilio: "sms",
};

/** What a provider carries. */
export function channelOf(settings: ProviderSettings): CarriedChannel {
  return settings.kind === "gateway" ? settings.channel : CHANNEL_OF[settings.kind];
}

/**
 * Whether a provider drops a second message under the same key, so that one whose answer was lost can
 * simply be handed over again. SMTP (RFC 5321, 6.1) and Twilio's API know no such key.
 */
export function knowsKeys(kind: ProviderKind): boolean {
  return kind === "resend" || kind === "gateway";
}

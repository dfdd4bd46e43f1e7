import type { ProviderDraft, ProviderFlaw } from "../../domain/provider/check";
import {
  type CarriedChannel,
  CARRIED_CHANNELS,
  PROVIDER_KINDS,
  type ProviderKind,
  type ProviderSecrets,
  type ProviderSettings,
  RESEND_URL,
  SMTP_SECURITIES,
  TWILIO_URL,
} from "../../domain/provider/provider";

export type ProviderValues = Readonly<Record<string, string>>;
type Typed = Omit<ProviderDraft, "secrets"> & Readonly<{ secrets: ProviderSecrets | null }>;

export function kindOf(text: string | undefined): ProviderKind | undefined {
  return PROVIDER_KINDS.find((one) => one === text);
}

/** What a form asks for: a kind says it by itself, a gateway carries either. */
export function channelFor(kind: ProviderKind, text: string | undefined): CarriedChannel {
  if (kind !== "gateway") return kind === "twilio" ? "sms" : "email";
  return CARRIED_CHANNELS.find((one) => one === text) ?? "sms";
}

const FIRST_VALUES: Readonly<Record<ProviderKind, ProviderValues>> = {
  smtp: { port: "465", security: "tls" },
  resend: { url: RESEND_URL },
  twilio: { url: TWILIO_URL },
  gateway: {},
};

export function firstValues(kind: ProviderKind): ProviderValues {
  return FIRST_VALUES[kind];
}

/** A provider as the fields show it, without its secrets. */
export function providerValues(
  provider: Pick<ProviderDraft, "name" | "settings" | "perSecond"> & Readonly<{ revision: number }>,
): ProviderValues {
  const { name, settings, perSecond, revision } = provider;
  const texts = Object.entries(settings).map(([field, value]) => [field, String(value)]);
  return {
    ...Object.fromEntries(texts),
    name,
    perSecond: perSecond === null ? "" : String(perSecond),
    revision: String(revision),
  };
}

/** What was typed; what cannot be read becomes a value that the check refuses at its field. */
export function typedProvider(kind: ProviderKind, values: ProviderValues): Typed {
  const text = (name: string) => (values[name] ?? "").trim();
  const [key, events] = [values["key"] ?? "", text("events")];
  const isKept = key === "" && events === "";
  return {
    name: text("name"),
    settings: typedSettings(kind, text),
    perSecond: text("perSecond") === "" ? null : Number(text("perSecond")),
    secrets: isKept ? null : { key, events: events === "" ? null : events },
  };
}

function typedSettings(kind: ProviderKind, text: (name: string) => string): ProviderSettings {
  const [url, from] = [text("url"), text("from")];
  switch (kind) {
    case "smtp": {
      const security = SMTP_SECURITIES.find((one) => one === text("security")) ?? "tls";
      const port = Number(text("port"));
      return { kind, host: text("host"), port, security, username: text("username"), from };
    }
    case "resend":
      return { kind, url, from };
    case "twilio":
      return { kind, url, accountSid: text("accountSid"), from };
    case "gateway":
      return { kind, channel: channelFor(kind, text("channel")), url, from };
  }
}

/** The field of a form that a flaw is about. */
export function fieldOfFlaw({ pointer }: ProviderFlaw): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}

import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import { Webhook } from "standardwebhooks";
import {
  type ProviderReport,
  readGatewayReport,
  readResendReport,
  readTwilioReport,
} from "../../domain/provider/report";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { signTwilio } from "./sign-twilio";
import type { Provider } from "./store";

/** A report as it came in. */
export type RawReport = Readonly<{
  /** The address it was sent to, with its query: Twilio signs it. */
  url: string;
  notice: string | null;
  header(name: string): string;
  body: string;
}>;

/** Signs nothing: verified against when there is no provider, so that both take the same time. */
const NOBODYS_SECRET = `whsec_${"A".repeat(43)}=`;

type Verified = Readonly<{ provider: Provider; report: ProviderReport | null }>;

/**
 * Whether a report comes from the provider that it says, and what it tells; null: nothing new. An
 * unknown provider, one that reports nothing, and a wrong or old signature are the same answer.
 */
export async function verifyReport(
  ctx: TenantContext | null,
  number: number,
  raw: RawReport,
): Promise<Result<Verified, Readonly<{ code: "provider.signature_invalid" }>>> {
  const provider = ctx ? await ctx.providers.provider(number) : undefined;
  const secrets = provider && (await ctx?.providers.secrets(number));
  const kind = provider?.settings.kind ?? "gateway";
  if (kind === "twilio" && provider && secrets) {
    const fields = Object.fromEntries(new URLSearchParams(raw.body));
    const expected = signTwilio(secrets.key, raw.url, raw.body);
    const isTheirs = isSame(expected, raw.header("x-twilio-signature"));
    if (!isTheirs) return refuse({ code: "provider.signature_invalid" });
    return ok({ provider, report: readTwilioReport(fields, raw.notice) });
  }
  const prefix = kind === "resend" ? "svix" : "webhook";
  const secret = kind === "resend" ? secrets?.events : secrets?.key;
  const isSigned = isSignedWith(secret ?? NOBODYS_SECRET, raw, prefix);
  const fields = parsed(raw.body);
  if (!isSigned || !provider || !secret || !fields || (kind !== "resend" && kind !== "gateway")) {
    return refuse({ code: "provider.signature_invalid" });
  }
  const report = kind === "resend" ? readResendReport(fields) : readGatewayReport(fields);
  return ok({ provider, report });
}

function isSignedWith(secret: string, { header, body }: RawReport, prefix: string): boolean {
  const headers = {
    "webhook-id": header(`${prefix}-id`),
    "webhook-timestamp": header(`${prefix}-timestamp`),
    "webhook-signature": header(`${prefix}-signature`),
  };
  try {
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function parsed(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

import { resolveLocale } from "../../domain/notice/locale";
import { htmlOf } from "../../domain/notice/html";
import type { Handing } from "../../domain/provider/handing";
import { channelOf } from "../../domain/provider/provider";
import { trialLetter } from "../../domain/provider/trial";
import { providerId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

export type TryRefusal = Readonly<{ code: "provider.not_found" | "provider.trial_address" }>;

const ADDRESS = { email: /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, sms: /^\+[1-9]\d{6,14}$/ } as const;

/**
 * Sends a word of trial through one provider to an address that somebody at the lender gives, and
 * tells what the provider answered. It names no borrower and no loan. Also from a sandbox, since this
 * is how one finds out whether the settings are right.
 */
export async function tryProvider(
  ctx: TenantContext,
  number: number,
  to: string,
): Promise<Result<Handing, TryRefusal>> {
  ctx.allow("provider.manage");
  const provider = await ctx.providers.provider(number);
  if (!provider) return refuse({ code: "provider.not_found" });
  if (!ADDRESS[channelOf(provider.settings)].test(to)) {
    return refuse({ code: "provider.trial_address" });
  }
  const sender = await ctx.openSender(number);
  if (!sender) return refuse({ code: "provider.not_found" });
  const locale = resolveLocale(ctx.tenant.locale);
  const letter = trialLetter(ctx.tenant.name, locale);
  const isEmail = channelOf(provider.settings) === "email";
  const handed = await sender.hand({
    to,
    subject: isEmail ? letter.subject : "",
    text: letter.text,
    html: isEmail ? htmlOf(letter, locale) : null,
    unsubscribeUrl: null,
    key: `trial-${crypto.randomUUID()}`,
  });
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "provider.try",
      subject: providerId(ctx.tenant.id, number),
      detail: { end: handed.end },
    },
    ctx.now,
  );
  // Whoever was down and answers now need not rest any longer.
  if (handed.end === "accepted") await ctx.providers.rest(number, ctx.now, null);
  return ok(handed);
}

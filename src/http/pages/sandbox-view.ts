import type { Translator } from "../../../web/locales/translate";
import type { BehaviourSectionProps } from "../../../web/pages/sandbox-behaviour";
import type { ResetSectionProps } from "../../../web/pages/sandbox-reset";
import type { TenantContext } from "../../app/context";
import type { BehaviourFlaw } from "../../domain/behaviour/check";
import type { BehaviourScript } from "../../domain/behaviour/script";
import { behaviourOf, templateOf } from "../../domain/behaviour/templates";
import { dateAt } from "../../kernel/calendar";

/** What a form brought that was not taken: it comes back as it was written. */
export type WrittenScript = Readonly<{ choice: BehaviourSectionProps["choice"]; script: string }>;

/** The script as the page shows it; to begin with, a small one to change. */
export async function behaviourView(
  ctx: TenantContext,
  written?: WrittenScript,
): Promise<Pick<BehaviourSectionProps, "choice" | "script" | "canWrite">> {
  const canWrite = ctx.actor.permissions.includes("behaviour.write");
  if (written) return { ...written, canWrite };
  const script = (await ctx.behaviours.find())?.script;
  const choice = script ? (templateOf(script) ?? "own") : "none";
  return { choice, script: textOf(script ?? behaviourOf("all-pay-on-due-date")), canWrite };
}

function textOf(script: BehaviourScript): string {
  return JSON.stringify(script, null, 2);
}

/** The last emptying as the page shows it. */
export async function resetView(
  ctx: TenantContext,
  t: Translator,
): Promise<Pick<ResetSectionProps, "lastReset" | "canEmpty">> {
  const reset = await ctx.resets.latest();
  const canEmpty = ctx.actor.permissions.includes("book.empty");
  if (!reset) return { lastReset: null, canEmpty };
  const { loansTotal, loansRemoved, rowsRemoved, finishedAt } = reset;
  const isOver = finishedAt !== null;
  const finishedOn = isOver ? t.formatDate(dateAt(finishedAt, ctx.tenant.timezone)) : null;
  return { lastReset: { isOver, loansTotal, loansRemoved, rowsRemoved, finishedOn }, canEmpty };
}

export function flawWords(t: Translator, flaw: BehaviourFlaw): string {
  return t("sandbox.wrongAt", { place: flaw.pointer, reason: reasonOf(t, flaw) });
}

function reasonOf(t: Translator, flaw: BehaviourFlaw): string {
  switch (flaw.code) {
    case "behaviour.seed_out_of_range":
      return t("sandbox.flaw.seed", { max: flaw.max });
    case "behaviour.too_many_rules":
      return t("sandbox.flaw.rules", { max: flaw.max });
    case "behaviour.too_many_loans":
      return t("sandbox.flaw.loans", { max: flaw.max });
    case "behaviour.loans_empty":
      return t("sandbox.flaw.loansEmpty");
    case "behaviour.product_empty":
      return t("sandbox.flaw.product");
    case "behaviour.percent_out_of_range":
      return t("sandbox.flaw.percent");
    case "behaviour.number_out_of_range":
      return t("sandbox.flaw.number", { min: flaw.min, max: flaw.max });
    case "behaviour.rates_out_of_range":
      return t("sandbox.flaw.rates", { max: flaw.max });
    case "behaviour.rule_unreachable":
      return t("sandbox.flaw.unreachable");
  }
}

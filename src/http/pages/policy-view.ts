import type { Translator } from "../../../web/locales/translate";
import type { PolicyFacts } from "../../../web/pages/policy-rules";
import { ALLOCATIONS } from "../../domain/loan/allocation";
import type { PolicyDocument } from "../../domain/policy/policy";
import { bucketLine } from "./policy-buckets";
import { laddersWords } from "./policy-words";

/** A document as the pages show it; `rest` is what borrowers outside a canary keep, where known. */
export function policyFacts(
  t: Translator,
  document: PolicyDocument,
  currency: string,
  rest: number | null = null,
): PolicyFacts {
  const { allocation, contact } = document;
  const preset = typeof allocation === "string" ? allocation : null;
  const { toleranceAmount, tolerancePercent, canaryPercent, match, missedDays } = document;
  return {
    graceDays: document.graceDays,
    counting: document.counting ?? "day-after-due",
    tolerance: { minor: toleranceAmount, currency },
    tolerancePercent: tolerancePercent ?? null,
    allocation: preset,
    allocationSource: preset && ALLOCATIONS[preset].source,
    buckets: (document.buckets ?? []).map(bucketLine),
    hasCharges: document.charges !== undefined,
    match: match ?? "each-on-its-day",
    missedDays: missedDays ?? "take",
    canary: canaryPercent === undefined ? null : { percent: canaryPercent, rest },
    ladders: laddersWords(t, document, currency),
    contact: contact.window,
    channels: contact.channels,
    sources: document.sources,
  };
}

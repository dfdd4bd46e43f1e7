import type { LoanTerms } from "../../domain/loan/terms";
import { FFIEC_RE_AGE, type ReAgeLimits } from "../../domain/modification/lineage";
import type { ModificationRefusal } from "../../domain/modification/modification";
import type { ModificationRequest } from "../../domain/modification/modify";
import { type ModificationPreview, previewModification } from "../../domain/modification/preview";
import type { BusinessDate } from "../../kernel/calendar";
import type { Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { type GivenLoan, givenFacts } from "./given-facts";

export type GivenModification = GivenLoan &
  Readonly<{
    /** How the schedule was made; null when nobody says. */
    terms: LoanTerms | null;
    reAgedOn: readonly BusinessDate[];
    /** Those of the FFIEC where left out. */
    limits: { [K in keyof ReAgeLimits]?: ReAgeLimits[K] | undefined };
    /** The contract's own rate where left out. */
    discountRatePercent: string | null;
    request: ModificationRequest;
  }>;

/** What a modification would do to a given loan; nothing is read or stored. */
export function calculateModification(
  ctx: TenantContext,
  given: GivenModification,
): Result<ModificationPreview, ModificationRefusal> {
  ctx.allow("loan.read");
  const { terms, reAgedOn, request, limits, discountRatePercent } = given;
  const facts = givenFacts(ctx, given, terms ?? {});
  return previewModification({ ...facts, terms, reAgedBeforeOn: reAgedOn }, request, {
    discountRatePercent: discountRatePercent ?? terms?.annualRatePercent ?? "0",
    limits: {
      ageMonthsMin: limits.ageMonthsMin ?? FFIEC_RE_AGE.ageMonthsMin,
      paymentCountMin: limits.paymentCountMin ?? FFIEC_RE_AGE.paymentCountMin,
      perYearMax: limits.perYearMax ?? FFIEC_RE_AGE.perYearMax,
      perFiveYearsMax: limits.perFiveYearsMax ?? FFIEC_RE_AGE.perFiveYearsMax,
    },
  });
}

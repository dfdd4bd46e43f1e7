import type { Explanation } from "../../src/domain/explanation/explanation";
import type { LoanNumbers } from "../../src/domain/explanation/loan-numbers";
import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { DateText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

type NumbersProps = Readonly<{ t: Translator; explanation: Explanation; currency: string }>;

/** Days, due date and amounts of the loan on the day of the act. */
export function NumbersSection({ t, explanation, currency }: NumbersProps) {
  const { numbers, loan, charge, what } = explanation;
  if (charge || !loan) return null;
  if (numbers === null) {
    return (
      <Section id="numbers" title={t("why.numbers")}>
        <p class="quiet">{t("why.numbers.none")}</p>
      </Section>
    );
  }
  const isMove = what.kind === "move";
  return (
    <Section id="numbers" title={t("why.numbers")}>
      <Facts facts={numberFacts(t, numbers, currency)} />
      {!numbers.agrees && (
        <p class="quiet">{t(isMove ? "why.numbers.differMove" : "why.numbers.differ")}</p>
      )}
    </Section>
  );
}

function numberFacts(
  t: Translator,
  numbers: LoanNumbers,
  currency: string,
): readonly (Fact | null)[] {
  const { daysPastDue, pausedDays, dueOn, bucket, pastDueAmount, installmentUnpaid } = numbers;
  const amount = (minor: number) => <Amount t={t} minor={minor} currency={currency} money />;
  return [
    {
      term: t("why.numbers.days"),
      detail:
        daysPastDue < 0
          ? t("why.numbers.before", { count: -daysPastDue })
          : t.formatNumber(daysPastDue),
    },
    pausedDays === 0 ? null : { term: t("why.numbers.paused"), detail: t.formatNumber(pausedDays) },
    dueOn === null ? null : { term: t("why.numbers.dueOn"), detail: <DateText t={t} on={dueOn} /> },
    { term: t("why.numbers.bucket"), detail: <BucketBadge t={t} index={bucket} /> },
    { term: t("why.numbers.pastDue"), detail: amount(pastDueAmount) },
    installmentUnpaid === null
      ? null
      : { term: t("why.numbers.installment"), detail: amount(installmentUnpaid) },
    { term: t("why.numbers.outstanding"), detail: amount(numbers.outstandingTotal) },
  ];
}

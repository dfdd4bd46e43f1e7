import type { ChargeExplanation } from "../../src/domain/explanation/charge";
import { Amount } from "../components/amount";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

type ChargeProps = Readonly<{ t: Translator; charge: ChargeExplanation; currency: string }>;

/** The contract's rule of a late fee or of penalty interest, and how it came to this amount. */
export function ChargeSection({ t, charge, currency }: ChargeProps) {
  return (
    <Section id="charge" title={t("why.charge")}>
      <p class="quiet">{t("why.charge.frozen")}</p>
      <Facts facts={[...sharedFacts(t, charge, currency), ...ruleFacts(t, charge, currency)]} />
      {charge.kind === "penalty-interest" && charge.growth.length > 0 && (
        <Growth t={t} growth={charge.growth} currency={currency} />
      )}
    </Section>
  );
}

function sharedFacts(t: Translator, charge: ChargeExplanation, currency: string): readonly Fact[] {
  const { kind, amount, installmentNumber, dueOn, on, daysLate } = charge;
  return [
    { term: t("why.charge.amount"), detail: t.formatMoney(amount, currency) },
    {
      term: t("why.charge.installment"),
      detail: t("why.charge.installmentValue", {
        number: installmentNumber,
        date: t.formatDate(dueOn),
      }),
    },
    { term: t(`why.charge.on.${kind}`), detail: <DateText t={t} on={on} /> },
    { term: t("why.charge.daysLate"), detail: t.formatNumber(daysLate) },
  ];
}

function ruleFacts(
  t: Translator,
  charge: ChargeExplanation,
  currency: string,
): readonly (Fact | null)[] {
  const own =
    charge.kind === "late-fee" ? lateFeeFacts(t, charge, currency) : penaltyFacts(t, charge);
  const grace = t("why.charge.graceDays", { count: charge.rule.graceDays });
  return [
    ...own,
    { term: t("why.charge.grace"), detail: grace },
    { term: t("why.charge.caps"), detail: capWords(t, charge, currency) },
    { term: t("why.charge.stops"), detail: heldWords(t, charge) },
  ];
}

/** The words of a charge's basis: what it is a share of, or the amount itself. */
function lateFeeFacts(
  t: Translator,
  charge: Extract<ChargeExplanation, { kind: "late-fee" }>,
  currency: string,
): readonly (Fact | null)[] {
  const { rule, uncapped, amount, occurrence } = charge;
  const { basis, recurring, amountMin, amountMax } = rule;
  const money = (minor: number) => t.formatMoney(minor, currency);
  const limits = [
    ...(amountMin === null ? [] : [t("why.charge.least", { amount: money(amountMin) })]),
    ...(amountMax === null ? [] : [t("why.charge.most", { amount: money(amountMax) })]),
  ];
  return [
    {
      term: t("why.charge.basis"),
      detail:
        basis.kind === "flat"
          ? t("why.charge.basis.flat", { amount: money(basis.amount) })
          : t(`why.charge.basis.${basis.of}`, {
              percent: t.formatPercent(basis.percent),
              amount: money(charge[basis.of]),
            }),
    },
    limits.length === 0 ? null : { term: t("why.charge.limits"), detail: t.formatList(limits) },
    uncapped === amount ? null : { term: t("why.charge.uncapped"), detail: money(uncapped) },
    {
      term: t("why.charge.recurring"),
      detail:
        recurring === null
          ? t("why.charge.once")
          : t("why.charge.recurringValue", {
              days: recurring.everyDays,
              times: recurring.times,
            }),
    },
    { term: t("why.charge.occurrence"), detail: t.formatNumber(occurrence) },
  ];
}

function penaltyFacts(
  t: Translator,
  { rule, days }: Extract<ChargeExplanation, { kind: "penalty-interest" }>,
): readonly Fact[] {
  const { rate } = rule;
  return [
    {
      term: t("why.charge.rate"),
      detail:
        rate.kind === "own"
          ? t("why.charge.rate.own", { percent: t.formatPercent(rate.annualRatePercent) })
          : t("why.charge.rate.multiple", {
              times: rate.of,
              percent: t.formatPercent(rate.contractRatePercent),
            }),
    },
    { term: t("why.charge.base"), detail: t(`why.charge.base.${rule.base}`) },
    { term: t("why.charge.compounding"), detail: t(`why.charge.compounding.${rule.compounding}`) },
    { term: t("why.charge.dayCount"), detail: <code>{rule.dayCount}</code> },
    { term: t("why.charge.days"), detail: t.formatNumber(days) },
  ];
}

function capWords(t: Translator, charge: ChargeExplanation, currency: string): string {
  const money = (minor: number) => t.formatMoney(minor, currency);
  if (charge.kind === "penalty-interest") {
    const { cap, rule } = charge;
    if (cap === null || rule.capPercentOfPrincipal === null) return t("why.charge.noCap");
    const percent = t.formatPercent(rule.capPercentOfPrincipal);
    return t("why.charge.capPercent", { percent, amount: money(cap) });
  }
  const { capPerInstallment, capPerLoan } = charge.rule;
  const caps = [
    ...(capPerInstallment === null
      ? []
      : [t("why.charge.capInstallment", { amount: money(capPerInstallment) })]),
    ...(capPerLoan === null ? [] : [t("why.charge.capLoan", { amount: money(capPerLoan) })]),
  ];
  return caps.length === 0 ? t("why.charge.noCap") : t.formatList(caps);
}

/** The days on which holds kept the charge back. */
function heldWords(t: Translator, { stops, heldDays, chargedFrom }: ChargeExplanation): string {
  if (heldDays === 0) return t("why.charge.stopsNone");
  const spans = stops.map(({ from, to }) =>
    to === null
      ? t("why.charge.stopOpen", { from: t.formatDate(from) })
      : t("why.charge.stop", { from: t.formatDate(from), to: t.formatDate(to) }),
  );
  const before =
    chargedFrom === null ? [] : [t("why.charge.chargedFrom", { date: t.formatDate(chargedFrom) })];
  return `${t("why.charge.stopsValue", { days: heldDays })}: ${t.formatList([...before, ...spans])}`;
}

type Grown = Readonly<{ on: string; amount: number }>;
type GrowthProps = Readonly<{ t: Translator; growth: readonly Grown[]; currency: string }>;

function Growth({ t, growth, currency }: GrowthProps) {
  const columns: readonly Column<Grown>[] = [
    { key: "on", label: t("why.charge.growth.on"), cell: ({ on }) => <DateText t={t} on={on} /> },
    {
      key: "by",
      label: t("why.charge.growth.by"),
      unit: currency,
      numeric: true,
      cell: ({ amount }) => <Amount t={t} minor={amount} currency={currency} />,
    },
  ];
  return (
    <DataTable
      t={t}
      id="growth-table"
      caption={t("why.charge.growth", { currency })}
      columns={columns}
      rows={growth}
    />
  );
}

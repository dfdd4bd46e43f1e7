import { COMPONENTS, type Components } from "../../src/domain/loan/components";
import { Amount } from "../components/amount";
import { DateText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { TextField } from "../components/fields";
import { Form, Submit } from "../components/form";
import { Section } from "../components/section";
import { TableRegion } from "../components/table-region";
import type { Translator } from "../locales/translate";

type Standing = Readonly<{ daysPastDue: number; pastDueAmount: number; credit: number }>;

/** What money would do for a loan today. */
export type LoanQuoteView = Readonly<{
  bringCurrent: number;
  payoff: number;
  perDiem: number;
  /** The payment that was tried; null for none. */
  payment: Readonly<{
    amount: number;
    installments: readonly (Readonly<{ number: number; dueOn: string }> & Components)[];
    pays: Components;
    toCredit: number;
    before: Standing;
    after: Standing;
  }> | null;
}>;

type QuoteSectionProps = Readonly<{
  t: Translator;
  loanId: string;
  currency: string;
  quote: LoanQuoteView;
  /** What was typed, and why it could not be read. */
  asked: string;
  wrong: string | undefined;
}>;

/** What brings the loan current, what closes it, and what a payment of any amount would do. */
export function QuoteSection(props: QuoteSectionProps) {
  const { t, loanId, currency, quote, asked, wrong } = props;
  return (
    <Section id="quote" class="quote" title={t("quote.title")}>
      <Facts facts={quoteFacts(t, quote, currency)} />
      <Form t={t} action={`/loans/${loanId}#quote`} method="get" inline label={t("quote.try")}>
        <TextField
          t={t}
          name="pay"
          label={t("quote.pay", { currency })}
          value={asked}
          error={wrong}
          inputmode="decimal"
          maxlength={20}
          width="short"
        />
        <Submit tone="plain">{t("quote.show")}</Submit>
      </Form>
      {quote.payment && <Effect t={t} payment={quote.payment} currency={currency} />}
    </Section>
  );
}

function quoteFacts(t: Translator, quote: LoanQuoteView, currency: string): readonly Fact[] {
  const money = (minor: number) => <Amount t={t} minor={minor} currency={currency} money />;
  const perDiem = t.formatMoney(quote.perDiem, currency);
  return [
    {
      term: t("quote.bringCurrent"),
      detail: quote.bringCurrent === 0 ? t("quote.isCurrent") : money(quote.bringCurrent),
    },
    {
      term: t("quote.payoff"),
      detail: (
        <>
          {money(quote.payoff)}{" "}
          {quote.perDiem > 0 && (
            <span class="quiet">{t("quote.perDiem", { amount: perDiem })}</span>
          )}
        </>
      ),
    },
  ];
}

type EffectProps = Readonly<{
  t: Translator;
  payment: NonNullable<LoanQuoteView["payment"]>;
  currency: string;
}>;

function Effect({ t, payment, currency }: EffectProps) {
  const { installments, pays, toCredit, before, after, amount } = payment;
  const shown = COMPONENTS.filter((component) => pays[component] > 0);
  const money = (minor: number) => t.formatMoney(minor, currency);
  const caption = t("quote.effect", { amount: money(amount) });
  return (
    <>
      <p class="quote-words">
        <b>{caption}</b>{" "}
        {t("quote.standing", {
          daysBefore: before.daysPastDue,
          daysAfter: after.daysPastDue,
          amountAfter: money(after.pastDueAmount),
        })}
        {toCredit > 0 && ` ${t("quote.toCredit", { amount: money(toCredit) })}`}
      </p>
      <TableRegion id="quote-table">
        <table class="table">
          <caption id="quote-table-caption" class="unseen">
            {caption}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="numeric">
                {t("loan.number")}
              </th>
              <th scope="col">{t("loan.dueOn")}</th>
              {shown.map((component) => (
                <th scope="col" class="numeric">
                  {t(`loan.component.${component}`)} <span class="unit">{currency}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {installments.map((one) => (
              <tr>
                <th scope="row" class="numeric">
                  {one.number}
                </th>
                <td>
                  <DateText t={t} on={one.dueOn} />
                </td>
                {shown.map((component) => (
                  <td class="numeric">
                    <Amount t={t} minor={one[component]} currency={currency} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </>
  );
}

import type { Translator } from "../locales/translate";

export type AmountProps = Readonly<{
  t: Translator;
  minor: number;
  currency: string;
  /** With the currency, where no column head names it. */
  money?: boolean;
  /** What the amount is made of, on hover. */
  title?: string | undefined;
}>;

/** Money in minor units. Zero is a dash: an empty place is read faster than 0.00. */
export function Amount({ t, minor, currency, money, title }: AmountProps) {
  if (minor === 0) {
    return (
      <data class="zero" value="0" title={title}>
        –
      </data>
    );
  }
  const text = money ? t.formatMoney(minor, currency) : t.formatAmount(minor, currency);
  return (
    <data class="amount" value={plainDecimal(t, minor, currency)} title={title}>
      {text}
    </data>
  );
}

function plainDecimal(t: Translator, minor: number, currency: string): string {
  const exponent = t.exponentOf(currency);
  if (exponent === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** How a language writes figures, money, dates and times. */
export type Formats = Readonly<{
  /** Decimals of a currency's minor unit: 2 for USD, 0 for JPY. */
  exponentOf(currency: string): number;
  /** Minor units as a plain decimal, without the currency: columns name it once in their head. */
  formatAmount(minor: number, currency: string): string;
  /** Minor units with the currency, for use in a sentence. */
  formatMoney(minor: number, currency: string): string;
  formatDate(date: string): string;
  /** Day and month only, for axes and tight places. */
  formatDay(date: string): string;
  /** The month alone, for an axis. */
  formatMonth(date: string): string;
  /** The month with its year. */
  formatMonthOfYear(date: string): string;
  formatYear(date: string): string;
  formatInstant(ms: number, timezone: string): string;
  formatTime(ms: number, timezone: string): string;
  formatNumber(value: number): string;
  /** A decimal string or number that is a percentage already: "4.12" → "4.12%". */
  formatPercent(percent: string | number): string;
  /** A share in a column: two decimals always, so that they align. */
  formatShare(percent: number): string;
  /** Seconds as a rounded length of time: "2 minutes". */
  formatDuration(seconds: number): string;
  formatBytes(bytes: number): string;
  formatList(items: readonly string[]): string;
}>;

// British order (14 Mar 2026) cannot be misread; American 03/04 can.
const DATE_TAGS: Readonly<Record<string, string>> = { en: "en-GB" };

export function formatsOf(locale: string): Formats {
  return { ...numberFormats(locale), ...dateFormats(DATE_TAGS[locale] ?? locale) };
}

type Decimal = `${number}`;

function numberFormats(locale: string) {
  const plain = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const amount = memoized(
    (currency) =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: exponentOf(currency),
        maximumFractionDigits: exponentOf(currency),
      }),
  );
  const money = memoized(
    (currency) => new Intl.NumberFormat(locale, { style: "currency", currency }),
  );
  return {
    exponentOf,
    formatAmount: (minor: number, currency: string) =>
      minus(amount(currency).format(major(minor, currency))),
    formatMoney: (minor: number, currency: string) =>
      minus(money(currency).format(major(minor, currency))),
    formatNumber: (value: number) => plain.format(value),
    formatPercent: (value: string | number) => percent.format(`${Number(value)}e-2` as Decimal),
    formatShare: (value: number) => share.format(`${value}e-2` as Decimal),
    formatDuration: (seconds: number) => formatDuration(locale, seconds),
    formatBytes: (bytes: number) => formatBytes(locale, bytes),
    formatList: (items: readonly string[]) => list.format(items),
  };
}

function dateFormats(tag: string) {
  const utc = { timeZone: "UTC" } as const;
  const date = new Intl.DateTimeFormat(tag, { ...utc, dateStyle: "medium" });
  const day = new Intl.DateTimeFormat(tag, { ...utc, day: "numeric", month: "short" });
  const month = new Intl.DateTimeFormat(tag, { ...utc, month: "short" });
  const monthOfYear = new Intl.DateTimeFormat(tag, { ...utc, month: "short", year: "numeric" });
  const year = new Intl.DateTimeFormat(tag, { ...utc, year: "numeric" });
  const instant = perZone(tag, { dateStyle: "medium", timeStyle: "short" });
  const time = perZone(tag, { timeStyle: "short" });
  return {
    formatDate: (text: string) => date.format(new Date(`${text}T00:00:00Z`)),
    formatDay: (text: string) => day.format(new Date(`${text}T00:00:00Z`)),
    formatMonth: (text: string) => month.format(new Date(`${text}T00:00:00Z`)),
    formatMonthOfYear: (text: string) => monthOfYear.format(new Date(`${text}T00:00:00Z`)),
    formatYear: (text: string) => year.format(new Date(`${text}T00:00:00Z`)),
    formatInstant: (ms: number, timezone: string) => instant(timezone).format(new Date(ms)),
    formatTime: (ms: number, timezone: string) => time(timezone).format(new Date(ms)),
  };
}

const exponents = new Map<string, number>();

function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  exponents.set(currency, maximumFractionDigits ?? 2);
  return maximumFractionDigits ?? 2;
}

/** A true minus sign is as wide as a digit, and screen readers say it. */
function minus(text: string): string {
  return text.replace("-", "−");
}

/** Exact: a decimal string, because minor ÷ 100 as a float loses cents in the trillions. */
function major(minor: number, currency: string): Decimal {
  return `${minor}e-${exponentOf(currency)}` as Decimal;
}

function perZone(tag: string, options: Intl.DateTimeFormatOptions) {
  return memoized((timeZone) => new Intl.DateTimeFormat(tag, { ...options, timeZone }));
}

function memoized<Value>(open: (key: string) => Value): (key: string) => Value {
  const opened = new Map<string, Value>();
  return (key) => {
    const known = opened.get(key);
    if (known !== undefined) return known;
    const value = open(key);
    opened.set(key, value);
    return value;
  };
}

const DURATION_STEPS = [
  { unit: "second", seconds: 1, below: 90 },
  { unit: "minute", seconds: 60, below: 90 * 60 },
  { unit: "hour", seconds: 3600, below: 36 * 3600 },
  { unit: "day", seconds: 86_400, below: Number.POSITIVE_INFINITY },
] as const;

function formatDuration(locale: string, seconds: number): string {
  const step = DURATION_STEPS.find(({ below }) => seconds < below) ?? DURATION_STEPS[0];
  const value = Math.max(1, Math.round(seconds / step.seconds));
  return unitFormat(locale, step.unit, 0).format(value);
}

function formatBytes(locale: string, bytes: number): string {
  if (bytes < 1000) return unitFormat(locale, "byte", 0).format(bytes);
  if (bytes < 1e6) return unitFormat(locale, "kilobyte", 0).format(bytes / 1e3);
  return unitFormat(locale, "megabyte", 1).format(bytes / 1e6);
}

function unitFormat(locale: string, unit: string, maximumFractionDigits: number) {
  const unitDisplay = unit.includes("byte") && unit !== "byte" ? "short" : "long";
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay,
    maximumFractionDigits,
  });
}

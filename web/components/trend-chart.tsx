import type { Translator } from "../locales/translate";

export type TrendPoint = Readonly<{ on: string; value: number | null }>;

export type TrendChartProps = Readonly<{
  t: Translator;
  title: string;
  points: readonly TrendPoint[];
  /** percent: a percentage; count: whole things; amount: minor units of `currency`. */
  unit: "percent" | "count" | "amount";
  currency?: string;
  /** Each point is a month: the ends of the axis are months with their years. */
  monthly?: boolean;
}>;

const WIDTH = 300;
const HEIGHT = 72;

/** One measure over time, from zero, with its last, highest and lowest value in words. */
export function TrendChart(props: TrendChartProps) {
  const { t, title, points, unit, currency = "USD", monthly } = props;
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [first, last] = [points.at(0), points.at(-1)];
  if (!first || !last || known.length < 2) return <Waiting t={t} title={title} />;
  const write = (value: number) => writeValue(t, value, unit, currency);
  const highest = Math.max(...known);
  const end = monthly ? t.formatMonthOfYear : t.formatDay;
  return (
    <figure class="trend">
      <figcaption>
        <span class="trend-title">{title}</span>
        <span class="trend-value">{write(known.at(-1) ?? 0)}</span>
      </figcaption>
      <div
        class="trend-plot"
        data-trend={unit}
        data-dates={points.map(({ on }) => on).join()}
        data-values={points.map(({ value }) => value ?? "").join()}
        data-exponent={unit === "amount" ? t.exponentOf(currency) : undefined}
      >
        <svg
          class="trend-line"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${title}: ${write(known[0] ?? 0)} → ${write(known.at(-1) ?? 0)}`}
        >
          <path class="trend-area" d={areaPath(points, highest)} />
          <path class="trend-stroke" d={linePath(points, highest)} />
        </svg>
      </div>
      <p class="trend-axis">
        <time datetime={first.on}>{end(first.on)}</time>
        <span>
          {t("chart.low", { value: write(Math.min(...known)) })} ·{" "}
          {t("chart.high", { value: write(highest) })}
        </span>
        <time datetime={last.on}>{end(last.on)}</time>
      </p>
    </figure>
  );
}

function Waiting({ t, title }: Readonly<{ t: Translator; title: string }>) {
  return (
    <figure class="trend">
      <figcaption>
        <span class="trend-title">{title}</span>
      </figcaption>
      <p class="quiet">{t("overview.trend.waiting")}</p>
    </figure>
  );
}

function writeValue(t: Translator, value: number, unit: TrendChartProps["unit"], currency: string) {
  if (unit === "percent") return t.formatPercent(value);
  return unit === "count" ? t.formatNumber(value) : t.formatAmount(value, currency);
}

/** A gap in the days is a gap in the line. */
function linePath(points: readonly TrendPoint[], highest: number): string {
  let open = false;
  return points
    .map(({ value }, index) => {
      if (value === null) {
        open = false;
        return "";
      }
      const command = open ? "L" : "M";
      open = true;
      return `${command}${place(index, points.length)} ${height(value, highest)}`;
    })
    .join("");
}

function areaPath(points: readonly TrendPoint[], highest: number): string {
  const known = points.flatMap(({ value }, index) => (value === null ? [] : [{ value, index }]));
  const along = known.map(
    ({ value, index }) => `L${place(index, points.length)} ${height(value, highest)}`,
  );
  const [from, to] = [known.at(0)?.index ?? 0, known.at(-1)?.index ?? 0];
  const [left, right] = [place(from, points.length), place(to, points.length)];
  return `M${left} ${HEIGHT}${along.join("")}L${right} ${HEIGHT}Z`;
}

function place(index: number, count: number): string {
  return ((index / (count - 1)) * WIDTH).toFixed(1);
}

function height(value: number, highest: number): string {
  const room = HEIGHT - 4;
  return (HEIGHT - (highest === 0 ? 0 : (value / highest) * room)).toFixed(1);
}

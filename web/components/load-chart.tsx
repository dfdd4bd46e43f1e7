import type { Translator } from "../locales/translate";

export type LoadPoint = Readonly<{ on: string; tested: number; inForce: number }>;

export type LoadChartProps = Readonly<{
  t: Translator;
  title: string;
  /** One of each day, in order. */
  points: readonly LoadPoint[];
  /** Of the version that is tested. */
  version: number;
  capacity: number | null;
}>;

const WIDTH = 600;
const HEIGHT = 96;
const ROOM = 4;

/** How much comes on each day by two policies, from zero, with a line at what can be done. */
export function LoadChart({ t, title, points, version, capacity }: LoadChartProps) {
  const [first, last] = [points.at(0), points.at(-1)];
  if (!first || !last) return null;
  const most = {
    tested: Math.max(...points.map(({ tested }) => tested)),
    inForce: Math.max(...points.map(({ inForce }) => inForce)),
  };
  const highest = Math.max(most.tested, most.inForce, capacity ?? 0);
  const words = t("simulation.chart.words", {
    title,
    tested: t.formatNumber(most.tested),
    inForce: t.formatNumber(most.inForce),
  });
  const path = (side: "tested" | "inForce") =>
    points
      .map(
        (point, index) =>
          `${index === 0 ? "M" : "L"}${placeOf(index, points.length)} ${heightOf(point[side], highest)}`,
      )
      .join("");
  return (
    <figure class="load-chart">
      <figcaption class="trend-title">{words}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
      >
        <path class="load-in-force" d={path("inForce")} />
        <path class="load-tested" d={path("tested")} />
        {capacity !== null && (
          <line
            class="load-capacity"
            x1={0}
            x2={WIDTH}
            y1={heightOf(capacity, highest)}
            y2={heightOf(capacity, highest)}
          />
        )}
      </svg>
      <p class="trend-axis">
        <time datetime={first.on}>{t.formatDay(first.on)}</time>
        <time datetime={last.on}>{t.formatDay(last.on)}</time>
      </p>
      <p class="load-legend">
        <span>
          <Key name="load-tested" /> {t("simulation.tested", { version })}
        </span>
        <span>
          <Key name="load-in-force" /> {t("simulation.inForce")}
        </span>
        {capacity !== null && (
          <span>
            <Key name="load-capacity" />{" "}
            {t("simulation.chart.capacity", { count: t.formatNumber(capacity) })}
          </span>
        )}
      </p>
    </figure>
  );
}

function Key({ name }: Readonly<{ name: string }>) {
  return (
    <svg class="load-key" viewBox="0 0 32 8" aria-hidden="true">
      <line class={name} x1={0} x2={32} y1={4} y2={4} />
    </svg>
  );
}

function placeOf(index: number, count: number): string {
  return (count < 2 ? 0 : (index / (count - 1)) * WIDTH).toFixed(1);
}

function heightOf(value: number, highest: number): string {
  return (HEIGHT - (highest === 0 ? 0 : (value / highest) * (HEIGHT - ROOM))).toFixed(1);
}

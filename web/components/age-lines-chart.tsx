export type AgeLine = Readonly<{
  name: string;
  /** By age from 0; null where nothing is known. */
  values: readonly (number | null)[];
}>;

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 54;
const RIGHT = 104;
const TOP = 18;
const BOTTOM = 26;

/**
 * Lines over months on book, in percent from zero. Later lines are darker, and the first, the last and the
 * highest are named where they end: the table below has them all.
 */
export function AgeLinesChart({
  lines,
  title,
  axis,
  formatPercent,
}: Readonly<{
  lines: readonly AgeLine[];
  title: string;
  axis: string;
  formatPercent: (percent: number) => string;
}>) {
  const known = lines.filter(({ values }) => values.some((value) => value !== null));
  const ages = Math.max(2, ...known.map(({ values }) => values.length));
  const top = niceTop(Math.max(0, ...known.flatMap(({ values }) => values.map((one) => one ?? 0))));
  const x = (age: number) => LEFT + (age / (ages - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (percent: number) => HEIGHT - BOTTOM - (percent / top) * (HEIGHT - TOP - BOTTOM);
  const labels = placedLabels(known, y);
  return (
    <svg
      class="age-lines"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${title}: ${known.map(({ name }) => name).join(", ")}`}
    >
      {[0, 0.5, 1].map((share) => (
        <g class="age-lines-grid">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(top * share)} y2={y(top * share)} />
          <text x={LEFT - 6} y={y(top * share) + 4} text-anchor="end">
            {formatPercent(top * share)}
          </text>
        </g>
      ))}
      {ticks(ages).map((age) => (
        <text class="age-lines-tick" x={x(age)} y={HEIGHT - 8} text-anchor="middle">
          {age}
        </text>
      ))}
      <text class="age-lines-tick" x={WIDTH} y={HEIGHT - 8} text-anchor="end">
        {axis}
      </text>
      {known.map(({ name, values }, index) => (
        <path class={`age-line age-line-${shade(index, known.length)}`} d={path(values, x, y)}>
          <title>{name}</title>
        </path>
      ))}
      {labels.map(({ name, age, at }) => (
        <text class="age-lines-name" x={x(age) + 6} y={at + 4}>
          {name}
        </text>
      ))}
    </svg>
  );
}

function path(
  values: AgeLine["values"],
  x: (age: number) => number,
  y: (percent: number) => number,
): string {
  let open = false;
  return values
    .map((value, age) => {
      if (value === null) {
        open = false;
        return "";
      }
      const command = open ? "L" : "M";
      open = true;
      return `${command}${x(age).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
}

const LABEL_HEIGHT = 14;

function placedLabels(lines: readonly AgeLine[], y: (percent: number) => number) {
  const ends = lines
    .filter(({ values }) => values.length > 2)
    .map(({ name, values }) => {
      const age = values.findLastIndex((value) => value !== null);
      return { name, age, at: y(values[age] ?? 0) };
    });
  const highest = ends.reduce((best, end) => (end.at < best.at ? end : best), ends[0] ?? NOWHERE);
  const chosen = [...new Set([highest, ends.at(-1), ends[0]])];
  const placed: typeof ends = [];
  for (const end of chosen) {
    const isFree = end && placed.every(({ at }) => Math.abs(at - end.at) >= LABEL_HEIGHT);
    if (end && isFree) placed.push(end);
  }
  return placed;
}

const NOWHERE = { name: "", age: 0, at: 0 };

/** The oldest palest: six steps of the ramp that stand out from the paper. */
function shade(index: number, count: number): number {
  return count < 2 ? 6 : 3 + Math.round((index / (count - 1)) * 5);
}

function ticks(ages: number): readonly number[] {
  const every = ages <= 13 ? 1 : ages <= 25 ? 3 : 6;
  return Array.from({ length: ages }, (_, age) => age).filter((age) => age % every === 0);
}

/** A round number not far above. */
function niceTop(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * power >= most) ?? 10;
  return step * power;
}

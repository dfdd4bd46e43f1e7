import type { BusinessDate } from "../../src/kernel/calendar";
import type { Translator } from "../locales/translate";
import {
  type LateDaysLine,
  type LateDaysShape,
  type LateStretch,
  shapeLateDays,
} from "./late-days-shape";

export type LateDaysChartProps = Readonly<{
  t: Translator;
  /** Oldest first. */
  lines: readonly LateDaysLine[];
  from: BusinessDate;
  through: BusinessDate;
  /** What the picture says, for who cannot see it. */
  label: string;
}>;

/** Room above for the figures of peaks, the plot itself, and room below for the months. */
const TOP = 20;
const PLOT = 112;
const BOTTOM = 22;

/**
 * Days past due over time: a slope that rises by one a day and falls when something is met. The
 * height says what the ramp repeats, so it reads in grey. The plot is stretched to the width; the
 * words are placed in percent and keep their size.
 */
export function LateDaysChart({ t, lines, from, through, label }: LateDaysChartProps) {
  const shape = shapeLateDays(lines, { from, through });
  return (
    <figure class="late-days">
      <figcaption class="late-days-title">
        {t("loan.history.axis", { from: t.formatDate(from), to: t.formatDate(through) })}
      </figcaption>
      <svg
        class="late-days-plot"
        width="100%"
        height={TOP + PLOT + BOTTOM}
        role="img"
        aria-label={label}
      >
        <Levels shape={shape} />
        <Ticks t={t} shape={shape} />
        <svg
          x="0"
          y={TOP}
          width="100%"
          height={PLOT}
          viewBox={`0 0 ${shape.dayCount} ${shape.daysMax}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {shape.stretches.map((stretch) => (
            <path class={`ramp-fill-${stretch.bucket}`} d={areaOf(stretch, shape.daysMax)} />
          ))}
          <path class="late-days-line" d={lineOf(shape)} />
        </svg>
        <line class="late-days-base" x1="0" x2="100%" y1={TOP + PLOT} y2={TOP + PLOT} />
        <Peaks t={t} shape={shape} />
      </svg>
    </figure>
  );
}

function Levels({ shape }: Readonly<{ shape: LateDaysShape }>) {
  return shape.levels.map((level) => {
    const y = heightOf(level, shape);
    return (
      <>
        <line class="late-days-level" x1="0" x2="100%" y1={y} y2={y} />
        <text class="late-days-axis" x="0" y={y} dx="-8" dy="0.35em" text-anchor="end">
          {level}
        </text>
      </>
    );
  });
}

type PartProps = Readonly<{ t: Translator; shape: LateDaysShape }>;

function Ticks({ t, shape }: PartProps) {
  const base = TOP + PLOT;
  return shape.ticks.map(({ at, on }) => {
    const share = at / shape.dayCount;
    const x = percent(share);
    const isNewYear = on.slice(5, 7) === "01";
    return (
      <>
        <line class="late-days-tick" x1={x} x2={x} y1={base} y2={base + 4} />
        {/* At the edges a label would hang out of the picture. */}
        {share > 0.03 && share < 0.97 && (
          <text class="late-days-axis" x={x} y={base + 17} text-anchor="middle">
            {isNewYear ? t.formatYear(on) : t.formatMonth(on)}
          </text>
        )}
      </>
    );
  });
}

function Peaks({ t, shape }: PartProps) {
  return shape.peaks.map(({ at, days }) => {
    const share = at / shape.dayCount;
    const anchor = share < 0.08 ? "start" : share > 0.92 ? "end" : "middle";
    return (
      <text
        class="late-days-peak"
        x={percent(share)}
        y={heightOf(days, shape)}
        dy="-6"
        text-anchor={anchor}
      >
        {t("loan.history.days", { count: days })}
      </text>
    );
  });
}

function heightOf(days: number, { daysMax }: LateDaysShape): number {
  return Math.round((TOP + PLOT * (1 - days / daysMax)) * 10) / 10;
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}

function areaOf({ start, end, rise }: LateStretch, daysMax: number): string {
  const [low, high] = [daysMax - rise[0], daysMax - rise[1]];
  return `M${start} ${daysMax}L${start} ${low}L${end} ${high}L${end} ${daysMax}Z`;
}

/** Along the tops: up with the days, straight down when something is met. */
function lineOf({ stretches, daysMax, dayCount }: LateDaysShape): string {
  return stretches
    .map(({ start, end, rise }, index) => {
      const goesOn = stretches[index - 1]?.end === start;
      const ends = end < dayCount && stretches[index + 1]?.start !== end;
      const up = `L${start} ${daysMax - rise[0]}L${end} ${daysMax - rise[1]}`;
      return `${goesOn ? "" : `M${start} ${daysMax}`}${up}${ends ? `L${end} ${daysMax}` : ""}`;
    })
    .join("");
}
